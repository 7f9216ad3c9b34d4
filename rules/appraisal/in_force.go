package appraisal

import (
	"fmt"

	"sesperf/rules/calendar"
)

// Plan gives the latest version of the plan, proposed or in force; false before one is proposed.
func (c *Appraisal) Plan() (*PlanVersion, bool) {
	if len(c.Plans) == 0 {
		return nil, false
	}
	return &c.Plans[len(c.Plans)-1], true
}

// PlanInForce gives the version that performance is reviewed and rated against: the last that was communicated
// (SD-5.13); false before there is one.
func (c *Appraisal) PlanInForce() (*PlanVersion, bool) {
	for i := len(c.Plans) - 1; i >= 0; i-- {
		if c.Plans[i].Communicated.Version > 0 {
			return &c.Plans[i], true
		}
	}
	return nil, false
}

// PlanPending gives the version that is proposed and not in force; false if there is none.
func (c *Appraisal) PlanPending() (*PlanVersion, bool) {
	v, ok := c.Plan()
	if !ok || v.Communicated.Version > 0 {
		return nil, false
	}
	return v, true
}

// PlanThatCounts gives the version in force, or before there is one the latest proposed; false before any.
func (c *Appraisal) PlanThatCounts() (*PlanVersion, bool) {
	if v, ok := c.PlanInForce(); ok {
		return v, true
	}
	return c.Plan()
}

// InForce says whether a plan has been communicated.
func (c *Appraisal) InForce() bool { return c.Communicated.Version > 0 }

// PlanDue is the last day on which the plan is communicated in time: the first day of the period and what the description
// adds to it, or for an executive who came later the days that it gives from then (SD-5.2).
func (c *Appraisal) PlanDue() calendar.Date {
	due := c.Span.Begin.AddDays(c.Terms.PlanDueDays)
	if c.Arrived.After(c.Span.Begin) {
		due = calendar.Later(due, c.Arrived.AddDays(c.Terms.NewExecutiveDays))
	}
	return due
}

// dueWords names that day as a sentence does.
func (c *Appraisal) dueWords() string {
	switch {
	case c.Arrived.After(c.Span.Begin):
		return fmt.Sprintf("the %d days that an executive’s new plan has", c.Terms.NewExecutiveDays)
	case c.Terms.PlanDueDays > 0:
		return "the day that the description sets for plans"
	}
	return "the first day of the period"
}

// PlanBegins is the day from which performance under the plan counts: the first day of the period, or the day the plan
// was communicated or the executive arrived if that is later (SD-3.3). A revision of the plan does not begin it anew.
func (c *Appraisal) PlanBegins() calendar.Date {
	return calendar.Later(calendar.Later(c.Span.Begin, c.Arrived), c.Communicated.On)
}

// DaysUnderPlan counts the days of performance under the plan up to a day, both ends included (SD-3.3).
func (c *Appraisal) DaysUnderPlan(on calendar.Date) int {
	if !c.InForce() {
		return 0
	}
	return calendar.Period{Begin: c.PlanBegins(), End: c.PerformsUntil(on)}.Days()
}

// PerformsUntil is the last day of performance under the plan that can be counted on a day: that day, the period’s last, or
// the one on which the executive left (SD-3.3).
func (c *Appraisal) PerformsUntil(on calendar.Date) calendar.Date {
	last := calendar.Earlier(on, c.Span.End)
	if c.Closed != nil {
		return calendar.Earlier(last, c.Closed.Left)
	}
	return last
}

// MinimumReached is the day on which the minimum period of performance under the plan is completed, that day included;
// no day while no plan is in force (SD-3.3).
func (c *Appraisal) MinimumReached() calendar.Date {
	if !c.InForce() {
		return calendar.Date{}
	}
	return c.PlanBegins().AddDays(c.Terms.MinimumDays - 1)
}
