package web

import (
	"strings"

	"sesperf/rules/appraisal"
)

// factorAt is the control of a factor of law.
func factorAt(id string) string { return "factors." + id }

// factors are those whose box is ticked; none is ticked before the rating official does it.
func (f *filled) factors() []string {
	var out []string
	for _, x := range appraisal.Factors {
		if f.Value(factorAt(x.ID)) == "yes" {
			out = append(out, x.ID)
		}
	}
	return out
}

// passedOver names the factors of law that a rating did not take into account, as a sentence does.
func passedOver(taken []string) []string {
	var out []string
	for _, x := range appraisal.Factors {
		if !strings.Contains(" "+strings.Join(taken, " ")+" ", " "+x.ID+" ") {
			out = append(out, x.Short)
		}
	}
	return out
}
