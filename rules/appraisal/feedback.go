package appraisal

import "sesperf/rules/act"

// Feedback is what a supervisor told the executive during the period: feedback, advice, assistance, reinforcement (SD-7.1).
type Feedback struct {
	Text        string   `json:"text"`
	Requirement string   `json:"requirement,omitempty"` // the requirement of the plan that it is about
	Meta        act.Meta `json:"meta"`
}

// monitoringActs are those of the year beside progress reviews.
var monitoringActs = []act.Spec{}
