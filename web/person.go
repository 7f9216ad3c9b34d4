package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// personPage is a person's own record: the appointment, those before, and how the person left. It is for that person and
// for those who keep it.
func (s *server) personPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, stream(r))
	if err != nil {
		return err
	}
	c, ok := sight.Case.(*agency.Person)
	if !ok || !sight.Visible["person"] {
		return casework.ErrNotFound
	}
	p := v.page(c.Name)
	p.Facts, p.Crumbs, p.Printable = personFacts(c), []Link{{"Home", "/"}, {"Cases", "/people"}}, true
	if v.handsOver() {
		words := "If this person leaves"
		if c.Left != nil {
			words = "What this person left behind"
		}
		p.Tools = []Link{{words, leavingURL(c.ID)}}
	}
	return render(w, r, http.StatusOK, p, PersonBody(v, sight, c))
}

func personFacts(c *agency.Person) string {
	if c.Left != nil {
		return upper(c.Left.Why.Words()) + " on " + c.Left.On.Long()
	}
	if c.Title != "" {
		return c.Title
	}
	return c.Appointment.Words()
}

// personActs are the acts on a person that have a page and are the visitor's: those that are open today, and those that are
// not, with what bars them.
func (v *visit) personActs(s *casework.Sight) (may, not []act.Step) {
	for _, step := range s.Steps {
		if _, has := v.s.forms[step.Spec.Name]; !has || !step.Mine {
			continue
		}
		if len(step.Barring) == 0 {
			may = append(may, step)
		} else {
			not = append(not, step)
		}
	}
	return may, not
}

// personLines are the facts of a person's appointment.
func personLines(s *casework.Sight, c *agency.Person) []ReceiptLine {
	out := []ReceiptLine{{"Appointment", orNone(c.Appointment.Words())}}
	if !c.AppointedOn.IsZero() {
		out = append(out, ReceiptLine{"From", c.AppointedOn.Long()})
	}
	if !c.NotToExceed.IsZero() {
		out = append(out, ReceiptLine{"Not to exceed", c.NotToExceed.Long()})
	}
	if c.Probationary {
		out = append(out, ReceiptLine{"Probation", "Not completed"})
	}
	out = append(out, ReceiptLine{"Title", orNone(c.Title)})
	if c.Left != nil {
		out = append(out, ReceiptLine{"Left", upper(c.Left.Why.Words()) + ", " + c.Left.On.Long()})
		if c.Left.To != "" {
			out = append(out, ReceiptLine{"Gained by", c.Left.To})
		}
	}
	return out
}

func orNone(s string) string {
	if s == "" {
		return "None on record"
	}
	return s
}

// changeAppointmentForm gives a person another appointment from a day on.
var changeAppointmentForm = form{
	act: "agency.change-appointment", label: "Change the appointment",
	title:       func(f *filled) string { return "Change the appointment of " + f.person().Name },
	start:       func(f *filled) url.Values { return url.Values{"title": {f.person().Title}} },
	read:        readAppointment,
	body:        func(f *filled) templ.Component { return appointmentBody(f) },
	consequence: says("The person has the new appointment from that day on; the one before stays on record."),
	thenTitle:   "Then", then: says("An appraisal that is open stays under its system. If the system does not cover the new appointment, you close the case; before the executive leaves the job, the rating official appraises."),
}

// appointForm records an appointment: the first one, that of somebody who is back, or the present one as it should stand.
var appointForm = form{
	act: "agency.appoint", label: "Record the appointment",
	title: func(f *filled) string { return "Record an appointment of " + f.person().Name },
	start: func(f *filled) url.Values {
		p := f.person()
		return url.Values{"title": {p.Title}, "appointment": {string(p.Appointment)}, "on": {p.AppointedOn.String()}, "not_to_exceed": {p.NotToExceed.String()}}
	},
	read:        readAppointment,
	body:        func(f *filled) templ.Component { return appointmentBody(f) },
	consequence: says("It stands as the person’s appointment. What law’s definitions say of it stays on the person until it is recorded otherwise."),
	thenTitle:   "Then", then: says("You open the person’s appraisal, if a system covers the appointment."),
}

// readAppointment makes the inputs of both acts about an appointment.
func readAppointment(f *filled) (any, []FieldError) {
	var wrong []FieldError
	in := agency.Appoint{Appointment: agency.Appointment(f.Value("appointment")), On: f.typedDay("on", &wrong), Title: f.Value("title"),
		Probationary: f.Value("probationary") == "yes", NotToExceed: f.typedDay("not_to_exceed", &wrong)}
	if in.Appointment == "" {
		wrong = append(wrong, FieldError{"appointment", "Choose the appointment."})
	}
	if f.Value("on") == "" {
		wrong = append(wrong, FieldError{"on", "Enter the day on which it took effect."})
	}
	return in, wrong
}

// separateForm records how and when a person left.
var separateForm = form{
	act: "agency.separate-person", label: "Record it",
	title: func(f *filled) string { return "Record that " + f.person().Name + " left" },
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		in := agency.SeparatePerson{Why: agency.Leaving(f.Value("why")), On: f.typedDay("on", &wrong), To: f.Value("to")}
		if in.Why == "" {
			wrong = append(wrong, FieldError{"why", "Choose how the person left."})
		}
		if f.Value("on") == "" {
			wrong = append(wrong, FieldError{"on", "Enter the last day."})
		}
		return in, wrong
	},
	body:        func(f *filled) templ.Component { return separateBody(f) },
	consequence: says("The person can no longer be chosen for anything that begins. What is open in the person’s name stays open until you hand it over or close it."),
	thenTitle:   "Then", then: says("You close the person’s own appraisal, and hand the appraisals that the person rates to somebody else."),
}

// appointmentOptions lists the appointments that law knows.
func appointmentOptions() []Option {
	out := []Option{{"", "Choose", ""}}
	for _, a := range agency.Appointments {
		out = append(out, Option{Value: string(a), Label: a.Words()})
	}
	return out
}

func leavingOptions() []Option {
	var out []Option
	for _, l := range []agency.Leaving{agency.Separated, agency.Transferred, agency.LeftSES, agency.Died} {
		out = append(out, Option{Value: string(l), Label: upper(l.Words())})
	}
	return out
}

// heldWords says from when to when a former appointment was held.
func heldWords(h agency.Held) string {
	return calendar.Period{Begin: h.On, End: h.Until}.String()
}

// keepsPersons says whether the visitor of a case may see the record of its executive: the executive, and executive resources.
func keepsPersons(s *casework.Sight) bool {
	return slices.Contains(s.Relations, act.ExecutiveResources) || slices.Contains(s.Relations, act.Executive)
}

// appointedWords says which appointment a person has now.
func appointedWords(c *agency.Person) string {
	if c.Appointment == "" {
		return "There is no appointment on record."
	}
	return "Now: " + c.Appointment.Words() + ", since " + c.AppointedOn.Long() + "."
}
