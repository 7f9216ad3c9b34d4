package system

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// weighing gives weights to the elements of the basic system in their order.
func weighing(n ...int) map[string]Decimal {
	out := map[string]Decimal{}
	for i, e := range Basic().Elements {
		out[e.ID] = Whole(n[i])
	}
	return out
}

func byElement(n ...int) map[string]int {
	out := map[string]int{}
	for i, e := range Basic().Elements {
		out[e.ID] = n[i]
	}
	return out
}

// §9 with its published examples, its bounds, and what the formula does at them.
func TestDerive(t *testing.T) {
	for _, c := range []struct {
		name         string
		weights      map[string]Decimal
		levels       map[string]int
		score, level int
		override     bool
	}{
		{"the description's example", weighing(15, 15, 15, 15, 40), byElement(4, 5, 3, 4, 4), 400, 4, false},
		{"the example with 60 for Results Driven", weighing(10, 10, 10, 10, 60), byElement(4, 5, 3, 4, 4), 400, 4, false},
		{"475 is Level 5: one Level 4 of 25", weighing(25, 5, 20, 20, 30), byElement(4, 5, 5, 5, 5), 475, 5, false},
		{"474 is Level 4", weighing(26, 5, 20, 19, 30), byElement(4, 5, 5, 5, 5), 474, 4, false},
		{"399 is Level 3", weighing(15, 14, 15, 16, 40), byElement(4, 5, 3, 4, 4), 399, 3, false},
		{"300 is Level 3", weighing(15, 15, 15, 15, 40), byElement(3, 3, 3, 3, 3), 300, 3, false},
		{"299 is Level 2", weighing(10, 11, 15, 15, 49), byElement(4, 2, 3, 3, 3), 299, 2, false},
		{"200 is Level 2", weighing(15, 15, 15, 15, 40), byElement(2, 2, 2, 2, 2), 200, 2, false},
		{"a Level 2 of weight 8 leaves Level 5 open", weighing(8, 22, 20, 20, 30), byElement(2, 5, 5, 5, 5), 476, 5, false},
		{"a Level 1 of weight 5 does not, at the same score as Level 5", weighing(5, 25, 20, 20, 30), byElement(1, 5, 5, 5, 5), 475, 1, true},
		{"all at Level 1", weighing(15, 15, 15, 15, 40), byElement(1, 1, 1, 1, 1), 0, 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Basic().Derive(c.weights, c.levels)
			if v.Score != Whole(c.score) || v.Level != c.level || v.Override != c.override {
				t.Errorf("score %s, Level %d, override %v; want %d, %d, %v", v.Score, v.Level, v.Override, c.score, c.level, c.override)
			}
			first := "SD-9.3"
			if c.override {
				first = "SD-9.2"
			}
			var why []string
			for _, r := range v.Because {
				why = append(why, r.Provision)
			}
			if d := cmp.Diff([]string{first, "SD-9.1", "SD-9.4"}, why); d != "" {
				t.Error(d)
			}
		})
	}
}

// The table of §9, line by line, as the description prints it.
func TestTable(t *testing.T) {
	got := Basic().Table(Basic().Derive(weighing(15, 15, 15, 15, 40), byElement(4, 5, 3, 4, 4)))
	for _, line := range []string{"4 x 15 = 60", "5 x 15 = 75", "3 x 15 = 45", "4 x 15 = 60", "4 x 40 = 160", "100%  400",
		"475-500 = Level 5", "400-474 = Level 4", "300-399 = Level 3", "200-299 = Level 2", "Any critical element rated Level 1 = Level 1",
		"Summary rating: Level 4 (Exceeds Fully Successful)"} {
		if !strings.Contains(got, line) {
			t.Errorf("the table lacks %q:\n%s", line, got)
		}
	}
}

// A cap of an agency's own system holds the summary level down; the override still stands above it.
func TestCaps(t *testing.T) {
	d := changed(t, "[200, 299]}\n", "[200, 299]}\n  caps:\n    - {element: any, at_or_below: 2, most: 3}\n    - {element: results-driven, at_or_below: 3, most: 4}\n")
	for _, c := range []struct {
		levels map[string]int
		level  int
	}{
		{byElement(2, 5, 5, 5, 5), 3}, {byElement(5, 5, 5, 5, 3), 4}, {byElement(3, 5, 5, 5, 5), 5}, {byElement(1, 5, 5, 5, 5), 1},
	} {
		weights := weighing(5, 25, 25, 20, 25)
		if c.levels["results-driven"] == 3 {
			weights = weighing(20, 20, 20, 20, 20)
		}
		if v := d.Derive(weights, c.levels); v.Level != c.level {
			t.Errorf("%v: Level %d (score %d), want %d", c.levels, v.Level, v.Score, c.level)
		}
	}
}

func TestDeriveTakesNothingForZero(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an element without a level was derived")
		}
	}()
	levels := byElement(4, 5, 3, 4, 4)
	delete(levels, "results-driven")
	Basic().Derive(weighing(15, 15, 15, 15, 40), levels)
}
