package casework

import (
	"errors"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/board"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// names gives the names of the people, the unit and the board that a case speaks of, by their ids.
func (s *session) names(c act.Case) (map[string]string, error) {
	in, out := s.tx.Head.Agency, map[string]string{}
	a, isAppraisal := c.(*appraisal.Appraisal)
	beside := ""
	if isAppraisal {
		beside = appraisal.OpeningsOf(a.ID)
	}
	people, err := s.tx.NamesOfCase(s.ctx, sqlc.NamesOfCaseParams{Agency: in, Stream: c.Base().ID, Beside: beside})
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		out[p.ID] = p.Name
	}
	if !isAppraisal {
		return out, nil
	}
	if a.Unit != "" {
		u, err := s.tx.Unit(s.ctx, sqlc.UnitParams{Agency: in, ID: a.Unit})
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		out[a.Unit] = u.Name
	}
	for _, l := range a.History {
		if err := s.nameOf(l.Prepared, out); err != nil {
			return nil, err
		}
	}
	for _, h := range a.Handovers {
		for _, person := range []string{h.RatingOfficial, h.ReviewingOfficial, h.AppointingAuthority} {
			if err := s.nameOf(person, out); err != nil {
				return nil, err
			}
		}
	}
	for _, h := range append([]appraisal.HigherLevel{a.HigherLevel}, withdrawnReviews(a)...) {
		for _, r := range h.Reviewers {
			if err := s.nameOf(r.Person, out); err != nil {
				return nil, err
			}
		}
	}
	if a.Referral != nil {
		if b, ok, err := s.load(a.Referral.Board); err != nil {
			return nil, err
		} else if ok {
			out[a.Referral.Board] = b.(*board.Board).Name
		}
	}
	return out, nil
}

// nameOf adds the name of a person whom the case names and no table of it any more: a former official.
func (s *session) nameOf(person string, names map[string]string) error {
	if person == "" || names[person] != "" {
		return nil
	}
	c, ok, err := s.load(person)
	if err != nil || !ok {
		return err
	}
	names[person] = c.(*agency.Person).Name
	return nil
}

func withdrawnReviews(a *appraisal.Appraisal) []appraisal.HigherLevel {
	var out []appraisal.HigherLevel
	for _, w := range a.Withdrawn {
		out = append(out, w.HigherLevel)
	}
	return out
}
