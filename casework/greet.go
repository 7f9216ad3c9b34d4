package casework

import (
	"context"
	"errors"

	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// Greeting is what stands around every page: the agency, its day, how long its record is, and who asks.
type Greeting struct {
	Agency *agency.Agency // not to be changed; empty before the agency is named
	Person sqlc.Person    // the zero Person if there is none of that id
	Size   int64          // entries in the record
	On     calendar.Date
	Place  *Place // in whose place the person asks; nil for the own
}

// Place is the place of another in which somebody acts as a delegate, or prepares as a proxy.
type Place struct {
	Principal sqlc.Person
	Prepare   bool
	Until     calendar.Date // the last day of a delegation; none for a proxy
}

// Greet reads what stands around a page for a person, on one snapshot; the person may be nobody, and may ask in
// another's place. A place that is not the person's today is none.
func (d *Door) Greet(ctx context.Context, in, person, principal string) (Greeting, error) {
	g := Greeting{Agency: &agency.Agency{}}
	err := d.reading(ctx, in, func(s *session) error {
		g.Size, g.On = s.tx.Head.Size, s.on
		if c, ok, err := s.load(agency.Stream); err != nil {
			return err
		} else if ok {
			g.Agency = c.(*agency.Agency)
		}
		if person == "" {
			return nil
		}
		p, err := s.tx.Person(ctx, sqlc.PersonParams{Agency: in, ID: person})
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if g.Person = p; err != nil || principal == "" {
			return err
		}
		g.Place, err = s.place(person, principal)
		return err
	})
	return g, err
}

// place gives the place of another that somebody may take today; nil for none.
func (s *session) place(by, principal string) (*Place, error) {
	c, err := s.person(principal)
	if err != nil || c == nil {
		return nil, err
	}
	out := &Place{Prepare: len(c.Acting(by, "", s.on)) == 0}
	if out.Prepare && !c.HasProxy(by) {
		return nil, nil
	}
	for _, d := range c.Delegates {
		if d.Person == by && d.InForce(s.on) {
			out.Until = calendar.Later(out.Until, d.Days.End)
		}
	}
	out.Principal, err = s.tx.Person(s.ctx, sqlc.PersonParams{Agency: s.tx.Head.Agency, ID: principal})
	return out, err
}
