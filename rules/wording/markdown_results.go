package wording

import (
	"fmt"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// resultsMD says what the specific results of an element have to state.
func (d document) resultsMD() string {
	var out []string
	for _, e := range d.Elements {
		c := e.Components
		if c == nil {
			continue
		}
		title, under := named(&e), named(&e)
		if e.ID == "results-driven" && title == "Results Driven" {
			under = "Results-Driven" // as OPM writes it
		}
		plans := "Senior executive performance plans"
		if d.isSeniorProfessional() || !d.Chapter43() {
			plans = "Performance plans"
		}
		s := fmt.Sprintf("- %s must include additional, specific performance requirements for each objective listed under the %s element.", plans, under)
		if len(c.MustState) > 0 {
			s += fmt.Sprintf(" Performance requirements for the %s element must include %s.", title, listed(c.MustState))
		}
		out = append(out, s+d.componentSettings(&e, title))
	}
	return strings.Join(out, "\n")
}

func (d document) componentSettings(e *system.Element, title string) string {
	out := ""
	c := e.Components
	if c.Minimum > 0 {
		out += d.stated("The %s element has at least %s.", title, counted(c.Minimum, "specific result"))
	}
	if len(c.Levels) > 0 {
		out += d.stated("Each has performance requirements at %s.", levelsInWords(c.Levels))
	}
	if len(c.RecommendedLevels) > 0 {
		out += d.stated("Requirements at %s are recommended.", levelsInWords(c.RecommendedLevels))
	}
	if a := e.Alignment; a != nil && a.Required {
		pages := ""
		if a.PageNumbers {
			pages = ", with page numbers,"
		}
		out += d.stated("Each names the goal or objective%s of the planning document to which it is aligned.", pages)
	}
	return out
}

// listed joins names as OPM's description does, with a comma before the last.
func listed(names []string) string {
	var out []string
	for _, n := range names {
		out = append(out, plainName(n))
	}
	if n := len(out); n > 2 {
		return strings.Join(out[:n-1], ", ") + ", and " + out[n-1]
	}
	return act.List(out)
}
