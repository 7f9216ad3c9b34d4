package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
)

var commentOnPlan = act.Def[*Appraisal, CommentOnPlan, none]{
	Name: "appraisal.comment-on-plan", Title: "Comment on the plan", Part: "plan", Who: []act.Relation{act.Executive, act.ReviewingOfficial},
	Provisions: []string{"SD-5.1"},
	When:       planUnderConsultation,
	Check: func(c *Appraisal, in CommentOnPlan, _ act.Question) (none, []act.Finding) {
		return none{}, checkComment(c, in)
	},
	Apply: func(c *Appraisal, m act.Meta, in CommentOnPlan, _ none) {
		c.Comments = append(c.Comments, Comment{Version: len(c.Plans), On: in.On, Field: in.Field, Suggested: in.Suggested, Text: in.Text, Meta: m})
	},
	Tell: func(in CommentOnPlan, _ none) string {
		if in.Suggested != "" {
			return "suggested an edit of the plan"
		}
		return "commented on the plan"
	},
}

// planUnderConsultation: a version of the plan is proposed, and not in force yet.
func planUnderConsultation(c *Appraisal, _ act.Question) []act.Finding {
	if f := c.closedGate(); f != nil {
		return f
	}
	if len(c.Plans) == 0 {
		return []act.Finding{act.Gate("SD-5.1", "No plan has been proposed yet.", "The rating official proposes the plan first.")}
	}
	if v, _ := c.Plan(); v.Communicated.Version > 0 {
		return []act.Finding{act.Past("SD-5.1", "The plan is in force since "+v.Communicated.On.Long()+"; consultation on it is over.", "Ask the rating official to propose a revision.")}
	}
	if c.Initial != nil {
		return []act.Finding{act.Past("SD-5.1", "The initial rating was made on "+c.Initial.Meta.On.Long()+", against the plan in force.", "Say in the written response what the plan lacked.")}
	}
	return nil
}

// SignPlan are the inputs of appraisal.sign-plan: exactly one version is signed, by its sum.
type SignPlan struct {
	Version int    `json:"version" doc:"the version that is signed"`
	Sum     string `json:"sum,omitempty" doc:"the sum of that version's entry, as the page showed it"`
}

var signPlan = act.Def[*Appraisal, SignPlan, none]{
	Name: "appraisal.sign-plan", Title: "Sign the plan", Part: "plan", Who: []act.Relation{act.RatingOfficial, act.Executive, act.ReviewingOfficial},
	Signed: true, Sentence: "I was consulted on this version of the plan, or consulted the executive on it, and I sign it.",
	Provisions: []string{"SD-5.1"},
	When:       planUnsigned,
	Check: func(c *Appraisal, in SignPlan, q act.Question) (none, []act.Finding) {
		return none{}, checkVersion(c, q.By, in.Version, in.Sum)
	},
	Signs: func(c *Appraisal, _ SignPlan) []string {
		v, _ := c.Plan()
		if v.Revises > 0 { // a signature under a revision is one under the difference
			return []string{v.Proposed.Sum, c.Plans[v.Revises-1].Proposed.Sum}
		}
		return []string{v.Proposed.Sum}
	},
	Apply: func(c *Appraisal, m act.Meta, in SignPlan, _ none) {
		v := c.changePlan(in.Version)
		v.Signed = append(slices.Clip(v.Signed), PlanSignature{Person: m.Person(), As: c.planRelation(m.Person()), Meta: m})
	},
	Tell: func(in SignPlan, _ none) string { return fmt.Sprintf("signed version %d of the plan", in.Version) },
}

// planUnsigned: there is a plan, the initial rating has not been made, and this person has not signed its latest
// version. A signature may come after a refusal to sign, and after the plan is in force: it cures what its
// absence left standing.
func planUnsigned(c *Appraisal, q act.Question) []act.Finding {
	v, ok := c.Plan()
	switch {
	case c.Closed != nil:
		return c.closedGate()
	case !ok:
		return []act.Finding{act.Gate("SD-5.1", "No plan has been proposed yet.", "The rating official proposes the plan first.")}
	case c.Initial != nil:
		return []act.Finding{act.Past("SD-5.1", "The initial rating was made on "+c.Initial.Meta.On.Long()+"; the plan it rests on stays as it was signed.", "Say in the written response what the plan lacked.")}
	case v.SignedBy(q.By):
		return []act.Finding{act.Past("SD-5.1", fmt.Sprintf("You have signed version %d already.", v.Number), "Nothing is to be done.")}
	}
	return nil
}

// checkVersion: the version that is signed or declined is the latest. The executive's word settles whether the
// plan was consulted on; nobody else's does.
func checkVersion(c *Appraisal, by string, version int, sum string) []act.Finding {
	v, _ := c.Plan()
	if version != v.Number || (sum != "" && sum != v.Proposed.Sum) {
		return []act.Finding{act.Gate("SD-5.1", fmt.Sprintf("The plan has moved on: version %d was proposed on %s.", v.Number, v.Proposed.On.Long()), "Read that version, and sign it.").At("version")}
	}
	if by != c.Executive {
		return nil
	}
	return []act.Finding{act.Holding("SD-5.1")}
}

// changePlan gives a version to be changed; the versions that an older copy of the case shares stay as they were.
func (c *Appraisal) changePlan(version int) *PlanVersion {
	c.Plans = slices.Clone(c.Plans)
	return &c.Plans[version-1]
}

