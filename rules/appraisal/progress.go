package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// ReviewProgress are the inputs of appraisal.review-progress: how the executive performs against each requirement.
// A progress review is not a rating (§2), so it has no level.
type ReviewProgress struct {
	Against []Progress `json:"against" doc:"one for each requirement of the plan"`
}

// Progress says how the executive performs against one requirement.
type Progress struct {
	Requirement string `json:"requirement" doc:"an element without results, or results-driven.1 for the first result"`
	Text        string `json:"text" doc:"how the executive is performing against it"`
	Short       bool   `json:"short,omitempty" doc:"performance falls short of the requirement"`
	Advice      string `json:"advice,omitempty" doc:"advice or assistance on improving it; where performance falls short, a review without it is flagged (SD-7.4)"`
	Level       *int   `json:"level,omitempty" doc:"never: a progress review carries no rating level, and one that does is refused (SD-7.3)"`
}

// ProgressReview is one review on record.
type ProgressReview struct {
	Plan         int        `json:"plan"` // the version of the plan in force then
	Against      []Progress `json:"against"`
	Meta         act.Meta   `json:"meta"`
	Acknowledged act.Meta   `json:"acknowledged,omitzero"`
}

// progressSeen is what came of it: that the plan was made for another position.
type progressSeen struct {
	Moved *PositionChange `json:"moved,omitempty"`
}

var reviewProgress = act.Def[*Appraisal, ReviewProgress, progressSeen]{
	Name: "appraisal.review-progress", Title: "Hold a progress review", Part: "progress", Who: []act.Relation{act.RatingOfficial},
	Signed: true, Sentence: "I have told the executive how well the executive is performing against each requirement.",
	Provisions: []string{"SD-5.13", "SD-7.2", "SD-7.3", "SD-7.4"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		switch {
		case c.Closed != nil:
			return c.closedGate()
		case !c.InForce():
			return []act.Finding{act.Gate("SD-7.3", "No plan is in force, so there are no requirements to review progress against.", "Communicate the plan first.")}
		case q.On.Before(c.Span.Begin):
			return []act.Finding{act.Gate("SD-7.2", "The period begins on "+c.Span.Begin.Long()+"; a progress review is held during it.", "Wait until the period has begun.")}
		case q.On.After(c.Span.End) || c.Initial != nil:
			return []act.Finding{act.Past("SD-7.2", "The period ended on "+c.Span.End.Long()+"; a progress review is held during it.", "Rate the executive, and record the reason if there was no progress review.")}
		}
		return nil
	},
	Check: func(c *Appraisal, in ReviewProgress, q act.Question) (progressSeen, []act.Finding) {
		moved, found := checkPosition(c, q)
		return progressSeen{moved}, append(append(checkProgress(c, in), checkHelp(c, in)...), found...)
	},
	Apply: func(c *Appraisal, m act.Meta, in ReviewProgress, out progressSeen) {
		c.Moved = out.Moved
		v, _ := c.PlanInForce()
		c.Reviews = append(c.Reviews, ProgressReview{Plan: v.Number, Against: in.Against, Meta: m})
	},
	Tell: func(in ReviewProgress, _ progressSeen) string {
		short := 0
		for _, p := range in.Against {
			if p.Short {
				short++
			}
		}
		if short > 0 {
			return fmt.Sprintf("held a progress review; performance falls short of %d of %d requirements", short, len(in.Against))
		}
		return "held a progress review"
	},
}

