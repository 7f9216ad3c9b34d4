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
	consequence: func(*filled) string {
		return "When you sign it, your response goes with the rating to the board and the appointing authority, and can no longer be edited."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this response, to the letter, and the initial rating that it answers.",
			"Your response goes with the rating to the board and to the appointing authority.", "Nobody can change it afterwards, you included."}
	},
	thenTitle: "If you do nothing", then: says("When the window has passed, the rating goes to the board without a response. That does not mean that you agree."),
}
