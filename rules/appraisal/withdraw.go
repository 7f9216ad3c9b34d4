package appraisal

import "sesperf/rules/act"

// Withdrawn is an initial rating that its rating official withdrew before the board had it, with all that had come of it;
// it stays to be seen beside the one that follows.
type Withdrawn struct {
	Initial      InitialRating `json:"initial"`
	Acknowledged act.Meta      `json:"acknowledged,omitzero"`
	Response     *Response     `json:"response,omitempty"`
	Waived       act.Meta      `json:"waived,omitzero"`
	HigherLevel  HigherLevel   `json:"higher_level,omitzero"`
	Reason       string        `json:"reason"`
	Meta         act.Meta      `json:"meta"`
}

// withdrawActs withdraw an initial rating; rate-initially makes the next one.
var withdrawActs = []act.Spec{}
