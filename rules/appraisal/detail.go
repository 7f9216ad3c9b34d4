package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Detail is a detail or temporary assignment of the executive (SD-5.14, SD-5.15, SD-5.18).
type Detail struct {
	Number       int                 `json:"number"`
	Organization string              `json:"organization"` // the gaining one
	Supervisor   string              `json:"supervisor"`   // there, who sets requirements and appraises
	Days         calendar.Period     `json:"days"`         // as expected; once ended, as it was
	Ended        act.Meta            `json:"ended,omitzero"`
	Requirements *DetailRequirements `json:"requirements,omitempty"`
	Appraisal    *DetailAppraisal    `json:"appraisal,omitempty"`
	Meta         act.Meta            `json:"meta"`
}

// DetailRequirements are the goals and performance requirements of the gaining organization.
type DetailRequirements struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

// DetailAppraisal is the written appraisal of the gaining organization; it carries no rating level.
type DetailAppraisal struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

// AppraisedApart says whether a detail is long enough, as expected or as it was, for requirements and a written appraisal of
// its own: 120 days or longer, both ends counted, unless the description says fewer (SD-5.14).
func (c *Appraisal) AppraisedApart(d Detail) bool {
	return c.Terms.DetailDays > 0 && d.Days.Days() >= c.Terms.DetailDays
}

// detailActs are those of details and temporary assignments.
var detailActs = []act.Spec{}

// checkDetails: no required detail appraisal is outstanding without its reason, and what was received is factored in on
// record (SD-5.14, SD-5.15).
func checkDetails(c *Appraisal, in RateInitially, q act.Question) []act.Finding { return nil }

func (c *Appraisal) detailTasks() []act.Task { return nil }
