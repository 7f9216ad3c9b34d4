package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/system"
)

// Fitted gives what of a plan fits a description, to be written on from: its elements, weights, agency requirements and
// results, as far as the description has a place for them; and says in sentences what could not be taken. Weights that the
// description fixes for everybody are the description's.
func (p Plan) Fitted(d *system.Description) (Plan, []string) {
	var out Plan
	var lost []string
	for _, e := range d.Elements {
		pe, had := p.Element(e.ID)
		if !had {
			lost = append(lost, "There was no "+e.Title+"; write that element anew.")
		}
		fitted, left := pe.fitted(d, &e)
		out.Elements, lost = append(out.Elements, fitted), append(lost, left...)
	}
	for _, pe := range p.Elements {
		if _, has := d.Element(pe.Element); !has {
			lost = append(lost, fmt.Sprintf("The element “%s” was left out: this description does not have it.", pe.Element))
		}
	}
	return out, lost
}

// fitted gives what of an element fits the one that the description declares.
func (e PlanElement) fitted(d *system.Description, declared *system.Element) (PlanElement, []string) {
	out := PlanElement{Element: declared.ID, Weight: e.Weight}
	var lost []string
	if w, fixed := d.Weights.Uniform[declared.ID]; fixed && d.Weights.Policy == "uniform" {
		if was, ok := e.Weight.Decimal(); ok && was != w {
			lost = append(lost, fmt.Sprintf("%s weighed %s; this description fixes its weight at %s.", declared.Title, was, w))
		}
		out.Weight = system.Number(w.String())
	}
	offered := AgencyRequirementLevels(d).Offered()
	for i, r := range e.Requirements {
		name := fmt.Sprintf("agency requirement %d of %s", i+1, declared.Title)
		lost = append(lost, keepLevels(name, offered, map[int]*string{5: &r.Level5, 4: &r.Level4, 2: &r.Level2, 1: &r.Level1})...)
		out.Requirements = append(out.Requirements, r)
	}
	if declared.Components == nil && len(e.Results) > 0 {
		return out, append(lost, fmt.Sprintf("The results of %s were left out: this description has none there.", declared.Title))
	}
	offered = ResultLevels(d, declared).Offered()
	for i, r := range e.Results {
		name := fmt.Sprintf("result %d of %s", i+1, declared.Title)
		lost = append(lost, keepLevels(name, offered, map[int]*string{5: &r.Level5, 4: &r.Level4, 2: &r.Level2, 1: &r.Level1})...)
		if r.Weight != "" && d.RatingOf(declared.ID).Method != "weighted-mean" {
			r.Weight, lost = "", append(lost, fmt.Sprintf("The weight of %s was left out: this description does not weigh results.", name))
		}
		out.Results = append(out.Results, r)
	}
	for declared.Components != nil && len(out.Results) < declared.Components.Minimum {
		out.Results = append(out.Results, Result{})
	}
	return out, lost
}

// keepLevels empties what is said of a level that the description does not offer, and says so.
func keepLevels(name string, offered []int, at map[int]*string) []string {
	var lost []string
	for _, l := range []int{5, 4, 2, 1} {
		if !blank(*at[l]) && !slices.Contains(offered, l) {
			lost = append(lost, fmt.Sprintf("Level %d of %s was left out: this description has no place for it.", l, name))
			*at[l] = ""
		}
	}
	return lost
}
