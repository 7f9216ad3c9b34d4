package web

import (
	"net/url"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// communicateRatingForm tells the executive the annual rating, with the notice that goes with it.
var communicateRatingForm = form{
	act: "appraisal.communicate-annual-rating", label: "Communicate the rating",
	title: func(f *filled) string { return "Communicate the annual summary rating to " + f.Executive() },
	short: true,
	start: func(*filled) url.Values { return url.Values{"with_notice": {"yes"}} },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.CommunicateAnnualRating{Notice: f.Value("with_notice") == "yes"}, nil
	},
	body: func(f *filled) templ.Component { return communicateRatingBody(f) },
	consequence: func(f *filled) string {
		return f.Executive() + " sees the annual summary rating, the board’s recommendation and the reason, with the notice above."
	},
	thenTitle: "Then", then: says("The appraisal of this period is complete. Everything stays on the case."),
}

// assigned is the annual rating; an empty one before it is assigned.
func (f *filled) assigned() appraisal.AnnualRating {
	if f.Case().Annual != nil {
		return *f.Case().Annual
	}
	return appraisal.AnnualRating{}
}

// acknowledgeAnnualForm shows the official rating in full, and is signed on the same page.
var acknowledgeAnnualForm = form{
	act: "appraisal.acknowledge-annual-rating", label: "Sign and acknowledge",
	title: says("Acknowledge the annual summary rating"),
	body:  func(f *filled) templ.Component { return acknowledgeAnnualBody(f) },
	signs: func(f *filled) []ReceiptLine { return coveredBy(f.assigned().Meta) },
	consequence: func(f *filled) string {
		return "It is recorded that you have your copy. It does not mean that you agree."
	},
	thenTitle: "Your copy", then: says("It is the case itself: you can read, print and save it at any time, and nobody can change it."),
}
