package web

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"sesperf/rules/adoption"
	"sesperf/rules/agency"
)

// newPeriod is the id under which the draft of an appraisal period is kept that has not been opened yet.
const newPeriod = "period/new"

// openPeriodForm is how executive resources opens an appraisal period under one of the agency's systems.
var openPeriodForm = form{
	act: "agency.open-period", label: "Open the period",
	start: func(f *filled) url.Values {
		for _, a := range f.Lists.Systems {
			if !a.Days.Begin.IsZero() {
				return url.Values{"system": {a.Case}}
			}
		}
		return url.Values{}
	},
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		in := agency.OpenPeriod{Title: strings.TrimSpace(f.Value("title")), Begins: f.typedDay("begins", &wrong), Ends: f.typedDay("ends", &wrong), System: f.Value("system")}
		for _, need := range []struct{ value, field, text string }{{in.Title, "title", "Say what people call the period."}, {f.Value("begins"), "begins", "Enter the first day."}, {f.Value("ends"), "ends", "Enter the last day."}} {
			if strings.TrimSpace(need.value) == "" {
				wrong = append(wrong, FieldError{need.field, need.text})
			}
		}
		return in, wrong
	},
	body:        func(f *filled) templ.Component { return openPeriodBody(f) },
	consequence: says("The period is opened under the system that you choose, and keeps it, whatever comes into force later."),
	thenTitle:   "Then", then: says("You open the appraisal of each person that the system covers."),
}

// systemOptions gives the systems that were put in force, and the built-in one for an agency that has none.
func (f *filled) systemOptions() []Option {
	var out []Option
	for _, a := range f.Lists.Systems {
		if !a.Days.Begin.IsZero() {
			out = append(out, Option{a.Case, a.Title, "In force from " + a.Days.Begin.Long()})
		}
	}
	if len(out) == 0 {
		out = append(out, Option{adoption.BuiltIn, "The basic system, as OPM wrote it", "The agency has put no system of its own in force yet."})
	}
	return out
}

// actNamed gives the name of an act from the kind of case and the verb in an address: what the agency consists of are
// kinds of their own, with the agency's acts.
func actNamed(kind, verb string) string {
	if kind == "period" {
		kind = "agency"
	}
	return kind + "." + verb
}