func (c *Appraisal) planRelation(person string) act.Relation {
	switch person {
	case c.Executive:
		return act.Executive
	case c.RatingOfficial:
		return act.RatingOfficial
	}
	return act.ReviewingOfficial
}

// DeclineToSign are the inputs of appraisal.decline-to-sign.
type DeclineToSign struct {
	Version int    `json:"version" doc:"the version that is not signed"`
	Reason  string `json:"reason,omitempty" doc:"why, if the executive wishes to say"`
}

// Declined is the executive's refusal to sign a version; it does not stop the plan.
type Declined struct {
	Reason string   `json:"reason,omitempty"`
	Meta   act.Meta `json:"meta"`
}

var declineToSign = act.Def[*Appraisal, DeclineToSign, none]{
	Name: "appraisal.decline-to-sign", Title: "Decline to sign the plan", Part: "plan", Who: []act.Relation{act.Executive}, Provisions: []string{"SD-5.1"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if v, ok := c.Plan(); ok && v.Declined != nil {
			return []act.Finding{act.Past("SD-5.1", fmt.Sprintf("You have declined to sign version %d already.", v.Number), "Nothing is to be done.")}
		}
		return planUnsigned(c, q)
	},
	Check: func(c *Appraisal, in DeclineToSign, q act.Question) (none, []act.Finding) {
		return none{}, checkVersion(c, q.By, in.Version, "")
	},
	Apply: func(c *Appraisal, m act.Meta, in DeclineToSign, _ none) {
		c.changePlan(in.Version).Declined = &Declined{Reason: in.Reason, Meta: m}
	},
	Tell: func(in DeclineToSign, _ none) string {
		return fmt.Sprintf("declined to sign version %d of the plan", in.Version)
	},
}

// CommunicatePlan are the inputs of appraisal.communicate-plan.
type CommunicatePlan struct{}

type communicated struct {
	Version  int             `json:"version"`
	Revises  int             `json:"revises,omitempty"`
	Moved    *PositionChange `json:"moved,omitempty"` // it is for another position than the executive has
	LateDays int             `json:"late_days"`       // days after the day it was due; 0 when in time
}

var communicatePlan = act.Def[*Appraisal, CommunicatePlan, communicated]{
	Name: "appraisal.communicate-plan", Title: "Communicate the plan", Part: "plan", Who: []act.Relation{act.RatingOfficial}, Provisions: []string{"SD-5.1", "SD-5.2", "SD-5.12", "SD-5.13"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := planUnderConsultation(c, q); f != nil {
			return f
		}
		v, _ := c.Plan()
		if !v.SignedBy(c.RatingOfficial) {
			return []act.Finding{act.Gate("SD-5.1", fmt.Sprintf("The rating official has not signed version %d of the plan.", v.Number), "Sign the plan first.")}
		}
		if c.InForce() && c.periodEnded(q.On) {
			return []act.Finding{act.Gate("SD-5.13", "The period ended on "+c.Span.End.Long()+"; a revision comes into force during it.", "Rate against the plan in force.")}
		}
		var found []act.Finding
		if c.Description().Planning.ReviewingOfficial == "required" && !v.SignedBy(c.ReviewingOfficial) {
			found = append(found, act.Gate("SD-5.1", fmt.Sprintf("The description requires the reviewing official to see the plan, who has not signed version %d of it.", v.Number), "Let the reviewing official sign the plan first."))
		}
		if c.reviewerSetsWeights() && !v.SignedBy(c.ReviewingOfficial) {
			found = append(found, act.Broken("SD-5.12", fmt.Sprintf("The description leaves the weights to the reviewing official, who has not signed version %d of the plan.", v.Number), "Let the reviewing official sign the plan first."))
		}
		return found
	},
	Check: func(c *Appraisal, _ CommunicatePlan, q act.Question) (communicated, []act.Finding) {
		v, _ := c.Plan()
		moved, found := checkPositionOf(c, v, q)
		out := communicated{Version: v.Number, Revises: v.Revises, Moved: moved}
		if c.InForce() {
			return out, append(checkRevisionSigned(c, v), found...)
		}
		found = append(found, checkCurrent(c, q)...)
		if !v.SignedBy(c.Executive) && v.Declined == nil {
			found = append(found, act.Broken("SD-5.1", "The executive has neither signed the plan nor declined to.", "Ask the executive to sign or to decline; the plan takes effect all the same."))
		}
		if due := c.PlanDue(); q.On.After(due) {
			out.LateDays = due.DaysUntil(q.On)
			found = append(found, act.Broken("SD-5.2", fmt.Sprintf("The plan was communicated %d days after %s, %s.", out.LateDays, c.dueWords(), due.Long()),
				"Nothing undoes the delay; it stays on the case and counts in the timeliness report."))
		}
		return out, found
	},
	Apply: func(c *Appraisal, m act.Meta, _ CommunicatePlan, out communicated) {
		c.changePlan(out.Version).Communicated, c.Moved = m, out.Moved
		if c.Communicated.Version == 0 {
			c.Communicated = m
		}
	},
	Tell: func(_ CommunicatePlan, out communicated) string {
		if out.LateDays > 0 {
			return fmt.Sprintf("communicated version %d of the plan, %d days late", out.Version, out.LateDays)
		}
		if out.Revises > 0 {
			return fmt.Sprintf("communicated version %d of the plan, which takes the place of version %d", out.Version, out.Revises)
		}
		return fmt.Sprintf("communicated version %d of the plan", out.Version)
	},
}
