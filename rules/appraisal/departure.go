package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// DepartureAppraisal is the written appraisal of an executive who completed the minimum period and changes jobs or
// transfers: made before leaving, without a summary rating, forwarded to where the executive goes (SD-9.13).
type DepartureAppraisal struct {
	Text    string        `json:"text"`
	Leaves  calendar.Date `json:"leaves"`
	Forward string        `json:"forwarded_to"`
	Days    int           `json:"days_under_plan"` // up to the day of leaving
	Meta    act.Meta      `json:"meta"`
}

// departureActs are those of arriving from elsewhere and of leaving.
var departureActs = []act.Spec{appraiseDeparture.Spec(), receivePriorAppraisal.Spec(), considerPriorAppraisals.Spec(), closeWithoutRating.Spec()}

// AppraiseDeparture are the inputs of appraisal.appraise-departure.
type AppraiseDeparture struct {
	Text    string        `json:"text" doc:"how the executive performed under the plan until now"`
	Leaves  calendar.Date `json:"leaves" doc:"the executive’s last day in this job"`
	Forward string        `json:"forwarded_to" doc:"the organization or agency that gains the executive"`
	Level   *int          `json:"level,omitempty" doc:"never: the appraisal carries no summary rating, and one that does is refused (SD-9.13)"`
}

type departed struct {
	Days int `json:"days_under_plan"`
}

var appraiseDeparture = act.Def[*Appraisal, AppraiseDeparture, departed]{
	Name: "appraisal.appraise-departure", Title: "Appraise before the executive leaves", Part: "details", Who: []act.Relation{act.RatingOfficial},
	Signed: true, Sentence: "This is my written appraisal of the executive, who leaves. It carries no summary rating. I sign it, and it is forwarded.",
	Provisions: []string{"SD-9.13", "SD-9.20", "SD-3.5"},
	When:       departureOpen,
	Check:      checkDeparture,
	Signs: func(c *Appraisal, _ AppraiseDeparture) []string {
		v, _ := c.PlanInForce()
		return []string{v.Proposed.Sum}
	},
	Apply: func(c *Appraisal, m act.Meta, in AppraiseDeparture, out departed) {
		c.Departures = append(slices.Clone(c.Departures), DepartureAppraisal{Text: in.Text, Leaves: in.Leaves, Forward: in.Forward, Days: out.Days, Meta: m})
	},
	Tell: func(in AppraiseDeparture, _ departed) string {
		return "appraised the executive, who leaves on " + in.Leaves.Long() + ", and forwarded it to " + in.Forward
	},
}

// departureOpen: a plan is in force, no rating is made yet, this rating official has not done it, and the days after a new
// administration are over. It is open after the executive left only where those days kept it back (SD-9.20).
func departureOpen(c *Appraisal, q act.Question) []act.Finding {
	switch last := len(c.Departures) - 1; {
	case c.Closed != nil && !c.Closed.Waits:
		return c.closedGate()
	case c.Initial != nil:
		return []act.Finding{act.Past("SD-9.13", "The initial summary rating was made on "+c.Initial.Meta.On.Long()+".", "Go on from it; it is forwarded with the case.")}
	case !c.InForce():
		return []act.Finding{act.Gate("SD-9.13", "No plan is in force, so the executive has not completed the minimum period under one.", "No appraisal is due before the executive leaves.")}
	case last >= 0 && c.Departures[last].Meta.Person() == c.RatingOfficial:
		return []act.Finding{act.Past("SD-9.13", "You appraised the executive on "+c.Departures[last].Meta.On.Long()+", before the executive left.", "It stands as it was forwarded.")}
	}
	return checkTransition(c, q)
}

func checkDeparture(c *Appraisal, in AppraiseDeparture, q act.Question) (departed, []act.Finding) {
	var found []act.Finding
	if blank(in.Text) {
		found = append(found, act.Broken("SD-9.13", "Nothing is written.", "Appraise the executive in writing.").At("text"))
	}
	if blank(in.Forward) {
		found = append(found, act.Broken("SD-9.13", "Nothing says where the appraisal is forwarded to.", "Name the organization or agency that gains the executive.").At("forwarded_to"))
	}
	if in.Level != nil {
		found = append(found, act.Broken("SD-9.13", "The appraisal of an executive who leaves carries no summary rating.", "Take the level out, and say in words how the executive performed.").At("level"))
	}
	return departed{Days: c.DaysUnderPlan(in.Leaves)}, append(found, checkLeaves(c, in.Leaves, q)...)
}

// checkLeaves: the day of leaving is not past, and the minimum period is completed by then.
func checkLeaves(c *Appraisal, leaves calendar.Date, q act.Question) []act.Finding {
	switch days := c.DaysUnderPlan(leaves); {
	case leaves.IsZero():
		return []act.Finding{act.Gate("SD-9.13", "Nothing says when the executive leaves.", "Give the executive’s last day in this job.").At("leaves")}
	case c.Closed != nil && leaves != c.Closed.Left:
		return []act.Finding{act.Gate("SD-9.13", "The executive left on "+c.Closed.Left.Long()+".", "Give that day.").At("leaves")}
	case c.Closed == nil && leaves.Before(q.On):
		return []act.Finding{act.Broken("SD-9.13", "The executive left on "+leaves.Long()+"; the appraisal is made before that.", "It can no longer be made; executive resources closes the case, which lists that it is missing.").At("leaves")}
	case days < c.Terms.MinimumDays:
		return []act.Finding{act.Broken("SD-9.13", fmt.Sprintf("By then the executive has performed under the plan for %s; the appraisal is due after %d.", daysWords(days), c.Terms.MinimumDays),
			"None is due; the one who rates next asks you, if need be.").At("leaves")}
	}
	return []act.Finding{act.Holding("SD-9.20")}
}

// departureTasks are what is owed for those who came from elsewhere and those who left.
func (c *Appraisal) departureTasks() []act.Task {
	if c.Closed != nil {
		if c.Closed.Waits && len(c.Departures) == 0 {
			return []act.Task{{Act: "appraisal.appraise-departure", What: "Appraise the executive who left, once that is allowed", Person: c.RatingOfficial, Since: c.Closed.Meta.On, Provision: "SD-9.20"}}
		}
		return nil
	}
	if c.Initial != nil || !c.InForce() || !c.HasPrior() || c.PriorConsidered() {
		return nil
	}
	out := []act.Task{{Act: "appraisal.consider-prior-appraisals", What: "Consider the ratings and appraisals from before", Person: c.RatingOfficial, Since: c.priorSince(), Provision: "SD-9.14"}}
	if c.TransferredFrom != "" && len(c.Prior) == 0 {
		out = append(out, act.Task{Act: "appraisal.receive-prior-appraisal", What: "Record what the former agency sent", Office: act.ExecutiveResources, Since: c.Opened.On, Provision: "SD-9.14", May: true})
	}
	return out
}
