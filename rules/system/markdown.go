package system

import (
	_ "embed"
	"fmt"
	"strings"
	"time"
)

//go:embed document.md
var documentMD string

// Markdown writes the document with its fourteen sections, filled in from the description.
func (d *Description) Markdown() []byte {
	_, text, _ := strings.Cut(documentMD, "-->\n")
	agency := d.Agency.Name
	if agency == "" {
		agency = "[Agency Name]"
	}
	return []byte(strings.NewReplacer(
		"{title}", d.Title, "{agency}", agency, "{covers}", list(d.coversInWords()),
		"{begins}", dayInWords(d.Period.Begins), "{ends}", dayInWords(d.Period.Ends),
		"{minimum_days}", fmt.Sprint(d.Period.MinimumDays), "{detail_days}", fmt.Sprint(d.Details.Days),
		"{count_levels}", inWords(len(d.Levels)), "{count_elements}", inWords(len(d.Elements)), "{total}", fmt.Sprint(d.Weights.Total),
		"{levels}", d.levelsMD(), "{crosswalk}", d.crosswalkMD(), "{elements}", d.elementsMD(), "{standards}", d.standardsMD(),
		"{minimum_weights}", d.minimumsMD(), "{heaviest}", d.heaviestMD(), "{weight_policy}", d.policyMD(),
		"{section_5_levels}", spaced(d.Text.Section5Levels), "{section_8_method}", d.methodMD(),
		"{points}", d.pointsMD(), "{override}", d.overrideMD(), "{ranges}", indented(d.rangeLines()), "{example}", d.exampleMD(),
		"{distribution}", d.distributionMD(), "{section_14}", d.ownMD(),
	).Replace(text))
}

func (d *Description) coversInWords() []string {
	var out []string
	for _, c := range d.Covers {
		out = append(out, strings.ReplaceAll(c, "-", " "))
	}
	return out
}

// dayInWords writes MM-DD as October 1.
func dayInWords(mmdd string) string {
	t, err := time.Parse("2006-01-02", "2000-"+mmdd)
	if err != nil {
		return mmdd
	}
	return t.Format("January 2")
}

func inWords(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

func indented(lines []string) string { return "    - " + strings.Join(lines, "\n    - ") }

func (d *Description) levelsMD() string {
	var out []string
	for _, l := range d.Levels {
		out = append(out, fmt.Sprintf("- Level %d (%s)", l.Level, l.Label))
	}
	return strings.Join(out, "\n")
}

func (d *Description) crosswalkMD() string {
	if len(d.Equivalents) == 0 {
		return ""
	}
	out := "\n\nThese labels mean:\n"
	for _, e := range d.Equivalents {
		out += fmt.Sprintf("\n- %s: Level %d (%s)", e.Label, e.Level, d.Label(e.Level))
	}
	return out
}

func (d *Description) elementsMD() string {
	var out []string
	for i, e := range d.Elements {
		out = append(out, fmt.Sprintf("### %d. %s", i+1, e.Title), e.Requirement)
		for _, a := range e.AgencyRequirements {
			out = append(out, fmt.Sprintf("Agency requirement (%s): %s", a.As, a.Text))
		}
	}
	return strings.Join(out, "\n\n")
}

func (d *Description) standardsMD() string {
	var out []string
	for _, l := range d.Levels {
		s := fmt.Sprintf("- **Level %d (%s):** %s", l.Level, l.Label, l.Standard)
		for _, e := range l.Examples {
			s += "\n  - " + e
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func (d *Description) minimumsMD() string {
	var out []string
	for _, e := range d.Elements {
		out = append(out, fmt.Sprintf("- The minimum weight that can be assigned to the %s critical element is %s percent.", e.Title, e.MinimumWeight))
	}
	return strings.Join(out, "\n")
}

func (d *Description) heaviestMD() string {
	h, ok := d.Element(d.Weights.Heaviest)
	if !ok {
		return "- No element has to weigh at least as much as the others."
	}
	return fmt.Sprintf("- No single performance element can be assigned a greater weight than the %s element.", h.Title)
}

func (d *Description) policyMD() string {
	if d.Text.Section5Weights != "" {
		return d.Text.Section5Weights
	}
	policies := map[string]string{"variable": "Weights may vary with the responsibilities of the individual executive.",
		"uniform": "Weights are the same for all executives.", "": "The agency does not say whether weights vary."}
	changes := map[string]string{"yearly": " They may change from year to year.", "permanent": " They are permanent."}
	out := policies[d.Weights.Policy] + changes[d.Weights.Changes]
	if d.Weights.SetBy != "" {
		out += fmt.Sprintf(" They are established by: %s.", strings.ReplaceAll(d.Weights.SetBy, "-", " "))
	}
	return out
}
