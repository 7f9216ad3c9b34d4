package comparison

import (
	"strings"
	"testing"

	"sesperf/rules/system"

	"github.com/google/go-cmp/cmp"
)

func briefly(changes []Change) []string {
	out := []string{}
	for _, c := range changes {
		out = append(out, c.Path+": "+string(c.Verdict)+" "+c.Provision)
	}
	return out
}

// What an adopter of the basic system may change, and what not (§430.305(c), the description and the FAQ).
func TestAdaptation(t *testing.T) {
	for _, c := range []struct {
		name string
		pair []string
		want []string
	}{
		{"nothing", nil, []string{}},
		{"the agency's name", []string{`name: ""`, `name: Department of Examples`}, []string{"agency.name: allowed SD-1.2"}},
		{"order of what is covered", []string{"[career, noncareer,", "[noncareer, career,"}, []string{}},
		{"one appointment fewer", []string{"[career, noncareer,", "[career,"}, []string{"covers: not allowed SD-1.1"}},
		{"a longer minimum", []string{"minimum_days: 90", "minimum_days: 120"}, []string{"period.minimum_days: allowed SD-3.3"}},
		{"a shorter minimum", []string{"minimum_days: 90", "minimum_days: 60"}, []string{"period.minimum_days: not allowed SD-3.3"}},
		{"a label alone", []string{"label: Outstanding", "label: Distinguished"}, []string{"levels.5.label: not allowed SD-4.2"}},
		{"a label with crosswalk", []string{"label: Outstanding", "label: Distinguished", "elements: ", "equivalents: [{label: Distinguished, level: 5}]\nelements: "},
			[]string{"levels.5.label: allowed SD-4.2", "equivalents.Distinguished: allowed SD-4.2"}},
		{"a label with another's crosswalk", []string{"label: Outstanding", "label: Distinguished", "elements: ", "equivalents: [{label: Distinguished, level: 4}]\nelements: "},
			[]string{"levels.5.label: not allowed SD-4.2", "equivalents.Distinguished: allowed SD-4.2"}},
		{"points", []string{"points: 4\n", "points: 4.5\n"}, []string{"levels.4.points: not allowed SD-9.1"}},
		{"one letter of a standard", []string{"demonstrates exceptional", "demonstrated exceptional"}, []string{"levels.5.standard: not allowed ST-c"}},
		{"white space of a standard", []string{"demonstrates exceptional", "demonstrates   exceptional"}, []string{}},
		{"one character of a requirement", []string{"under adversity.\"", "under adversity\""}, []string{"elements.leading-change.requirement: not allowed SD-5.4"}},
		{"a requirement beneath", []string{"minimum_weight: 5\n", "minimum_weight: 5\n    agency_requirements: [{text: Takes risks., as: competency}]\n"},
			[]string{"elements.leading-change.agency_requirements: allowed SD-5.4"}},
		{"a fundamental competency", []string{"vision]", "vision, written-communication]"}, []string{"elements.leading-change.competencies: allowed ST-a1"}},
		{"another competency", []string{"vision]", "vision, tradecraft]", "weights:      ", "additional_competencies: [{id: tradecraft, title: Tradecraft, approval: {by: OPM, on: 2013-01-04}}]\nweights:      "},
			[]string{"elements.leading-change.competencies: needs OPM's approval ST-a1", "additional_competencies.tradecraft: needs OPM's approval ST-a1"}},
		{"a heavier minimum", []string{"minimum_weight: 20", "minimum_weight: 40"}, []string{"elements.results-driven.minimum_weight: allowed SD-5.9"}},
		{"a lighter minimum", []string{"minimum_weight: 5", "minimum_weight: 4"}, []string{"elements.leading-change.minimum_weight: not allowed SD-5.10"}},
		{"weight policy", []string{"changes: yearly", "changes: permanent"}, []string{"weights.changes: allowed SD-5.12"}},
		{"fractional weights", []string{"whole: true", "whole: false"}, []string{"weights.whole: not allowed SD-5.8"}},
		{"nothing heaviest", []string{"heaviest: results-driven", `heaviest: ""`}, []string{"weights.heaviest: not allowed SD-5.11"}},
		{"roll-up", []string{"method: judgment, rounding: none", "method: mean, rounding: half-up"}, []string{"element_rating.method: allowed SD-8.1", "element_rating.rounding: allowed SD-8.1"}},
		{"ranges", []string{"5: [475, 500], 4: [400, 474]", "5: [470, 500], 4: [400, 469]"}, []string{"derivation.ranges.4: not allowed FQ-2", "derivation.ranges.5: not allowed FQ-2"}},
		{"a cap", []string{"[200, 299]}\n", "[200, 299]}\n  caps: [{element: any, at_or_below: 2, most: 3}]\n"}, []string{"derivation.caps: not allowed ST-c"}},
		{"a quota", []string{"planning:", "distribution: {limit_percent: 30, levels: [4, 5], from: 2025-10-15}\nplanning:"}, []string{"distribution: not allowed SD-9.12"}},
		{"plans due later", []string{"due_days_after_start: 0", "due_days_after_start: 30"}, []string{"planning.due_days_after_start: not allowed SD-5.2"}},
		{"requirements at Level 5", []string{"required: [3]", "required: [3, 5]"}, []string{"requirement_levels.required: allowed SD-5.16"}},
		{"no requirement at Level 3", []string{"required: [3]", "required: [5]"}, []string{"requirement_levels.required: not allowed SD-5.16"}},
		{"Level 5 required, not recommended", []string{"levels: [3], recommended_levels: [5, 2]", "levels: [3, 5], recommended_levels: [2]"},
			[]string{"elements.results-driven.components.levels: allowed SD-5.16", "elements.results-driven.components.recommended_levels: allowed SD-5.6"}},
		{"no progress review", []string{"progress_reviews: {minimum: 1}", "progress_reviews: {minimum: 0}"}, []string{"progress_reviews.minimum: not allowed SD-7.2"}},
		{"Agriculture's window", []string{"response: {days: 7}", "response: {days: 5}"}, []string{"response.days: allowed SD-9.6"}},
		{"no window", []string{"response: {days: 7}", "response: {days: 0}"}, []string{"response.days: not allowed SD-9.7"}},
		{"no review and no basis", []string{"possible: true", "possible: false"}, []string{"higher_level_review.possible: not allowed SD-9.11"}},
		{"details from 90 days", []string{"details: {days: 120", "details: {days: 90"}, []string{"details.days: allowed SD-5.14"}},
		{"details from 150 days", []string{"details: {days: 120", "details: {days: 150"}, []string{"details.days: not allowed SD-5.14"}},
		{"a board of two", []string{"minimum_members: 3", "minimum_members: 2"}, []string{"board.minimum_members: not allowed SD-10.1"}},
		{"no board", []string{"board: {minimum_members: 3, quorum: 0, rating_official_may_sit: false}", "board: {}"}, []string{"board: not allowed SD-10.1"}},
		{"removal in 20 days", []string{"removal_days: 30", "removal_days: 20"}, []string{"notices.removal_days: not allowed SD-11.5"}},
		{"kept four years", []string{"years: 5", "years: 4"}, []string{"retention.years: not allowed RE-1"}},
		{"not for pay", []string{"uses: [pay, ", "uses: ["}, []string{"uses: not allowed ST-a8"}},
		{"a system of its own", []string{"basis: basic\nadopts: basic", "basis: own", "total: 100", "total: 200"},
			[]string{"basis: needs OPM's approval CE-403b", "adopts: needs OPM's approval CE-403b", "weights.total: needs OPM's approval CE-403b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := Compare(system.Basic(), changed(t, c.pair...))
			if d := cmp.Diff(c.want, briefly(found)); d != "" {
				t.Error(d)
			}
			for _, f := range found {
				if f.Text == "" || f.Cite == "" || !strings.HasPrefix(f.At, "own.yaml:") {
					t.Errorf("it says too little: %+v", f)
				}
			}
		})
	}
}

