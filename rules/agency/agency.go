// Package agency holds who and what an agency is: its organization, its people and their appointments, the
// officials it has named, its goals and its appraisal periods. Each person, unit, position, period and set of
// goals is a case of its own. The package knows no appraisal and no board.
package agency

import (
	"cmp"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Agency is the case of the agency itself: its name and the officials that its head has named.
type Agency struct {
	act.Head
	Name         string     `json:"name"`
	Abbreviation string     `json:"abbreviation"`
	TimeZone     string     `json:"time_zone"`
	Use          string     `json:"use"`
	Officials    []Official `json:"officials"`
}

// Official is a person whom the agency head has named to an office.
type Official struct {
	Office act.Relation  `json:"office"`
	Person string        `json:"person"`
	Unit   string        `json:"unit,omitempty"` // empty: for the whole agency
	Basis  string        `json:"basis"`
	From   calendar.Date `json:"from"`
	Until  calendar.Date `json:"until,omitzero"` // the day the office ended; none while it is held
}

// Stream is the stream of the agency's own case.
const Stream = "agency/agency"

// What the data of an installation is for: only on a demonstration or a throwaway story does the program
// believe who one says one is.
const (
	UseReal  = "real"
	UseDemo  = "demo"
	UseStory = "story"
)

// setUp are those who set the agency up and keep it: ER, and before there is an ER official, the founder.
var setUp = []act.Relation{act.ExecutiveResources, act.Founder}

// Name are the inputs of agency.name.
type Name struct {
	Name         string `json:"name" doc:"the agency's full name, as the description prints it (SD-1.2)"`
	Abbreviation string `json:"abbreviation" doc:"short form, for example DOL"`
	TimeZone     string `json:"time_zone,omitempty" doc:"IANA name of the zone in which the agency's days begin; America/New_York if left out"`
	Use          string `json:"use,omitempty" enum:"real,demo,story" doc:"what the data is for; real if left out"`
}

type nothing struct{}

var name = act.Def[*Agency, Name, nothing]{
	Name: "agency.name", Title: "Name the agency", Part: "agency", Who: []act.Relation{act.Founder}, Opens: true,
	Provisions: []string{"SD-1.2"},
	Check: func(_ *Agency, in Name, _ act.Question) (nothing, []act.Finding) {
		if in.Name == "" || in.Abbreviation == "" {
			return nothing{}, []act.Finding{act.Gate("SD-1.2", "The agency has no name or no abbreviation.", "Give both.").At("name")}
		}
		return nothing{}, nil
	},
	Apply: func(c *Agency, _ act.Meta, in Name, _ nothing) {
		c.Name, c.Abbreviation = in.Name, in.Abbreviation
		c.TimeZone, c.Use = cmp.Or(in.TimeZone, "America/New_York"), cmp.Or(in.Use, UseReal)
	},
	Tell: func(in Name, _ nothing) string { return "named the agency " + in.Name },
}

// NameOfficial are the inputs of agency.name-official.
type NameOfficial struct {
	Office    act.Relation `json:"office" enum:"agency-head,appointing-authority,executive-resources,oversight-official,inspector-general,administrator" doc:"the office"`
	Person    string       `json:"person" of:"person" doc:"who holds it"`
	Unit      string       `json:"unit,omitempty" of:"unit" doc:"for which unit; the whole agency if left out"`
	Basis     string       `json:"basis" doc:"what it rests on: the agency head's signed designation, with its date or number"`
	Appoints  bool         `json:"makes_ses_appointments,omitempty" doc:"for an appointing authority: the designation gives authority to make SES appointments"`
	EndOffice bool         `json:"ends,omitempty" doc:"the office ends today instead"`
}

var nameOfficial = act.Def[*Agency, NameOfficial, nothing]{
	Name: "agency.name-official", Title: "Name an official", Part: "agency",
	Who: []act.Relation{act.AgencyHead, act.ExecutiveResources, act.Founder}, Provisions: []string{"SD-9.16"},
	Check: func(c *Agency, in NameOfficial, q act.Question) (nothing, []act.Finding) {
		return nothing{}, checkOfficial(c, in, q)
	},
	Apply: func(c *Agency, m act.Meta, in NameOfficial, _ nothing) {
		if in.EndOffice || in.Office == act.AgencyHead {
			c.end(in, m.On)
		}
		if !in.EndOffice {
			c.Officials = append(c.Officials, Official{Office: in.Office, Person: in.Person, Unit: in.Unit, Basis: in.Basis, From: m.On})
		}
	},
	Tell: func(in NameOfficial, _ nothing) string {
		if in.EndOffice {
			return "ended an office: " + string(in.Office)
		}
		return "named an official: " + string(in.Office)
	},
}

func checkOfficial(c *Agency, in NameOfficial, q act.Question) []act.Finding {
	var found []act.Finding
	if in.Basis == "" {
		found = append(found, act.Gate("SD-9.16", "Nothing says what the office rests on.", "Name the agency head's signed designation, with its date or number.").At("basis"))
	}
	switch in.Office {
	case act.AgencyHead, act.ExecutiveResources, act.OversightOfficial, act.InspectorGeneral, act.Administrator:
	case act.AppointingAuthority:
		if !in.Appoints && !in.EndOffice {
			found = append(found, act.Broken("SD-9.16", "An appointing authority has authority to make SES appointments; this designation does not give it.",
				"Name an official who has it, and say so.").At("makes_ses_appointments"))
		}
	default:
		found = append(found, act.Gate("SD-9.16", "There is no office "+string(in.Office)+".", "Choose one of the offices that the list of acts names.").At("office"))
	}
	if _, ok := FindPerson(q.Facts, in.Person); !ok {
		found = append(found, act.Gate("SD-9.16", "There is no such person in this agency.", "Enter the person first.").At("person"))
	}
	if held := c.Holds(in.Office, in.Person, in.Unit); held != in.EndOffice {
		text, cure := "This person holds the office already.", "Nothing is to be done."
		if in.EndOffice {
			text, cure = "This person does not hold the office.", "Look at who holds it."
		}
		found = append(found, act.Gate("SD-9.16", text, cure).At("person"))
	}
	return found
}

// end closes the office that in names: of that person, or of every agency head when a new one is named.
func (c *Agency) end(in NameOfficial, on calendar.Date) {
	c.Officials = slices.Clone(c.Officials)
	for i, o := range c.Officials {
		if o.Office == in.Office && o.Until.IsZero() && (!in.EndOffice || o.Person == in.Person && o.Unit == in.Unit) {
			c.Officials[i].Until = on
		}
	}
}

// Holds says whether the person holds the office now, for that unit.
func (c *Agency) Holds(office act.Relation, person, unit string) bool {
	for _, o := range c.Officials {
		if o.Office == office && o.Person == person && o.Unit == unit && o.Until.IsZero() {
			return true
		}
	}
	return false
}

// Holders gives who holds the office now for the unit or for the whole agency.
func (c *Agency) Holders(office act.Relation, unit string) []string {
	var out []string
	for _, o := range c.Officials {
		if o.Office == office && o.Until.IsZero() && (o.Unit == "" || o.Unit == unit) {
			out = append(out, o.Person)
		}
	}
	return out
}

// Find gives the agency's own case, and notes it as read; false before it is named.
func Find(f act.Facts) (*Agency, bool) {
	c, ok := f.Look(Stream)
	if !ok {
		return nil, false
	}
	return c.(*Agency), true
}
