package appraisal

import (
	"fmt"
	"strings"
	"unicode"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// checkPlan holds a plan against §5 of its description: every finding, and the weights exactly.
func checkPlan(c *Appraisal, p Plan, q act.Question) (map[string]system.Decimal, []act.Finding) {
	d := c.Description()
	numbers, found := map[string]system.Number{}, []act.Finding(nil)
	for i, e := range p.Elements {
		if _, twice := numbers[e.Element]; twice {
			found = append(found, act.Broken("SD-5.3", "The element "+e.Element+" stands twice.", "Name each element once.").At(fmt.Sprintf("elements.%d.element", i)))
		}
		numbers[e.Element] = e.Weight
	}
	found = append(found, d.CheckWeights(numbers)...)
	for i, e := range p.Elements {
		if declared, ok := d.Element(e.Element); ok {
			found = append(found, checkElement(declared, e, fmt.Sprintf("elements.%d", i))...)
		}
	}
	found = append(found, checkResultsPresent(d, p)...)
	weights := map[string]system.Decimal{}
	for id, n := range numbers {
		weights[id], _ = n.Decimal()
	}
	if !broken(found, "SD-5.6") {
		found = append(found, act.Holding("SD-5.6"))
	}
	return weights, found
}

func broken(found []act.Finding, provision string) bool {
	for _, f := range found {
		if f.Provision == provision && f.Holds != act.Yes {
			return true
		}
	}
	return false
}

func checkResultsPresent(d *system.Description, p Plan) []act.Finding {
	var found []act.Finding
	for _, e := range d.Elements {
		pe, ok := p.Element(e.ID)
		if ok && e.Components != nil && len(pe.Results) < e.Components.Minimum {
			found = append(found, act.Broken("SD-5.5", fmt.Sprintf("%s has %d specific performance results; it needs at least %d.", e.Title, len(pe.Results), e.Components.Minimum),
				"Add a result with its measures, targets and timelines.").At(e.ID+".results"))
		}
	}
	return found
}

func checkElement(declared *system.Element, e PlanElement, at string) []act.Finding {
	var found []act.Finding
	if e.Requirement != "" && plainSpace(e.Requirement) != plainSpace(declared.Requirement) {
		found = append(found, act.Broken("SD-5.4", "The Governmentwide requirement of "+declared.Title+" was changed; it stands as written.",
			"Leave it as it is, and add an agency requirement beneath it.").At(at+".requirement"))
	}
	for i, r := range e.Requirements {
		if blank(r.Text) {
			found = append(found, act.Gate("SD-5.4", "An agency requirement under "+declared.Title+" is empty.", "Write it, or take it out.").At(fmt.Sprintf("%s.agency_requirements.%d.text", at, i)))
		}
	}
	for i, r := range e.Results {
		found = append(found, checkResult(declared, r, i, fmt.Sprintf("%s.results.%d", at, i))...)
	}
	return found
}

func checkResult(declared *system.Element, r Result, i int, at string) []act.Finding {
	var found []act.Finding
	name := fmt.Sprintf("Result %d of %s", i+1, declared.Title)
	for _, t := range []struct{ text, what, field string }{{r.Title, "title", "title"}, {r.Measures, "measure (or quality descriptor)", "measures"},
		{r.Targets, "target", "targets"}, {r.Timelines, "timeline", "timelines"}, {r.Level3, "requirement at Level 3", "level_3"}} {
		if blank(t.text) {
			found = append(found, act.Broken("SD-5.5", name+" states no "+t.what+".", "Write it in the plan.").At(at+"."+t.field))
		}
	}
	found = append(found, checkAlignment(name, r.Aligned, at+".aligned_to")...)
	if blank(r.Level5) || blank(r.Level2) {
		found = append(found, act.Flag("SD-5.6", name+" states no threshold for Level 5 or for Level 2; both are recommended.", "Add them if you can; the plan stands without.").At(at))
	}
	return found
}

func checkAlignment(name string, a Alignment, at string) []act.Finding {
	var found []act.Finding
	if blank(a.Document) || blank(a.Goal) {
		found = append(found, act.Broken("SD-5.7", name+" names no goal, or no document in which the goal stands.", "Choose the goal and the planning document that the result serves.").At(at+".goal"))
	}
	if !strings.ContainsFunc(a.Pages, unicode.IsDigit) {
		found = append(found, act.Broken("SD-5.7", name+" gives no page number for its goal.", "Give the page of the document on which the goal stands.").At(at+".pages"))
	}
	return found
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// plainSpace takes a text as it reads: runs of white space are one space.
func plainSpace(s string) string { return strings.Join(strings.Fields(s), " ") }
