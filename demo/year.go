package demo

import (
	"fmt"
	"math/rand/v2"

	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// period opens a period and enters each executive's appraisal for it, as far as it has come.
func (h *house) period(y years, i int) {
	id := idOf("period", fmt.Sprint(y.periods[i].Begin))
	h.enter(y.opens(i), h.er.id, "agency.open-period", id, agency.OpenPeriod{Title: y.title(i), Begins: y.periods[i].Begin, Ends: y.periods[i].End, System: executiveSystem})
	if i <= y.last() {
		h.guidance(id, y.title(i), y.periods[i])
	}
	leaver := h.leaver()
	for _, e := range h.executives {
		c := &course{house: h, e: e, span: y.periods[i], period: id, id: idOf("appraisal", fmt.Sprintf("%d %s", e.number, y.periods[i].Begin)),
			random: rand.New(rand.NewPCG(uint64(y.periods[i].Begin.Year()), uint64(e.number)))}
		switch {
		case i > y.last() && e == leaver:
			c.left()
		case i > y.last():
			c.begun()
		case i == y.last():
			c.planning()
			c.inYear()
			c.standing()
		default:
			c.planning()
			c.inYear()
			c.finish(20+c.random.IntN(8), 100)
		}
	}
}

// course is one executive's appraisal on its way.
type course struct {
	*house
	e        *executive
	span     calendar.Period
	period   string
	id       string
	random   *rand.Rand
	plan     appraisal.Plan
	weights  map[string]system.Decimal
	reviewed bool
	detailed bool // on a detail that is appraised apart
}

// at enters an act of the appraisal.
func (c *course) at(on calendar.Date, by person, act string, in any) {
	c.enter(on, by.id, "appraisal."+act, c.id, in)
}

func (c *course) chance(percent int) bool { return c.random.IntN(100) < percent }

// open opens the appraisal before the period begins.
func (c *course) open() calendar.Date {
	on := c.span.Begin.AddDays(-60 + c.random.IntN(10))
	c.at(on, c.er, "open", appraisal.Open{Executive: c.e.id, Period: c.period, RatingOfficial: c.e.rating.id, ReviewingOfficial: c.e.reviewing.id, AppointingAuthority: c.e.authority.id})
	c.plan, c.weights = c.house.plan(c.e, c.span, c.random)
	return on
}

// planning goes from the empty plan to the plan in force; a few are late.
func (c *course) planning() {
	c.open()
	on := c.span.Begin.AddDays(-40 + c.random.IntN(12))
	c.at(on, c.e.rating, "propose-plan", c.plan)
	if c.chance(35) {
		c.comment(on.AddDays(3))
	}
	if c.chance(2) {
		c.at(on.AddDays(6), c.e.person, "decline-to-sign", appraisal.DeclineToSign{Version: 1, Reason: "The target rests on data that my organization does not have."})
	} else {
		c.at(on.AddDays(6), c.e.person, "sign-plan", appraisal.SignPlan{Version: 1})
	}
	c.at(on.AddDays(7), c.e.rating, "sign-plan", appraisal.SignPlan{Version: 1})
	if c.e.reviewing.id != "" {
		c.at(on.AddDays(8), c.e.reviewing, "sign-plan", appraisal.SignPlan{Version: 1})
	}
	in := c.span.Begin.AddDays(-12 + c.random.IntN(12))
	if c.chance(6) {
		in = c.span.Begin.AddDays(4 + c.random.IntN(30))
	}
	c.at(in, c.e.rating, "communicate-plan", appraisal.CommunicatePlan{})
}

func (c *course) comment(on calendar.Date) {
	in := appraisal.CommentOnPlan{Text: comments[c.random.IntN(len(comments))]}
	if c.chance(60) {
		in.On = "results-driven.1"
	}
	c.at(on, c.e.person, "comment-on-plan", in)
}

// inYear gives feedback to some, and holds the progress review. Once in a while there is none.
func (c *course) inYear() {
	if n := c.e.number; n%3 == 0 {
		c.at(c.span.Begin.AddDays(95+n%20), c.e.rating, "give-feedback", appraisal.GiveFeedback{Text: feedback[n/3%len(feedback)]})
	}
	c.events()
	if c.reviewed = !c.chance(4); !c.reviewed {
		return
	}
	on := c.span.Begin.AddDays(165 + c.random.IntN(30))
	c.at(on, c.e.rating, "review-progress", progress(c.plan, c.random))
	c.at(on.AddDays(2), c.e.person, "acknowledge-progress", appraisal.AcknowledgeProgress{})
}

func (c *course) account(on calendar.Date) {
	c.at(on, c.e.person, "record-accomplishments", appraisal.RecordAccomplishments{Narrative: accounts[c.random.IntN(len(accounts))]})
}

// rate makes the initial rating, so many days after the period ended.
func (c *course) rate(on calendar.Date) map[string]int {
	levels := levels(c.random)
	in := rating(c.e, c.weights, levels, c.reviewed, c.random)
	if c.detailed {
		in.Details = "The appraisal of the detail is part of Results Driven: a third of the year, and both requirements met."
	}
	c.at(on, c.e.rating, "rate-initially", in)
	return levels
}

// respond is the executive's answer, if there is one: no later than seven days after the rating.
func (c *course) respond(on calendar.Date) {
	if c.chance(90) {
		c.at(on.AddDays(1), c.e.person, "acknowledge-initial-rating", appraisal.AcknowledgeInitialRating{})
	}
	switch {
	case c.chance(9):
		c.at(on.AddDays(4), c.e.person, "respond", appraisal.Respond{Text: responses[c.random.IntN(len(responses))]})
	case c.chance(40):
		c.at(on.AddDays(2), c.e.person, "waive-response", appraisal.WaiveResponse{})
	}
}

var responses = []string{"I ask the board to look at the work with the states, which the rating does not name: it took a third of the year and carried the result.",
	"The result was reached on the day that the plan names. The later figure in the rating is that of the revised series.",
	"I accept the rating. For Leading People I ask that the board weigh the survey, which came after it was written."}

// finish goes from the account to the rating's communication. The pace is in percent: the days of a whole year's end
// at 100, fewer below.
func (c *course) finish(rated, pace int) {
	rated = c.span.End.DaysUntil(rateable(c.span.End.AddDays(rated), 80))
	after := func(days int) calendar.Date { return c.span.End.AddDays(rated + max(9, days*pace/100)) }
	if c.chance(70) {
		c.account(c.span.End.AddDays(1 + c.random.IntN(3)))
	}
	on := c.span.End.AddDays(rated)
	levels := c.rate(on)
	c.respond(on)
	board := c.boardOf(c.e)
	d := decide(c.e, board, c.weights, levels, c.random)
	c.at(after(10), c.er, "refer-to-board", appraisal.ReferToBoard{Board: board.id})
	c.at(after(25).AddDays(1), board.chair, "recommend", d.recommend)
	c.at(after(38).AddDays(2), c.e.authority, "assign-annual-rating", d.assign)
	c.inform(after(45).AddDays(3))
}

// inform communicates the annual summary rating; nearly all executives say that they have it.
func (c *course) inform(on calendar.Date) {
	c.at(on, c.e.rating, "communicate-annual-rating", appraisal.CommunicateAnnualRating{Notice: true})
	if c.e.number%13 != 12 {
		c.at(on.AddDays(1), c.e.person, "acknowledge-annual-rating", appraisal.AcknowledgeAnnualRating{})
	}
}
