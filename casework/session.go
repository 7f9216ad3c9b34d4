package casework

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"sesperf/record"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// session is one writing or reading transaction of an agency: the cases as they stand in it.
type session struct {
	door    *Door
	ctx     context.Context
	tx      *store.Tx
	on      calendar.Date
	at      int64
	written map[string]act.Case // cases that this transaction has brought forward
	entries []record.Entry
	ids     map[string]int // act id → index in entries

	asked    map[asking][]string // relations asked for, as long as no act of this transaction changed them
	used     map[string]bool     // whether an act's id was used before this transaction; foresee has asked
	systems  []string            // the systems that were put in force, once asked for
	size     int64               // of the record, before this transaction
	trusting bool                // what the cache is sure of holds at that size
}

func (d *Door) session(ctx context.Context, tx *store.Tx) *session {
	return &session{door: d, ctx: ctx, tx: tx, size: tx.Head.Size, written: map[string]act.Case{}, ids: map[string]int{},
		asked: map[asking][]string{}, used: map[string]bool{}}
}

// told says whether an error is for the sender alone; any other fails the batch.
func told(err error) bool {
	var refusal *act.Refusal
	var invalid *act.Invalid
	var conflict *Conflict
	return errors.As(err, &refusal) || errors.As(err, &invalid) || errors.As(err, &conflict) ||
		errors.Is(err, ErrNotFound) || errors.Is(err, ErrForbidden) || errors.Is(err, ErrUnconfirmed)
}

// do authorizes, judges and writes one act.
func (s *session) do(deed Deed) (Receipt, error) {
	if err := s.time(); err != nil {
		return Receipt{}, err
	}
	if first, err := s.repeated(deed); err != nil || first != nil {
		if first == nil {
			return Receipt{}, err
		}
		return *first, err
	}
	j, err := s.judge(deed)
	if err != nil {
		return Receipt{}, err
	}
	if act.Barred(j.found) {
		return Receipt{}, &act.Refusal{Act: deed.Act, Findings: act.Barring(j.found)}
	}
	return s.write(deed, j)
}

// time settles the day and the instant of this transaction; neither ever runs backwards in a record.
func (s *session) time() error {
	if !s.on.IsZero() {
		return nil
	}
	zone := "America/New_York"
	if c, ok, err := s.load(agency.Stream); err != nil {
		return err
	} else if ok {
		zone = c.(*agency.Agency).TimeZone
	}
	on, at := today(s.door.now(), zone)
	if s.tx.Head.LastOn != "" {
		last, err := calendar.Parse(s.tx.Head.LastOn)
		if err != nil {
			return err
		}
		if on.AddDays(1).Before(last) {
			return fmt.Errorf("the clock says %s, but the record has reached %s: set the clock right; nothing is recorded until then", on, last)
		}
		on, at = calendar.Later(on, last), max(at, s.tx.Head.LastAt)
	}
	s.on, s.at = on, at
	return nil
}

// repeated gives the first receipt of an act that was sent before; nil if it was not.
func (s *session) repeated(deed Deed) (*Receipt, error) {
	if deed.ID == "" || len(deed.ID) > 100 {
		return nil, &act.Invalid{Field: "id", Text: "an act has an id of up to 100 characters, chosen by whoever sends it"}
	}
	var e record.Entry
	if i, ok := s.ids[deed.ID]; ok {
		e = s.entries[i]
	} else if used, foreseen := s.used[deed.ID]; foreseen && !used {
		return nil, nil
	} else {
		var err error
		if e, err = s.tx.EntryOfAct(deed.ID); errors.Is(err, store.ErrNotFound) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
	}
	name, _, _ := strings.Cut(e.Form, "/")
	if e.Actor != deed.By || e.Behalf != deed.For || e.Stream != deed.Case || name != deed.Act {
		return nil, &act.Invalid{Field: "id", Text: "this id belongs to another act that was done before; choose a new one"}
	}
	r, err := s.door.receipt(e)
	r.Repeated = true
	return &r, err
}

// judged is an act that has been judged: what the law says, and what would be recorded.
type judged struct {
	kind  act.Kind
	spec  act.Spec
	case_ act.Case
	have  []act.Relation
	body  act.Body
	files []record.File
	found []act.Finding
}

var streamID = regexp.MustCompile(`^[a-z]+/[A-Za-z0-9._-]{1,80}$`)

