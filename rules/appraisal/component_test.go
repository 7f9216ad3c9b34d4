package appraisal

import (
	"encoding/json"
	"maps"
	"testing"

	"sesperf/rules/act"
)

// SD-8.1, SD-8.2: what a rating of components needs under each method, and what becomes of the element's level.
func TestRatingOfComponents(t *testing.T) {
	const mean, weighted, judgment, undeclared = "mean", "weighted-mean", "judgment", ""
	for _, c := range []struct {
		name, method string
		results      int
		given        int   // the element's level; 0: left out
		components   []int // their levels
		words        string
		want         int
		barred       string
	}{
		{"one result has no components", mean, 1, 4, nil, "", 4, ""},
		{"one result is not rated apart", mean, 1, 4, []int{4}, "", 4, "SD-8.1 components.results-driven"},
		{"no method declared", undeclared, 2, 4, nil, "", 4, "SD-8.2 components.results-driven"},
		{"no method is needed for one result", undeclared, 1, 4, nil, "", 4, ""},
		{"the mean works the level out", mean, 2, 0, []int{4, 3}, "", 4, ""},
		{"the level that the mean gives may be given", mean, 2, 4, []int{4, 3}, "", 4, ""},
		{"no other level may", mean, 2, 3, []int{4, 3}, "", 4, "SD-8.1 levels.results-driven"},
		{"the mean needs the components, not the level", mean, 2, 4, nil, "", 4, "SD-8.1 components.results-driven.0.level, SD-8.1 components.results-driven.1.level"},
		{"each of them", mean, 3, 0, []int{4, 3}, "", 0, "SD-8.1 components.results-driven"},
		{"at a level that there is", mean, 2, 0, []int{4, 6}, "", 0, "SD-8.1 components.results-driven.1.level"},
		{"weights of the plan", weighted, 3, 0, []int{5, 4, 4}, "Seen.", 5, ""},
		{"a level worked out needs its narrative", weighted, 3, 0, []int{5, 4, 4}, "", 5, "SD-9.5 elements.results-driven"},
		{"one component at Level 1", mean, 3, 0, []int{5, 5, 1}, "Seen.", 1, ""},
		{"judgment over components explains itself", judgment, 2, 4, []int{5, 3}, "The first counts for more.", 4, ""},
		{"or is refused", judgment, 2, 4, []int{5, 3}, " ", 4, "SD-8.1 elements.results-driven"},
		{"judgment needs the level", judgment, 2, 0, []int{5, 3}, "The first counts for more.", 0, "SD-9.3 levels.results-driven"},
		{"judgment cannot pass over a component at Level 1", judgment, 2, 4, []int{5, 1}, "Seen.", 4, "SD-8.1 levels.results-driven"},
		{"judgment of the whole element", judgment, 3, 4, nil, "", 4, ""},
	} {
		d := own(t, "element_rating", by(c.method))
		a := caseOf(d, c.results)
		in := RateInitially{Levels: map[string]int{"leading-change": 4, "leading-people": 4, "business-acumen": 4, "building-coalitions": 4}, Narrative: "So it was.",
			Elements: map[string]string{"results-driven": c.words}}
		if c.given > 0 {
			in.Levels["results-driven"] = c.given
		}
		for _, l := range c.components {
			in.Components = map[string][]RatedComponent{"results-driven": append(in.Components["results-driven"], RatedComponent{Level: l})}
		}
		out, found := checkRating(a, in, asked("2026-10-10"))
		if got := barredBy(found); got != c.barred {
			t.Errorf("%s: barred by %q, want %q", c.name, got, c.barred)
		}
		if c.barred == "" && out.Derivation.Lines[4].Level != c.want {
			t.Errorf("%s: the element is at Level %d, want %d", c.name, out.Derivation.Lines[4].Level, c.want)
		}
	}
}

// SD-8.1: what came of the components is in the entry, and a level that was left out stands on the case.
func TestRolledUpLevelsStandOnTheCase(t *testing.T) {
	d := own(t, "element_rating", by("mean"))
	a := caseOf(d, 2)
	spec := rateInitially.Spec()
	raw := json.RawMessage(`{"levels":{"leading-change":4,"leading-people":4,"business-acumen":4,"building-coalitions":4},"narrative":"So.","components":{"results-driven":[{"level":4},{"level":3,"text":"Late."}]}}`)
	body, found, err := spec.Check(a, raw, asked("2026-10-10"))
	if err != nil || act.Barred(found) {
		t.Fatal(err, found)
	}
	if err := spec.Apply(a, act.Meta{Case: a.ID, Version: 6, On: day("2026-10-10")}, body); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"leading-change": 4, "leading-people": 4, "business-acumen": 4, "building-coalitions": 4, "results-driven": 4}
	if !maps.Equal(a.Initial.Levels, want) {
		t.Errorf("the case has the levels %v, want %v", a.Initial.Levels, want)
	}
	if got, want := a.Initial.RolledUp["results-driven"].Text, "The mean of Levels 4 and 3 is 3.5, rounded half up: Level 4 (Exceeds Fully Successful)."; got != want {
		t.Errorf("the case says %q, want %q", got, want)
	}
	if shown := show(a)["initial"]["rolled_up"]; shown == nil {
		t.Error("a look at the case does not show what the components made")
	}
}

// SD-9.5: a summary narrative is always needed for senior executives; a senior-professional system may leave it
// optional, and then a judgment over several results still says why.
func TestSummaryNarrativeMayBeOptional(t *testing.T) {
	for _, c := range []struct {
		kind    string
		results int
		barred  string
	}{{"ses", 1, "SD-9.5 narrative"}, {"senior-professional", 1, ""}, {"senior-professional", 2, "SD-8.1 elements.results-driven"}} {
		d := own(t, "narratives.summary", "optional", "kind", c.kind)
		in := RateInitially{Levels: map[string]int{"leading-change": 4, "leading-people": 4, "business-acumen": 4, "building-coalitions": 4, "results-driven": 4}}
		if _, found := checkRating(caseOf(d, c.results), in, asked("2026-10-10")); barredBy(found) != c.barred {
			t.Errorf("%s, %d results: barred by %q, want %q", c.kind, c.results, barredBy(found), c.barred)
		}
	}
}
