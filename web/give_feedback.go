package web

import (
	"slices"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// feedbackForm tells the executive something during the period: feedback, advice, assistance, reinforcement (SD-7.1).
var feedbackForm = form{
	act: "appraisal.give-feedback", label: "Send the feedback",
	title: func(f *filled) string { return "Feedback to " + f.Executive() },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.GiveFeedback{Text: f.Value("text"), Requirement: f.Value("requirement")}, nil
	},
	body: func(f *filled) templ.Component { return feedbackBody(f) },
	consequence: func(f *filled) string {
		return f.Executive() + " sees it at once. It stays on the case and can no longer be edited."
	},
	thenTitle: "Then", then: says("You may give feedback again at any time until the initial rating. It is read when the rating is made."),
}

// feedbackOptions are the requirements of the plan that feedback may be about; those that wait for advice say so.
func (f *filled) feedbackOptions() []Option {
	out := []Option{{Label: "The work as a whole"}}
	waiting := f.Case().Unhelped()
	for _, q := range f.planRequirements() {
		label := q.Title
		if slices.Contains(waiting, q.ID) {
			label += " (falls short; advice is missing)"
		}
		out = append(out, Option{Value: q.ID, Label: label})
	}
	return out
}
