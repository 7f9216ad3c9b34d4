package casework

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// openings gives who opened an appraisal without being a party to it.
func (s *session) openings(c act.Case) ([]appraisal.Opening, error) {
	if _, ok := c.(*appraisal.Appraisal); !ok {
		return nil, nil
	}
	o, ok, err := s.load(appraisal.OpeningsOf(c.Base().ID))
	if err != nil || !ok {
		return nil, err
	}
	return o.(*appraisal.Openings).Opened, nil
}

// NoteOpening puts on record that a person who is no party to an appraisal opened or printed it: once a person, case
// and day. A party's look is not noted. What cannot be noted must not be shown: an error means so.
func (d *Door) NoteOpening(ctx context.Context, in, person string, s *Sight, what string) error {
	a, ok := s.Case.(*appraisal.Appraisal)
	if !ok || slices.ContainsFunc(s.Relations, func(r act.Relation) bool { return slices.Contains(appraisal.Parties, r) }) {
		return nil
	}
	for _, o := range s.Opened {
		if o.Person == person && o.On == s.On && o.What == what {
			return nil
		}
	}
	raw, err := json.Marshal(appraisal.NoteOpening{What: what})
	if err != nil {
		return err
	}
	id := fmt.Sprintf("%s-%s-%s-%s", what, s.On, strings.TrimPrefix(a.ID, "appraisal/"), strings.TrimPrefix(person, "person/"))
	_, err = d.Do(ctx, Deed{Agency: in, ID: id, Act: "opening.note", Case: appraisal.OpeningsOf(a.ID), By: person, Seen: AnyVersion, In: raw})
	return err
}
