package web

import (
	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// respondForm is the executive's written response to the initial rating.
var respondForm = form{
	act: "appraisal.respond", label: "Check your response",
	title: says("Respond to the initial rating"),
	read: func(f *filled) (any, []FieldError) {
		return appraisal.Respond{Text: f.Value("text")}, nil
	},
	body:  func(f *filled) templ.Component { return respondBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return respondCheck(f) },
	consequence: func(f *filled) string {
		return "When you sign it, your response goes with the rating to " + f.readers() + ", and can no longer be edited."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this response, to the letter, and the initial rating that it answers.",
			"Your response goes with the rating to " + f.readers() + ".", "Nobody can change it afterwards, you included."}
	},
	thenTitle: "If you do nothing", then: func(f *filled) string {
		return "When the window has passed, the rating goes to " + f.onward() + " without a response. That does not mean that you agree."
	},
}
