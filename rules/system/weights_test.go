package system

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/rules/act"
)

// weightsOf gives weights to the elements of the basic system in their order.
func weightsOf(w ...Number) map[string]Number {
	out := map[string]Number{}
	for i, e := range Basic().Elements[:len(w)] {
		out[e.ID] = w[i]
	}
	return out
}

// brief gives each finding as provision and field.
func brief(found []act.Finding) []string {
	out := []string{}
	for _, f := range found {
		out = append(out, f.Provision+" "+f.Field)
	}
	return out
}

// Weights as §5 and the FAQ state them: every provision that is broken is found, and no other.
func TestWeights(t *testing.T) {
	for _, c := range []struct {
		name    string
		weights map[string]Number
		want    []string
	}{
		{"the description's own example", weightsOf("15", "15", "15", "15", "40"), []string{}},
		{"the second published example", weightsOf("10", "10", "10", "10", "60"), []string{}},
		{"all equal: nobody is heavier than Results Driven", weightsOf("20", "20", "20", "20", "20"), []string{}},
		{"the heaviest Results Driven", weightsOf("5", "5", "5", "5", "80"), []string{}},
		{"whole, though written otherwise", weightsOf("15.0", "1.5e1", "15", "15", "40"), []string{}},
		{"99", weightsOf("15", "15", "15", "15", "39"), []string{"SD-5.8 weights"}},
		{"101", weightsOf("15", "15", "15", "15", "41"), []string{"SD-5.8 weights"}},
		{"12.5", weightsOf("12.5", "17.5", "15", "15", "40"), []string{"SD-5.8 weights.leading-change", "SD-5.8 weights.leading-people"}},
		{"Results Driven under 20", weightsOf("21", "21", "21", "18", "19"), []string{"SD-5.9 weights.results-driven",
			"SD-5.11 weights.leading-change", "SD-5.11 weights.leading-people", "SD-5.11 weights.business-acumen"}},
		{"under 5", weightsOf("4", "26", "15", "15", "40"), []string{"SD-5.10 weights.leading-change"}},
		{"heavier than Results Driven", weightsOf("41", "5", "7", "7", "40"), []string{"SD-5.11 weights.leading-change"}},
		{"negative", weightsOf("-15", "40", "20", "15", "40"), []string{"SD-5.10 weights.leading-change"}},
		{"huge", weightsOf("1e999999999", "15", "15", "15", "40"), []string{"SD-5.8 weights", "SD-5.11 weights.leading-change"}},
		{"next to nothing", weightsOf("1e-999999999", "30", "15", "15", "40"),
			[]string{"SD-5.8 weights.leading-change", "SD-5.8 weights", "SD-5.10 weights.leading-change"}},
		{"one element missing", weightsOf("20", "20", "20", "40"), []string{"SD-5.3 weights.results-driven"}},
		{"nothing", nil, []string{"SD-5.3 weights.leading-change", "SD-5.3 weights.leading-people", "SD-5.3 weights.business-acumen",
			"SD-5.3 weights.building-coalitions", "SD-5.3 weights.results-driven", "SD-5.8 weights"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := Basic().CheckWeights(c.weights)
			if d := cmp.Diff(c.want, brief(found)); d != "" {
				t.Error(d)
			}
			for _, f := range found {
				if !f.Bars || f.Text == "" || f.Cure == "" {
					t.Errorf("a finding that does not bar, or says too little: %+v", f)
				}
			}
		})
	}
}

// A sixth element is never weighed: §9 adds the results of the five, so it does not count towards 100 either.
func TestSixthElementIsRefused(t *testing.T) {
	w := weightsOf("15", "15", "15", "15", "40")
	w["risk-taking"] = "5"
	if d := cmp.Diff([]string{"SD-5.3 weights.risk-taking"}, brief(Basic().CheckWeights(w))); d != "" {
		t.Error(d)
	}
	w["results-driven"] = "35"
	if d := cmp.Diff([]string{"SD-5.3 weights.risk-taking", "SD-5.8 weights"}, brief(Basic().CheckWeights(w))); d != "" {
		t.Error(d)
	}
}

func TestWeightsSayTheTotal(t *testing.T) {
	f := Basic().CheckWeights(weightsOf("15", "15", "15", "15", "39.5"))
	if got, want := f[1].Text, "The weights add to 99.5, not to 100."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := f[1].Cure, "Add 0.5."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The bounds are the description's own, not the basic system's.
func TestWeightsOfAnotherSystem(t *testing.T) {
	d := changed(t, "minimum_weight: 20", "minimum_weight: 30\n    maximum_weight: 50", "set_by: rating-official", "set_by: rating-official\n  uniform: {leading-change: 15}",
		"policy: variable", "policy: uniform")
	for weights, want := range map[[5]Number][]string{
		{"15", "19", "19", "18", "29"}: {"SD-5.9 weights.results-driven"},
		{"15", "5", "5", "20", "55"}:   {"SD-5.12 weights.results-driven"},
		{"20", "10", "10", "20", "40"}: {"SD-5.12 weights.leading-change"},
	} {
		if d := cmp.Diff(want, brief(d.CheckWeights(weightsOf(weights[:]...)))); d != "" {
			t.Error(fmt.Sprint(weights), d)
		}
	}
}

func TestLevels(t *testing.T) {
	levels := map[string]int{"leading-change": 0, "leading-people": 6, "business-acumen": 3, "building-coalitions": -1, "risk-taking": 4}
	want := []string{"SD-9.1 levels.leading-change", "SD-9.1 levels.leading-people", "SD-9.1 levels.building-coalitions",
		"SD-9.3 levels.results-driven", "SD-5.3 levels.risk-taking"}
	found := Basic().CheckLevels(levels)
	if d := cmp.Diff(want, brief(found)); d != "" {
		t.Error(d)
	}
	if len(act.Barring(found)) != len(found) {
		t.Error("a level that is none did not bar")
	}
}
