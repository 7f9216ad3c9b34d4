package web

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// levelReviewForm is the higher level reviewer's finding: the rating and all that it rests on, and a recommendation that
// changes nothing.
var levelReviewForm = form{
	act: "appraisal.review-at-higher-level", label: "Check and sign",
	title: func(f *filled) string { return "Review the rating of " + f.Executive() + " at a higher level" },
	read: func(f *filled) (any, []FieldError) {
		in := appraisal.ReviewAtHigherLevel{Narrative: f.Value("narrative")}
		in.Level, _ = strconv.Atoi(f.Value("level")) // none chosen is no level, which the law answers
		return in, nil
	},
	body:  func(f *filled) templ.Component { return levelReviewBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return levelReviewCheck(f) },
	consequence: func(f *filled) string {
		return "Copies go to " + f.Executive() + " and to " + f.Name(f.Case().RatingOfficial) + ", and with the rating to " + f.readers() + "."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly these findings, to the letter, and the rating that you reviewed.", "The initial rating stays as it is. What you recommend is a recommendation.",
			"Copies go to " + f.Executive() + ", to " + f.Name(f.Case().RatingOfficial) + " and to " + f.readers() + "."}
	},
	thenTitle: "Until then", then: func(f *filled) string { return "The rating waits, and does not go to " + f.onward() + "." },
}

// consentForm is the executive's decision on a commissioned officer.
var consentForm = form{
	act: "appraisal.consent-to-officer", label: "Sign your decision", short: true,
	start: func(*filled) url.Values { return url.Values{} },
	read: func(f *filled) (any, []FieldError) {
		switch f.Value("consent") {
		case "yes":
			return appraisal.ConsentToOfficer{Consent: true}, nil
		case "no":
			return appraisal.ConsentToOfficer{}, nil
		}
		return nil, []FieldError{{"consent", "Say whether you consent."}}
	},
	body:        func(f *filled) templ.Component { return consentBody(f) },
	signs:       func(f *filled) []ReceiptLine { return coveredBy(f.namedReviewer().Meta) },
	consequence: says("If you consent, the officer sees your case and reviews the rating. If you decline, executive resources assigns somebody else or declares that no review is possible."),
	thenTitle:   "If you do nothing", then: func(f *filled) string {
		return "The review waits for you, and the rating does not go to " + f.onward() + "."
	},
}

// haveReviewForm is how the executive and the rating official say that the reviewer's findings have reached them.
var haveReviewForm = form{
	act: "appraisal.acknowledge-higher-level-review", label: "I have the findings", short: true,
	title:       says("The higher level reviewer’s findings"),
	body:        func(f *filled) templ.Component { return haveReviewBody(f) },
	consequence: says("It is recorded that you have your copy. It does not mean that you agree."),
	thenTitle:   "Then", then: func(f *filled) string {
		return "The findings go with the rating to " + f.readers() + ". The initial rating stays as it is."
	},
}
