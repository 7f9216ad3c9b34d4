package system

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"sesperf/rules/act"
)

// ruledBy gives the basic system with a roll-up of its own and, where levels are named, only these.
func ruledBy(t *testing.T, method, rounding string, anyOne bool, levels ...int) *Description {
	t.Helper()
	d := changed(t, "method: judgment, rounding: none, any_level_1_is_level_1: true", fmt.Sprintf("method: %q, rounding: %q, any_level_1_is_level_1: %v", method, rounding, anyOne))
	if len(levels) > 0 {
		d.Levels = slices.DeleteFunc(d.Levels, func(l Level) bool { return !slices.Contains(levels, l.Level) })
	}
	return d
}

// components reads 5 4 4 as levels, and 5x50 4x25 as levels with weights.
func components(t *testing.T, text string) []Component {
	t.Helper()
	var out []Component
	for _, f := range strings.Fields(text) {
		level, weight, weighed := strings.Cut(f, "x")
		c := Component{}
		fmt.Sscan(level, &c.Level)
		if weighed {
			var err error
			if c.Weight, err = ParseDecimal(weight); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, c)
	}
	return out
}

// SD-8.1: every declared method and rounding, at exact halves, at thirds, with weights, and where levels do not follow
// on one another.
func TestElementRatingFromComponents(t *testing.T) {
	for _, c := range []struct {
		method, rounding string
		anyOne           bool
		levels           []int
		rated            string
		want             int // 0: refused
		says             string
	}{
		{"mean", "half-up", true, nil, "5 4", 5, "The mean of Levels 5 and 4 is 4.5, rounded half up: Level 5 (Outstanding)."},
		{"mean", "half-even", true, nil, "5 4", 4, "rounded half to even"},
		{"mean", "half-even", true, nil, "4 3", 4, "is 3.5, rounded half to even: Level 4"},
		{"mean", "half-even", true, nil, "2 3", 2, "is 2.5, rounded half to even: Level 2"},
		{"mean", "down", true, nil, "5 4", 4, "is 4.5, rounded down: Level 4"},
		{"mean", "none", true, nil, "5 4", 0, "is 4.5. That is none of the levels, which are 1, 2, 3, 4 and 5, and the description declares no rounding."},
		{"mean", "", true, nil, "5 4", 0, "declares no rounding"},
		{"mean", "none", true, nil, "5 3", 4, "The mean of Levels 5 and 3 is 4: Level 4 (Exceeds Fully Successful)."},
		{"mean", "half-up", true, nil, "5 4 4", 4, "is 4 1/3, rounded to the nearest level: Level 4"},
		{"mean", "half-up", true, nil, "5 5 4", 5, "is 4 2/3, rounded to the nearest level: Level 5"},
		{"mean", "half-even", true, nil, "5 5 4", 5, "4 2/3"},
		{"mean", "down", true, nil, "5 5 4", 4, "is 4 2/3, rounded down: Level 4"},
		{"mean", "none", true, nil, "5 5 4", 0, "is 4 2/3."},
		{"mean", "half-up", true, nil, "3", 3, "The mean of Level 3 is 3"},

		{"weighted-mean", "half-up", true, nil, "5x50 4x25 4x25", 5, "Levels 5, 4 and 4 weigh 50, 25 and 25, so their weighted mean is 4.5, rounded half up: Level 5 (Outstanding)."},
		{"weighted-mean", "half-even", true, nil, "5x50 4x25 4x25", 4, "4.5, rounded half to even"},
		{"weighted-mean", "half-up", true, nil, "5x49.9999 4x25 4x25.0001", 4, "is 4 499999/1000000, rounded to the nearest level: Level 4"},
		{"weighted-mean", "half-up", true, nil, "5x0.0001 2x0.0002", 3, "their weighted mean is 3: Level 3"},
		{"weighted-mean", "down", true, nil, "5x99 4x1", 4, "4.99, rounded down"},
		{"weighted-mean", "half-up", true, nil, "4x1 2x2", 3, "2 2/3"},
		{"weighted-mean", "half-up", true, nil, "5x50 4", 0, "Component 2 of Results Driven has no weight"},

		{"lowest", "", true, nil, "5 3 4", 3, "The lowest of Levels 5, 3 and 4 decides: Level 3 (Fully Successful)."},
		{"lowest", "", false, nil, "5 1", 1, "decides: Level 1"},

		{"mean", "half-up", true, nil, "5 5 5 1", 1, "Of Levels 5, 5, 5 and 1 one is at Level 1, and a component at Level 1 makes the element Level 1 (Unsatisfactory)."},
		{"mean", "half-up", false, nil, "5 5 5 1", 4, "The mean of Levels 5, 5, 5 and 1 is 4: Level 4"},

		{"mean", "half-up", true, []int{5, 3, 1}, "5 3", 5, "is 4, rounded half up: Level 5"},
		{"mean", "down", true, []int{5, 3, 1}, "5 3", 3, "is 4, rounded down: Level 3"},
		{"mean", "none", true, []int{5, 3, 1}, "5 3", 0, "is 4. That is none of the levels, which are 1, 3 and 5"},
		{"mean", "half-even", true, []int{5, 3, 1}, "5 3", 0, "halfway between Levels 3 and 5"},
		{"mean", "half-up", true, []int{5, 3, 1}, "5 5 3", 5, "4 1/3, rounded to the nearest level: Level 5"},
		{"mean", "half-up", true, []int{5, 3, 1}, "5 3 3", 3, "3 2/3, rounded to the nearest level: Level 3"},
		{"mean", "half-up", true, []int{5, 3, 1}, "5 4", 0, "Component 2 of Results Driven is rated Level 4, and the levels are 1, 3 and 5."},
		{"mean", "half-up", true, nil, "5 0", 0, "Component 2 of Results Driven has no level"},
		{"mean", "half-up", true, nil, "", 0, "No component of Results Driven is rated"},
	} {
		name := fmt.Sprintf("%s, %s: %s", c.method, c.rounding, c.rated)
		got, found := ruledBy(t, c.method, c.rounding, c.anyOne, c.levels...).RollUp("results-driven", components(t, c.rated))
		said := got.Text
		if len(found) > 0 {
			said = found[0].Text
		}
		if got.Level != c.want || !strings.Contains(said, c.says) || (c.want == 0) != act.Barred(found) {
			t.Errorf("%s: Level %d, %q, %v; want Level %d, %q", name, got.Level, said, found, c.want, c.says)
		}
	}
}

