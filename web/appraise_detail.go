package web

import (
	"net/url"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// detailRequirementsForm sets the gaining organization's goals and requirements for a detail.
var detailRequirementsForm = form{
	act: "appraisal.set-detail-requirements", label: "Set the requirements",
	title: func(f *filled) string { return "Requirements for the detail of " + f.Executive() },
	start: func(f *filled) url.Values { return f.startDetail(f.unplanned) },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.SetDetailRequirements{Detail: f.number("detail"), Text: f.Value("text")}, f.needsDetail()
	},
	body: func(f *filled) templ.Component { return detailRequirementsBody(f) },
	consequence: func(f *filled) string {
		return f.Executive() + " and the rating official see them at once. They can no longer be edited."
	},
	thenTitle: "Then", then: says("When the detail ends you appraise the work against them, in writing and without a level."),
}

// appraiseDetailForm is the gaining supervisor's written appraisal of a detail. A level stands nowhere on it.
var appraiseDetailForm = form{
	act: "appraisal.appraise-detail", label: "Check your appraisal",
	title: func(f *filled) string { return "Appraise the detail of " + f.Executive() },
	start: func(f *filled) url.Values { return f.startDetail(f.unappraised) },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.AppraiseDetail{Detail: f.number("detail"), Text: f.Value("text")}, f.needsDetail()
	},
	body:  func(f *filled) templ.Component { return appraiseDetailBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return appraiseDetailCheck(f) },
	consequence: func(f *filled) string {
		return "Your signature gives the appraisal to the rating official, " + f.Name(f.Case().RatingOfficial) + ". " + f.Executive() + " sees it too."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this text, to the letter, and the requirements that it answers.", "The rating official records how it was factored into the initial summary rating.",
			"It is not a rating: it carries no level, and nobody can change it afterwards."}
	},
	thenTitle: "Then", then: says("You see the whole appraisal on one page, confirm your sign-in, and get a receipt."),
}

// unplanned says whether a detail under the writer has no requirements yet.
func (f *filled) unplanned(d appraisal.Detail) bool {
	return d.Supervisor == f.visit.Person.ID && d.Requirements == nil && d.Appraisal == nil
}

// unappraised says whether a detail under the writer can be appraised today and has not been.
func (f *filled) unappraised(d appraisal.Detail) bool {
	return d.Supervisor == f.visit.Person.ID && d.Appraisal == nil && !f.Case().DetailOver(d).After(f.Sight.On)
}

// seenDetail says who can read what a gaining supervisor writes.
func (f *filled) seenDetail() string {
	return "Only you, until you send it; then " + f.Executive() + ", the rating official and executive resources, and later " + f.readers()
}
