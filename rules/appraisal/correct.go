package appraisal

import "sesperf/rules/act"

// Correction supersedes a value that was recorded wrongly; the old one stays beside it, and what rested on it has a
// finding until it is done again.
type Correction struct {
	Number    int      `json:"number"`
	What      string   `json:"what"` // the value that is corrected
	Was       string   `json:"was"`
	Is        string   `json:"is"`
	Reason    string   `json:"reason"`
	Proposed  act.Meta `json:"proposed"`
	Confirmed act.Meta `json:"confirmed,omitzero"` // by the second person
	Refused   act.Meta `json:"refused,omitzero"`
}

// correctionActs are those of a correction by two people.
var correctionActs = []act.Spec{}

func (c *Appraisal) correctionTasks() []act.Task { return nil }
