package appraisal

import "sesperf/rules/act"

// Handover is a change of the case's officials: everything due goes to those who follow.
type Handover struct {
	RatingOfficial      string   `json:"rating_official"` // those before
	ReviewingOfficial   string   `json:"reviewing_official,omitempty"`
	AppointingAuthority string   `json:"appointing_authority"`
	Reason              string   `json:"reason"`
	Meta                act.Meta `json:"meta"`
}

// handoverActs change who rates, reviews and decides.
var handoverActs = []act.Spec{}
