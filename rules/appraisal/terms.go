package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/system"
)

// current gives the description under which a plan is proposed today, and its terms if they are not those of the case:
// a system that was put in force for the period's first day after the case was opened. A period that has begun keeps its
// own (ME-3).
func current(c *Appraisal, q act.Question) (*system.Description, *Terms) {
	covering, _ := adoption.Covering(q.Facts, string(c.Appointment), c.Unit, c.Span.Begin)
	if len(covering) != 1 || covering[0].ID == c.Terms.System || covering[0].InForce.Meta.On.After(c.Span.Begin) {
		return c.Description(), nil
	}
	d, ok := adoption.Resolve(q.Facts, covering[0].ID)
	if !ok {
		return c.Description(), nil
	}
	t := termsOf(covering[0].ID, d)
	return d, &t
}

// checkCurrent: a plan is communicated under the description that it was proposed under; if another one has come into
// force for the first day of the period since, the plan is proposed anew (ME-3).
func checkCurrent(c *Appraisal, q act.Question) []act.Finding {
	d, terms := current(c, q)
	if terms == nil {
		return nil
	}
	return []act.Finding{act.Gate("ME-3", "Since this plan was proposed, “"+d.Title+"” was put in force for the first day of its period.", "Propose the plan again: it is then held against that description.")}
}
