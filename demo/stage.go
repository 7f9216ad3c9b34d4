package demo

import (
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// standing brings the appraisal for the period that has just ended as far as its turn says, so that executives stand
// at every stage of the road today. Twelve turns come round.
func (c *course) standing() {
	days := c.span.End.DaysUntil(c.today) // at least 19
	switch c.e.number % 12 {
	case 0: // to be rated
	case 1: // to be rated, with the executive's account
		c.account(c.today.AddDays(-3))
	case 2: // rated, and the window is open
		c.account(c.span.End.AddDays(2))
		if c.e.number%24 == 14 {
			c.reconsidered()
			break
		}
		c.rate(c.today.AddDays(-2))
	case 3: // responded or waived, and not referred yet
		on := c.today.AddDays(-5)
		c.rate(on)
		c.at(on.AddDays(1), c.e.person, "acknowledge-initial-rating", appraisal.AcknowledgeInitialRating{})
		if c.e.number%24 == 3 {
			c.at(on.AddDays(3), c.e.person, "respond", appraisal.Respond{Text: responses[c.random.IntN(len(responses))]})
		} else {
			c.at(on.AddDays(3), c.e.person, "waive-response", appraisal.WaiveResponse{})
			c.reviewedAbove(-3)
		}
	case 4: // the window has passed
		c.rate(c.today.AddDays(-10))
	case 5, 6: // the board has it
		c.until(days, 1)
	case 7: // the board has recommended
		c.until(days, 2)
	case 8, 9: // assigned
		c.until(days, 3)
	default: // communicated
		c.until(days, 4)
	}
}

// until goes so many steps from the referral on, the last of them a few days ago.
func (c *course) until(days, steps int) {
	rated := max(1, days/6+c.random.IntN(3))
	on := c.span.End.AddDays(rated)
	if c.chance(60) {
		c.account(c.span.End.AddDays(1))
	}
	levels := c.rate(on)
	c.respond(on)
	referred := on.AddDays(9)
	// What is left until yesterday is shared out among the steps.
	gap := max(0, referred.DaysUntil(c.today)-1) / 4
	board := c.boardOf(c.e)
	d := decide(c.e, board, c.weights, levels, c.random)
	c.at(referred, c.er, "refer-to-board", appraisal.ReferToBoard{Board: board.id})
	if steps > 1 {
		c.at(referred.AddDays(gap), board.chair, "recommend", d.recommend)
	}
	if steps > 2 {
		c.at(referred.AddDays(2*gap), c.e.authority, "assign-annual-rating", d.assign)
	}
	if steps > 3 {
		c.inform(referred.AddDays(3 * gap))
	}
}

// begun brings the appraisal for the period that has begun as far as its turn says: plans at every stage, some late.
func (c *course) begun() {
	switch turn := c.e.number / 2 % 10; turn {
	case 0: // opened without a plan, or still to be opened
		if c.e.number%4 != 1 {
			c.open()
		}
	case 1, 2, 3, 4: // proposed, commented on, signed by the executive, signed by both
		c.open()
		c.underConsultation(turn)
	case 5: // in force, late
		c.open()
		on := c.span.Begin.AddDays(-10)
		c.at(on, c.e.rating, "propose-plan", c.plan)
		c.at(on.AddDays(8), c.e.person, "sign-plan", appraisal.SignPlan{Version: 1})
		c.at(on.AddDays(9), c.e.rating, "sign-plan", appraisal.SignPlan{Version: 1})
		c.at(calendar.Earlier(c.today, c.span.Begin.AddDays(5+c.random.IntN(20))), c.e.rating, "communicate-plan", appraisal.CommunicatePlan{})
	default:
		c.planning()
	}
}

func (c *course) underConsultation(turn int) {
	on := c.today.AddDays(-16 + c.random.IntN(4))
	c.at(on, c.e.rating, "propose-plan", c.plan)
	if turn > 1 {
		c.comment(on.AddDays(3))
	}
	if turn > 2 {
		c.at(on.AddDays(6), c.e.person, "sign-plan", appraisal.SignPlan{Version: 1})
	}
	if turn > 3 {
		c.at(on.AddDays(8), c.e.rating, "sign-plan", appraisal.SignPlan{Version: 1})
	}
}
