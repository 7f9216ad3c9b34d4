package agency

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Person is the case of one person: who it is, under which appointment, in which position.
type Person struct {
	act.Head
	Name         string        `json:"name"`
	Unit         string        `json:"unit,omitempty"`
	Position     string        `json:"position,omitempty"`
	Title        string        `json:"title,omitempty"`
	PlacedOn     calendar.Date `json:"placed_on,omitzero"` // since when the position, its title and its unit are what they are
	Appointment  Appointment   `json:"appointment,omitempty"`
	AppointedOn  calendar.Date `json:"appointed_on,omitzero"`
	Probationary bool          `json:"probationary,omitempty"`
	NotToExceed  calendar.Date `json:"not_to_exceed,omitzero"` // the last day of a limited appointment
	Renewed      bool          `json:"renewed,omitempty"`      // a limited appointment that followed one of the same kind
	Former       []Held        `json:"former,omitempty"`       // appointments before this one, the oldest first
	Left         *Separation   `json:"left,omitempty"`         // nil for who is there
	Proxies      []Proxy       `json:"proxies,omitempty"`
	Delegates    []Delegate    `json:"delegates,omitempty"`
}

// Held is an appointment that a person had, until another took effect.
type Held struct {
	Appointment Appointment   `json:"appointment"`
	On          calendar.Date `json:"on"`
	Until       calendar.Date `json:"until"` // the day before the next one
}

// Appointment is the type of a person's appointment, in the law's words.
type Appointment string

// The appointments. The first four are those of the Senior Executive Service (5 USC 3132(a)(4)–(7)).
const (
	Career                 Appointment = "career"
	Noncareer              Appointment = "noncareer"
	LimitedTerm            Appointment = "limited-term"
	LimitedEmergency       Appointment = "limited-emergency"
	SeniorLevel            Appointment = "senior-level"
	ScientificProfessional Appointment = "scientific-professional"
	ScheduleC              Appointment = "schedule-c"
	ExecutiveSchedule      Appointment = "executive-schedule"
	GeneralSchedule        Appointment = "general-schedule"
	Military               Appointment = "military"
)

var appointments = map[Appointment]string{Career: "Career appointee", Noncareer: "Noncareer appointee", LimitedTerm: "Limited term appointee",
	LimitedEmergency: "Limited emergency appointee", SeniorLevel: "Senior-level employee", ScientificProfessional: "Scientific or professional employee",
	ScheduleC: "Schedule C employee", ExecutiveSchedule: "Executive Schedule official", GeneralSchedule: "General Schedule employee", Military: "Commissioned officer"}

// Appointments lists them in that order.
var Appointments = []Appointment{Career, Noncareer, LimitedTerm, LimitedEmergency, SeniorLevel, ScientificProfessional, ScheduleC, ExecutiveSchedule, GeneralSchedule, Military}

// Words gives the appointment as people say it: Career appointee. Nothing for none.
func (a Appointment) Words() string { return appointments[a] }

// EnterPerson are the inputs of agency.enter-person.
type EnterPerson struct {
	Name string `json:"name" doc:"the person's name, as it is printed"`
	Unit string `json:"unit,omitempty" of:"unit" doc:"where the person works"`
}

var enterPerson = act.Def[*Person, EnterPerson, nothing]{
	Name: "agency.enter-person", Case: "person", Title: "Enter a person", Part: "person", Who: setUp, Opens: true,
	Provisions: []string{"SD-1.3"},
	Check: func(_ *Person, in EnterPerson, q act.Question) (nothing, []act.Finding) {
		found := checkUnit(in.Unit, q)
		if in.Name == "" {
			found = append(found, act.Gate("SD-1.3", "The person has no name.", "Give the name as it is printed.").At("name"))
		}
		return nothing{}, found
	},
	Apply: func(c *Person, m act.Meta, in EnterPerson, _ nothing) {
		c.Name, c.Unit, c.PlacedOn = in.Name, in.Unit, m.On
	},
	Tell: func(in EnterPerson, _ nothing) string { return "entered " + in.Name },
}

// AssignPosition are the inputs of agency.assign-position.
type AssignPosition struct {
	Position string `json:"position" of:"position" doc:"the position the person fills from today"`
}

type assignedPosition struct {
	Title string `json:"title"`
	Unit  string `json:"unit"`
}

var assignPosition = act.Def[*Person, AssignPosition, assignedPosition]{
	Name: "agency.assign-position", Case: "person", Title: "Assign a position", Part: "person", Who: setUp, Provisions: []string{"SD-1.3", "US-3132"},
	Check: func(c *Person, in AssignPosition, q act.Question) (assignedPosition, []act.Finding) {
		at, ok := q.Facts.Look(in.Position)
		p, is := at.(*Position)
		if !ok || !is {
			return assignedPosition{}, []act.Finding{act.Gate("SD-1.3", "There is no such position.", "Establish it first.").At("position")}
		}
		now := defined{c.Appointment, c.AppointedOn, c.NotToExceed, c.Renewed, in.Position}
		return assignedPosition{p.Title, p.Unit}, checkDefinitions(now, q)
	},
	Apply: func(c *Person, m act.Meta, in AssignPosition, out assignedPosition) {
		c.place(m.On, in.Position, out.Title, out.Unit)
	},
	Tell: func(_ AssignPosition, out assignedPosition) string { return "assigned the position " + out.Title },
}

// showPerson gives the values that a look at a person shows; how the person left only once it is so.
func showPerson(c *Person) map[string]any {
	var found []act.Finding
	for _, s := range c.Standing {
		found = append(found, s.Finding)
	}
	out := map[string]any{"name": c.Name, "appointment": c.Appointment, "title": c.Title, "unit": c.Unit, "standing": act.Provisions(found)}
	if c.Left != nil {
		out["left"], out["left_on"] = c.Left.Why, c.Left.On
	}
	return out
}

// place records where the person serves, and since when, where that is another place than before.
func (c *Person) place(on calendar.Date, position, title, unit string) {
	if c.Position != position || c.Title != title || c.Unit != unit {
		c.Position, c.Title, c.Unit, c.PlacedOn = position, title, unit, on
	}
}

// FindPerson gives the case of a person, and notes the version and the appointment as read; false if there is none.
func FindPerson(f act.Facts, id string) (*Person, bool) {
	c, ok := f.Look(id)
	p, is := c.(*Person)
	if !ok || !is {
		return nil, false
	}
	f.Used(id, struct {
		Appointment Appointment `json:"appointment,omitempty"`
	}{p.Appointment})
	return p, true
}
