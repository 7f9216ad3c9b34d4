package comparison

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sesperf/rules/system"

	"github.com/google/go-cmp/cmp"
)

func asNumbers(w map[string]system.Decimal) map[string]system.Number {
	out := map[string]system.Number{}
	for id, d := range w {
		out[id] = system.Number(d.String())
	}
	return out
}

// The same ratings under the basic system and one with a cap: each is derived under both, and counted once.
func TestTrial(t *testing.T) {
	capped := changed(t, "adopts: basic", `adopts: ""`, "basis: basic", "basis: own", "[200, 299]}\n", "[200, 299]}\n  caps: [{element: any, at_or_below: 2, most: 3}]\n")
	trial, err := NewTrial(system.Basic(), capped)
	if err != nil {
		t.Fatal(err)
	}
	for range 6 {
		trial.Add(asNumbers(weighing(5, 25, 25, 20, 25)), byElement(2, 5, 5, 5, 5)) // 485: Level 5, capped to 3
	}
	for range 7 {
		trial.Add(asNumbers(weighing(15, 15, 15, 15, 40)), byElement(4, 5, 3, 4, 4))
	}
	trial.Add(asNumbers(weighing(15, 15, 15, 15, 39)), byElement(4, 5, 3, 4, 4))
	named := asNumbers(weighing(15, 15, 15, 15, 40))
	named["Jane Doe"] = "1"
	trial.Add(named, byElement(4, 5, 3, 4, 4))
	if d := cmp.Diff(map[int]map[int]int{5: {3: 6}, 4: {4: 7}}, trial.Table); d != "" {
		t.Error(d)
	}
	want := []Refusals{{"A", "SD-5.3", "weights", 1}, {"A", "SD-5.8", "weights", 1}, {"B", "SD-5.3", "weights", 1}, {"B", "SD-5.8", "weights", 1}}
	if d := cmp.Diff(want, trial.Reasons); d != "" || trial.Rated != 13 || trial.Refused != 2 {
		t.Error(d, trial.Rated, trial.Refused)
	}
	c := trial.Counts(false)
	if c.Down != (Count{6, false}) || c.Same != (Count{7, false}) || c.Up.N != 0 {
		t.Errorf("%+v", c)
	}
}

func TestTrialGuessesNoElement(t *testing.T) {
	other := changed(t, "heaviest: results-driven", `heaviest: ""`, "id: results-driven", "id: achieving-results")
	if _, err := NewTrial(system.Basic(), other); err == nil || !strings.Contains(err.Error(), "results-driven") {
		t.Errorf("elements that are not the same were tried: %v", err)
	}
}

// No small count is shown, and none can be had by taking the rest of a sum that is shown from the sum (SD-9.12: what
// is reported names nobody).
func TestSmallCountsStayHidden(t *testing.T) {
	random := rand.New(rand.NewPCG(1330, 404))
	for range 500 {
		trial := &Trial{A: system.Basic(), B: system.Basic(), Table: map[int]map[int]int{}}
		for a := 1; a <= 5; a++ {
			trial.Table[a] = map[int]int{}
			for b := 1; b <= 5; b++ {
				if n := random.IntN(12); n%2 == 0 {
					trial.Table[a][b] = n
					trial.Rated += n
				}
			}
		}
		c := trial.Counts(false)
		for _, sum := range c.sums() {
			hidden := 0
			for _, n := range sum {
				if n.Hidden {
					hidden++
				} else if n.N > 0 && n.N < SmallestShown {
					t.Fatalf("a count of %d is shown: %+v", n.N, c)
				}
			}
			if last := sum[len(sum)-1]; hidden == 1 {
				t.Fatalf("a hidden count can be worked out of a sum of %d: %+v", last.N, c)
			}
		}
		if all := trial.Counts(true); strings.Contains(fmt.Sprint(all), "true") {
			t.Fatal("small counts were asked for and are hidden")
		}
	}
}
