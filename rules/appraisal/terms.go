package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/system"
)

// Terms are what the description that the case runs under fixes. They are those of the opening, and then of each plan
// that is proposed; once a plan is in force nothing changes them.
type Terms struct {
	System           string   `json:"system"`           // basic, the built-in one, or the case of the agency's own
	Sum              string   `json:"sum"`              // of the description, by which it is found
	Covers           []string `json:"covers,omitempty"` // the appointments that the system covers
	MinimumDays      int      `json:"minimum_days"`
	MayEndEarly      bool     `json:"may_end_early,omitempty"`
	PlanDueDays      int      `json:"plan_due_days,omitempty"`      // after the first day of the period
	NewExecutiveDays int      `json:"new_executive_days,omitempty"` // after an executive came, or duties changed
	ProgressReviews  int      `json:"progress_reviews"`
	ResponseDays     int      `json:"response_days"`
	ReviewDays       int      `json:"review_days,omitempty"`     // to request a higher level review, from the day the rating is shared
	ReviewRequests   int      `json:"review_requests,omitempty"` // how often one may be requested for a rating
	ReviewPossible   bool     `json:"review_possible,omitempty"`
	ReviewBasis      string   `json:"review_basis,omitempty"`     // on what none is possible, where the description says so
	ReviewerSigns    bool     `json:"reviewer_signs,omitempty"`   // no plan comes into force without the reviewing official
	ExecutiveWrites  bool     `json:"executive_writes,omitempty"` // a rating rests on the executive’s own account
	DetailDays       int      `json:"detail_days,omitempty"`      // from how many days on a detail is appraised by itself
	DetailPlanDays   int      `json:"detail_plan_days,omitempty"` // within how many days the gaining organization sets requirements
	BoardMembers     int      `json:"board_members"`              // 0: the system has no board (senior professionals, §1330.403(d))
}

// termsOf freezes what a case needs of its description.
func termsOf(id string, d *system.Description) Terms {
	t := Terms{System: id, Sum: d.Sum(), Covers: d.Covers, MinimumDays: d.Period.MinimumDays, MayEndEarly: d.Period.MayEndEarly, PlanDueDays: d.Planning.DueDaysAfterStart,
		NewExecutiveDays: d.Planning.NewExecutiveDays, ProgressReviews: d.ProgressReviews.Minimum, ResponseDays: d.Response.Days,
		ReviewDays: d.HigherLevelReview.RequestDays, ReviewRequests: d.HigherLevelReview.Requests, ReviewPossible: d.HigherLevelReview.Possible,
		DetailDays: d.Details.Days, DetailPlanDays: d.Details.RequirementsWithinDays}
	t.ReviewerSigns, t.ExecutiveWrites = reviewerSigns(d), d.Narratives.Executive == executiveMustWrite
	if d.HasHigherLevelReview() && !t.ReviewPossible {
		t.ReviewBasis = d.HigherLevelReview.BasisIfNot
	}
	if d.HasBoard() {
		t.BoardMembers = d.Board.MinimumMembers
	}
	return t
}

// RestsOn gives the case whose description this one runs under: it is read before anything is asked of this one.
func (c *Appraisal) RestsOn() string {
	if c.Terms.System == adoption.BuiltIn {
		return ""
	}
	return c.Terms.System
}

// Description gives the system description that the case runs under.
func (c *Appraisal) Description() *system.Description {
	d, ok := system.BySum(c.Terms.Sum)
	if !ok {
		panic("appraisal " + c.ID + " runs under the description of " + c.Terms.System + ", which was not read before it")
	}
	return d
}

// current gives the description under which a plan is proposed today, and its terms if they are not those of the case:
// a system that was put in force for the period's first day after the case was opened. A period that has begun keeps its
// own (ME-3).
func current(c *Appraisal, q act.Question) (*system.Description, *Terms) {
	if c.InForce() {
		return c.Description(), nil
	}
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

// PlannedUnder gives the description that a plan proposed today is held against, before anybody is asked to write it.
func (c *Appraisal) PlannedUnder(q act.Question) *system.Description {
	d, _ := current(c, q)
	return d
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
