package appraisal

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// Factor is one of the factors that an appraisal in the Senior Executive Service takes into account (5 USC 4313).
type Factor struct {
	ID    string
	Short string // as a sentence names it
	Words string // the words of law
}

// Factors are those of 5 USC 4313 in its order, after the organizational performance that the appraisal rests on beside
// the executive's own.
var Factors = []Factor{
	{"organization", "organizational performance", "both individual and organizational performance"},
	{"quality", "efficiency, productivity and quality", "improvements in efficiency, productivity, and quality of work or service, including any significant reduction in paperwork"},
	{"cost", "cost efficiency", "cost efficiency"},
	{"timeliness", "timeliness", "timeliness of performance"},
	{"employees", "the performance of subordinates", "other indications of the effectiveness, productivity, and performance quality of the employees for whom the senior executive is responsible"},
	{"merit", "equal opportunity and merit principles", "meeting affirmative action goals, achievement of equal employment opportunity requirements, and compliance with the merit systems principles"},
	{"whistleblowers", "protecting whistleblowers", "protecting whistleblowers, as described in section 4302(b)(2)"},
}

// FindFactor gives a factor of law by its id.
func FindFactor(id string) (Factor, bool) {
	for _, f := range Factors {
		if f.ID == id {
			return f, true
		}
	}
	return Factor{}, false
}

// FactorsApply says whether 5 USC 4313 binds an appraisal under the description: it is about the Senior Executive Service
// under chapter 43, and not about senior professionals or systems outside the chapter.
func FactorsApply(d *system.Description) bool {
	return d.Kind != "senior-professional" && d.Chapter43()
}

// checkFactors: the rating official states which factors of law the appraisal takes into account; one passed over is
// flagged (US-4313).
func checkFactors(c *Appraisal, in RateInitially) []act.Finding {
	for _, id := range in.Factors {
		if _, ok := FindFactor(id); !ok {
			return []act.Finding{act.Gate("US-4313", "“"+act.Clipped(id)+"” is no factor that the law names.", "Name the factors as the list of inputs does.").At("factors")}
		}
	}
	if !FactorsApply(c.Description()) {
		return nil
	}
	var over []string
	for _, f := range Factors {
		if !slices.Contains(in.Factors, f.ID) {
			over = append(over, f.Short)
		}
	}
	if len(over) == 0 {
		return []act.Finding{act.Holding("US-4313")}
	}
	return []act.Finding{act.Flag("US-4313", "By the rating official’s statement the appraisal did not take into account: "+act.List(over)+".", "It stays on the case. Withdraw the rating and make it anew if the factor was taken into account.").At("factors")}
}
