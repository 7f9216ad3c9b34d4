package web

import (
	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// closeForm closes the case of an executive who has left.
var closeForm = form{
	act: "appraisal.close-without-rating", label: "Close the case",
	title: func(f *filled) string { return "Close the appraisal of " + f.Executive() + " without a rating" },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.CloseWithoutRating{Text: f.Value("text")}, nil
	},
	ready:       (*filled).try,
	body:        func(f *filled) templ.Component { return closeBody(f) },
	consequence: says("Nothing more can be done on the case, and nothing in it waits for anybody. It stays to be read."),
	thenTitle:   "For one who stays", then: says("A case is not closed for somebody who cannot be rated yet: the period is extended until the minimum is completed."),
}
