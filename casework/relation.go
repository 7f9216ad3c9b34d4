package casework

import (
	"cmp"
	"strings"

	"sesperf/rules/act"
	"sesperf/store/sqlc"
)

// relations gives what a person is to a case, from the one view of relations. Every person of the agency is
// Everyone to its organization; whoever sets up an agency that has no ER official yet is its Founder.
func (s *session) relations(person, stream string) ([]act.Relation, error) {
	names, ok := s.asked[asking{stream, person}]
	if !ok {
		var err error
		if names, err = s.tx.RelationsOf(s.ctx, sqlc.RelationsOfParams{Agency: s.tx.Head.Agency, CaseID: stream, Person: person}); err != nil {
			return nil, err
		}
		s.asked[asking{stream, person}] = names
	}
	var out []act.Relation
	for _, n := range names {
		out = append(out, act.Relation(n))
	}
	if version, err := s.version(stream); err != nil {
		return nil, err
	} else if version == 0 {
		offices, err := s.offices(person)
		if err != nil {
			return nil, err
		}
		out = append(out, offices...)
	}
	if strings.HasPrefix(stream, "appraisal/") {
		return out, nil
	}
	if len(out) == 0 {
		if founding, err := s.founding(); err != nil || founding {
			return []act.Relation{act.Founder}, err
		}
	}
	if known, err := s.version(person); err != nil || known == 0 {
		return out, err
	}
	return append(out, act.Everyone), nil
}

// asking is a person asked for on a case.
type asking struct{ stream, person string }

// foresee asks, before a batch writes anything, what each of its acts would ask first, in one query an act. What an
// act then changes is asked anew; the rest of the batch is written without a query in between, and so in few statements.
func (s *session) foresee(deeds []Deed) error {
	for _, d := range deeds {
		answers, err := s.tx.Foresee(s.ctx, sqlc.ForeseeParams{Agency: s.tx.Head.Agency, CaseID: d.Case, Person: d.By, Act: d.ID})
		if err != nil {
			return err
		}
		s.used[d.ID] = len(answers) > 0 && answers[0] == "#"
		if s.used[d.ID] {
			answers = answers[1:]
		}
		s.asked[asking{d.Case, d.By}] = answers
	}
	return nil
}

// changed forgets the relations that an act on a case may have changed: those to the case, and after an act on the
// agency or a board those to every case.
func (s *session) changed(kind, stream string) {
	if kind == "system" {
		s.systems = nil
	}
	if kind != "appraisal" && kind != "opening" {
		clear(s.asked)
		return
	}
	for a := range s.asked {
		if a.stream == stream {
			delete(s.asked, a)
		}
	}
}

// offices gives the offices that the person holds for the whole agency: who may open a case that is not there yet.
func (s *session) offices(person string) ([]act.Relation, error) {
	held, err := s.tx.OfficesOf(s.ctx, sqlc.OfficesOfParams{Agency: s.tx.Head.Agency, Person: person})
	var out []act.Relation
	for _, o := range held {
		if o.Unit == "" {
			out = append(out, act.Relation(o.Office))
		}
	}
	return out, err
}

// founding says whether nobody is executive resources yet.
func (s *session) founding() (bool, error) {
	holders, err := s.tx.HoldersOf(s.ctx, sqlc.HoldersOfParams{Agency: s.tx.Head.Agency, Office: string(act.ExecutiveResources)})
	return len(holders) == 0, err
}

// version gives the version of a stream as it stands in this transaction.
func (s *session) version(stream string) (int64, error) {
	if c, ok := s.written[stream]; ok {
		return c.Base().Version, nil
	}
	size, agency := s.size, s.tx.Head.Agency
	if v, ok := s.door.cache.version(agency, stream, size); ok && s.trusting {
		return v, nil
	}
	v, err := s.tx.Version(stream)
	if err == nil && s.trusting {
		s.door.cache.learn(agency, stream, size, v)
	}
	return v, err
}

func executiveKey(agency, person string) sqlc.AppraisalsOfExecutiveParams {
	return sqlc.AppraisalsOfExecutiveParams{Agency: agency, Executive: person}
}

func draftKey(d Deed) sqlc.TakeDraftParams {
	return sqlc.TakeDraftParams{Agency: d.Agency, Person: cmp.Or(d.For, d.By), CaseID: d.Draft, Act: d.Act}
}
