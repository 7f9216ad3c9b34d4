package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// EndPeriodEarly are the inputs of appraisal.end-period-early.
type EndPeriodEarly struct {
	Ends      calendar.Date `json:"ends" doc:"the new last day of this executive's period: today or later, with the minimum period completed"`
	Basis     string        `json:"basis" doc:"the basis on which the executive's performance can be appraised and rated already"`
	Authority string        `json:"authority" doc:"what gives the signer authority to decide this for the agency: an office, a delegation with its number"`
}

var endPeriodEarly = act.Def[*Appraisal, EndPeriodEarly, none]{
	Name: "appraisal.end-period-early", Title: "End the period early", Part: "case", Who: []act.Relation{act.ExecutiveResources, act.AppointingAuthority},
	Signed:     true,
	Sentence:   "I decide for the agency that there is an adequate basis on which to appraise and rate this executive’s performance, and end the appraisal period early.",
	Provisions: []string{"SD-3.4"},
	When:       mayEndEarly,
	Check: func(c *Appraisal, in EndPeriodEarly, q act.Question) (none, []act.Finding) {
		found := c.checkEarlyEnd(in.Ends, q.On)
		if blank(in.Basis) {
			found = append(found, act.Broken("SD-3.4", "Nothing says on which basis the executive can be appraised and rated already.", "Write the basis; whether it is adequate is for you to judge, and you sign it.").At("basis"))
		}
		if blank(in.Authority) {
			found = append(found, act.Broken("SD-3.4", "Nothing says what lets you decide this for the agency.", "Name your office, or the delegation with its date or number.").At("authority"))
		}
		return none{}, found
	},
	Signs: func(c *Appraisal, _ EndPeriodEarly) []string {
		v, _ := c.PlanInForce()
		return []string{v.Proposed.Sum}
	},
	Apply: func(c *Appraisal, m act.Meta, in EndPeriodEarly, _ none) {
		c.change(SpanChange{Now: calendar.Period{Begin: c.Span.Begin, End: in.Ends}, How: EndedEarly, Basis: in.Basis, Decide: in.Authority, Meta: m})
	},
	Tell: func(in EndPeriodEarly, _ none) string {
		return "decided for the agency that the period ends on " + in.Ends.Long()
	},
}

// mayEndEarly: the agency may end a period early, not the rating official, where the description lets it and a plan is in
// force.
func mayEndEarly(c *Appraisal, q act.Question) []act.Finding {
	if f := c.unrated("SD-3.4"); f != nil {
		return f
	}
	switch {
	case !c.Terms.MayEndEarly:
		return []act.Finding{act.Past("SD-3.4", "The description that this case runs under lets no period end early.", "Rate at the end of the period, "+c.Span.End.Long()+".")}
	case q.By == c.RatingOfficial:
		return []act.Finding{act.Past("SD-3.4", "You rate this executive; the agency ends a period early, not the rating official.", "Leave it to another official who may decide for the agency.")}
	case q.By == c.Executive:
		return []act.Finding{act.Past("SD-3.4", "Nobody decides on one’s own appraisal period.", "Leave it to another official who may decide for the agency.")}
	case c.periodEnded(q.On):
		return []act.Finding{act.Past("SD-3.4", "The period ended on "+c.Span.End.Long()+".", "Go on to the rating.")}
	case !c.InForce():
		return []act.Finding{act.Broken("SD-3.4", "No plan is in force, so that no part of the minimum period is completed.", "Communicate the plan; the minimum is counted from then.")}
	case c.MinimumReached().After(c.Span.End.AddDays(-1)):
		return []act.Finding{act.Broken("SD-3.4", "The minimum period is completed on "+c.MinimumReached().Long()+", not before the period ends.", "Let the period run; it may have to be extended.")}
	}
	return nil
}

// checkEarlyEnd: an early end lies ahead, before the period's own, and not before the minimum period is completed.
func (c *Appraisal) checkEarlyEnd(ends, on calendar.Date) []act.Finding {
	switch {
	case ends.IsZero() || ends.Before(on) || !ends.Before(c.Span.End):
		return []act.Finding{act.Gate("SD-3.4", "An early end lies from today to the day before "+c.Span.End.Long()+".", "Give such a day.").At("ends")}
	case ends.Before(c.MinimumReached()):
		return []act.Finding{act.Broken("SD-3.4", "On "+ends.Long()+" the minimum period is not completed; it is on "+c.MinimumReached().Long()+".", "End the period on that day or later.").At("ends")}
	}
	return nil
}
