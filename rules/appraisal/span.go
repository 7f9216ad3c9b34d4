package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// SpanChange is a change of the days that the case is about: the period extended, or ended early (SD-9.15, SD-3.4).
type SpanChange struct {
	Was    calendar.Period `json:"was"`
	Basis  string          `json:"basis"` // why, in words
	Early  bool            `json:"early,omitempty"`
	Decide string          `json:"decided_by,omitempty"` // for an early end, what gives the signer authority to decide for the agency
	Meta   act.Meta        `json:"meta"`
}

// spanActs change the period of one case.
var spanActs = []act.Spec{}

// ApartFromPeriod says whether the case's days differ from those of the agency's period: it was extended or ended early,
// so that the agency's assessments and guidelines are not timed to it (SD-12.3).
func (c *Appraisal) ApartFromPeriod() bool { return len(c.SpanChanges) > 0 }
