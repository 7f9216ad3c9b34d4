package web

import (
	"fmt"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// communicatePlanForm puts the plan in force. By how many days it is late, and what else stays on the case, is said
// before the button is pressed.
var communicatePlanForm = form{
	act: "appraisal.communicate-plan", label: "Communicate the plan",
	title: func(f *filled) string { return "Communicate the plan to " + f.Executive() },
	body:  func(f *filled) templ.Component { return communicatePlanBody(f) },
	consequence: func(f *filled) string {
		if v := f.Plan(); v.Revises > 0 {
			return fmt.Sprintf("Version %d takes the place of version %d from today, and %s is rated against it. The days under the plan go on counting, and so does the day on which the first version was communicated.", v.Number, v.Revises, f.Executive())
		}
		return fmt.Sprintf("Version %d is in force from today. %s is rated against it, and it is no longer changed by sending another version.", f.Plan().Number, f.Executive())
	},
	thenTitle: "Then", then: says("The period runs. You hold a progress review during it, and rate after it has ended."),
}

// lateBy says by how many days the plan would be late today; zero when in time.
func lateBy(f *filled) int {
	if f.Sight == nil || !f.Sight.On.After(f.Case().PlanDue()) {
		return 0
	}
	return f.Case().PlanDue().DaysUntil(f.Sight.On)
}

// dueSentence says by when a plan is due, and why then (SD-5.2).
func dueSentence(c *appraisal.Appraisal) string {
	switch due := c.PlanDue().Long(); {
	case c.Arrived.After(c.Span.Begin):
		return fmt.Sprintf("The executive came on %s and has a plan within %d days, by %s.", c.Arrived.Long(), c.Terms.NewExecutiveDays, due)
	case c.Terms.PlanDueDays > 0:
		return fmt.Sprintf("The plan is due within %d days of the first day of the period, by %s.", c.Terms.PlanDueDays, due)
	default:
		return "The plan is due on or before the first day of the period, " + due + "."
	}
}

func (f *filled) signedByExecutive() bool {
	v := f.Plan()
	return v.SignedBy(f.Case().Executive)
}

// reviewed is the progress review that waits to be acknowledged; an empty one if there is none.
func (f *filled) reviewed() appraisal.ProgressReview {
	if n := len(f.Case().Reviews); n > 0 {
		return f.Case().Reviews[n-1]
	}
	return appraisal.ProgressReview{}
}