// judge asks who the person is to the case, whether the case is still as the person saw it, and what the law says.
func (s *session) judge(deed Deed) (judged, error) {
	var j judged
	var ok bool
	if j.spec, ok = s.door.Spec(deed.Act); !ok {
		return j, &act.Invalid{Field: "act", Text: "there is no act " + deed.Act}
	}
	if !streamID.MatchString(deed.Case) || !strings.HasPrefix(deed.Case, j.spec.Case+"/") {
		return j, &act.Invalid{Field: "of", Text: fmt.Sprintf("%q is not the id of a case of the kind %s", deed.Case, j.spec.Case)}
	}
	j.kind = s.door.kinds[j.spec.Case]
	var err error
	if j.have, err = s.power(deed, j.spec); err != nil {
		return j, err
	}
	if j.spec.Signed && !deed.Confirmed {
		return j, ErrUnconfirmed
	}
	c, found, err := s.load(deed.Case)
	if err != nil {
		return j, err
	}
	if !found {
		c = j.kind.New()
	}
	if j.case_ = c; deed.Seen != AnyVersion && deed.Seen != c.Base().Version {
		return j, &Conflict{Seen: deed.Seen, Now: c.Base().Version, Since: since(j.kind, c, j.have, deed.Seen)}
	}
	if j.found, err = s.opposed(deed, j); err != nil || act.Barred(j.found) {
		return j, err
	}
	f := &facts{session: s}
	files, kept, err := inspect(deed.Files)
	if err != nil {
		return j, err
	}
	j.files = kept
	j.body, j.found, err = j.spec.Check(c, deed.In, act.Question{On: s.on, By: cmp.Or(deed.For, deed.By), Hand: deed.By, Facts: f, Files: files})
	if err == nil {
		err = f.err
	}
	if err == nil && !act.Barred(j.found) {
		err = j.taken()
	}
	j.body.Read = f.readings()
	return j, err
}

// since gives the history after a version, as far as these relations see it.
func since(k act.Kind, c act.Case, have []act.Relation, version int64) []act.Line {
	visible := k.Visible(c, have)
	var out []act.Line
	for _, l := range c.Base().History {
		if l.Version > version && (l.Part == "" || visible[l.Part]) {
			out = append(out, l)
		}
	}
	return out
}

// write makes the entry, folds it, and brings the tables up to date.
func (s *session) write(deed Deed, j judged) (Receipt, error) {
	if deed.Draft != "" {
		prepared, err := s.tx.TakeDraft(s.ctx, draftKey(deed))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return Receipt{}, err
		}
		if prepared != deed.By {
			j.body.Prepared = prepared
		}
	}
	body, err := json.Marshal(j.body)
	if err != nil {
		return Receipt{}, err
	}
	e := record.Entry{Salt: record.NewSalt(), Body: body, Files: j.files, Header: record.Header{Agency: deed.Agency, Seq: s.tx.Head.Size + int64(len(s.entries)),
		Stream: deed.Case, Version: j.case_.Base().Version + 1, On: s.on.String(), At: s.at, Actor: deed.By, Behalf: deed.For, Act: deed.ID,
		Form: fmt.Sprintf("%s/%d", j.spec.Name, j.spec.Form)}}
	e.Sum = record.SumOf(e.Salt, e.Body)
	before, err := rows(deed.Agency, j.kind, j.case_)
	if err != nil {
		return Receipt{}, err
	}
	now := copyCase(j.case_)
	if err := fold(j.kind, now, e); err != nil {
		return Receipt{}, err
	}
	if err := s.loadBeneath(now); err != nil {
		return Receipt{}, err
	}
	after, err := rows(deed.Agency, j.kind, now)
	if err != nil {
		return Receipt{}, err
	}
	if err := s.tx.Put(before, after); err != nil {
		return Receipt{}, err
	}
	s.changed(j.kind.Name, deed.Case)
	s.written[deed.Case] = now
	s.ids[deed.ID] = len(s.entries)
	s.entries = append(s.entries, e)
	return s.door.receipt(e)
}

func (s *session) append() error {
	if len(s.entries) == 0 {
		return nil
	}
	return s.tx.Append(s.entries...)
}

// receipt is what an entry tells its sender.
func (d *Door) receipt(e record.Entry) (Receipt, error) {
	m, b, err := read(e)
	if err != nil {
		return Receipt{}, err
	}
	spec, ok := d.Spec(m.Act)
	if !ok {
		return Receipt{}, fmt.Errorf("entry %d: this program does not know the act %s", m.Seq, m.Act)
	}
	return Receipt{Meta: m, Agency: e.Agency, Title: spec.Title, Findings: b.Findings}, nil
}
