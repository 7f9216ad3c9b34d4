package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// worksOut says whether the declared method works the element's level out from its components: then nobody gives it.
func (f *filled) worksOut(e system.Element) bool {
	method := f.Description().RatingOf(e.ID).Method
	return method != "" && method != "judgment" && len(f.PlanInForce().Plan.Components(e.ID)) > 0
}

func componentAt(element string, n int) string { return fmt.Sprintf("components.%s.%d", element, n) }

// components gives the components as they are rated so far, by element; an element without any is left out.
func (f *filled) components() map[string][]appraisal.RatedComponent {
	out := map[string][]appraisal.RatedComponent{}
	for _, e := range f.Description().Elements {
		rated, any := []appraisal.RatedComponent{}, false
		for n := range f.PlanInForce().Plan.Components(e.ID) {
			at := componentAt(e.ID, n)
			level, _ := strconv.Atoi(f.Value(at + ".level"))
			rated = append(rated, appraisal.RatedComponent{Level: level, Text: f.Value(at + ".text")})
			any = any || level > 0 || !blankText(f.Value(at+".text"))
		}
		if any {
			out[e.ID] = rated
		}
	}
	return out
}

// givenLevels gives the levels that the rating official gives: not those that components make.
func (f *filled) givenLevels() map[string]int {
	out := f.levels()
	for _, e := range f.Description().Elements {
		if f.worksOut(e) {
			delete(out, e.ID)
		}
	}
	return out
}

// ratedLevels gives the level of each element as the fields stand, given or worked out; one without is left out.
func (f *filled) ratedLevels() map[string]int {
	out := f.givenLevels()
	for _, e := range f.Description().Elements {
		if f.worksOut(e) {
			if rolled, _ := f.rolledUp(e); rolled.Level > 0 {
				out[e.ID] = rolled.Level
			}
		}
	}
	return out
}

// rolledUp gives what the method makes of the components as the fields stand, or in a sentence why nothing yet.
func (f *filled) rolledUp(e system.Element) (system.RolledUp, string) {
	results, rated := f.PlanInForce().Plan.Components(e.ID), f.components()[e.ID]
	list := make([]system.Component, len(results))
	for n, r := range results {
		list[n].Weight, _ = r.Weight.Decimal()
		if n < len(rated) {
			list[n].Level = rated[n].Level
		}
	}
	if slices.ContainsFunc(list, func(c system.Component) bool { return c.Level == 0 }) {
		return system.RolledUp{}, "Not every result has a level yet."
	}
	out, found := f.Description().RollUp(e.ID, list)
	if len(found) > 0 {
		return out, found[0].Text + " " + found[0].Cure
	}
	return out, out.Text
}

// methodWords says what the description makes of the components of an element.
func methodWords(d *system.Description, e system.Element) string {
	r := d.RatingOf(e.ID)
	words := map[string]string{"judgment": "You judge the element as a whole. You may rate each result apart; then the narrative says how you come from them to the element’s level.",
		"mean": "The element’s level is the mean of the levels of its results", "weighted-mean": "The element’s level is the mean of the levels of its results, weighted as the plan says",
		"lowest": "The element’s level is the lowest of its results."}[r.Method]
	if strings.HasSuffix(r.Method, "mean") {
		words += map[string]string{"half-up": ", rounded half up.", "half-even": ", rounded half to even.", "down": ", rounded down."}[r.Rounding]
		words = strings.TrimSuffix(words, ".") + "."
	}
	if r.AnyLevelOne {
		words += " A result at Level 1 makes the element Level 1."
	}
	return words
}

// levelPoints lists the levels with their points, for the page’s script: 5:5 4:4 3:3 2:2 1:0.
func levelPoints(d *system.Description) string {
	var out []string
	for _, l := range standards(d) {
		out = append(out, fmt.Sprintf("%d:%s", l.Number, l.Points))
	}
	return strings.Join(out, " ")
}

// steps writes a weight in whole steps, so that a script adds exactly.
func steps(r appraisal.Result) string {
	w, _ := r.Weight.Decimal()
	return w.Times(system.Whole(10_000)).String()
}

// rateControl leads what is said of an element's components as a whole to the first of them.
func rateControl(f *filled, name string) string {
	if name == "factors" {
		return factorAt(appraisal.Factors[0].ID)
	}
	rest, ok := strings.CutPrefix(name, "components.")
	if !ok || strings.HasSuffix(name, ".level") || strings.HasSuffix(name, ".text") {
		return name
	}
	element, n, _ := strings.Cut(rest, ".")
	if n == "" {
		n = "0"
	}
	return "components." + element + "." + n + ".level"
}
