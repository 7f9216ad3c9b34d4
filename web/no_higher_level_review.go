package web

import (
	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// declareNoReviewForm records the agency's determination that no higher level review is possible.
var declareNoReviewForm = form{
	act: "appraisal.declare-no-higher-level-review", label: "Record the determination",
	title: func(f *filled) string {
		return "Declare that no higher level review is possible for " + f.Executive()
	},
	read: func(f *filled) (any, []FieldError) {
		return appraisal.DeclareNoHigherLevelReview{Basis: f.Value("basis")}, nil
	},
	body: func(f *filled) templ.Component { return declareNoReviewBody(f) },
	consequence: func(f *filled) string {
		return f.Executive() + " reads the basis and may ask for the complete explanation. The rating no longer waits for a review."
	},
	thenTitle: "If it turns out to be possible", then: says("Assign a reviewer as long as the rating has not been presented; the assignment takes the place of the determination."),
}

// askExplanationForm is the executive's request for the complete explanation.
var askExplanationForm = form{
	act: "appraisal.request-explanation", label: "Ask for the explanation", short: true,
	body:        func(f *filled) templ.Component { return askExplanationBody(f) },
	consequence: says("Executive resources owes you the complete explanation of the agency’s basis. You find it on the case as a letter."),
}

// explainForm is the agency's complete explanation, a letter to the executive.
var explainForm = form{
	act: "appraisal.explain-no-higher-level-review", label: "Check the letter",
	title: func(f *filled) string {
		return "Explain to " + f.Executive() + " why no higher level review is possible"
	},
	read: func(f *filled) (any, []FieldError) {
		return appraisal.ExplainNoHigherLevelReview{Text: f.Value("text")}, nil
	},
	body:        func(f *filled) templ.Component { return explainBody(f) },
	check:       func(f *filled, _ casework.Judgement) templ.Component { return explainCheck(f) },
	consequence: func(f *filled) string { return f.Executive() + " gets it as a letter, to read, print and keep." },
	does: func(f *filled) []string {
		return []string{"It covers exactly this explanation, to the letter, and the determination that it explains.",
			f.Executive() + " finds it on the case at once, as a letter in PDF too.", "Nobody can change it afterwards."}
	},
}

// noReviewBasis is on what the agency determined that no higher level review is possible: for the case, or by the description.
func noReviewBasis(c *appraisal.Appraisal) string {
	if n := c.HigherLevel.NotPossible; n != nil {
		return n.Basis
	}
	return c.Terms.ReviewBasis
}
