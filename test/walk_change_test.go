package test

import (
	"sesperf/rules/appraisal"
)

// changeAccounts are those of feedback, of officials who change and of ratings that are withdrawn.
var changeAccounts = map[string]account{
	"appraisal.give-feedback": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official": e.by == o.rating, "the case is open": !o.closed, "a plan is in force, and nothing rated": o.inForce > 0 && !o.rated}
		},
		did: func(o *order, e event) {},
	},
	"appraisal.assign-officials": {
		may: func(o *order, e event) map[string]bool {
			rating, reviewing, authority := e.text("rating_official"), e.text("reviewing_official"), e.text("appointing_authority")
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "the case is open": !o.closed && !o.over,
				"somebody changes": rating != o.rating || reviewing != o.reviewing || authority != o.authority, "whoever reviews at a higher level does not rate": rating == o.rating || rating != o.review.reviewer, "nobody rates or reviews oneself": rating != o.executive && reviewing != o.executive,
				"an appointing authority who follows holds the office, and has something to decide": authority == o.authority || !o.decided && e.agency.authority[authority] && authority != o.executive}
		},
		did: func(o *order, e event) {
			o.rating, o.reviewing, o.authority = e.text("rating_official"), e.text("reviewing_official"), e.text("appointing_authority")
		},
	},
	"appraisal.withdraw-initial-rating": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official, who made it": e.by == o.rating && e.by == o.ratedBy, "the case is open": !o.closed, "the board does not have it": o.rated && !o.referred}
		},
		did: func(o *order, e event) {
			o.rated, o.ratedBy, o.known, o.answered, o.waived, o.redone = false, "", false, false, false, o.redone+1
			o.review = toldReview{}
		},
	},
}

func init() {
	for name, made := range map[string]maker{
		"appraisal.give-feedback":           makeFeedback,
		"appraisal.assign-officials":        makeOfficials,
		"appraisal.withdraw-initial-rating": plain("reason", "A figure was wrong."),
	} {
		makers[name] = made
	}
}

// text gives a text of the inputs.
func (e event) text(field string) string {
	text, _ := e.in[field].(string)
	return text
}

func makeFeedback(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	text, good := w.text("Bring the barge crews in earlier.")
	in := object{"text": text}
	if v, ok := c.PlanInForce(); ok && w.r.IntN(2) == 0 {
		in["requirement"] = pick(w.r, v.Plan.Requirements(c.Description())).ID
	} else if w.r.IntN(6) == 0 {
		in["requirement"], good = "leading-fish", false
	}
	return in, good
}

func makeOfficials(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	why, good := w.text("She moved.")
	in := object{"rating_official": c.RatingOfficial, "appointing_authority": c.AppointingAuthority, "reason": why}
	if c.ReviewingOfficial != "" && w.r.IntN(4) > 0 {
		in["reviewing_official"] = c.ReviewingOfficial
	}
	switch w.r.IntN(4) {
	case 0, 1:
		in["rating_official"] = pick(w.r, supervisors)
	case 2:
		in["appointing_authority"] = pick(w.r, authorities)
	default:
		in["reviewing_official"] = pick(w.r, []string{"reviewer", "oversight", "bell"})
	}
	return in, good
}
