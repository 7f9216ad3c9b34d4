package web

import (
	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// respondForm is the executive's written response to the initial rating.
var respondForm = form{
	act: "appraisal.respond", label: "Check your response",
	consequence: "When you sign it, your response goes with the rating to the board and the appointing authority, and can no longer be edited.",
	thenTitle:   "If you do nothing", then: "When the window has passed, the rating goes to the board without a response. That does not mean that you agree.",
	read: func(f *filled) (any, []FieldError) { return appraisal.Respond{Text: f.Value("text")}, nil },
	body: func(f *filled) templ.Component {
		return TextArea(f.text("text", "Your response", "Say what you want the board and the appointing authority to know. There is no form it must have.",
			"Only you, until you sign it; then your rating official, the board, the appointing authority and executive resources", 12))
	},
	check: func(f *filled, _ casework.Judgement) templ.Component {
		return Texts([]TextPart{{"Your response", f.Value("text")}})
	},
}
