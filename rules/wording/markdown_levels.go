package wording

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/system"
)

// standardLabels are the five levels of §430.305(a)(6); senior professionals have another word for the lowest, and the
// levels between are optional (§1330.405(b)(1)(iii)).
var (
	standardLabels = map[int]string{5: "Outstanding", 4: "Exceeds Fully Successful", 3: "Fully Successful", 2: "Minimally Satisfactory", 1: "Unsatisfactory"}
	professionals  = map[int]string{5: "Outstanding", 4: "Between outstanding and fully successful", 3: "Fully successful",
		2: "Between fully successful and unacceptable", 1: "Unacceptable"}
)

// levelWords fills in sections 4 and 6.
func (d document) levelWords() map[string]string {
	return map[string]string{
		"count_levels": inWords(len(d.Levels)), "levels": d.levelsMD(), "crosswalk": d.crosswalkMD(), "standards": d.standardsMD(),
		"fully_successful": inline(d.Label(3)), "level_1": d.labelled(1),
	}
}

// labelled writes a level with its label.
func (d document) labelled(level int) string {
	return fmt.Sprintf("Level %d (%s)", level, inline(d.Label(level)))
}

func (d document) levelsMD() string {
	var out []string
	for _, l := range d.Levels {
		out = append(out, "- "+d.labelled(l.Level))
	}
	return strings.Join(out, "\n")
}

// crosswalkMD maps each label that the description declares equivalent onto a level and its standard label
// (§430.305(a)(7)). A level that only carries another label is not called equivalent: no crosswalk says that it is. No
// regulation names the levels of an agency outside chapter 43.
func (d document) crosswalkMD() string {
	standard, cite := standardLabels, " (5 CFR 430.305(a)(6))"
	if d.isSeniorProfessional() {
		standard, cite = professionals, " (5 CFR 1330.405(b)(1)(iii)(B))"
	}
	if !d.Chapter43() {
		cite = ""
	}
	rows := slices.DeleteFunc(d.labels(), func(e system.Equivalent) bool {
		return !slices.Contains(d.Equivalents, e) && !strings.EqualFold(e.Label, standard[e.Level])
	})
	if !slices.ContainsFunc(rows, func(e system.Equivalent) bool { return !strings.EqualFold(e.Label, standard[e.Level]) }) {
		return ""
	}
	out := []string{"The labels that the agency uses are equivalent to these levels:", "",
		"| Label used by the agency | Level | Equivalent level" + cite + " |", "|---|---|---|"}
	for _, e := range rows {
		out = append(out, fmt.Sprintf("| %s | Level %d | %s |", inline(e.Label), e.Level, standard[e.Level]))
	}
	return strings.Join(out, "\n")
}

// labels gives every label in use with its level, each once.
func (d document) labels() []system.Equivalent {
	var out []system.Equivalent
	for _, l := range d.Levels {
		out = append(out, system.Equivalent{Label: l.Label, Level: l.Level})
		for _, e := range d.Equivalents {
			if e.Level == l.Level && e.Label != l.Label {
				out = append(out, system.Equivalent{Label: e.Label, Level: e.Level})
			}
		}
	}
	return out
}

func (d document) standardsMD() string {
	var out []string
	for _, l := range d.Levels {
		s := fmt.Sprintf("- **%s:** %s", d.labelled(l.Level), inline(l.Standard))
		for _, e := range l.Examples {
			s += "\n  - " + inline(e)
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}
