package appraisal

import "sesperf/rules/act"

// show gives the values that a look at the case shows, by part.
func show(x act.Case) map[string]map[string]any {
	c := x.(*Appraisal)
	out := map[string]map[string]any{
		"case": {"stage": c.Stage(), "executive": c.Executive, "rating_official": c.RatingOfficial, "reviewing_official": c.ReviewingOfficial,
			"appointing_authority": c.AppointingAuthority, "begins": c.Span.Begin, "ends": c.Span.End, "system": c.Terms.System, "version": c.Version, "handovers": len(c.Handovers), "standing": standing(c)},
		"plan": {"plan_version": len(c.Plans), "plan_in_force": c.InForce()}, "progress": {"progress_reviews": len(c.Reviews), "feedback": len(c.Feedback)},
	}
	if v, ok := c.Plan(); ok {
		out["plan"]["weights"] = v.Weights
		out["plan"]["signed_by_executive"] = v.SignedBy(c.Executive)
		out["plan"]["signed_by_rating_official"] = c.OfficialSigned(v)
		out["plan"]["plan"] = v.Plan
	}
	out["details"] = showDetails(c)
	if a := c.Account(); a != nil {
		out["accomplishments"] = map[string]any{"accomplishments": a.Narrative, "accounts": len(c.Accomplishments)}
	}
	files := []string{}
	for _, e := range c.Evidence {
		files = append(files, e.Name+" ("+e.Type+")")
	}
	out["evidence"] = map[string]any{"files": files}
	if i := c.Initial; i != nil {
		out["initial"] = map[string]any{"score": i.Derivation.Score, "level": i.Derivation.Level, "label": i.Derivation.Label, "override": i.Derivation.Override,
			"levels": i.Levels, "lines": i.Derivation.Lines, "narrative": i.Narrative, "respond_until": i.Until, "acknowledged": c.Acknowledged.Version > 0}
		out["initial"]["assessment"], out["initial"]["guidelines"], out["initial"]["guidelines_apart"] = i.Guidance.Assessment.On, i.Guidance.Guidelines.On, i.Guidance.Apart
		if len(i.Components) > 0 {
			out["initial"]["components"], out["initial"]["rolled_up"] = i.Components, i.RolledUp
		}
		out["response"] = map[string]any{"responded": c.Response != nil, "waived": c.Waived.Version > 0}
	}
	if c.Response != nil {
		out["response"]["response"] = c.Response.Text
	}
	if len(c.Withdrawn) > 0 {
		if out["initial"] == nil {
			out["initial"] = map[string]any{}
		}
		out["initial"]["withdrawn"] = showWithdrawn(c)
	}
	if len(c.Corrections) > 0 {
		out["case"]["corrections"] = showCorrections(c, false)
		if out["initial"] == nil {
			out["initial"] = map[string]any{}
		}
		out["initial"]["rating_corrections"] = showCorrections(c, true)
	}
	out["board"], out["review"], out["questions"] = showBoard(c), showHigherLevel(c), showQuestions(c)
	if a := c.Annual; a != nil {
		out["annual"] = map[string]any{"annual_score": a.Derivation.Score, "annual_level": a.Derivation.Level, "annual_label": a.Derivation.Label,
			"annual_lines": a.Derivation.Lines, "reason": a.Reason, "communicated": c.Informed != nil}
		if c.Informed != nil {
			out["annual"]["notice"], out["annual"]["annual_acknowledged"] = c.Informed.Notice, c.Informed.Acknowledged.Version > 0
		}
	}
	return out
}

func showBoard(c *Appraisal) map[string]any {
	out := map[string]any{}
	if c.Referral != nil {
		out["board"], out["response_to_board"], out["executive_signed"] = c.Referral.Board, c.Referral.Response, c.Referral.Signed
	}
	if r := c.Recommendation; r != nil {
		out["recommended_level"], out["recommended_label"], out["award"], out["pay_adjustment"], out["members"] = r.Level, r.Label, r.Award, r.Pay, r.Members
	}
	return out
}

func standing(c *Appraisal) []string {
	out := []string{}
	var found []act.Finding
	for _, s := range c.Standing {
		found = append(found, s.Finding)
	}
	return append(out, act.Provisions(found)...)
}
