package web

import (
	"fmt"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// departureForm is the written appraisal of an executive who leaves. A level stands nowhere on it.
var departureForm = form{
	act: "appraisal.appraise-departure", label: "Check your appraisal",
	title: func(f *filled) string { return "Appraise " + f.Executive() + " before leaving" },
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		in := appraisal.AppraiseDeparture{Text: f.Value("text"), Leaves: f.typedDay("leaves", &wrong), Forward: f.Value("forwarded_to")}
		return in, wrong
	},
	body:  func(f *filled) templ.Component { return departureBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return departureCheck(f) },
	consequence: func(f *filled) string {
		return "Your signature completes the appraisal. It is forwarded to where " + f.Executive() + " goes, and whoever rates next considers it."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this page, to the letter, and the plan that performance was under.", "It carries no summary rating; the one who rates at the end of the period makes that.",
			f.Executive() + " and executive resources see it. It can be saved as a document to be forwarded.", "Nobody can change it afterwards."}
	},
	thenTitle: "If you do nothing", then: says("An executive who completed the minimum period and leaves without it is listed as such, with your name."),
}

// minimumWords says when the minimum period is completed, or that it is.
func (f *filled) minimumWords() string {
	c := f.Case()
	if full := c.MinimumReached(); full.After(f.Sight.On) {
		return fmt.Sprintf("The minimum period of %d days under the plan is completed on %s. Before that none is due.", c.Terms.MinimumDays, full.Long())
	}
	return fmt.Sprintf("%s has performed under the plan for %s; the minimum is %d.", f.Executive(), counted(c.DaysUnderPlan(f.Sight.On), "day", "days"), c.Terms.MinimumDays)
}
