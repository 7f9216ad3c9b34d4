package wording

import (
	"fmt"
	"strings"

	"sesperf/rules/system"
)

// derivationWords fills in the derivation of section 9 with its worked example.
func (d document) derivationWords() map[string]string {
	return map[string]string{
		"points": d.pointsMD(), "override": d.overrideMD(), "count_elements": d.countElements(),
		"ranges": "    - " + strings.Join(d.RangeLines(), "\n    - "), "caps": d.capsMD(), "example": d.exampleMD(),
	}
}

func (d document) countElements() string {
	return fmt.Sprintf("%s %ss", inWords(len(d.Elements)), d.elementInWords())
}

func (d document) pointsMD() string {
	var out []string
	for _, l := range d.Levels {
		unit := "points"
		if l.Points.Cmp(system.Whole(1)) == 0 {
			unit = "point"
		}
		out = append(out, fmt.Sprintf("  - Level %d = %s %s", l.Level, l.Points, unit))
	}
	return strings.Join(out, "\n")
}

func (d document) overrideMD() string {
	o := d.Derivation.Override
	if o == (system.Override{}) {
		return ""
	}
	at := d.labelled(o.AnyElementAt)
	return fmt.Sprintf("  - If any critical element is rated %s, the overall summary rating is %s. If no critical element is rated %s, continue to the next step.",
		at, inline(d.Label(o.Gives)), at)
}

// capsMD says what holds the summary rating down beside the score.
func (d document) capsMD() string {
	var out []string
	for _, c := range d.Derivation.Caps {
		element := "any element"
		if e, ok := d.Element(c.Element); ok {
			element = "the " + named(e) + " element"
		}
		at := fmt.Sprintf("Level %d", c.AtOrBelow)
		if c.AtOrBelow > 1 {
			at += " or lower"
		}
		out = append(out, fmt.Sprintf("  - If %s is rated %s, the summary rating is not higher than %s.", element, at, d.labelled(c.Most)))
	}
	return strings.Join(out, "\n")
}

// exampleMD is the worked example (SD-9.4): the published one where the description allows its weights and levels, else
// one with weights and levels that it does allow. It is always worked out by the description's own method.
func (d document) exampleMD() string {
	v, ok := Example(d.Description)
	if !ok {
		return "The weights and levels of this description allow no worked example.\n"
	}
	element := "Element"
	if d.elementInWords() == "critical element" {
		element = "Critical Element"
	}
	initial := "initial "
	if d.isSeniorProfessional() && d.Chapter43() {
		initial = ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Example, with the %ssummary rating determined to be %s:\n\n", initial, d.labelled(v.Level))
	fmt.Fprintf(&b, "| %s | Rating Level | Weight | Score |\n|---|---:|---:|---:|\n", element)
	for i, l := range v.Lines {
		fmt.Fprintf(&b, "| %d. %s | %d | %s | %s x %s = %s |\n", i+1, inline(d.Elements[i].Title), l.Level, l.Weight, l.Points, l.Weight, l.Score)
	}
	total := fmt.Sprint(d.Weights.Total)
	if d.Weights.Total == 100 {
		total += "%"
	}
	fmt.Fprintf(&b, "| Total | | %s | %s |\n\n%s\n", total, v.Score, inline(v.Because[0].Text))
	return b.String()
}
