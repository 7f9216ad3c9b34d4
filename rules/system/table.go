package system

import (
	"fmt"
	"strings"
)

// Table gives the worked table of §9 as the description prints it: each element's points times its weight, the
// total, the ranges, and the summary level that follows.
func (d *Description) Table(v Derivation) string {
	var b strings.Builder
	width := len("Critical Element")
	for i, e := range d.Elements {
		width = max(width, len(elementTitle(i, e)))
	}
	row := func(name, level, weight, score string) {
		fmt.Fprintf(&b, "%-*s  %12s  %6s  %s\n", width, name, level, weight, score)
	}
	row("Critical Element", "Rating Level", "Weight", "Score")
	var total Decimal
	for i, l := range v.Lines {
		total = total.Add(l.Weight)
		row(elementTitle(i, d.Elements[i]), fmt.Sprint(l.Level), l.Weight.String(), fmt.Sprintf("%s x %s = %s", l.Points, l.Weight, l.Score))
	}
	row("Total", "", total.String()+"%", v.Score.String())
	b.WriteString("\nSummary Level Range\n")
	for _, s := range d.RangeLines() {
		b.WriteString("  " + s + "\n")
	}
	fmt.Fprintf(&b, "\nSummary rating: Level %d (%s)\n", v.Level, v.Label)
	for _, r := range v.Because[:1] {
		fmt.Fprintf(&b, "%s (%s, %s)\n", r.Text, r.Provision, r.Cite)
	}
	return b.String()
}

func elementTitle(i int, e Element) string { return fmt.Sprintf("%d. %s", i+1, e.Title) }

// RangeLines gives the ranges of scores from the best level down, and the override.
func (d *Description) RangeLines() []string {
	var out []string
	levels := d.Ascending()
	for i := len(levels) - 1; i >= 0; i-- {
		if r, ok := d.Derivation.Ranges[levels[i]]; ok {
			out = append(out, fmt.Sprintf("%s-%s = Level %d", r.Low(), r.High(), levels[i]))
		}
	}
	if o := d.Derivation.Override; o != (Override{}) {
		out = append(out, fmt.Sprintf("Any critical element rated Level %d = Level %d", o.AnyElementAt, o.Gives))
	}
	return out
}
