package wording

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/system"
)

// ratingWords fills in section 8 and the settings of sections 7 and 9.
func (d document) ratingWords() map[string]string {
	return map[string]string{
		"progress_reviews": counted(d.ProgressReviews.Minimum, "progress review"), "section_8_method": d.methodMD(),
		"narratives": d.narrativesMD(), "response": d.responseMD(), "distribution": d.distributionMD(),
	}
}

// methodMD is section 8: how components make an element rating, as it is declared and in the agency's words; an
// element may have a method of its own.
func (d document) methodMD() string {
	var out []string
	of := "an element"
	for _, e := range d.Elements {
		if e.ElementRating != nil {
			out = append(out, fmt.Sprintf("Where the %s element has several components, %s", named(&e), rollUpInWords(*e.ElementRating)))
			of = "another element"
		}
	}
	out = append(out, "Where "+of+" has several components, "+rollUpInWords(d.ElementRating))
	method := out[0]
	if len(out) > 1 {
		method = "- " + strings.Join(out, "\n- ")
	}
	if own := paragraphs(d.Text.Section8Method); own != "" {
		return method + "\n\n" + own
	}
	return method
}

func rollUpInWords(r system.ElementRating) string {
	methods := map[string]string{
		"":              "the agency has not declared how they make its rating.",
		"judgment":      "the rating official decides its rating and explains it in a narrative.",
		"mean":          "its rating is the mean of their levels.",
		"weighted-mean": "its rating is the mean of their levels, weighted as the performance plan says.",
		"lowest":        "its rating is the lowest of their levels.",
	}
	rounding := map[string]string{"half-up": " Halves are rounded up.", "half-even": " Halves are rounded to the even level.",
		"down": " Fractions are dropped."}
	out := methods[r.Method]
	if r.Method == "mean" || r.Method == "weighted-mean" {
		out += rounding[r.Rounding]
	}
	if r.AnyLevelOne {
		out += " A component at Level 1 makes the element Level 1."
	}
	return out
}

func (d document) narrativesMD() string {
	out := ""
	var explained []string
	if d.Narratives.Summary == "required" {
		explained = append(explained, "the summary rating")
	}
	if at := d.Narratives.ElementAtLevels; len(at) > 0 {
		explained = append(explained, "the rating of each element at "+anyLevel(at))
	}
	if len(explained) > 0 {
		out += d.stated("A narrative explains %s.", strings.Join(explained, ", and "))
	}
	switch d.Narratives.Executive {
	case "required":
		out += d.stated("The %s writes a narrative of what was achieved.", d.person())
	case "optional":
		out += d.stated("The %s may write a narrative of what was achieved.", d.person())
	}
	return out
}

func (d document) responseMD() string {
	if d.Response.Days <= 0 {
		return ""
	}
	return d.stated("The %s has %s from the day on which the initial rating is shared to do so.", d.person(), days(d.Response.Days))
}

// distributionMD prohibits a forced distribution, or states the limit that a later description declares.
func (d document) distributionMD() string {
	l := d.Distribution
	switch {
	case l.LimitPercent == 0 && !d.Chapter43():
		return "- **Distribution.** There is no limit on the number of ratings at any level, and none is given as guidance (5 CFR 1330.404(a)(5))."
	case l.LimitPercent == 0:
		return "- **Forced Distribution.** A forced distribution of rating levels is prohibited."
	}
	levels := slices.Clone(l.Levels)
	slices.Sort(levels)
	slices.Reverse(levels)
	out := fmt.Sprintf("- **Distribution.** %s, no more than %d percent of ratings are to be at %s.", limitSpan(l), l.LimitPercent, anyLevel(levels))
	if l.SmallestPopulation > 0 {
		out += fmt.Sprintf(" This concerns groups of %d or more.", l.SmallestPopulation)
	}
	if len(l.Excludes) > 0 {
		out += fmt.Sprintf(" Not counted are %s appointees.", listed(l.Excludes))
	}
	rounding := map[string]string{"down": " A fraction of a rating is dropped.", "half-up": " A half is rounded up.", "half-even": " A half is rounded to the even number."}
	out += rounding[l.Rounding]
	if l.Waiver != "" {
		out += " Waiver: " + strings.TrimSuffix(inline(l.Waiver), ".") + "."
	}
	return out + " The limit is reported; no rating is altered by it."
}

func limitSpan(l system.Distribution) string {
	if l.To.IsZero() {
		return "From " + l.From.Long() + " on"
	}
	return "From " + l.From.Long() + " to " + l.To.Long()
}
