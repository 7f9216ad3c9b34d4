package web

import (
	"net/url"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// referForm hands the case to a board, with what became of the executive's right to respond.
var referForm = form{
	act: "appraisal.refer-to-board", label: "Refer to the board",
	title: func(f *filled) string { return "Refer the case of " + f.Executive() + " to the board" },
	start: func(f *filled) url.Values {
		out := url.Values{}
		if len(f.Lists.Boards) == 1 { // the only one there is
			out.Set("board", f.Lists.Boards[0].ID)
		}
		return out
	},
	read: func(f *filled) (any, []FieldError) {
		if f.Value("board") == "" {
			return nil, []FieldError{{"board", "Choose the board that considers the case."}}
		}
		return appraisal.ReferToBoard{Board: f.Value("board")}, nil
	},
	body: func(f *filled) templ.Component { return referBody(f) },
	consequence: func(f *filled) string {
		return "The members of the board see the plan, the progress reviews, the initial rating, the response and the higher level reviewer’s findings on " + f.Executive() + ". The executive can no longer respond or request a higher level review."
	},
	thenTitle: "Then", then: says("The board recommends in writing. Members step aside where they have to; the executive’s own membership gives no sight of the case."),
}
