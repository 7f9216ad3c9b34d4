package casework

import (
	"context"
	"errors"
	"strings"

	"sesperf/record"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// Sight is a case as one person may see it today.
type Sight struct {
	Acting    // who looks, and in whose place
	Kind      act.Kind
	Case      act.Case
	Relations []act.Relation
	Visible   map[string]bool // the parts the person may see
	On        calendar.Date
	Steps     []act.Step                // every act of the case: whether it is the person's, and what bars it today
	Lines     []act.Line                // the history, as far as the person may see it
	Tasks     []act.Task                // what people owe or may do
	Names     map[string]string         // of the people, units, periods and boards that the case names
	Moved     *appraisal.PositionChange // the executive’s position is another than the plan in force was made for; nil if not, and for a past day
	Guided    *appraisal.Guided         // the assessment and guidelines that an appraisal’s rating rests on; nil before there are any
	Opened    []appraisal.Opening       // who, being no party to the appraisal, opened it
}

// Look gives a case as the person may see it; ErrNotFound if there is none or the person may see nothing of it.
func (d *Door) Look(ctx context.Context, in, person, stream string) (*Sight, error) {
	return d.LookAs(ctx, in, Acting{By: person}, stream, calendar.Date{})
}

// LookAsOf gives the case as it stood at the end of a day, as the person may see it today.
func (d *Door) LookAsOf(ctx context.Context, in, person, stream string, asOf calendar.Date) (*Sight, error) {
	return d.LookAs(ctx, in, Acting{By: person}, stream, asOf)
}

// LookAs gives the case as somebody may see it who may act or prepare in another's place; a zero day is now.
func (d *Door) LookAs(ctx context.Context, in string, a Acting, stream string, asOf calendar.Date) (*Sight, error) {
	var out *Sight
	err := d.reading(ctx, in, func(s *session) error {
		k, err := d.kindOf(stream)
		if err != nil {
			return ErrNotFound
		}
		have, err := s.sees(a, stream)
		if err != nil {
			return err
		}
		c, ok, err := s.asOf(k, stream, asOf)
		if err != nil {
			return err
		}
		if !ok || len(have) == 0 {
			return ErrNotFound
		}
		visible := k.Visible(c, have)
		if len(visible) == 0 {
			return ErrNotFound
		}
		f := &facts{session: s}
		out = &Sight{Acting: a, Kind: k, Case: c, Relations: have, Visible: visible, On: s.on, Lines: since(k, c, have, 0)}
		out.Steps = k.Next(c, have, act.Question{On: s.on, By: a.Person(), Hand: a.By, Facts: f})
		if k.Tasks != nil {
			out.Tasks = k.Tasks(c)
		}
		if a, is := c.(*appraisal.Appraisal); is && asOf.IsZero() && visible["plan"] {
			out.Moved = a.PositionChanged(f)
		}
		if out.Names, err = s.names(c); err != nil {
			return err
		}
		if err := s.guided(out, f, asOf); err != nil {
			return err
		}
		if out.Opened, err = s.openings(c); err != nil {
			return err
		}
		return f.err
	})
	return out, err
}

// guided adds what the appraisal's rating rests on, with the names of those who issued it.
func (s *session) guided(out *Sight, f *facts, asOf calendar.Date) error {
	c, is := out.Case.(*appraisal.Appraisal)
	if !is {
		return nil
	}
	on := s.on
	if !asOf.IsZero() {
		on = asOf
	}
	g, ok := c.Guided(f, on)
	if !ok {
		return nil
	}
	out.Guided = &g
	if err := s.nameOf(g.Assessment.By, out.Names); err != nil {
		return err
	}
	return s.nameOf(g.Guidelines.By, out.Names)
}

// asOf folds a case up to the end of a day; a zero day is now.
func (s *session) asOf(k act.Kind, stream string, day calendar.Date) (act.Case, bool, error) {
	if day.IsZero() {
		return s.load(stream)
	}
	entries, err := s.tx.Entries(stream, 0)
	if err != nil {
		return nil, false, err
	}
	c := k.New()
	for _, e := range entries {
		if e.On > day.String() {
			break
		}
		if err := fold(k, c, e); err != nil {
			return nil, false, err
		}
	}
	return c, c.Base().Version > 0, s.loadBeneath(c)
}

// reading runs fn on one snapshot of an agency.
func (d *Door) reading(ctx context.Context, in string, fn func(*session) error) error {
	return d.db.Read(ctx, func(tx *store.Tx) error {
		if err := tx.Of(in); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		s := d.session(ctx, tx)
		s.trusting = d.cache.at(in, s.size, false)
		if err := s.time(); err != nil {
			return err
		}
		return fn(s)
	})
}

// Judgement is what would come of an act if it were sent now.
type Judgement struct {
	Spec     act.Spec
	Findings []act.Finding // all of them, those that bar too
	Body     act.Body      // what would be recorded; empty when barred
	Case     act.Case
}

// Try judges an act without doing it: what the page shows to be checked before it is signed. The errors are those
// of Do, but a refusal is among the findings and no confirmation is asked.
func (d *Door) Try(ctx context.Context, deed Deed) (Judgement, error) {
	var out Judgement
	deed.Confirmed = true
	err := d.reading(ctx, deed.Agency, func(s *session) error {
		j, err := s.judge(deed)
		out = Judgement{Spec: j.spec, Findings: j.found, Body: j.body, Case: j.case_}
		return err
	})
	return out, err
}

// Entry gives one entry of a case that the person may see, by its place in the record, with its receipt.
func (d *Door) Entry(ctx context.Context, in, person string, seq int64) (record.Entry, Receipt, error) {
	var e record.Entry
	var r Receipt
	err := d.reading(ctx, in, func(s *session) (err error) {
		if e, err = s.tx.Entry(seq); errors.Is(err, store.ErrNotFound) {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		have, err := s.relations(person, e.Stream)
		if err != nil {
			return err
		}
		c, ok, err := s.load(e.Stream)
		if err != nil {
			return err
		}
		if r, err = d.receipt(e); err != nil {
			return err
		}
		for _, l := range since(d.kinds[kindName(e.Stream)], c, have, 0) {
			if ok && l.Seq == seq {
				r.Text = l.Text
				return nil
			}
		}
		if e.Actor == person || e.Behalf == person {
			return nil
		}
		return ErrNotFound
	})
	return e, r, err
}

func kindName(stream string) string {
	name, _, _ := strings.Cut(stream, "/")
	return name
}
