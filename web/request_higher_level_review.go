package web

import (
	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// requestReviewForm is the executive's request that the initial rating be reviewed at a higher level.
var requestReviewForm = form{
	act: "appraisal.request-higher-level-review", label: "Check your request",
	read: func(f *filled) (any, []FieldError) {
		return appraisal.RequestHigherLevelReview{Reason: f.Value("reason")}, nil
	},
	body:  func(f *filled) templ.Component { return requestReviewBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return requestReviewCheck(f) },
	consequence: func(f *filled) string {
		return "The rating waits for the review before it goes to " + f.onward() + ". " + upper(requestsLeft(f.Case())) + "."
	},
	does: func(f *filled) []string {
		return []string{"It covers the initial rating that is to be reviewed, and your reason, to the letter.",
			"Executive resources assigns a reviewer at a higher level than the official who rated you, or declares that none is possible and on what basis.",
			"The reviewer may recommend another rating to " + f.readers() + ", and cannot change the one you have."}
	},
	thenTitle: "If you do nothing", then: func(f *filled) string {
		if until := f.Case().ReviewUntil(); !until.IsZero() && !f.Sight.On.After(until) {
			return "The window is open until " + until.Long() + ". After that day the rating may go to " + f.onward() + " without a higher level review."
		}
		return "The rating may go to " + f.onward() + " without a higher level review."
	},
}

// requestsLeft says how often the description lets the executive request a review of one rating.
func requestsLeft(c *appraisal.Appraisal) string {
	if left := c.Terms.ReviewRequests - len(c.HigherLevel.Requests); left > 1 {
		return "you may request it " + inWords(left) + " times for this rating"
	}
	if len(c.HigherLevel.Requests) > 0 {
		return "this is the last request for this rating"
	}
	return "you may request it once for this rating"
}

// waiveReviewForm lets the executive say that no request will come, so that nobody waits for one.
var waiveReviewForm = form{
	act: "appraisal.waive-higher-level-review", label: "Sign: I will not request a review",
	body:  func(f *filled) templ.Component { return ratingBody(f) },
	signs: func(f *filled) []ReceiptLine { return coveredBy(f.initial().Meta) },
	consequence: func(f *filled) string {
		return "The rating need not wait for a request any more. You may still request a review until " + f.tooLate() + "."
	},
	thenTitle: "If you do nothing", then: requestReviewForm.then,
}
