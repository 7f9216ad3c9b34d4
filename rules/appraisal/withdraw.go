package appraisal

import (
	"slices"

	"sesperf/rules/act"
)

// Withdrawn is an initial rating that its rating official withdrew before the board had it, with all that had come of it;
// it stays to be seen beside the one that follows.
type Withdrawn struct {
	Initial      InitialRating `json:"initial"`
	Acknowledged act.Meta      `json:"acknowledged,omitzero"`
	Response     *Response     `json:"response,omitempty"`
	Waived       act.Meta      `json:"waived,omitzero"`
	HigherLevel  HigherLevel   `json:"higher_level,omitzero"`
	Reason       string        `json:"reason"`
	Meta         act.Meta      `json:"meta"`
}

// withdrawActs withdraw an initial rating; rate-initially makes the next one.
var withdrawActs = []act.Spec{withdrawInitialRating.Spec()}

// WithdrawInitialRating are the inputs of appraisal.withdraw-initial-rating.
type WithdrawInitialRating struct {
	Reason string `json:"reason" doc:"why the rating is withdrawn; the executive reads it"`
}

var withdrawInitialRating = act.Def[*Appraisal, WithdrawInitialRating, none]{
	Name: "appraisal.withdraw-initial-rating", Title: "Withdraw the initial rating", Part: "initial", Who: []act.Relation{act.RatingOfficial},
	Signed: true, Sentence: "I withdraw my initial summary rating, for the reason given. It stays on the case beside the one that follows.",
	Provisions: []string{"SD-9.5", "SD-9.7"},
	When:       mayWithdraw,
	Check: func(c *Appraisal, in WithdrawInitialRating, _ act.Question) (none, []act.Finding) {
		if blank(in.Reason) {
			return none{}, []act.Finding{act.Gate("SD-9.5", "Nothing says why the rating is withdrawn.", "Write the reason; the executive reads it.").At("reason")}
		}
		return none{}, c.leftByRating()
	},
	Signs: func(c *Appraisal, _ WithdrawInitialRating) []string { return []string{c.Initial.Meta.Sum} },
	Apply: func(c *Appraisal, m act.Meta, in WithdrawInitialRating, _ none) {
		c.Withdrawn = append(slices.Clip(c.Withdrawn), Withdrawn{Initial: *c.Initial, Acknowledged: c.Acknowledged, Response: c.Response, Waived: c.Waived,
			HigherLevel: c.HigherLevel, Reason: in.Reason, Meta: m})
		c.Initial, c.Acknowledged, c.Response, c.Waived, c.HigherLevel = nil, act.Meta{}, nil, act.Meta{}, HigherLevel{}
	},
	Tell: func(WithdrawInitialRating, none) string { return "withdrew the initial summary rating" },
}

// mayWithdraw: an initial rating is withdrawn by whoever made it, and before the board has it; without a board, before
// the rating of record is assigned. From then on others have considered it, and differ from it beside it (SD-9.17).
func mayWithdraw(c *Appraisal, q act.Question) []act.Finding {
	switch {
	case c.Closed != nil:
		return c.closedGate()
	case c.Initial == nil:
		return notRatedYet()
	case c.Referral != nil:
		return []act.Finding{act.Past("SD-9.7", "The board has the rating since "+c.Referral.Meta.On.Long()+"; it cannot be withdrawn any more.",
			"The board may recommend another level, and the appointing authority may differ from the rating, with the reason.")}
	case c.Annual != nil:
		return []act.Finding{act.Past("SD-9.16", "The rating of record was assigned on "+c.Annual.Meta.On.Long()+"; the initial one cannot be withdrawn any more.", "Speak with executive resources.")}
	case c.Initial.Meta.Person() != q.By:
		return []act.Finding{act.Past("SD-9.5", "Another official made this rating, and nobody withdraws or corrects another’s rating.",
			"Send it on. The board may recommend another level, and the appointing authority may differ from it, with the reason.")}
	}
	return nil
}

// leftByRating lifts what the rating and what came of it left standing: it goes with them, and the next rating is judged
// by itself.
func (c *Appraisal) leftByRating() []act.Finding {
	of := map[string]bool{"appraisal.rate-initially": true, "appraisal.acknowledge-initial-rating": true, "appraisal.respond": true,
		"appraisal.assign-higher-level-reviewer": true, "appraisal.declare-no-higher-level-review": true}
	stays := map[string]bool{}
	for _, s := range c.Standing {
		stays[s.Provision] = stays[s.Provision] || !of[s.Act]
	}
	var found []act.Finding
	for _, s := range c.Standing {
		if !stays[s.Provision] {
			found = append(found, act.Holding(s.Provision))
			stays[s.Provision] = true
		}
	}
	return found
}

// showWithdrawn gives each withdrawn rating as a look at the case shows it, the oldest first.
func showWithdrawn(c *Appraisal) []map[string]any {
	out := []map[string]any{}
	for _, w := range c.Withdrawn {
		out = append(out, map[string]any{"level": w.Initial.Derivation.Level, "label": w.Initial.Derivation.Label, "score": w.Initial.Derivation.Score,
			"narrative": w.Initial.Narrative, "reason": w.Reason, "on": w.Meta.On, "responded": w.Response != nil})
	}
	return out
}