// A sixth element, and one the fewer, stand as one change each, and one in another place as none.
func TestElementsAreMatchedByID(t *testing.T) {
	d := changed(t, "  - id: leading-people\n    title: Leading People", "  - id: leading-persons\n    title: Leading People")
	want := []string{"elements.leading-people: not allowed SD-5.3", "elements.leading-persons: not allowed SD-5.3"}
	if diff := cmp.Diff(want, briefly(Compare(system.Basic(), d))); diff != "" {
		t.Error(diff)
	}
	moved := changed(t, "  - level: 2\n    label: Minimally Satisfactory\n    points: 2\n", "  - level: 1\n    label: Unsatisfactory\n    points: 0\n",
		"  - level: 1\n    label: Unsatisfactory\n    points: 0\n    standard: \"In", "  - level: 2\n    label: Minimally Satisfactory\n    points: 2\n    standard: \"In")
	if got := briefly(Compare(system.Basic(), moved)); len(got) != 2 || got[0] != "levels.2.standard: not allowed ST-c" {
		t.Errorf("two levels that changed places with their standards: %q", got)
	}
}

// An adopter's change is held against the system it adopts, not against the one it is shown beside.
func TestVerdictIsOnWhatIsAdopted(t *testing.T) {
	longer := changed(t, "minimum_days: 90", "minimum_days: 120")
	shorter := changed(t, "minimum_days: 90", "minimum_days: 100")
	for _, b := range []*system.Description{shorter, system.Basic()} {
		if got := briefly(Compare(longer, b)); len(got) != 1 || !strings.Contains(got[0], ": allowed") {
			t.Errorf("from 120 days to %d: %q", b.Period.MinimumDays, got)
		}
	}
}

func TestWordDifference(t *testing.T) {
	from, to := "The executive meets all targets on time.", "The executive often meets targets on time."
	want := []Piece{{"The executive ", "same"}, {"often ", "new"}, {"meets ", "same"}, {"all ", "gone"}, {"targets on time.", "same"}}
	if d := cmp.Diff(want, WordDifference(from, to)); d != "" {
		t.Error(d)
	}
}

// What would cure a change is the bound that it has to keep, where any value within it would do.
func TestCureNamesTheBound(t *testing.T) {
	for path, want := range map[string]string{
		"response.days": "Write 1 or more.", "retention.years": "Write 5 or more.", "details.days": "Write 5 or less.",
		"levels.5.label": "Add a crosswalk line under equivalents.", "levels.5.points": "Write it again as in basic.",
	} {
		if got := Cure(Change{Path: path, From: "5", To: "x"}, "basic"); got != want {
			t.Errorf("%s: %q", path, got)
		}
	}
}
