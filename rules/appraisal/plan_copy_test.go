package appraisal

import (
	"os"
	"slices"
	"strings"
	"testing"

	"sesperf/rules/system"
)

// example reads a description of the gallery.
func example(t *testing.T, name string) *system.Description {
	t.Helper()
	text, err := os.ReadFile("../../examples/systems/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := system.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// What a plan of last year says is taken as far as this year's description has a place for it; the rest is named.
func TestFitted(t *testing.T) {
	p := twoResults()
	p.Elements = append(p.Elements, PlanElement{Element: "sixth", Weight: "5"})
	p.Elements[0].Requirements[0].Level4 = "More than that."
	p.Elements[1].Results[0].Weight, p.Elements[1].Results[0].Level5, p.Elements[1].Results[0].Level4 = "2", "All 44.", "42 of 44."
	got, lost := p.Fitted(system.Basic())
	if len(got.Elements) != 5 || got.Elements[0].Requirements[0].Text == "" || got.Elements[0].Requirements[0].Level4 != "" {
		t.Errorf("the elements: %+v", got.Elements)
	}
	r, _ := got.Element("results-driven")
	if len(r.Results) != 2 || r.Results[0].Level5 != "All 44." || r.Results[0].Level4 != "" || r.Results[0].Weight != "" {
		t.Errorf("the results: %+v", r.Results)
	}
	for _, of := range []string{"no Leading People", "“sixth”", "Level 4 of agency requirement 1 of Leading Change", "Level 4 of result 1 of Results Driven", "weight of result 1"} {
		if !slices.ContainsFunc(lost, func(s string) bool { return strings.Contains(s, of) }) {
			t.Errorf("nothing is said of %s: %q", of, lost)
		}
	}
	if p.Elements[0].Requirements[0].Level4 == "" {
		t.Error("the plan itself was changed")
	}
	if whole, lost := got.Fitted(system.Basic()); len(lost) != 0 || len(whole.Elements) != 5 {
		t.Errorf("what fits loses %q", lost)
	}
}

// Weights that a description fixes for everybody stand in the plan that is written on from another.
func TestFittedHasUniformWeights(t *testing.T) {
	d := example(t, "uniform")
	p := twoResults()
	p.Elements[0].Weight = "99"
	got, lost := p.Fitted(d)
	for _, e := range got.Elements {
		if w, _ := e.Weight.Decimal(); w != d.Weights.Uniform[e.Element] {
			t.Errorf("%s weighs %s", e.Element, e.Weight)
		}
	}
	if !slices.ContainsFunc(lost, func(s string) bool { return strings.Contains(s, "fixes its weight") }) {
		t.Errorf("nothing is said of the weights: %q", lost)
	}
}
