package casework

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"sesperf/record"
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// read takes an entry apart: what the record says of it, and its body.
func read(e record.Entry) (act.Meta, act.Body, error) {
	name, form, _ := strings.Cut(e.Form, "/")
	n, err := strconv.Atoi(form)
	if err != nil {
		return act.Meta{}, act.Body{}, fmt.Errorf("entry %d: its form %q cannot be read", e.Seq, e.Form)
	}
	on, err := calendar.Parse(e.On)
	if err != nil {
		return act.Meta{}, act.Body{}, fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	var b act.Body
	if err := json.Unmarshal(e.Body, &b); err != nil {
		return act.Meta{}, act.Body{}, fmt.Errorf("entry %d: its body cannot be read: %w", e.Seq, err)
	}
	return act.Meta{Act: name, Form: n, Case: e.Stream, Seq: e.Seq, Version: e.Version, On: on, At: e.At, By: e.Actor, For: e.Behalf, Sum: hex.EncodeToString(e.Sum[:])}, b, nil
}

// fold brings the case forward by one entry.
func fold(k act.Kind, c act.Case, e record.Entry) error {
	m, b, err := read(e)
	if err != nil {
		return err
	}
	if m.Version != c.Base().Version+1 {
		return fmt.Errorf("entry %d: version %d of %s follows version %d", m.Seq, m.Version, m.Case, c.Base().Version)
	}
	return k.Fold(c, m, b)
}

// copyCase gives a case that can be folded on while others read the old one: the acts' Apply clone what they change.
func copyCase(c act.Case) act.Case {
	old := reflect.ValueOf(c).Elem()
	fresh := reflect.New(old.Type())
	fresh.Elem().Set(old)
	return fresh.Interface().(act.Case)
}

// kindOf gives the kind of case that a stream holds.
func (d *Door) kindOf(stream string) (act.Kind, error) {
	name, _, _ := strings.Cut(stream, "/")
	k, ok := d.kinds[name]
	if !ok {
		return act.Kind{}, fmt.Errorf("%s: this program does not know cases of the kind %q", stream, name)
	}
	return k, nil
}

// resting is a case that can be asked only after another one was read: an appraisal, after its agency's system.
type resting interface{ RestsOn() string }

// loadBeneath reads the case that this one rests on, if it does.
func (s *session) loadBeneath(c act.Case) error {
	r, ok := c.(resting)
	if !ok || r.RestsOn() == "" {
		return nil
	}
	_, found, err := s.load(r.RestsOn())
	if err == nil && !found {
		err = fmt.Errorf("%s rests on %s, which is not there", c.Base().ID, r.RestsOn())
	}
	return err
}

// load gives a case as it stands in this transaction; false if it has no entry.
func (s *session) load(stream string) (act.Case, bool, error) {
	if c, ok := s.written[stream]; ok {
		return c, true, nil
	}
	k, err := s.door.kindOf(stream)
	if err != nil {
		return nil, false, nil // no such kind, so no such case
	}
	version, err := s.version(stream)
	if err != nil || version == 0 {
		return nil, false, err
	}
	if c, ok := s.door.cache.get(s.tx.Head.Agency, stream, version); ok {
		return c, true, nil
	}
	c := k.New()
	if old, ok := s.door.cache.any(s.tx.Head.Agency, stream); ok && old.Base().Version < version {
		c = copyCase(old)
	}
	entries, err := s.tx.Entries(stream, c.Base().Version)
	if err != nil {
		return nil, false, err
	}
	for _, e := range entries {
		if err := fold(k, c, e); err != nil {
			return nil, false, err
		}
	}
	if err := s.loadBeneath(c); err != nil {
		return nil, false, err
	}
	s.door.cache.put(s.tx.Head.Agency, stream, c) // what is read is committed: this transaction's own cases are in written
	return c, true, nil
}
