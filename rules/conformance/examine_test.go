package conformance

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// ownMethod gives a small description of an agency's own with so many elements, and a method of its own.
func ownMethod(t testing.TB, elements int, minimum, weights, points, derivation string) *system.Description {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: 1\nid: own\ntitle: Own\nbasis: own\nkind: ses\nauthority: 5 U.S.C. chapter 43\nagency: {name: A}\ncovers: [career]\nin_force: {from: 2026-10-01}\n")
	b.WriteString("approval: {by: OPM, on: 2026-01-02}\nperiod: {begins: 10-01, ends: 09-30, minimum_days: 90, may_end_early: true}\nlevels:\n")
	for i, p := range strings.Fields(points) {
		fmt.Fprintf(&b, "  - {level: %d, label: %s, points: %s, standard: It is.}\n", i+1, fiveLevels[i], p)
	}
	b.WriteString("elements:\n")
	for i := range elements {
		fmt.Fprintf(&b, "  - {id: e%d, title: E%d, requirement: Does it., competencies: [vision], minimum_weight: %s, alignment: {required: true, page_numbers: true}}\n", i, i, minimum)
	}
	fmt.Fprintf(&b, "weights: {total: 100, %s, policy: variable, changes: yearly, set_by: agency-head}\nelement_rating: {method: judgment}\nderivation: {%s}\n", weights, derivation)
	b.WriteString("planning: {}\nrequirement_levels: {required: [3]}\nprogress_reviews: {minimum: 1}\nnarratives: {summary: required}\nresponse: {days: 7}\nhigher_level_review: {requests: 1, possible: true}\n")
	b.WriteString("details: {days: 120}\nboard: {minimum_members: 3}\nnotices: {removal_days: 30, placement_days: 10, hearing_days: 15}\nretention: {years: 5}\nuses: [pay, awards, retention, development, removal, other-decisions]\n")
	d, err := system.Parse("own.yaml", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Each method is decided, and a fault is shown with its score or its level and its place.
func TestMethodsAreExamined(t *testing.T) {
	const lowest, good = "override: {any_element_at: 1, gives: 1}, ", "4: [400, 474], 3: [300, 399], 2: [200, 299]}"
	const capped = ", caps: [{element: any, at_or_below: 2, most: 3}, {element: e1, at_or_below: 3, most: 4}]"
	for _, c := range []struct {
		name               string
		elements           int
		weights            string
		points, derivation string
		want               string // what: path, of each fault
	}{
		{"the basic method", 5, "whole: true, heaviest: e0", "0 2 3 4 5", lowest + "ranges: {5: [475, 500], " + good, ""},
		{"eight elements, a gap of one score", 8, "whole: true, heaviest: e0", "0 2 3 4 5", lowest + "ranges: {5: [476, 500], " + good, "no level claims the score: derivation.ranges.5"},
		{"eight elements, an overlap of one score", 8, "whole: true", "0 2 3 4 5", lowest + "ranges: {5: [474, 500], " + good, "two levels claim a score: derivation.ranges.5"},
		{"a gap where no score can fall", 3, "whole: true", "0 4 6 8 10", lowest + "ranges: {5: [950, 1000], 4: [800, 948], 3: [600, 798], 2: [400, 598]}", ""},
		{"caps", 5, "whole: true", "0 2 3 4 5", lowest + "ranges: {5: [475, 500], " + good + capped, ""},
		{"a level above what scores reach", 5, "whole: true", "0 2 3 4 5", lowest + "ranges: {5: [501, 600], 4: [400, 500], 3: [300, 399], 2: [200, 299]}", "a level cannot be reached: derivation.ranges.5"},
		{"a level that a cap keeps out", 5, "whole: true", "0 2 3 4 5", lowest + "ranges: {5: [475, 500], " + good + ", caps: [{element: e0, at_or_below: 5, most: 4}]", "a level cannot be reached: derivation.ranges.5"},
		{"a level without a range", 5, "whole: true", "0 2 3 4 5", lowest + "ranges: {5: [475, 500], 4: [400, 474], 3: [200, 399]}", "a level cannot be reached: derivation.ranges"},
		{"an override above the lowest level", 5, "whole: true", "0 2 3 4 5", "override: {any_element_at: 2, gives: 1}, ranges: {5: [475, 500], 4: [400, 474], 3: [300, 399], 2: [200, 299], 1: [0, 199]}", "a better element yields a worse level: derivation.override"},
		{"an override that gives more", 5, "whole: true", "0 2 3 4 5", "override: {any_element_at: 1, gives: 3}, ranges: {5: [475, 500], 4: [400, 474], 3: [300, 399], 2: [200, 299], 1: [0, 199]}", "a level cannot be reached: derivation.ranges.1, a better element yields a worse level: derivation.override"},
		{"ranges swapped", 5, "whole: true", "0 2 3 4 5", lowest + "ranges: {4: [475, 500], 5: [400, 474], 3: [300, 399], 2: [200, 299]}", "a better element yields a worse level: derivation.ranges.4"},
		{"equal points", 5, "whole: true", "0 2 3 4 4", lowest + "ranges: {5: [375, 400], 4: [350, 374], 3: [300, 349], 2: [200, 299]}", "points do not separate two levels: levels[4].points"},
		{"points that fall", 3, "whole: true", "0 2 3 5 4", lowest + "ranges: {5: [475, 500], " + good, "points do not separate two levels: levels[4].points, a better element yields a worse level: levels[4].points"},
		{"fractional points without a gap", 8, "whole: true, heaviest: e0", "0 2.25 3.15 4.33 5.01", lowest + "ranges: {5: [475, 501], 4: [400, 474.99], 3: [300, 399.99], 2: [200, 299.99]}", ""},
		{"fractional weights with whole ranges", 5, "whole: false, heaviest: e0", "0 2 3 4 5", lowest + "ranges: {5: [475, 500], " + good, "no level claims the score: derivation.ranges.3"},
		{"fractional weights with ranges to match", 5, "whole: false, heaviest: e0", "0 2 3 4 5", lowest + "ranges: {5: [475, 500], 4: [400, 474.99], 3: [300, 399.99], 2: [200, 299.99]}", ""},
		{"fractional weights, a hundredth without a level", 5, "whole: false, heaviest: e0", "0 2 3 4 5", lowest + "ranges: {5: [475, 500], 4: [400, 474.98], 3: [300, 399.99], 2: [200, 299.99]}", "no level claims the score: derivation.ranges.5"},
		{"a range of no level", 5, "whole: true", "0 2 3 4 5", lowest + "ranges: {6: [501, 600], 5: [475, 500], " + good, ": derivation.ranges.6"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ownMethod(t, c.elements, "5", c.weights, c.points, strings.TrimSuffix(c.derivation, "}")+strings.Repeat("}", strings.Count(c.derivation, "{")-strings.Count(strings.TrimSuffix(c.derivation, "}"), "}")))
			var got []string
			for _, h := range heldUnder(Check(d), "ST-a5") {
				what := ""
				if h.Counterexample != nil {
					what = h.Counterexample.What
				}
				if h.Holds != act.Yes {
					got = append(got, what+": "+h.Path)
				}
				if h.Holds == act.Unknown {
					t.Error(h.Text)
				}
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func heldUnder(c Conformance, provision string) []Held {
	var out []Held
	for _, h := range c.Findings {
		if h.Provision == provision {
			out = append(out, h)
		}
	}
	return out
}

// A fault too fine for the search is not passed over: the answer is unknown, does not bar, and names what was searched.
// Here the score 150.37 is Level 5 by itself, and only weights in hundredths come to it.
func TestWhatIsTooFineIsUnknown(t *testing.T) {
	d := ownMethod(t, 5, "5", "whole: false, heaviest: e0", "0 2 3 4 5", "ranges: {5: [150.37, 150.37], 4: [400, 500], 3: [300, 399.99], 2: [150.38, 299.99], 1: [0, 150.36]}")
	c := Check(d)
	h := heldUnder(c, "ST-a5")
	if len(h) != 1 || h[0].Holds != act.Unknown || h[0].Bars || !strings.Contains(h[0].Text, "whether a better element never yields a worse level and every level can be reached") || !strings.Contains(h[0].Text, "in steps of 1, 0.5, 0.2 and 0.1") {
		t.Errorf("%+v", h)
	}
	if len(barsOf(c)) > 0 {
		t.Errorf("%v bar", barsOf(c))
	}
}

// A gap of nine thousandths between two ranges, which no search in wider steps meets: few enough cases are gone through
// one by one.
func TestFewCasesAreGoneThrough(t *testing.T) {
	text, err := os.ReadFile("../../examples/systems/own-fractional.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for high, want := range map[string]act.Truth{"287.499": act.Yes, "287.4999": act.Yes, "287.49": act.No} {
		d, err := system.Parse("own.yaml", bytes.Replace(text, []byte("287.499]"), []byte(high+"]"), 1))
		if err != nil {
			t.Fatal(err)
		}
		if h := heldUnder(Check(d), "ST-a5"); len(h) != 1 || h[0].Holds != want || (want == act.No) != (h[0].Counterexample != nil) {
			t.Errorf("Level 2 up to %s: %+v", high, h)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		if !Check(system.Basic()).Conforms {
			b.Fatal("the basic system does not conform")
		}
	}
}
