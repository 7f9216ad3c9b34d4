package appraisal

import (
	"fmt"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// RatedComponent is one component of an element, rated: a specific performance result of the plan.
type RatedComponent struct {
	Level int    `json:"level" doc:"its level, one of the description’s"`
	Text  string `json:"text,omitempty" doc:"what was seen in it"`
}

// Components gives the components of an element of the plan: its specific performance results, where there are
// several. Requirements that the agency adds beneath an element are none.
func (p Plan) Components(element string) []Result {
	if e, _ := p.Element(element); len(e.Results) > 1 {
		return e.Results
	}
	return nil
}

// rolling is a rating on its way from components to elements (§8).
type rolling struct {
	d      *system.Description
	plan   Plan
	in     RateInitially
	levels map[string]int             // of the elements, as given or as worked out
	rolled map[string]system.RolledUp // by element
	found  []act.Finding
}

// rollUp gives the level of each element: as the rating official gives it or, where the declared method works it out,
// as its components make it (SD-8.1, SD-8.2).
func rollUp(d *system.Description, p Plan, in RateInitially) rolling {
	r := rolling{d: d, plan: p, in: in, levels: map[string]int{}, rolled: map[string]system.RolledUp{}}
	for id, l := range in.Levels {
		r.levels[id] = l
	}
	for i := range d.Elements {
		r.element(&d.Elements[i])
	}
	for _, id := range sortedKeys(in.Components) {
		if _, ok := d.Element(id); !ok {
			r.found = append(r.found, act.Gate("SD-5.3", "There is no element “"+id+"”.", "Rate components of the description’s elements.").At("components."+id))
		}
	}
	for _, f := range d.CheckLevels(r.levels) {
		if !r.told(f.Field) {
			r.found = append(r.found, f)
		}
	}
	return r
}

// told says whether an element without a level is without it because of its components.
func (r *rolling) told(field string) bool {
	for _, f := range r.found {
		for _, e := range r.d.Elements {
			if at := "components." + e.ID; field == "levels."+e.ID && (f.Field == at || len(f.Field) > len(at) && f.Field[:len(at)+1] == at+".") {
				return true
			}
		}
	}
	return false
}

func (r *rolling) refuse(field, text, cure string) {
	r.found = append(r.found, act.Gate("SD-8.1", text, cure).At(field))
}

func (r *rolling) element(e *system.Element) {
	results, given := r.plan.Components(e.ID), r.in.Components[e.ID]
	method := r.d.RatingOf(e.ID).Method
	switch {
	case len(results) == 0 && len(given) > 0:
		r.refuse("components."+e.ID, "The plan has no several results of "+e.Title+", so there are no components to be rated apart.", "Give the level of the element.")
		return
	case len(results) == 0:
		return
	case len(given) > 0 && len(given) != len(results):
		r.refuse("components."+e.ID, fmt.Sprintf("The plan has %d results of %s, and %d are rated.", len(results), e.Title, len(given)), "Rate each of them, in the order of the plan.")
		return
	case len(given) == 0 && method == "judgment": // the whole element is judged at once
		if blank(r.in.Elements[e.ID]) && blank(r.in.Narrative) {
			r.explain(e)
		}
		return
	}
	components := make([]system.Component, len(results))
	for i, result := range results {
		components[i].Weight, _ = result.Weight.Decimal()
		if i < len(given) {
			components[i].Level = given[i].Level
		}
	}
	out, found := r.d.RollUp(e.ID, components)
	if len(found) > 0 {
		r.found = append(r.found, found...)
		return
	}
	r.take(e, out)
}

// take holds the level that the rating official gives against what the method makes of the components.
func (r *rolling) take(e *system.Element, out system.RolledUp) {
	r.rolled[e.ID] = out
	if out.Judged {
		if blank(r.in.Elements[e.ID]) {
			r.explain(e)
		}
		return
	}
	if l, ok := r.levels[e.ID]; ok && l != out.Level {
		r.refuse("levels."+e.ID, fmt.Sprintf("%s is rated Level %d. %s", e.Title, l, out.Text), fmt.Sprintf("Leave its level out, or give Level %d.", out.Level))
	}
	r.levels[e.ID] = out.Level
}

// explain refuses a judgment over several components without a narrative of how they make the element's level.
func (r *rolling) explain(e *system.Element) {
	r.refuse("elements."+e.ID, e.Title+" has several components, and nothing says how they make its rating.", "Write in the element’s narrative how you come from them to its level.")
}
