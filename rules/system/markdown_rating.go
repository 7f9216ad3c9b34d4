package system

import (
	"fmt"
	"strings"
)

// methodMD is section 8: how components make an element rating.
func (d *Description) methodMD() string {
	if d.Text.Section8Method != "" {
		return d.Text.Section8Method
	}
	methods := map[string]string{
		"":              "The agency has not declared how the components of an element make its rating.",
		"judgment":      "Where an element has several components, the rating official decides its rating and explains it in a narrative.",
		"mean":          "Where an element has several components, its rating is the mean of their levels.",
		"weighted-mean": "Where an element has several components, its rating is the mean of their levels, weighted as the plan says.",
		"lowest":        "Where an element has several components, its rating is the lowest of their levels.",
	}
	out := methods[d.ElementRating.Method]
	rounding := map[string]string{"half-up": "halves are rounded up", "half-even": "halves are rounded to the even level", "down": "fractions are dropped"}
	if r, ok := rounding[d.ElementRating.Rounding]; ok {
		out += " Of the mean, " + r + "."
	}
	if d.ElementRating.AnyLevelOne {
		out += " A component at Level 1 makes the element Level 1."
	}
	return out
}

func (d *Description) pointsMD() string {
	var out []string
	for _, l := range d.Levels {
		out = append(out, fmt.Sprintf("  - Level %d = %s points", l.Level, l.Points))
	}
	return strings.Join(out, "\n")
}

func (d *Description) overrideMD() string {
	o := d.Derivation.Override
	if o == (Override{}) {
		return "  - No single element decides the overall summary rating."
	}
	at, gives := d.Label(o.AnyElementAt), d.Label(o.Gives)
	return fmt.Sprintf("  - If any critical element is rated Level %d (%s), the overall summary rating is %s. If no critical element is rated Level %d (%s), continue to the next step.",
		o.AnyElementAt, at, gives, o.AnyElementAt, at)
}

// The worked example of the basic system's section 9.
var (
	exampleWeights = map[string]int{"leading-change": 15, "leading-people": 15, "business-acumen": 15, "building-coalitions": 15, "results-driven": 40}
	exampleLevels  = map[string]int{"leading-change": 4, "leading-people": 5, "business-acumen": 3, "building-coalitions": 4, "results-driven": 4}
)

// exampleMD is the worked example, where the description has the five elements and levels that it rests on.
func (d *Description) exampleMD() string {
	numbers, weights := map[string]Number{}, map[string]Decimal{}
	for id, w := range exampleWeights {
		numbers[id], weights[id] = Number(fmt.Sprint(w)), Whole(w)
	}
	if len(d.CheckWeights(numbers)) > 0 || len(d.CheckLevels(exampleLevels)) > 0 {
		return ""
	}
	v := d.Derive(weights, exampleLevels)
	var b strings.Builder
	fmt.Fprintf(&b, "Example, with the initial summary rating determined to be Level %d (%s):\n\n", v.Level, v.Label)
	b.WriteString("| Critical Element | Rating Level | Weight | Score |\n|---|---:|---:|---|\n")
	for i, l := range v.Lines {
		fmt.Fprintf(&b, "| %s | %d | %s | %s x %s = %s |\n", elementTitle(i, d.Elements[i]), l.Level, l.Weight, l.Points, l.Weight, l.Score)
	}
	fmt.Fprintf(&b, "| Total | | %d%% | %s |\n", d.Weights.Total, v.Score)
	return b.String()
}

func (d *Description) distributionMD() string {
	if d.Distribution.LimitPercent == 0 {
		return "- **Forced Distribution.** A forced distribution of rating levels is prohibited."
	}
	l := d.Distribution
	return fmt.Sprintf("- **Distribution.** From %s on, at most %d percent are to be rated at Levels %s. This limit is reported; no rating is altered by it.",
		l.From.Long(), l.LimitPercent, strings.Trim(strings.ReplaceAll(fmt.Sprint(l.Levels), " ", ", "), "[]"))
}

// ownMD is section 14: the agency's own requirements and authorities.
func (d *Description) ownMD() string {
	if len(d.Text.Section14) == 0 {
		return "None."
	}
	return strings.Join(d.Text.Section14, "\n\n")
}
