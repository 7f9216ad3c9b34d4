package agency

import "sesperf/rules/act"

// Unit is an organization of the agency.
type Unit struct {
	act.Head
	Name   string `json:"name"`
	Parent string `json:"parent,omitempty"`
}

// Above gives the unit that this one belongs to; none for one that belongs to the agency itself.
func (c *Unit) Above() string { return c.Parent }

// OpenUnit are the inputs of agency.open-unit.
type OpenUnit struct {
	Name   string `json:"name" doc:"the organization's name"`
	Parent string `json:"parent,omitempty" of:"unit" doc:"the organization it belongs to"`
}

var openUnit = act.Def[*Unit, OpenUnit, nothing]{
	Name: "agency.open-unit", Case: "unit", Title: "Open a unit", Part: "unit", Who: setUp, Opens: true, Provisions: []string{"SD-12.2"},
	Check: func(_ *Unit, in OpenUnit, q act.Question) (nothing, []act.Finding) {
		found := checkUnit(in.Parent, q)
		if in.Name == "" {
			found = append(found, act.Gate("SD-12.2", "The unit has no name.", "Give the organization's name.").At("name"))
		}
		return nothing{}, found
	},
	Apply: func(c *Unit, _ act.Meta, in OpenUnit, _ nothing) { c.Name, c.Parent = in.Name, in.Parent },
	Tell:  func(in OpenUnit, _ nothing) string { return "opened the unit " + in.Name },
}

// checkUnit: a unit that is named exists; none is no unit.
func checkUnit(id string, q act.Question) []act.Finding {
	if id == "" {
		return nil
	}
	if c, ok := q.Facts.Look(id); ok {
		if _, is := c.(*Unit); is {
			return nil
		}
	}
	return []act.Finding{act.Gate("SD-12.2", "There is no such unit in this agency.", "Open the unit first.").At("unit")}
}

// Position is a position of the agency, filled or vacant.
type Position struct {
	act.Head
	Title       string `json:"title"`
	Unit        string `json:"unit"`
	Appointment string `json:"appointment,omitempty"` // as published: CA, NA, TA, EA …
	PayPlan     string `json:"pay_plan,omitempty"`
	Location    string `json:"location,omitempty"`
	Reserved    string `json:"reserved,omitempty"` // career, general, or nothing where nobody has said
}

// CareerReserved marks a position that is to be filled by a career appointee (5 USC 3132(a)(8)).
const CareerReserved = "career"

// EstablishPosition are the inputs of agency.establish-position.
type EstablishPosition struct {
	Title       string `json:"title" doc:"the position's title"`
	Unit        string `json:"unit" of:"unit" doc:"the organization it belongs to"`
	Appointment string `json:"appointment,omitempty" doc:"the type of its last appointment, as OPM publishes it: CA, NA, TA, EA …"`
	PayPlan     string `json:"pay_plan,omitempty" doc:"ES, SL or ST"`
	Location    string `json:"location,omitempty" doc:"duty station"`
	Reserved    string `json:"reserved,omitempty" enum:"career,general" doc:"whether the position is designated career reserved or general (5 USC 3132(a)(8), (9))"`
}

var establishPosition = act.Def[*Position, EstablishPosition, nothing]{
	Name: "agency.establish-position", Case: "position", Title: "Establish a position", Part: "position", Who: setUp, Opens: true, Provisions: []string{"SD-1.3", "US-3132"},
	Check: func(_ *Position, in EstablishPosition, q act.Question) (nothing, []act.Finding) {
		found := checkUnit(in.Unit, q)
		if in.Title == "" {
			found = append(found, act.Gate("SD-1.3", "The position has no title.", "Give its title.").At("title"))
		}
		if in.Reserved != "" && in.Reserved != CareerReserved && in.Reserved != "general" {
			found = append(found, act.Gate("US-3132", "A position is career reserved or general, not “"+in.Reserved+"”.", "Write career or general, or leave it out where nobody has designated it.").At("reserved"))
		}
		return nothing{}, found
	},
	Apply: func(c *Position, _ act.Meta, in EstablishPosition, _ nothing) {
		c.Title, c.Unit, c.Appointment, c.PayPlan, c.Location, c.Reserved = in.Title, in.Unit, in.Appointment, in.PayPlan, in.Location, in.Reserved
	},
	Tell: func(in EstablishPosition, _ nothing) string { return "established the position " + in.Title },
}
