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
}

// Greet reads what stands around a page for a person, on one snapshot; the person may be nobody.
func (d *Door) Greet(ctx context.Context, in, person string) (Greeting, error) {
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
		g.Person = p
		return err
	})
	return g, err
}
