package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
)

// RequestHigherLevelReview are the inputs of appraisal.request-higher-level-review.
type RequestHigherLevelReview struct {
	Reason string `json:"reason,omitempty" doc:"why the executive asks for it, if the executive wishes to say"`
}

// ReviewRequest is the executive's request.
type ReviewRequest struct {
	Reason string   `json:"reason,omitempty"`
	Late   int      `json:"late_days,omitempty"` // days after the description's window; it counts all the same
	Meta   act.Meta `json:"meta"`
}

type reviewRequested struct {
	Late int `json:"late_days,omitempty"`
}

var requestHigherLevelReview = act.Def[*Appraisal, RequestHigherLevelReview, reviewRequested]{
	Name: "appraisal.request-higher-level-review", Title: "Request a higher level review", Part: "review", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "I request that my initial summary rating be reviewed at a higher level before it is presented.",
	Provisions: []string{"SD-9.8", "SD-9.11"},
	When:       mayRequestReview,
	Check: func(c *Appraisal, _ RequestHigherLevelReview, q act.Question) (reviewRequested, []act.Finding) {
		var out reviewRequested
		if until := c.ReviewUntil(); !until.IsZero() && q.On.After(until) {
			out.Late = until.DaysUntil(q.On)
		}
		return out, nil
	},
	Signs: func(c *Appraisal, _ RequestHigherLevelReview) []string { return []string{c.Initial.Meta.Sum} },
	Apply: func(c *Appraisal, m act.Meta, in RequestHigherLevelReview, out reviewRequested) {
		h := &c.HigherLevel
		h.Requests = append(slices.Clip(h.Requests), ReviewRequest{Reason: in.Reason, Late: out.Late, Meta: m})
	},
	Tell: func(_ RequestHigherLevelReview, out reviewRequested) string {
		if out.Late > 0 {
			return fmt.Sprintf("requested a higher level review, %d days after the description’s window and before the rating was presented", out.Late)
		}
		return "requested a higher level review"
	},
}

// mayRequestReview: the rating has not been presented, review is possible, and the executive has a request left (SD-9.8).
func mayRequestReview(c *Appraisal, _ act.Question) []act.Finding {
	if f := c.unpresented("SD-9.8"); f != nil {
		return f
	}
	if f := c.noReview(); f != nil {
		return f
	}
	n := len(c.HigherLevel.Requests)
	if n == 0 {
		return nil
	}
	last := "You requested a higher level review on " + c.HigherLevel.Requests[n-1].Meta.On.Long()
	switch {
	case c.HigherLevel.Open():
		return []act.Finding{act.Broken("SD-9.8", last+"; it is under way.", "Wait for the reviewer’s findings.")}
	case n >= c.Terms.ReviewRequests:
		return []act.Finding{act.Past("SD-9.8", fmt.Sprintf("%s; the description allows %s for a rating.", last, times(c.Terms.ReviewRequests)), "Say what is left to say in the written response.")}
	}
	return nil
}

// noReview: there is no higher level review for this rating, by the description or by the agency's determination; nil if
// there is.
func (c *Appraisal) noReview() []act.Finding {
	const ask = "Ask for the complete explanation."
	switch h := c.HigherLevel; {
	case c.notPossibleByDescription():
		return []act.Finding{act.Past("SD-9.11", "The description says that higher level review is not possible: "+c.Terms.ReviewBasis, ask)}
	case !c.Terms.ReviewPossible:
		return []act.Finding{act.Past("SD-9.8", "This system has no higher level review.", "Say what is to be said in the written response.")}
	case h.NotPossible != nil:
		return []act.Finding{act.Gate("SD-9.11", "The agency determined on "+h.NotPossible.Meta.On.Long()+" that no higher level review is possible: "+h.NotPossible.Basis, ask)}
	}
	return nil
}

func times(n int) string {
	if n == 1 {
		return "one request"
	}
	return fmt.Sprintf("%d requests", n)
}

// WaiveHigherLevelReview are the inputs of appraisal.waive-higher-level-review.
type WaiveHigherLevelReview struct{}

var waiveHigherLevelReview = act.Def[*Appraisal, WaiveHigherLevelReview, none]{
	Name: "appraisal.waive-higher-level-review", Title: "Say that you will not request a higher level review", Part: "review", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "I will not request a higher level review. The initial summary rating may go on.",
	Provisions: []string{"SD-9.8"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := mayRequestReview(c, q); f != nil {
			return f
		}
		if h := c.HigherLevel; h.Waived.Version > 0 {
			return []act.Finding{act.Past("SD-9.8", "You said on "+h.Waived.On.Long()+" that you will not request a higher level review.", "You may still request one until the rating goes to "+c.onward()+".")}
		}
		if len(c.HigherLevel.Requests) > 0 {
			return []act.Finding{act.Past("SD-9.8", "You have requested a higher level review and received its findings; nothing waits for a further request.", "Nothing is to be done.")}
		}
		return nil
	},
	Signs: func(c *Appraisal, _ WaiveHigherLevelReview) []string { return []string{c.Initial.Meta.Sum} },
	Apply: func(c *Appraisal, m act.Meta, _ WaiveHigherLevelReview, _ none) { c.HigherLevel.Waived = m },
	Tell:  func(WaiveHigherLevelReview, none) string { return "said that no higher level review will be requested" },
}
