package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/agency"
)

// notAbove gives what on record contradicts that the person is at a higher level than the official who made the initial
// rating; nil if nothing does.
func (c *Appraisal) notAbove(person string, q act.Question) *act.Finding {
	text := ""
	switch {
	case person == c.Executive:
		text = "The reviewer would be the executive whose rating is reviewed."
	case person == c.rater() || person == c.Initial.Meta.By || person == c.RatingOfficial:
		text = "The reviewer would be the rating official; nobody is at a higher level than oneself."
	case isHead(c.rater(), q):
		text = "The official who made the initial rating heads the agency, and nobody in it is at a higher level."
	case c.rates(c.rater(), person, q):
		text = "On record this person is rated by the official who made the initial rating, or by somebody whom that official rates."
	default:
		return nil
	}
	f := act.Broken("SD-9.9", text, "Choose a reviewer at a higher level, or declare that none is possible.")
	return &f
}

// above says how the record shows that the person is at a higher level in the agency than the official who made the
// initial rating; nothing if it does not.
func (c *Appraisal) above(p *agency.Person, q act.Question) string {
	switch {
	case isHead(p.ID, q):
		return "heads the agency"
	case c.rates(p.ID, c.rater(), q):
		return "rates the official who made the initial rating, directly or through other rating officials"
	}
	return c.unitAbove(p, q)
}

func isHead(person string, q act.Question) bool {
	a, ok := agency.Find(q.Facts)
	if !ok || !a.Holds(act.AgencyHead, person, "") {
		return false
	}
	q.Facts.Used(agency.Stream, map[string]string{"agency_head": person})
	return true
}

// deepest is how many steps of supervision or organization are followed before the record is said to show nothing.
const deepest = 12

// rates says whether one person rates another in days that this case is about, or rates somebody who does.
func (c *Appraisal) rates(one, other string, q act.Question) bool {
	seen, next := map[string]bool{other: true}, []string{other}
	for range deepest {
		var above []string
		for _, person := range next {
			for _, official := range c.ratersOf(person, q) {
				if official == one {
					return true
				}
				if !seen[official] {
					seen[official] = true
					above = append(above, official)
				}
			}
		}
		next = above
	}
	return false
}

// ratersOf gives who rates a person in appraisals of days that this case is about, or of today.
func (c *Appraisal) ratersOf(person string, q act.Question) []string {
	var out []string
	for _, s := range q.Facts.Spans("appraisal", person) {
		if s.Case == c.ID || !s.Days.Overlaps(c.Span) && !s.Days.Contains(q.On) {
			continue
		}
		if x, ok := q.Facts.Look(s.Case); ok {
			official := x.(*Appraisal).RatingOfficial
			q.Facts.Used(s.Case, map[string]string{"rating_official": official})
			out = append(out, official)
		}
	}
	return out
}

// unitAbove: the person works in a unit above that of the official who made the initial rating, and is a senior executive
// or on the Executive Schedule. The unit alone shows nothing of the level of those who assist in it.
func (c *Appraisal) unitAbove(p *agency.Person, q act.Question) string {
	rater, ok := agency.FindPerson(q.Facts, c.rater())
	if !ok || p.Unit == "" || rater.Unit == "" || !senior(p.Appointment) {
		return ""
	}
	beneath, at := "", rater.Unit
	for range deepest {
		x, ok := q.Facts.Look(at)
		u, is := x.(*agency.Unit)
		if !ok || !is {
			return ""
		}
		if beneath == "" {
			beneath = u.Name
		} else if at == p.Unit {
			return "is a " + p.Appointment.Words() + " in " + u.Name + ", to which " + beneath + " belongs"
		}
		at = u.Above()
	}
	return ""
}

func senior(a agency.Appointment) bool {
	switch a {
	case agency.Career, agency.Noncareer, agency.LimitedTerm, agency.LimitedEmergency, agency.ExecutiveSchedule:
		return true
	}
	return false
}