func checkProgress(c *Appraisal, in ReviewProgress) []act.Finding {
	var found []act.Finding
	said := map[string]bool{}
	for i, p := range in.Against {
		at := fmt.Sprintf("against.%d", i)
		if p.Level != nil {
			found = append(found, act.Broken("SD-7.3", "A progress review carries no rating level.", "Take the level out, and say in words how the executive is performing.").At(at+".level"))
		}
		said[p.Requirement] = said[p.Requirement] || !blank(p.Text)
	}
	v, _ := c.PlanInForce()
	for _, r := range v.Plan.Requirements(c.Description()) {
		if !said[r.ID] {
			found = append(found, act.Broken("SD-7.3", "The review does not say how the executive performs against: "+r.Title+".", "Write it; the executive is told about each requirement.").At(r.ID))
		}
		delete(said, r.ID)
	}
	for i, p := range in.Against {
		if _, unknown := said[p.Requirement]; unknown {
			found = append(found, act.Gate("SD-7.3", "The plan has no requirement “"+p.Requirement+"”.", "Review progress against the requirements of the plan.").At(fmt.Sprintf("against.%d.requirement", i)))
		}
	}
	return found
}

// checkHelp: where performance falls short of a requirement, the review carries advice or assistance on improving it; each
// one without is flagged. A review speaks of every requirement, so it settles what earlier ones left (SD-7.4).
func checkHelp(c *Appraisal, in ReviewProgress) []act.Finding {
	v, _ := c.PlanInForce()
	var found []act.Finding
	for _, p := range in.Against {
		if p.Short && blank(p.Advice) {
			found = append(found, act.Broken("SD-7.4", "Performance falls short of the requirement “"+requirementTitle(c, v, p.Requirement)+"”, and the review carries no advice or assistance on improving it.",
				"Give feedback on that requirement that says how to improve.").At(p.Requirement))
		}
	}
	if len(found) == 0 {
		return []act.Finding{act.Holding("SD-7.4")}
	}
	return found
}

// requirementTitle names a requirement of a version of the plan; its id if that has none such.
func requirementTitle(c *Appraisal, v *PlanVersion, id string) string {
	for _, r := range v.Plan.Requirements(c.Description()) {
		if r.ID == id {
			return r.Title
		}
	}
	return id
}

// ReviewedPlan gives the plan that a progress review speaks of: the version that was in force then.
func (c *Appraisal) ReviewedPlan(r ProgressReview) Plan {
	for _, v := range c.Plans {
		if v.Number == r.Plan {
			return v.Plan
		}
	}
	return Plan{}
}

// AcknowledgeProgress are the inputs of appraisal.acknowledge-progress.
type AcknowledgeProgress struct{}

var acknowledgeProgress = act.Def[*Appraisal, AcknowledgeProgress, none]{
	Name: "appraisal.acknowledge-progress", Title: "Acknowledge the progress review", Part: "progress", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "I have read the progress review. Acknowledging it does not mean that I agree.",
	Provisions: []string{"SD-7.2"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.closedGate(); f != nil {
			return f
		}
		if n := len(c.Reviews); n == 0 || c.Reviews[n-1].Acknowledged.Version > 0 {
			return []act.Finding{act.Gate("SD-7.2", "There is no progress review that waits to be acknowledged.", "The rating official holds the progress review first.")}
		}
		return nil
	},
	Signs: func(c *Appraisal, _ AcknowledgeProgress) []string {
		return []string{c.Reviews[len(c.Reviews)-1].Meta.Sum}
	},
	Apply: func(c *Appraisal, m act.Meta, _ AcknowledgeProgress, _ none) {
		c.Reviews = slices.Clone(c.Reviews)
		c.Reviews[len(c.Reviews)-1].Acknowledged = m
	},
	Tell: func(AcknowledgeProgress, none) string { return "acknowledged the progress review" },
}

func knownElements(c *Appraisal, texts map[string]string) []act.Finding {
	var found []act.Finding
	for _, id := range sortedKeys(texts) {
		if _, ok := c.Description().Element(id); !ok {
			found = append(found, act.Gate("SD-5.3", "There is no element “"+id+"”.", "Use the elements of the description.").At("elements."+id))
		}
	}
	return found
}

// periodEnded says whether the last day of the period has passed.
func (c *Appraisal) periodEnded(on calendar.Date) bool { return on.After(c.Span.End) }
