package web

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store/sqlc"
)

// handoverForm gives a case to other officials; it shows what is handed over with it.
var handoverForm = form{
	act: "appraisal.assign-officials", label: "Check the officials",
	title: func(f *filled) string { return "Assign other officials to the appraisal of " + f.Executive() },
	start: func(f *filled) url.Values {
		c := f.Case()
		return url.Values{"rating_official": {c.RatingOfficial}, "reviewing_official": {c.ReviewingOfficial}, "appointing_authority": {c.AppointingAuthority}}
	},
	read: func(f *filled) (any, []FieldError) {
		return appraisal.AssignOfficials{RatingOfficial: f.Value("rating_official"), ReviewingOfficial: f.Value("reviewing_official"),
			AppointingAuthority: f.Value("appointing_authority"), Reason: f.Value("reason")}, nil
	},
	ready: narrowPeople,
	body:  func(f *filled) templ.Component { return handoverBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return handoverCheck(f) },
	consequence: func(f *filled) string {
		return "Everything due goes to the officials named, at once. Whoever is replaced no longer sees the case."
	},
	does: func(f *filled) []string {
		return []string{"The officials named have the case from now on, with everything that is due.", "Whoever is replaced no longer sees the case, and stays named on what was signed.",
			"The former officials, the reason and the day stay on the case."}
	},
	thenTitle: "If you do nothing", then: says("The case stays with the officials it has."),
}

// officialLine is one official of a case: who it was, who it is to be, and what is handed over.
type officialLine struct {
	Office, Was, Is string
	Changed         bool
	Tasks           []act.Task
}

// officialLines gives the three officials of the case as the fields have them.
func (f *filled) officialLines() []officialLine {
	c := f.Case()
	var out []officialLine
	for _, x := range []struct{ office, field, was string }{{"Rating official", "rating_official", c.RatingOfficial}, {"Reviewing official", "reviewing_official", c.ReviewingOfficial},
		{"Appointing authority", "appointing_authority", c.AppointingAuthority}} {
		l := officialLine{Office: x.office, Was: f.personName(x.was), Is: f.personName(f.Value(x.field)), Changed: x.was != f.Value(x.field)}
		if x.was != "" && l.Changed {
			l.Tasks = tasksOf(f.Sight.Tasks, x.was)
		}
		out = append(out, l)
	}
	return out
}

// nowWords says who holds a part of the case now.
func (f *filled) nowWords(id string) string {
	if id == "" {
		return "Nobody now"
	}
	return "Now " + f.personName(id)
}

// personName names anybody of the agency.
func (f *filled) personName(id string) string {
	if id == "" {
		return "Nobody"
	}
	for _, p := range f.Lists.People {
		if p.ID == id {
			return p.Name
		}
	}
	return f.Name(id)
}

// tasksOf gives the tasks that one person has.
func tasksOf(all []act.Task, person string) []act.Task {
	var out []act.Task
	for _, t := range all {
		if t.Person == person {
			out = append(out, t)
		}
	}
	return out
}

// others gives the people who may be an official of the case or stand in for a person: everybody but that one.
func (f *filled) others(people []sqlc.Person) []sqlc.Person {
	var out []sqlc.Person
	for _, p := range people {
		if p.ID != f.Case().Executive && p.ID != f.Stream {
			out = append(out, p)
		}
	}
	return out
}

// formerNames names who was replaced in one handover: Maria Okafor, rating official.
func formerNames(s *casework.Sight, c *appraisal.Appraisal, i int) string {
	was, is := c.Handovers[i], appraisal.Handover{RatingOfficial: c.RatingOfficial, ReviewingOfficial: c.ReviewingOfficial, AppointingAuthority: c.AppointingAuthority}
	if i+1 < len(c.Handovers) {
		is = c.Handovers[i+1]
	}
	var out []string
	for _, x := range []struct{ was, is, office string }{{was.RatingOfficial, is.RatingOfficial, "rating official"}, {was.ReviewingOfficial, is.ReviewingOfficial, "reviewing official"},
		{was.AppointingAuthority, is.AppointingAuthority, "appointing authority"}} {
		if x.was != x.is && x.was == "" {
			out = append(out, "No "+x.office)
		} else if x.was != x.is {
			out = append(out, s.Names[x.was]+", "+x.office)
		}
	}
	return strings.Join(out, "; ")
}
