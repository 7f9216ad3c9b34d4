package casework

import (
	"context"
	"fmt"

	"sesperf/record"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/store"
)

// Rebuild gives the function with which the store verifies its tables: the entries of one stream, in order, become
// the rows that the case is seen by. It asks nothing but the entries.
func Rebuild(kinds []act.Kind) store.Rebuild {
	known := map[string]act.Kind{}
	for _, k := range kinds {
		known[k.Name] = k
	}
	return func(entries []record.Entry) ([]store.Row, error) {
		if len(entries) == 0 {
			return nil, nil
		}
		k, ok := known[kindName(entries[0].Stream)]
		if !ok {
			return nil, fmt.Errorf("%s: this program does not know such cases; use the program that wrote them, or a newer one", entries[0].Stream)
		}
		c := k.New()
		for _, e := range entries {
			if err := fold(k, c, e); err != nil {
				return nil, err
			}
		}
		return rows(entries[0].Agency, k, c)
	}
}

// Use says what the agency's data is for: agency.UseReal, UseDemo or UseStory. It is empty, without an error,
// before the agency has been named.
func (d *Door) Use(ctx context.Context, in string) (use string, err error) {
	err = d.reading(ctx, in, func(s *session) error {
		c, ok, err := s.load(agency.Stream)
		if ok {
			use = c.(*agency.Agency).Use
		}
		return err
	})
	return use, err
}
