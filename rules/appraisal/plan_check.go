package appraisal

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// checkPlan holds a plan against §5 of its description: every finding, and the weights exactly.
func checkPlan(d *system.Description, c *Appraisal, p Plan, q act.Question) (map[string]system.Decimal, []act.Finding) {
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
			at := fmt.Sprintf("elements.%d", i)
			found = append(found, checkElement(d, declared, e, at)...)
			found = append(found, checkResultWeights(d, declared, e, at)...)
		}
	}
	found = append(found, checkResultsPresent(d, p)...)
	weights := map[string]system.Decimal{}
	for id, n := range numbers {
		weights[id], _ = n.Decimal()
	}
	found = append(found, checkWeightPolicy(d, c, p, weights, q)...)
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

func checkElement(d *system.Description, declared *system.Element, e PlanElement, at string) []act.Finding {
	var found []act.Finding
	if e.Requirement != "" && plainSpace(e.Requirement) != plainSpace(declared.Requirement) {
		found = append(found, act.Broken("SD-5.4", "The Governmentwide requirement of "+declared.Title+" was changed; it stands as written.",
			"Leave it as it is, and add an agency requirement beneath it.").At(at+".requirement"))
	}
	for i, r := range e.Requirements {
		where := fmt.Sprintf("%s.agency_requirements.%d", at, i)
		if blank(r.Text) {
			found = append(found, act.Gate("SD-5.4", "An agency requirement under "+declared.Title+" is empty.", "Write it, or take it out.").At(where+".text"))
		}
		found = append(found, AgencyRequirementLevels(d).checkLevels(fmt.Sprintf("Agency requirement %d of %s", i+1, declared.Title), r.At, where)...)
	}
	for i, r := range e.Results {
		name, where := fmt.Sprintf("Result %d of %s", i+1, declared.Title), fmt.Sprintf("%s.results.%d", at, i)
		found = append(found, checkResult(declared, r, name, where)...)
		found = append(found, ResultLevels(d, declared).checkLevels(name, r.At, where)...)
	}
	return found
}

// checkResult: a result states what the description asks of it; measures, targets and timelines unless it says otherwise.
func checkResult(declared *system.Element, r Result, name, at string) []act.Finding {
	must := []string{"measures", "targets", "timelines"}
	if declared.Components != nil {
		must = declared.Components.MustState
	}
	var found []act.Finding
	for _, t := range []struct{ text, what, field string }{{r.Title, "title", "title"}, {r.Measures, "measure (or quality descriptor)", "measures"},
		{r.Targets, "target", "targets"}, {r.Timelines, "timeline", "timelines"}, {r.Level3, "requirement at Level 3", "level_3"}} {
		if blank(t.text) && (t.field == "title" || t.field == "level_3" || slices.Contains(must, t.field)) {
			found = append(found, act.Broken("SD-5.5", name+" states no "+t.what+".", "Write it in the plan.").At(at+"."+t.field))
		}
	}
	return append(found, checkAlignment(declared.Alignment, name, r.Aligned, at+".aligned_to")...)
}

// checkAlignment: a result names the goal that it serves, with its pages, unless the description asks for less (SD-5.7).
func checkAlignment(asks *system.Alignment, name string, a Alignment, at string) []act.Finding {
	if asks != nil && !asks.Required {
		return nil
	}
	var found []act.Finding
	if blank(a.Document) || blank(a.Goal) {
		found = append(found, act.Broken("SD-5.7", name+" names no goal, or no document in which the goal stands.", "Choose the goal and the planning document that the result serves.").At(at+".goal"))
	}
	if (asks == nil || asks.PageNumbers) && !strings.ContainsFunc(a.Pages, unicode.IsDigit) {
		found = append(found, act.Broken("SD-5.7", name+" gives no page number for its goal.", "Give the page of the document on which the goal stands.").At(at+".pages"))
	}
	return found
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// plainSpace takes a text as it reads: runs of white space are one space.
func plainSpace(s string) string { return strings.Join(strings.Fields(s), " ") }