// SD-8.1: judgment decides, but not over a component at Level 1 where the description says that one is enough.
func TestJudgmentOverComponents(t *testing.T) {
	d := ruledBy(t, "judgment", "", true)
	if got, found := d.RollUp("results-driven", components(t, "5 4 4")); !got.Judged || got.Level != 0 || len(found) > 0 {
		t.Errorf("5, 4 and 4: %+v %v; the rating official judges", got, found)
	}
	if got, _ := d.RollUp("results-driven", components(t, "5 1")); got.Judged || got.Level != 1 {
		t.Errorf("5 and 1: %+v; a component at Level 1 makes the element Level 1", got)
	}
}

// SD-8.2: without a method there is no rating; an element's own declaration goes before the description's.
func TestMethodOfAnElement(t *testing.T) {
	d := ruledBy(t, "", "", true)
	if _, found := d.RollUp("results-driven", components(t, "4 4")); len(found) != 1 || found[0].Provision != "SD-8.2" || !found[0].Bars {
		t.Errorf("without a method: %v", found)
	}
	own := changed(t, "    alignment: {required: true", "    element_rating: {method: lowest, rounding: none, any_level_1_is_level_1: false}\n    alignment: {required: true")
	if got, found := own.RollUp("results-driven", components(t, "5 3")); got.Level != 3 || got.Method != "lowest" {
		t.Errorf("an element’s own method: %+v %v", got, found)
	}
	if got := own.RatingOf("leading-change").Method; got != "judgment" {
		t.Errorf("the other elements’ method is %q", got)
	}
}

// SD-8.1: over every rating of up to four components, with weights, the level is the one that a mean in fractions and
// the definition of each rounding give; better components never make a worse element.
func TestEveryMeanIsExact(t *testing.T) {
	weights := []Decimal{Whole(3), {n: 12_345}, Whole(7), {n: 1}}
	for _, rounding := range []string{"half-up", "half-even", "down"} {
		d := ruledBy(t, "weighted-mean", rounding, false)
		for n := 1; n <= 4; n++ {
			for code, before := 0, 0; code < pow(5, n); code++ {
				list := make([]Component, n)
				for i, c := 0, code; i < n; i, c = i+1, c/5 {
					list[i] = Component{1 + c%5, weights[i]}
				}
				got, found := d.RollUp("results-driven", list)
				if want := roundedMean(list, rounding); got.Level != want || len(found) > 0 {
					t.Fatalf("%s of %v is Level %d, want %d (%v)", rounding, list, got.Level, want, found)
				}
				if code%5 > 0 && got.Level < before {
					t.Fatalf("%s of %v is Level %d, and with a worse component Level %d", rounding, list, got.Level, before)
				}
				before = got.Level
			}
		}
	}
}

func pow(b, n int) int {
	if n == 0 {
		return 1
	}
	return b * pow(b, n-1)
}

// roundedMean rounds to whole numbers, as among levels that follow on one another: down to the whole part, and up by
// what the rest asks for.
func roundedMean(list []Component, rounding string) int {
	sum, total := new(big.Int), new(big.Int)
	for _, c := range list {
		total.Add(total, big.NewInt(c.Weight.n))
		sum.Add(sum, big.NewInt(c.Weight.n*int64(c.Level)))
	}
	whole, rest := new(big.Int).QuoRem(sum, total, new(big.Int))
	level, twice := int(whole.Int64()), rest.Lsh(rest, 1).Cmp(total)
	if rounding != "down" && (twice > 0 || twice == 0 && (rounding == "half-up" || level%2 == 1)) {
		level++
	}
	return level
}
