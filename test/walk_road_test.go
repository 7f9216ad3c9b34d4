package test

import (
	"maps"
	"slices"
)

// accounts are the orders of all acts that the walk holds against each other.
var accounts = map[string]account{}

func init() {
	maps.Copy(accounts, planAccounts)
	maps.Copy(accounts, yearAccounts)
	maps.Copy(accounts, boardAccounts)
	maps.Copy(accounts, spanAccounts)
	maps.Copy(accounts, changeAccounts)
	maps.Copy(accounts, detailAccounts)
	maps.Copy(accounts, departureAccounts)
	maps.Copy(accounts, reviewAccounts)
	maps.Copy(accounts, correctionAccounts)
}

// planAccounts are those of the plan.
var planAccounts = map[string]account{
	"appraisal.propose-plan": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official": e.by == o.rating, "the case is open": !o.closed, "nothing is rated": !o.rated,
				"a plan in force is revised in its period, with the reason": o.inForce == 0 && !e.filled("revision") || o.inForce > 0 && e.filled("revision") && !e.on.After(o.span.End)}
		},
		did: func(o *order, e event) { o.plans = append(o.plans, toldPlan{}) },
	},
	"appraisal.comment-on-plan": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive or the reviewing official": e.by == o.executive || e.by == o.reviewing, "the case is open": !o.closed, "nothing is rated": !o.rated,
				"a version is under consultation": o.pending()}
		},
		did: func(o *order, e event) {},
	},
	"appraisal.sign-plan": {
		may: func(o *order, e event) map[string]bool {
			v := o.version(e)
			return map[string]bool{"it is one of the three": e.by == o.executive || e.by == o.rating || e.by == o.reviewing, "the case is open": !o.closed, "nothing is rated": !o.rated,
				"the latest version is signed, once": v != nil && !slices.Contains(v.signed, e.by)}
		},
		did: func(o *order, e event) { o.latest().signed = append(o.latest().signed, e.by) },
	},
	"appraisal.decline-to-sign": {
		may: func(o *order, e event) map[string]bool {
			v := o.version(e)
			return map[string]bool{"it is the executive": e.by == o.executive, "the case is open": !o.closed, "nothing is rated": !o.rated,
				"the latest version was neither signed nor declined": v != nil && !v.declined && !slices.Contains(v.signed, e.by)}
		},
		did: func(o *order, e event) { o.latest().declined = true },
	},
	"appraisal.communicate-plan": {
		may: func(o *order, e event) map[string]bool {
			signed := o.pending() && slices.Contains(o.latest().signed, o.rating)
			agreed := signed && (o.inForce == 0 || o.latest().declined || slices.Contains(o.latest().signed, o.executive))
			return map[string]bool{"it is the rating official": e.by == o.rating, "the case is open": !o.closed, "nothing is rated": !o.rated, "the rating official signed a version that is not in force": signed,
				"both signed a revision, or the executive declined to": agreed,
				"a revision comes into force in the period":            o.inForce == 0 || !e.on.After(o.span.End)}
		},
		did: func(o *order, e event) {
			if o.inForce == 0 {
				o.begun = e.on
			}
			o.inForce = len(o.plans)
		},
	},
}

// yearAccounts are those of the year and of the initial rating.
var yearAccounts = map[string]account{
	"appraisal.review-progress": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official": e.by == o.rating, "the case is open": !o.closed, "a plan is in force, and nothing rated": o.inForce > 0 && !o.rated, "it is in the period": o.span.Contains(e.on)}
		},
		did: func(o *order, e event) { o.reviews, o.unread = o.reviews+1, true },
	},
	"appraisal.acknowledge-progress": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "a review waits": o.unread}
		},
		did: func(o *order, e event) { o.unread = false },
	},
	"appraisal.record-accomplishments": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "the case is open": !o.closed, "a plan is in force, and nothing rated": o.inForce > 0 && !o.rated}
		},
		did: func(o *order, e event) {},
	},
	"appraisal.rate-initially": {
		may: func(o *order, e event) map[string]bool {
			so := map[string]bool{"it is the rating official": e.by == o.rating, "the case is open": !o.closed, "a plan is in force, and nothing rated": o.inForce > 0 && !o.rated,
				"the period has ended": e.on.After(o.span.End), "90 days were performed under the plan": o.inForce > 0 && o.days(e.on) >= 90,
				"there was a progress review, or the reason": o.reviews > 0 || e.filled("no_progress_review")}
			return o.moreBeforeRating(e, so)
		},
		did: func(o *order, e event) { o.rated, o.ratedBy, o.ratedOn = true, e.by, e.on },
	},
	"appraisal.acknowledge-initial-rating": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "it is rated, and not acknowledged": o.rated && !o.known}
		},
		did: func(o *order, e event) { o.known = true },
	},
	"appraisal.respond": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "the case is open": !o.closed, "it is rated, and neither answered nor with the board": o.rated && !o.answered && !o.referred}
		},
		did: func(o *order, e event) { o.answered = true },
	},
	"appraisal.waive-response": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "the case is open": !o.closed, "it is rated, and neither answered nor with the board": o.rated && !o.answered && !o.waived && !o.referred}
		},
		did: func(o *order, e event) { o.waived = true },
	},
}

// boardAccounts are those of the board and of the annual summary rating.
var boardAccounts = map[string]account{
	"appraisal.refer-to-board": {
		may: func(o *order, e event) map[string]bool {
			so := map[string]bool{"it is executive resources": e.by == "person/fischer", "the case is open": !o.closed, "it is rated, and not with the board": o.rated && !o.referred,
				"the executive was heard, or seven days have gone": o.answered || o.waived || o.ratedOn.DaysUntil(e.on) > 7}
			return o.moreBeforeBoard(e, so)
		},
		did: func(o *order, e event) { o.referred = true },
	},
	"appraisal.recommend": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is with the board, which has not recommended": o.referred && !o.advised, "the case is open": !o.closed,
				"whoever presides records it": e.agency.presides(o, e), "the board is composed as law asks": e.agency.composed(o, e.list("members"))}
		},
		did: func(o *order, e event) { o.advised = true },
	},
	"appraisal.assign-annual-rating": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the appointing authority": e.by == o.authority, "the case is open": !o.closed, "the board recommended, and nothing is assigned": o.advised && !o.decided,
				"the appointing authority holds the office": e.agency.authority[e.by], "no new administration bars it": !barred(o, e)}
		},
		did: func(o *order, e event) { o.decided = true },
	},
	"appraisal.communicate-annual-rating": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official or executive resources": e.by == o.rating || e.by == "person/fischer", "it is assigned, and not communicated": o.decided && !o.over}
		},
		did: func(o *order, e event) { o.over = true },
	},
}

// list gives a list of ids in the inputs.
func (e event) list(field string) []string {
	var out []string
	list, _ := e.in[field].([]any)
	for _, x := range list {
		id, _ := x.(string)
		out = append(out, id)
	}
	return out
}
