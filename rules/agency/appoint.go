package agency

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Appoint are the inputs of agency.appoint and agency.change-appointment.
type Appoint struct {
	Appointment  Appointment   `json:"appointment" enum:"career,noncareer,limited-term,limited-emergency,senior-level,scientific-professional,schedule-c,executive-schedule,general-schedule,military" doc:"the type of appointment"`
	On           calendar.Date `json:"on" doc:"the day it took effect"`
	Title        string        `json:"title,omitempty" doc:"the person's title"`
	Probationary bool          `json:"probationary,omitempty" doc:"a career appointee who has not completed probation"`
	NotToExceed  calendar.Date `json:"not_to_exceed,omitzero" doc:"the last day of a limited term or limited emergency appointment"`
}

type appointed struct {
	Renewed bool `json:"renewed,omitempty"` // a limited appointment after one of the same kind
}

var appoint = act.Def[*Person, Appoint, appointed]{
	Name: "agency.appoint", Case: "person", Title: "Record an appointment", Part: "person", Who: setUp, Provisions: []string{"SD-1.1", "US-3132"},
	Check: checkAppointment,
	Apply: applyAppointment,
	Tell: func(in Appoint, _ appointed) string {
		return "recorded an appointment: " + in.Appointment.Words() + ", " + in.On.Long()
	},
}

var changeAppointment = act.Def[*Person, Appoint, appointed]{
	Name: "agency.change-appointment", Case: "person", Title: "Change the appointment", Part: "person", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-1.1", "SD-9.21", "US-3132"},
	When: func(c *Person, _ act.Question) []act.Finding {
		if c.Appointment == "" || c.Left != nil {
			return []act.Finding{act.Gate("SD-1.1", c.Name+" has no appointment that could change.", "Record the appointment.")}
		}
		return nil
	},
	Check: func(c *Person, in Appoint, q act.Question) (appointed, []act.Finding) {
		out, found := checkAppointment(c, in, q)
		if !in.On.After(c.AppointedOn) {
			found = append(found, act.Gate("SD-1.1", "The present appointment took effect on "+c.AppointedOn.Long()+"; the next one takes effect after it.", "Give the day on which the new one took effect.").At("on"))
		}
		return out, found
	},
	Apply: applyAppointment,
	Tell: func(in Appoint, _ appointed) string {
		return "changed the appointment: " + in.Appointment.Words() + ", from " + in.On.Long()
	},
}

// checkAppointment: the appointment is of a kind that law knows, and what the definitions say of it (US-3132).
func checkAppointment(c *Person, in Appoint, q act.Question) (appointed, []act.Finding) {
	if in.Appointment.Words() == "" {
		return appointed{}, []act.Finding{act.Gate("SD-1.1", "There is no appointment “"+string(in.Appointment)+"”.", "Use career, noncareer, limited-term, limited-emergency, or one of the others that the list of acts names.").At("appointment")}
	}
	limited := in.Appointment == LimitedTerm || in.Appointment == LimitedEmergency
	out := appointed{Renewed: limited && c.Appointment == in.Appointment && in.On.After(c.AppointedOn)}
	return out, checkDefinitions(defined{in.Appointment, in.On, in.NotToExceed, out.Renewed, c.Position}, q)
}

// applyAppointment gives the person the appointment; one that it follows is kept among the former ones, and who had left is
// back.
func applyAppointment(c *Person, _ act.Meta, in Appoint, out appointed) {
	if c.Appointment != "" && in.On.After(c.AppointedOn) {
		c.Former = append(slices.Clone(c.Former), Held{c.Appointment, c.AppointedOn, in.On.AddDays(-1)})
	}
	c.Appointment, c.AppointedOn, c.Probationary, c.NotToExceed, c.Renewed, c.Left = in.Appointment, in.On, in.Probationary, in.NotToExceed, out.Renewed, nil
	if in.Title != "" {
		c.place(in.On, c.Position, in.Title, c.Unit)
	}
}
