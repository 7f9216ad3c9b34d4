package web

import (
	"net/url"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/agency"
)

// guidelinesForm is the issuing of a period's appraisal guidelines.
var guidelinesForm = form{
	act: "agency.issue-guidelines", label: "Check your answers",
	title: func(f *filled) string { return "Appraisal guidelines for " + f.period().Title },
	start: func(f *filled) url.Values { return url.Values{"scope": {string(f.scopes()[0])}} },
	read: func(f *filled) (any, []FieldError) {
		return agency.IssueGuidelines{Scope: agency.Scope(f.Value("scope")), Text: f.Value("text"), Communicated: f.recipients()}, nil
	},
	body:  func(f *filled) templ.Component { return guidelinesBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return guidelinesCheck(f) },
	field: func(_ *filled, name string) string {
		if name == "communicated_to" {
			return "to." + agency.Recipients[0]
		}
		return name
	},
	consequence: says("They are in force from this day. Everyone in the agency can read them, and ratings of this period can be made."),
	thenTitle:   "Then", then: says("Rating officials rate their executives. Each rating says on which guidelines it rested, and when they were issued."),
}

// recipientWords name those to whom guidelines are communicated.
var recipientWords = map[string]string{"executives": "Executives", "rating-officials": "Rating officials", "reviewers": "Reviewers", "board-members": "Members of the performance review boards"}

// recipients are those whose box is ticked.
func (f *filled) recipients() []string {
	out := []string{}
	for _, r := range agency.Recipients {
		if f.Value("to."+r) == "yes" {
			out = append(out, r)
		}
	}
	return out
}

func recipientsWords(to []string) []string {
	var out []string
	for _, r := range to {
		out = append(out, recipientWords[r])
	}
	return out
}
