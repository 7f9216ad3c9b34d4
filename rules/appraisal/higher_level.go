package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// HigherLevel is the higher level review of the initial rating that stands, from the request to the reviewer's
// recommendation (SD-9.8 to SD-9.11, SD-9.19). A rating that is withdrawn takes its review along.
type HigherLevel struct {
	Requests    []ReviewRequest `json:"requests,omitempty"`
	Waived      act.Meta        `json:"waived,omitzero"` // the executive said that no request will come
	Reviewers   []Reviewer      `json:"reviewers,omitempty"`
	NotPossible *NotPossible    `json:"not_possible,omitempty"`
	Asked       act.Meta        `json:"asked,omitzero"` // for an explanation why none is possible
	Explanation *Explanation    `json:"explanation,omitempty"`
	Reviews     []LevelReview   `json:"reviews,omitempty"` // one for each request that was answered
}

// ReviewRequest is the executive's request.
type ReviewRequest struct {
	Reason string   `json:"reason,omitempty"`
	Meta   act.Meta `json:"meta"`
}

// Reviewer is an official assigned to review; the last one stands.
type Reviewer struct {
	Person   string   `json:"person"`
	Higher   string   `json:"higher"`            // what makes it a higher level than the rating official's
	Officer  bool     `json:"officer,omitempty"` // a commissioned officer, with the executive's consent alone
	Consent  act.Meta `json:"consent,omitzero"`  // given
	Declined act.Meta `json:"declined,omitzero"` // refused
	Meta     act.Meta `json:"meta"`
}

// NotPossible is the agency's determination that no higher level review is possible, with its basis.
type NotPossible struct {
	Basis string   `json:"basis"`
	Meta  act.Meta `json:"meta"`
}

// Explanation is the complete explanation that the executive asked for.
type Explanation struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

// LevelReview is what the reviewer found: a recommendation, which changes nothing.
type LevelReview struct {
	Level     int      `json:"level"` // that the reviewer recommends
	Label     string   `json:"label"`
	Narrative string   `json:"narrative"`
	Reviewer  string   `json:"reviewer"`
	Meta      act.Meta `json:"meta"`
}

// Reviewer gives who is to review: the official assigned last, unless that was refused or no request is open.
func (c *Appraisal) Reviewer() (*Reviewer, bool) {
	h := c.HigherLevel
	if len(h.Reviewers) == 0 || h.NotPossible != nil {
		return nil, false
	}
	r := &h.Reviewers[len(h.Reviewers)-1]
	return r, r.Declined.Version == 0
}

// ReviewUntil is the last day to request a higher level review by the description's window; no day where it has none.
func (c *Appraisal) ReviewUntil() calendar.Date {
	if c.Initial == nil || !c.Terms.ReviewPossible {
		return calendar.Date{}
	}
	return c.Initial.Meta.On.AddDays(c.Terms.ReviewDays)
}

// higherLevelActs are those of higher level review.
var higherLevelActs = []act.Spec{}

// reviewOpen: before the rating goes to the board a review that was requested is finished or declared not possible, and
// the declared window to request one is over, used or given up (SD-9.8, SD-9.19).
func (c *Appraisal) reviewOpen(q act.Question) []act.Finding { return nil }

func (c *Appraisal) higherLevelTasks() []act.Task { return nil }

func showHigherLevel(c *Appraisal) map[string]any { return map[string]any{} }
