package demo

import (
	"slices"

	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/law"
)

// events are what happens to some in a year beside the straight road: a plan is revised, an executive is detailed.
func (c *course) events() {
	switch c.e.number % 15 {
	case 4:
		c.detail()
	case 9:
		c.revision()
	}
}

// detail sends the executive for 131 days to another organization, which sets requirements and appraises the detail.
func (c *course) detail() {
	gaining := c.executives[(c.e.number+7)%len(c.executives)]
	begins := c.span.Begin.AddDays(60)
	in := appraisal.BeginDetail{Organization: gaining.title, Supervisor: gaining.id, Begins: begins, Ends: begins.AddDays(130)}
	if gaining == c.e || begins.After(c.today) {
		return
	}
	c.at(begins, c.er, "begin-detail", in)
	c.at(begins.AddDays(14), gaining.person, "set-detail-requirements", appraisal.SetDetailRequirements{Detail: 1, Text: "Brings the claims system through its first full quarter: no claim waits longer than 30 days at the end of it, and the three teams have one lead each."})
	c.at(begins.AddDays(131), c.er, "end-detail", appraisal.EndDetail{Detail: 1, Ends: in.Ends})
	c.at(rateable(begins.AddDays(133), 0), gaining.person, "appraise-detail", appraisal.AppraiseDetail{Detail: 1, Text: "Met both requirements. At the end of the quarter 14 claims were older than 30 days, all of them held by a court; each team has its lead."})
	c.detailed = true
}

// rateable gives the first day from a day on with as many days after it on which no new administration keeps career
// executives from being rated (5 USC 4314(b)(1)(C)).
func rateable(on calendar.Date, days int) calendar.Date {
	for _, a := range law.Administrations() {
		if a.New && a.Barred().Overlaps(calendar.Period{Begin: on, End: on.AddDays(days)}) {
			return a.Free()
		}
	}
	return on
}

// revision changes a target in mid-period, for a reason; both sign the difference.
func (c *course) revision() {
	on := c.span.Begin.AddDays(120)
	if on.AddDays(6).After(c.today) {
		return
	}
	p := c.plan
	p.Revision = "Congress moved the deadline for the second half by a quarter; the target follows it."
	p.Elements = slices.Clone(p.Elements)
	last := &p.Elements[len(p.Elements)-1]
	last.Results = slices.Clone(last.Results)
	last.Results[0].Timelines += " A quarter is added for the second half."
	c.at(on, c.e.rating, "propose-plan", p)
	c.at(on.AddDays(3), c.e.person, "sign-plan", appraisal.SignPlan{Version: 2})
	c.at(on.AddDays(3), c.e.rating, "sign-plan", appraisal.SignPlan{Version: 2})
	if c.e.reviewing.id != "" {
		c.at(on.AddDays(5), c.e.reviewing, "sign-plan", appraisal.SignPlan{Version: 2})
	}
	c.at(on.AddDays(6), c.e.rating, "communicate-plan", appraisal.CommunicatePlan{})
	c.plan = p
	c.plan.Revision = ""
}

// reconsidered is a rating that was withdrawn and made anew, days before today.
func (c *course) reconsidered() {
	c.rate(c.today.AddDays(-6))
	c.at(c.today.AddDays(-4), c.e.rating, "withdraw-initial-rating", appraisal.WithdrawInitialRating{Reason: "I had overlooked the results of the last quarter, which came in after I wrote it."})
	c.rate(c.today.AddDays(-2))
}

// reviewedAbove asks for a higher level review, which the deputy who leads the organization's group is to make.
func (c *course) reviewedAbove(on int) {
	day := c.today.AddDays(on)
	c.at(day, c.e.person, "request-higher-level-review", appraisal.RequestHigherLevelReview{Reason: "The rating of Results Driven rests on figures that were revised in October."})
	c.at(day.AddDays(1), c.er, "assign-higher-level-reviewer", appraisal.AssignHigherLevelReviewer{Person: c.head.id})
}

// leaver is the executive who left in the period that has begun: the first who rates nobody and whose last rating has been
// communicated; nil if there is none.
func (h *house) leaver() *executive {
	for _, e := range h.executives {
		rates := slices.ContainsFunc(h.executives, func(o *executive) bool { return o.rating.id == e.id })
		if e.number%12 >= 10 && !rates && e.rating.id != "" {
			return e
		}
	}
	return nil
}

// left has the executive retire, days ago, and the case closed without a rating.
func (c *course) left() {
	c.planning()
	on := c.today.AddDays(-3)
	c.enter(on, c.er.id, "agency.separate-person", c.e.id, agency.SeparatePerson{Why: agency.Separated, On: on})
	c.at(on.AddDays(1), c.er, "close-without-rating", appraisal.CloseWithoutRating{Text: "Retired."})
}
