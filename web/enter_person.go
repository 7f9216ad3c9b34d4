package web

import (
	"strings"

	"github.com/a-h/templ"

	"sesperf/rules/agency"
)

// newPerson is the id under which the draft of a person's record is kept who has not been entered yet.
const newPerson = "person/new"

// enterPersonForm is how executive resources enters a person: somebody who comes to the agency, or somebody of another
// agency who has a part in a case, as the supervisor of a detail there.
var enterPersonForm = form{
	act: "agency.enter-person", label: "Enter the person",
	read: func(f *filled) (any, []FieldError) {
		in := agency.EnterPerson{Name: strings.TrimSpace(f.Value("name")), Unit: f.Value("unit")}
		return in, f.needs([][2]string{{"name", "Enter the name as it is printed."}})
	},
	body:        func(f *filled) templ.Component { return enterPersonBody(f) },
	consequence: says("The person can be chosen on a case from now on. Nothing is said of an appointment; it is recorded on the person’s page."),
	thenTitle:   "Then", then: says("You record the person’s appointment, or choose the person as the supervisor of a detail."),
}

// unitOptions lists the organizations of the agency, and none of them for somebody of another agency.
func (f *filled) unitOptions() []Option {
	out := []Option{{"", "None: another agency, or not known yet", ""}}
	for _, u := range f.Lists.Units {
		out = append(out, Option{Value: u.ID, Label: u.Name})
	}
	return out
}
