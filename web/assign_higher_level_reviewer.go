package web

import (
	"strings"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
	"sesperf/store/sqlc"
)

// assignReviewerForm is how executive resources assigns the higher level reviewer, or another one.
var assignReviewerForm = form{
	act: "appraisal.assign-higher-level-reviewer", label: "Assign the reviewer",
	title: func(f *filled) string { return "Assign a higher level reviewer for " + f.Executive() },
	read: func(f *filled) (any, []FieldError) {
		if f.Value("person") == "" {
			return nil, []FieldError{{"person", "Choose the reviewer."}}
		}
		return appraisal.AssignHigherLevelReviewer{Person: f.Value("person"), Higher: strings.TrimSpace(f.Value("higher")), Officer: f.Value("officer") == "yes"}, nil
	},
	ready: func(f *filled) error { // nobody reviews the own rating, or one's own initial one
		var kept []sqlc.Person
		for _, p := range f.Lists.People {
			if c := f.Case(); p.ID != c.Executive && p.ID != c.RatingOfficial && p.ID != f.initial().Meta.Person() {
				kept = append(kept, p)
			}
		}
		f.Lists.People = kept
		return narrowPeople(f)
	},
	body: func(f *filled) templ.Component { return assignReviewerBody(f) },
	consequence: func(f *filled) string {
		return "The reviewer sees the whole case of " + f.Executive() + " and is asked for findings. If the reviewer is a commissioned officer, " + f.Executive() + " is asked first."
	},
	thenTitle: "If none is possible", then: says("Declare that no higher level review is possible, with the basis that the agency determined. The executive may then ask for the complete explanation."),
}
