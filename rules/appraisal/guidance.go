package appraisal

import "sesperf/rules/act"

// checkGuidance: the agency's assessments of organizational performance and its guidelines were communicated after the
// period ended and before this rating (SD-12.3).
func checkGuidance(c *Appraisal, q act.Question) []act.Finding { return nil }
