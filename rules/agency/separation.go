package agency

import (
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Leaving is how a person left.
type Leaving string

// The ways to leave. OtherAppointment is never recorded as a separation: the appointment says it.
const (
	Separated        Leaving = "separated"
	Died             Leaving = "died"
	Transferred      Leaving = "transferred"
	LeftSES          Leaving = "left-ses"
	OtherAppointment Leaving = "other-appointment"
)

var leavings = map[Leaving]string{Separated: "left Government service", Died: "died", Transferred: "transferred to another agency",
	LeftSES: "left the Senior Executive Service", OtherAppointment: "took another appointment"}

// Words gives it as a sentence does: transferred to another agency.
func (l Leaving) Words() string { return leavings[l] }

// GoesOn says whether the person works on in another job or agency, so that an appraisal before leaving was due (basic
// system description §9).
func (l Leaving) GoesOn() bool { return l == Transferred || l == LeftSES || l == OtherAppointment }

// Separation is a person's leaving the agency.
type Separation struct {
	Why Leaving       `json:"why"`
	On  calendar.Date `json:"on"` // the last day
	To  string        `json:"to,omitempty"`
}

// SeparatePerson are the inputs of agency.separate-person.
type SeparatePerson struct {
	Why Leaving       `json:"why" enum:"separated,died,transferred,left-ses" doc:"how the person left"`
	On  calendar.Date `json:"on" doc:"the last day; the day of death"`
	To  string        `json:"to,omitempty" doc:"the agency that gains the person; needed for a transfer"`
}

var separatePerson = act.Def[*Person, SeparatePerson, nothing]{
	Name: "agency.separate-person", Case: "person", Title: "Record that the person left", Part: "person", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.16", "SD-9.21"},
	When: func(c *Person, q act.Question) []act.Finding {
		if c.Left != nil {
			return []act.Finding{act.Gate("SD-9.21", c.Name+" "+c.Left.Why.Words()+" on "+c.Left.On.Long()+".", "Whoever comes back gets a new appointment.")}
		}
		return checkOffices(c, q)
	},
	Check: func(c *Person, in SeparatePerson, q act.Question) (nothing, []act.Finding) {
		var found []act.Finding
		if in.Why.Words() == "" || in.Why == OtherAppointment {
			found = append(found, act.Gate("SD-9.21", "Nothing says how the person left.", "Use separated, died, transferred or left-ses; another appointment is recorded as one.").At("why"))
		}
		if in.On.IsZero() || in.On.After(q.On) {
			found = append(found, act.Gate("SD-9.21", "The last day is missing or still to come.", "Record it on that day or after; before it the rating official appraises an executive who leaves.").At("on"))
		}
		if in.Why == Transferred && strings.TrimSpace(in.To) == "" {
			found = append(found, act.Gate("SD-9.13", "Nothing says which agency gains the person.", "Name it: appraisals are forwarded there.").At("to"))
		}
		return nothing{}, found
	},
	Apply: func(c *Person, _ act.Meta, in SeparatePerson, _ nothing) {
		c.Left = &Separation{in.Why, in.On, in.To}
	},
	Tell: func(in SeparatePerson, _ nothing) string {
		return "recorded that the person " + in.Why.Words() + " on " + in.On.Long()
	},
}

// checkOffices: nobody leaves with an office that the agency head named the person to: what waits for it would wait for ever.
func checkOffices(c *Person, q act.Question) []act.Finding {
	a, ok := Find(q.Facts)
	if !ok {
		return nil
	}
	var held []string
	for _, o := range a.Officials {
		if o.Person == c.ID && o.Until.IsZero() && !slices.Contains(held, o.Office.Words()) {
			held = append(held, o.Office.Words())
		}
	}
	if len(held) == 0 {
		return nil
	}
	return []act.Finding{act.Gate("SD-9.16", c.Name+" is still named as "+act.List(held)+".", "Name somebody else and end the office first, so that nothing waits for a person who left.")}
}
