package web

import (
	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// withdrawForm takes an initial rating back before the board has it, with the reason that the executive reads.
var withdrawForm = form{
	act: "appraisal.withdraw-initial-rating", label: "Check before you withdraw",
	title: func(f *filled) string { return "Withdraw the initial rating of " + f.Executive() },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.WithdrawInitialRating{Reason: f.Value("reason")}, nil
	},
	body:  func(f *filled) templ.Component { return withdrawBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return withdrawCheck(f) },
	consequence: func(f *filled) string {
		return "The rating no longer stands, and you make another. " + f.Executive() + " then has the whole time to respond anew."
	},
	does: func(f *filled) []string {
		return []string{"It covers the rating that is withdrawn, and the reason, to the letter.",
			"The rating, the acknowledgement and the response to it stay on the case, marked as withdrawn. " + f.Executive() + " sees them and your reason.",
			"You are asked to make the initial rating again. It opens the response anew."}
	},
	thenTitle: "If you do nothing", then: func(f *filled) string { return "The rating stands and goes on to " + f.onward() + "." },
}
