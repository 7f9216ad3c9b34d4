package appraisal

import (
	"fmt"

	"sesperf/rules/act"
)

// mayPropose: a plan is written before the period and revised during it, until there is a rating (SD-5.13).
func mayPropose(c *Appraisal, q act.Question) []act.Finding {
	switch {
	case c.Closed != nil:
		return c.closedGate()
	case c.Initial != nil:
		return []act.Finding{act.Past("SD-5.13", "The initial rating was made on "+c.Initial.Meta.On.Long()+", against the plan in force.", "The plan stays as it is; the next period has its own.")}
	case c.InForce() && c.periodEnded(q.On):
		return []act.Finding{act.Past("SD-5.13", "The period ended on "+c.Span.End.Long()+"; a plan is revised during it.", "Rate against the plan in force.")}
	}
	return nil
}

// checkRevision: a plan in force is revised with a reason, and in something (SD-5.13).
func checkRevision(c *Appraisal, in Plan) []act.Finding {
	v, ok := c.PlanInForce()
	if !ok {
		if !blank(in.Revision) {
			return []act.Finding{act.Gate("SD-5.13", "No plan is in force that could be revised.", "Leave the reason of the revision out.").At("revision")}
		}
		return nil
	}
	if blank(in.Revision) {
		return []act.Finding{act.Gate("SD-5.13", fmt.Sprintf("Version %d of the plan is in force, and nothing says why it is revised.", v.Number), "Write the reason; it stands beside the revision.").At("revision")}
	}
	return nil
}

// numberInForce is the number of the version in force; 0 for none.
func (c *Appraisal) numberInForce() int {
	if v, ok := c.PlanInForce(); ok {
		return v.Number
	}
	return 0
}

// checkRevisionSigned: a revision takes effect once both have signed the difference, or the executive declined to on
// record; until then the version in force stays (SD-5.13).
func checkRevisionSigned(c *Appraisal, v *PlanVersion) []act.Finding {
	if v.SignedBy(c.Executive) || v.Declined != nil {
		return nil
	}
	return []act.Finding{act.Gate("SD-5.13", fmt.Sprintf("Version %d revises the plan in force, and the executive has neither signed it nor declined to.", v.Number), "Ask the executive; until then version "+fmt.Sprint(v.Revises)+" stays in force.")}
}

// revisionTasks are those of a revision that is proposed. Nobody owes it: until it is communicated, by the last day of the
// period, the version in force stays (SD-5.13).
func (c *Appraisal) revisionTasks() []act.Task {
	v, _ := c.Plan()
	task := func(verb, what, person, provision string) act.Task {
		return act.Task{Act: "appraisal." + verb, What: what, Person: person, Since: v.Proposed.On, Until: c.Span.End, Provision: provision, May: true}
	}
	var out []act.Task
	executive := v.SignedBy(c.Executive) || v.Declined != nil
	if !executive {
		out = append(out, task("sign-plan", "Read, comment on and sign the revised plan", c.Executive, "SD-5.13"))
	}
	reviewed := c.ReviewingOfficial == "" || v.SignedBy(c.ReviewingOfficial)
	if !reviewed {
		out = append(out, task("sign-plan", "Review and sign the revised plan", c.ReviewingOfficial, "SD-5.1"))
	}
	switch {
	case !v.SignedBy(c.RatingOfficial):
		out = append(out, task("sign-plan", "Sign the revised plan", c.RatingOfficial, "SD-5.13"))
	case executive && (reviewed || !c.Terms.ReviewerSigns):
		out = append(out, task("communicate-plan", "Communicate the revised plan", c.RatingOfficial, "SD-5.13"))
	}
	return out
}
