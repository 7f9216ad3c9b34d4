package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/agency"
)

// DeclareNoHigherLevelReview are the inputs of appraisal.declare-no-higher-level-review.
type DeclareNoHigherLevelReview struct {
	Basis string `json:"basis" doc:"on what the agency determined that no higher level review is possible; for example, the initial rater heads the agency"`
}

// NotPossible is the agency's determination that no higher level review is possible, with its basis.
type NotPossible struct {
	Basis string   `json:"basis"`
	Meta  act.Meta `json:"meta"`
}

var declareNoHigherLevelReview = act.Def[*Appraisal, DeclareNoHigherLevelReview, none]{
	Name: "appraisal.declare-no-higher-level-review", Title: "Declare that no higher level review is possible", Part: "review", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.11", "SD-9.19"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.unpresented("SD-9.11"); f != nil {
			return f
		}
		switch h := c.HigherLevel; {
		case c.notPossibleByDescription():
			return []act.Finding{act.Past("SD-9.11", "The description says so already, with its basis.", "Nothing is to be done.")}
		case !c.Terms.ReviewPossible:
			return c.noReview()
		case h.NotPossible != nil:
			return []act.Finding{act.Gate("SD-9.11", "The agency determined on "+h.NotPossible.Meta.On.Long()+" that no higher level review is possible.", "Nothing is to be done.")}
		case len(h.Reviews) > 0 && !h.Open():
			return []act.Finding{act.Gate("SD-9.11", "A higher level review was possible: its findings are of "+h.Reviews[len(h.Reviews)-1].Meta.On.Long()+".", "Nothing is to be done.")}
		}
		return nil
	},
	Check: func(c *Appraisal, in DeclareNoHigherLevelReview, q act.Question) (none, []act.Finding) {
		if blank(in.Basis) {
			return none{}, []act.Finding{act.Gate("SD-9.11", "The determination has no basis.", "Write on what the agency determined that no higher level review is possible.").At("basis")}
		}
		return none{}, c.headAbove(q)
	},
	Apply: func(c *Appraisal, m act.Meta, in DeclareNoHigherLevelReview, _ none) {
		c.HigherLevel.NotPossible = &NotPossible{Basis: in.Basis, Meta: m}
	},
	Tell: func(DeclareNoHigherLevelReview, none) string {
		return "declared that no higher level review is possible"
	},
}

// headAbove: where the agency has a head who neither is rated here nor made the rating, there is somebody above; the
// determination is the agency's all the same, and the question stays on the case.
func (c *Appraisal) headAbove(q act.Question) []act.Finding {
	a, ok := agency.Find(q.Facts)
	if !ok {
		return nil
	}
	for _, head := range a.Holders(act.AgencyHead, "") {
		if head != c.Executive && head != c.rater() {
			return []act.Finding{act.Flag("SD-9.11", "The head of the agency is at a higher level than the official who made the initial rating, and did not make it.", "Look again whether a review is possible; a reviewer may still be assigned.").At("basis")}
		}
	}
	return nil
}

// RequestExplanation are the inputs of appraisal.request-explanation.
type RequestExplanation struct{}

var requestExplanation = act.Def[*Appraisal, RequestExplanation, none]{
	Name: "appraisal.request-explanation", Title: "Ask why no higher level review is possible", Part: "review", Who: []act.Relation{act.Executive},
	Provisions: []string{"SD-9.11"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		switch h := c.HigherLevel; {
		case c.Initial == nil:
			return notRatedYet()
		case h.NotPossible == nil && !c.notPossibleByDescription():
			return []act.Finding{act.Gate("SD-9.11", "The agency has not determined that no higher level review is possible.", "Nothing is to be explained.")}
		case h.Asked.Version > 0:
			return []act.Finding{act.Past("SD-9.11", "You asked for the explanation on "+h.Asked.On.Long()+".", "Wait for it, or read it on the case.")}
		}
		return nil
	},
	Apply: func(c *Appraisal, m act.Meta, _ RequestExplanation, _ none) { c.HigherLevel.Asked = m },
	Tell: func(RequestExplanation, none) string {
		return "asked for the complete explanation why no higher level review is possible"
	},
}

// ExplainNoHigherLevelReview are the inputs of appraisal.explain-no-higher-level-review.
type ExplainNoHigherLevelReview struct {
	Text string `json:"text" doc:"the complete explanation of the agency's basis for concluding that higher level review, as law and regulation define it, is not possible"`
}

// Explanation is the complete explanation that the executive asked for.
type Explanation struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

var explainNoHigherLevelReview = act.Def[*Appraisal, ExplainNoHigherLevelReview, none]{
	Name: "appraisal.explain-no-higher-level-review", Title: "Explain why no higher level review is possible", Part: "review", Who: []act.Relation{act.ExecutiveResources},
	Signed: true, Sentence: "This is the agency’s complete explanation of its basis for concluding that higher level review is not possible.",
	Provisions: []string{"SD-9.11"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		switch h := c.HigherLevel; {
		case h.Asked.Version == 0:
			return []act.Finding{act.Gate("SD-9.11", "The executive has not asked for the explanation.", "Nothing is to be done until then.")}
		case h.Explanation != nil:
			return []act.Finding{act.Past("SD-9.11", "The explanation was given on "+h.Explanation.Meta.On.Long()+".", "Nothing is to be done.")}
		}
		return nil
	},
	Check: func(_ *Appraisal, in ExplainNoHigherLevelReview, _ act.Question) (none, []act.Finding) {
		if blank(in.Text) {
			return none{}, []act.Finding{act.Gate("SD-9.11", "The explanation is empty.", "Write completely on what the agency concluded that no higher level review is possible.").At("text")}
		}
		return none{}, nil
	},
	Signs: func(c *Appraisal, _ ExplainNoHigherLevelReview) []string {
		sums := []string{c.HigherLevel.Asked.Sum}
		if n := c.HigherLevel.NotPossible; n != nil {
			sums = append(sums, n.Meta.Sum)
		}
		return sums
	},
	Apply: func(c *Appraisal, m act.Meta, in ExplainNoHigherLevelReview, _ none) {
		c.HigherLevel.Explanation = &Explanation{Text: in.Text, Meta: m}
	},
	Tell: func(ExplainNoHigherLevelReview, none) string {
		return "gave the complete explanation why no higher level review is possible"
	},
}
