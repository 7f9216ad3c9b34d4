package casework

import (
	"encoding/json"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/calendar"
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
	f.keep(err)
	if err != nil || !ok {
		return nil, false
	}
	f.note(stream, c.Base().Version)
	return c, true
}

// Used notes the value that the act rests on.
func (f *facts) Used(stream string, value any) {
	b, err := json.Marshal(value)
	f.keep(err)
	f.note(stream, 0).Value = b
}

// Spans gives the appraisals of a person, the periods of a system, or the agency's systems that were put in force.
func (f *facts) Spans(kind, person string) []act.Span {
	switch kind {
	case "system":
		return f.systems()
	case "appraisal":
		return f.appraisals(person)
	case "period":
		return f.periods(person)
	}
	return nil
}

// systems gives the systems that were put in force, as this transaction has them.
func (f *facts) systems() []act.Span {
	s := f.session
	if s.systems == nil { // asked once a transaction: a query between two acts breaks up what is written together
		list, err := s.tx.SystemsInForce(s.ctx, s.tx.Head.Agency)
		f.keep(err)
		s.systems = append([]string{}, list...)
	}
	var out []act.Span
	for _, id := range s.systems {
		c, ok, err := f.session.load(id)
		f.keep(err)
		if ok {
			out = append(out, act.Span{Case: id, Days: c.(*adoption.System).Days()})
		}
	}
	return out
}

// periods gives the appraisal periods of a system.
func (f *facts) periods(system string) []act.Span {
	list, err := f.session.tx.Periods(f.session.ctx, f.session.tx.Head.Agency)
	f.keep(err)
	var out []act.Span
	for _, p := range list {
		begin, err := calendar.Parse(p.Begins)
		f.keep(err)
		end, err := calendar.Parse(p.Ends)
		f.keep(err)
		if p.Description == system {
			out = append(out, act.Span{Case: p.ID, Days: calendar.Period{Begin: begin, End: end}})
		}
	}
	return out
}

func (f *facts) appraisals(person string) []act.Span {
	list, err := f.session.tx.AppraisalsOfExecutive(f.session.ctx, executiveKey(f.session.tx.Head.Agency, person))
	f.keep(err)
	var out []act.Span
	for _, a := range list {
		begin, err := calendar.Parse(a.Begins)
		f.keep(err)
		end, err := calendar.Parse(a.Ends)
		f.keep(err)
		out = append(out, act.Span{Case: a.ID, Days: calendar.Period{Begin: begin, End: end}})
	}
	return out
}

// keep keeps the first failure; the act fails with it.
func (f *facts) keep(err error) {
	if err != nil && f.err == nil {
		f.err = err
	}
}

func (f *facts) readings() []act.Reading {
	var out []act.Reading
	for _, r := range f.read {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b act.Reading) int { return strings.Compare(a.Case, b.Case) })
	return out
}
