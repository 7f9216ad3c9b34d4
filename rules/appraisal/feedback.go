package appraisal

import "sesperf/rules/act"

// GiveFeedback are the inputs of appraisal.give-feedback.
type GiveFeedback struct {
	Text        string `json:"text" doc:"the feedback, advice, assistance or positive reinforcement"`
	Requirement string `json:"requirement,omitempty" doc:"the requirement that it is about: an element without results, or results-driven.1 for the first result; the work as a whole if left out"`
}

// Feedback is what a supervisor told the executive during the period: feedback, advice, assistance, reinforcement (SD-7.1).
type Feedback struct {
	Text        string   `json:"text"`
	Requirement string   `json:"requirement,omitempty"` // the requirement of the plan that it is about
	Title       string   `json:"title,omitempty"`       // of that requirement, as it was then
	Meta        act.Meta `json:"meta"`
}

type toldOf struct {
	Title string `json:"title,omitempty"` // of the requirement
}

var giveFeedback = act.Def[*Appraisal, GiveFeedback, toldOf]{
	Name: "appraisal.give-feedback", Title: "Give feedback", Part: "progress", Who: []act.Relation{act.RatingOfficial},
	Provisions: []string{"SD-7.1", "SD-7.4"},
	When:       mayGiveFeedback,
	Check:      checkFeedback,
	Apply: func(c *Appraisal, m act.Meta, in GiveFeedback, out toldOf) {
		c.Feedback = append(c.Feedback, Feedback{Text: in.Text, Requirement: in.Requirement, Title: out.Title, Meta: m})
	},
	Tell: func(_ GiveFeedback, out toldOf) string {
		if out.Title != "" {
			return "gave feedback on “" + out.Title + "”"
		}
		return "gave feedback"
	},
}

// mayGiveFeedback: a plan is in force, and the executive has not been rated against it yet (SD-7.1).
func mayGiveFeedback(c *Appraisal, _ act.Question) []act.Finding {
	switch {
	case c.Closed != nil:
		return c.closedGate()
	case !c.InForce():
		return []act.Finding{act.Gate("SD-7.1", "No plan is in force yet, so there is no performance under it to speak of.", "Communicate the plan first.")}
	case c.Initial != nil:
		return []act.Finding{act.Past("SD-7.1", "The initial rating was shared on "+c.Initial.Meta.On.Long()+"; feedback is given during the period.", "Give it in the case of the next period.")}
	}
	return nil
}

// checkFeedback: it says something, about a requirement of the plan in force if about one. Where a review found
// performance short of that requirement without advice on improving it, this is the advice (SD-7.4).
func checkFeedback(c *Appraisal, in GiveFeedback, _ act.Question) (toldOf, []act.Finding) {
	if blank(in.Text) {
		return toldOf{}, []act.Finding{act.Gate("SD-7.1", "The feedback is empty.", "Write what you want the executive to know.").At("text")}
	}
	if in.Requirement == "" {
		return toldOf{}, nil
	}
	v, _ := c.PlanInForce()
	for _, r := range v.Plan.Requirements(c.Description()) {
		if r.ID == in.Requirement {
			return toldOf{r.Title}, []act.Finding{act.Holding("SD-7.4").At(r.ID)}
		}
	}
	return toldOf{}, []act.Finding{act.Gate("SD-7.1", "The plan has no requirement “"+act.Clipped(in.Requirement)+"”.",
		"Choose one of the plan in force, or none: the feedback is then about the work as a whole.").At("requirement")}
}

// Unhelped lists the requirements of which a review found performance short without advice on improving it, and of
// which none has been given since (SD-7.4).
func (c *Appraisal) Unhelped() []string {
	var out []string
	for _, s := range c.Standing {
		if s.Provision == "SD-7.4" {
			out = append(out, s.Field)
		}
	}
	return out
}

// monitoringActs are those of the year beside progress reviews.
var monitoringActs = []act.Spec{giveFeedback.Spec()}
