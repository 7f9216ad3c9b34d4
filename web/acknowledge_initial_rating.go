package web

import (
	"github.com/a-h/templ"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// acknowledgeRatingForm shows the initial rating in full, and is signed on the same page.
var acknowledgeRatingForm = form{
	act: "appraisal.acknowledge-initial-rating", label: "Sign and acknowledge",
	title: says("Acknowledge the initial rating"),
	body:  func(f *filled) templ.Component { return ratingBody(f) },
	signs: func(f *filled) []ReceiptLine { return coveredBy(f.initial().Meta) },
	consequence: func(f *filled) string {
		return "It is recorded that you have received the rating. It does not mean that you agree."
	},
	thenTitle: "After that", then: func(f *filled) string {
		return "You may still respond in writing until " + f.initial().Until.Long() + ", or say that you will not."
	},
}

// waiveForm lets the executive say that no response will come, so that nobody waits for one.
var waiveForm = form{
	act: "appraisal.waive-response", label: "Sign: I will not respond",
	title: says("Say that you will not respond"),
	body:  func(f *filled) templ.Component { return ratingBody(f) },
	signs: func(f *filled) []ReceiptLine { return coveredBy(f.initial().Meta) },
	consequence: func(f *filled) string {
		return "The rating may go to the board at once, without a response. You may still respond until it has gone there."
	},
	thenTitle: "If you do nothing", then: func(f *filled) string {
		return "You may respond until " + f.initial().Until.Long() + ". After that day the rating may go to the board without a response."
	},
}

// coveredBy names the entry that a signature covers.
func coveredBy(m act.Meta) []ReceiptLine {
	return []ReceiptLine{{"Entry", grouped(m.Seq)}, {"Sum", m.Sum}}
}

// initial is the initial rating; an empty one before it is made.
func (f *filled) initial() appraisal.InitialRating {
	if f.Case().Initial != nil {
		return *f.Case().Initial
	}
	return appraisal.InitialRating{}
}
