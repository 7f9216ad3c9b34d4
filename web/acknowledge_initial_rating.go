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
	thenTitle: "After that", then: afterAcknowledging,
}

// waiveForm lets the executive say that no response will come, so that nobody waits for one.
var waiveForm = form{
	act: "appraisal.waive-response", label: "Sign: I will not respond",
	title: says("Say that you will not respond"),
	body:  func(f *filled) templ.Component { return ratingBody(f) },
	signs: func(f *filled) []ReceiptLine { return coveredBy(f.initial().Meta) },
	consequence: func(f *filled) string {
		return "The rating may go to " + f.onward() + " at once, without a response. You may still respond until " + f.tooLate() + "."
	},
	thenTitle: "If you do nothing", then: func(f *filled) string {
		if f.responseLate() {
			return "The time to respond ended on " + f.initial().Until.Long() + ". The rating may go to " + f.onward() + " without a response."
		}
		return "You may respond until " + f.initial().Until.Long() + ". After that day the rating may go to " + f.onward() + " without a response."
	},
}

// afterAcknowledging says what of the response is still open, as the law has it on this day.
func afterAcknowledging(f *filled) string {
	c, until := f.Case(), f.initial().Until.Long()
	switch {
	case c.Response != nil:
		return "You responded on " + c.Response.Meta.On.Long() + ". Nothing more is asked of you on the initial rating."
	case c.Referral != nil:
		return "The rating went to the board on " + c.Referral.Meta.On.Long() + ". The time to respond is over."
	case c.Annual != nil:
		return "The annual summary rating was assigned on " + c.Annual.Meta.On.Long() + ". The time to respond is over."
	case f.responseLate():
		return "The time to respond ended on " + until + ". You may still respond in writing until " + f.tooLate() + "; the response is then kept as late."
	case c.Waived.Version > 0:
		return "You said that you will not respond. You may still do so in writing until " + f.tooLate() + "."
	}
	return "You may still respond in writing until " + until + ", or say that you will not."
}

// tooLate says from when on there is no responding any more.
func (f *filled) tooLate() string {
	if f.Case().HasBoard() {
		return "the rating goes to the board"
	}
	return "the annual summary rating is assigned"
}

// responseLate says whether the days for a response are over.
func (f *filled) responseLate() bool { return f.Sight.On.After(f.initial().Until) }

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
