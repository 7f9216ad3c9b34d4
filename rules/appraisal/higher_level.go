package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// HigherLevel is the higher level review of the initial rating that stands, from the request to the reviewer's
// recommendation (SD-9.8 to SD-9.11, SD-9.19). A rating that is withdrawn takes its review along.
type HigherLevel struct {
	Requests    []ReviewRequest `json:"requests,omitempty"`
	Waived      act.Meta        `json:"waived,omitzero"` // the executive said that no request will come; a later request overtakes it
	Reviewers   []Reviewer      `json:"reviewers,omitempty"`
	NotPossible *NotPossible    `json:"not_possible,omitempty"`
	Asked       act.Meta        `json:"asked,omitzero"` // for an explanation why none is possible
	Explanation *Explanation    `json:"explanation,omitempty"`
	Reviews     []LevelReview   `json:"reviews,omitempty"` // one for each request that was answered
}

// Open says whether a request waits for its review: it is neither reviewed nor declared not possible.
func (h HigherLevel) Open() bool { return len(h.Requests) > len(h.Reviews) && h.NotPossible == nil }

// higherLevelActs are those of higher level review.
var higherLevelActs = []act.Spec{requestHigherLevelReview.Spec(), waiveHigherLevelReview.Spec(), assignHigherLevelReviewer.Spec(), consentToOfficer.Spec(),
	declareNoHigherLevelReview.Spec(), requestExplanation.Spec(), explainNoHigherLevelReview.Spec(), reviewAtHigherLevel.Spec(), acknowledgeHigherLevelReview.Spec()}

// Reviewer gives who is something to the case as its higher level reviewer: the official assigned last, unless the
// executive refused the officer or has not consented yet, or no review is possible. Until the consent the officer sees
// nothing of the case.
func (c *Appraisal) Reviewer() (*Reviewer, bool) {
	r, ok := c.assigned()
	if !ok || c.HigherLevel.NotPossible != nil || r.Officer && r.Consent.Version == 0 {
		return nil, false
	}
	return r, true
}

// assigned gives the reviewer assigned last, with or without consent; false if there is none.
func (c *Appraisal) assigned() (*Reviewer, bool) {
	if n := len(c.HigherLevel.Reviewers); n > 0 {
		return &c.HigherLevel.Reviewers[n-1], true
	}
	return nil, false
}

// Reviewing gives who is to review now: the reviewer assigned for the request that is open.
func (c *Appraisal) Reviewing() (*Reviewer, bool) {
	r, ok := c.Reviewer()
	return r, ok && c.HigherLevel.Open() && r.Request == len(c.HigherLevel.Requests)
}

// Consenting gives the commissioned officer on whom the executive has not decided yet.
func (c *Appraisal) Consenting() (*Reviewer, bool) {
	r, ok := c.assigned()
	return r, ok && c.HigherLevel.Open() && r.Request == len(c.HigherLevel.Requests) && r.Officer && r.Consent.Version == 0 && r.Declined.Version == 0
}

// ReviewUntil is the last day to request a higher level review by the description's window; no day where it has none. A
// request after it still counts until the rating is presented (SD-9.8).
func (c *Appraisal) ReviewUntil() calendar.Date {
	if c.Initial == nil || !c.Terms.ReviewPossible || c.Terms.ReviewDays == 0 {
		return calendar.Date{}
	}
	return c.Initial.Meta.On.AddDays(c.Terms.ReviewDays)
}

// reviewOpen: before the rating is presented a review that was requested is finished or declared not possible, and
// the declared window to request one is over, used or given up (SD-9.8, SD-9.19).
func (c *Appraisal) reviewOpen(q act.Question) []act.Finding {
	h := c.HigherLevel
	until := c.ReviewUntil()
	switch {
	case c.Initial == nil:
		return nil
	case h.Open():
		return []act.Finding{act.Broken("SD-9.19", "The executive requested a higher level review on "+h.Requests[len(h.Requests)-1].Meta.On.Long()+", which is neither finished nor declared not possible.", c.reviewCure())}
	case until.IsZero() || q.On.After(until) || len(h.Requests) > 0 || h.Waived.Version > 0 || h.NotPossible != nil:
		return nil
	}
	return []act.Finding{act.Broken("SD-9.8", "The executive may request a higher level review until "+until.Long()+", and has neither requested nor waived it.",
		"Wait for the request, a waiver, or the end of the window.")}
}

// reviewCure says what the review that is open waits for.
func (c *Appraisal) reviewCure() string {
	if _, ok := c.Reviewing(); ok {
		return "Wait for the reviewer’s findings."
	}
	if _, ok := c.Consenting(); ok {
		return "Wait for the executive’s decision on the commissioned officer."
	}
	return "Assign a reviewer, or declare that none is possible, with the basis."
}

// ReviewOutcome says what became of higher level review: reviewed, not-possible, waived, none when the window passed,
// and nothing where the system has no higher level review.
func (c *Appraisal) ReviewOutcome() string {
	h := c.HigherLevel
	switch {
	case len(h.Reviews) > 0:
		return "reviewed"
	case h.NotPossible != nil || c.notPossibleByDescription():
		return "not-possible"
	case !c.Terms.ReviewPossible:
		return ""
	case h.Waived.Version > 0:
		return "waived"
	}
	return "none"
}

// notPossibleByDescription: the description itself says, with its basis, that no higher level review is possible.
func (c *Appraisal) notPossibleByDescription() bool {
	return c.Terms.ReviewBasis != ""
}

// rater is the official who prepared the initial rating that stands, whoever is rating official since; before there is one,
// the rating official.
func (c *Appraisal) rater() string {
	if c.Initial == nil {
		return c.RatingOfficial
	}
	return c.Initial.Meta.Person()
}

// unpresented: there is an initial rating, and neither the board nor, without one, the appointing authority has it. A
// request after that is barred (SD-9.8); every other act of the review comes too late for its order.
func (c *Appraisal) unpresented(provision string) []act.Finding {
	const cure = "Speak with executive resources."
	switch {
	case c.Closed != nil:
		return c.closedGate()
	case c.Initial == nil:
		return notRatedYet()
	case c.Referral != nil:
		return []act.Finding{act.Past(provision, "The rating was presented to the board on "+c.Referral.Meta.On.Long()+"; higher level review comes before that.", cure)}
	case c.Annual != nil:
		return []act.Finding{act.Past(provision, "The annual summary rating was assigned on "+c.Annual.Meta.On.Long()+"; higher level review comes before that.", cure)}
	}
	return nil
}
