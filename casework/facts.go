package casework

import (
	"encoding/json"
	"sort"

	"sesperf/rules/act"
)

// facts answers the rules about other cases, inside the transaction, and notes what was read.
type facts struct {
	session *session
	read    map[string]*act.Reading
	err     error // the first failure; the act fails with it
}

var _ act.Facts = (*facts)(nil)

func (f *facts) note(stream string, version int64) *act.Reading {
	if f.read == nil {
		f.read = map[string]*act.Reading{}
	}
	r, ok := f.read[stream]
	if !ok {
		r = &act.Reading{Case: stream, Version: version}
		f.read[stream] = r
	}
	return r
}

// Look gives another case as it stands in this transaction.
func (f *facts) Look(stream string) (act.Case, bool) {
	c, ok, err := f.session.load(stream)
	if err != nil && f.err == nil {
		f.err = err
	}
	if err != nil || !ok {
		return nil, false
	}
	f.note(stream, c.Base().Version)
	return c, true
}

// Used notes the value that the act rests on.
func (f *facts) Used(stream string, value any) {
	b, err := json.Marshal(value)
	if err != nil && f.err == nil {
		f.err = err
	}
	f.note(stream, 0).Value = b
}

// Streams gives the appraisals of a person; other kinds concern nobody.
func (f *facts) Streams(kind, person string) []string {
	var out []string
	if kind != "appraisal" {
		return nil
	}
	list, err := f.session.tx.AppraisalsOfExecutive(f.session.ctx, executiveKey(f.session.tx.Head.Agency, person))
	if err != nil && f.err == nil {
		f.err = err
	}
	for _, a := range list {
		out = append(out, a.ID)
	}
	return out
}

func (f *facts) readings() []act.Reading {
	var out []act.Reading
	for _, r := range f.read {
		out = append(out, *r)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Case < out[j].Case })
	return out
}
