package casework

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
)

// Acting is who does or looks at something, and in whose place.
type Acting struct {
	By      string // the person, as sign-in knows the person
	For     string // in whose place; empty for nearly all
	Prepare bool   // as that person's proxy, who prepares and sends nothing
}

// Person gives the one in whose name it is done.
func (a Acting) Person() string {
	if a.For != "" {
		return a.For
	}
	return a.By
}

// power gives what the sender of a deed is to its case, as far as the deed may rest on it; an error if the act is not
// the sender's.
func (s *session) power(deed Deed, spec act.Spec) ([]act.Relation, error) {
	var have []act.Relation
	var err error
	if deed.For == "" {
		have, err = s.relations(deed.By, deed.Case)
	} else if have, err = s.inPlace(deed.By, deed.For, deed.Case, ""); err == nil && len(have) > 0 {
		have, err = s.inPlace(deed.By, deed.For, deed.Case, deed.Act)
		if len(have) == 0 && err == nil {
			return nil, &Forbidden{Act: spec.Title, Who: spec.Who}
		}
	}
	if err != nil {
		return nil, err
	}
	if len(have) == 0 {
		if p, err := s.person(deed.For); err == nil && p != nil && p.HasProxy(deed.By) { // who prepares knows of the case, and sends nothing
			return nil, &Forbidden{Act: spec.Title, Who: spec.Who}
		}
		return nil, ErrNotFound
	}
	if !spec.Permits(have) {
		return nil, &Forbidden{Act: spec.Title, Who: spec.Who}
	}
	return have, nil
}

// sees gives what somebody is to a case, or what one may be there in another's place today: as a delegate what that
// person is to it in the offices that are delegated, as a proxy where one prepares. It is nothing to the own appraisal.
func (s *session) sees(a Acting, stream string) ([]act.Relation, error) {
	if a.For == "" {
		return s.relations(a.By, stream)
	}
	if own, err := s.own(a.By, stream); err != nil || own {
		return nil, err
	}
	if !a.Prepare {
		return s.inPlace(a.By, a.For, stream, "")
	}
	p, err := s.person(a.For)
	if err != nil || p == nil || !p.HasProxy(a.By) {
		return nil, err
	}
	return s.ofThese(a.For, stream, agency.Preparable)
}

// inPlace gives what a delegate is to a case in another's place today, for an act; for any if none is named.
func (s *session) inPlace(by, principal, stream, name string) ([]act.Relation, error) {
	p, err := s.person(principal)
	if err != nil || p == nil {
		return nil, err
	}
	as := p.Acting(by, name, s.on)
	if len(as) == 0 {
		return nil, nil
	}
	return s.ofThese(principal, stream, as)
}

func (s *session) ofThese(person, stream string, these []act.Relation) ([]act.Relation, error) {
	have, err := s.relations(person, stream)
	return slices.DeleteFunc(have, func(r act.Relation) bool { return !slices.Contains(these, r) }), err
}

// own says whether the case is the appraisal of the person.
func (s *session) own(person, stream string) (bool, error) {
	c, ok, err := s.load(stream)
	if err != nil || !ok {
		return false, err
	}
	a, is := c.(*appraisal.Appraisal)
	return is && a.Executive == person, nil
}

// person gives the case of a person; nil if there is none.
func (s *session) person(id string) (*agency.Person, error) {
	c, ok, err := s.load(id)
	if err != nil || !ok {
		return nil, err
	}
	p, _ := c.(*agency.Person)
	return p, nil
}

// opposed asks whether the one who acts has acted on this case in an office that cannot be held together with this one,
// or, acting in another's place, has such an office there.
func (s *session) opposed(deed Deed, j judged) ([]act.Finding, error) {
	if j.kind.Name != appraisal.Kind.Name {
		return nil, nil
	}
	as := slices.DeleteFunc(slices.Clone(j.have), func(r act.Relation) bool { return !j.spec.Permits([]act.Relation{r}) })
	var did [][]act.Relation
	for _, l := range j.case_.Base().History {
		if l.By == deed.By && l.For != deed.For {
			if spec, ok := j.kind.Spec(l.Act); ok && (l.For != "" || deed.For != "") {
				did = append(did, spec.Who)
			}
		}
	}
	if deed.For == "" {
		return j.spec.Found(agency.Opposed(as, nil, did)), nil
	}
	own, err := s.relations(deed.By, deed.Case)
	if err != nil {
		return nil, err
	}
	return j.spec.Found(agency.Opposed(as, own, did)), nil
}
