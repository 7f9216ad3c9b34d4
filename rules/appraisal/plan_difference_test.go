package appraisal

import (
	"slices"
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// twoResults is a plan with two results and an agency requirement.
func twoResults() Plan {
	return Plan{Elements: []PlanElement{
		{Element: "leading-change", Weight: "15", Requirements: []AgencyRequirement{{Text: "Meets quarterly with staff."}}},
		{Element: "results-driven", Weight: "40", Results: []Result{{Title: "Locks", Targets: "40 of 44", Level3: "40 by August."}, {Title: "Dams", Targets: "12 of 12"}}},
	}}
}

// changes says in lines what differs.
func changes(was, is Plan) []string {
	var out []string
	for _, p := range PlanDifference(system.Basic(), was, is) {
		for _, f := range p.Changed() {
			out = append(out, p.Only+p.Title+" | "+f.Label+" | "+f.Was+" → "+f.Is)
		}
	}
	return out
}

// SD-5.13: what differs between two versions is found field by field, and nothing else is.
func TestPlanDifference(t *testing.T) {
	edited := func(edit func(p *Plan)) Plan {
		p := twoResults()
		edit(&p)
		return p
	}
	for _, c := range []struct {
		name string
		is   Plan
		want []string
	}{
		{"nothing, however the weight is written", edited(func(p *Plan) { p.Elements[0].Weight = "15.0" }), nil},
		{"a weight", edited(func(p *Plan) { p.Elements[0].Weight = "20" }), []string{"Leading Change | Weight | 15 → 20"}},
		{"a space", edited(func(p *Plan) { p.Elements[1].Results[0].Targets = "40  of 44" }), []string{"Results Driven, result 1: Locks | Target | 40 of 44 → 40  of 44"}},
		{"the first result taken out: the second is the same one", edited(func(p *Plan) { p.Elements[1].Results = p.Elements[1].Results[1:] }),
			[]string{"oldResults Driven, result 1: Locks | Result | Locks → ", "oldResults Driven, result 1: Locks | Target | 40 of 44 → ", "oldResults Driven, result 1: Locks | What Level 3 requires | 40 by August. → "}},
		{"another order", edited(func(p *Plan) { slices.Reverse(p.Elements[1].Results) }), nil},
		{"another title in its place", edited(func(p *Plan) { p.Elements[1].Results[1].Title = "Weirs" }), []string{"Results Driven, result 2: Weirs | Result | Dams → Weirs"}},
		{"a requirement added before the first", edited(func(p *Plan) {
			p.Elements[0].Requirements = slices.Insert(p.Elements[0].Requirements, 0, AgencyRequirement{Text: "Closes audits.", As: "competency"})
		}), []string{"newLeading Change, agency requirement 1 | Requirement at Level 3 |  → Closes audits.", "newLeading Change, agency requirement 1 | Written as |  → competency"}},
		{"an element that the description does not have", edited(func(p *Plan) { p.Elements[0].Element = "sixth" }),
			[]string{"newsixth | Weight |  → 15", "newsixth, agency requirement 1 | Requirement at Level 3 |  → Meets quarterly with staff.",
				"oldLeading Change | Weight | 15 → ", "oldLeading Change, agency requirement 1 | Requirement at Level 3 | Meets quarterly with staff. → "}},
	} {
		if got := changes(twoResults(), c.is); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// The plan that counts is the version in force, whatever is proposed after it; as inputs it has no reason of a revision.
func TestPlanThatCounts(t *testing.T) {
	revised := Plan{Revision: "The budget was cut."}
	c := &Appraisal{Plans: []PlanVersion{{Number: 1, Communicated: act.Meta{Version: 4}}, {Number: 2, Plan: revised, Communicated: act.Meta{Version: 9}}, {Number: 3}}}
	if v, _ := c.PlanThatCounts(); v.Number != 2 {
		t.Errorf("version %d counts", v.Number)
	}
	if in, _ := c.PlanInputs(); in.Revision != "" {
		t.Error("the reason of a revision goes with the plan")
	}
	c.Plans = c.Plans[2:]
	if v, _ := c.PlanThatCounts(); v.Number != 3 {
		t.Errorf("before any is in force, version %d counts", v.Number)
	}
}

// What a comment suggests is taken over when it stands word for word in the same part, or in another result of the
// element, of a later version (SD-5.1).
func TestTakenOver(t *testing.T) {
	moved := twoResults()
	moved.Elements[1].Results = []Result{{Title: "Dams", Targets: "12 of 12"}, {Title: "Locks", Targets: "38  of 44"}}
	heavier := twoResults()
	heavier.Elements[0].Weight = "20"
	c := &Appraisal{Terms: Terms{Sum: system.Basic().Sum()}, Plans: []PlanVersion{{Number: 1, Plan: twoResults()}, {Number: 2, Plan: heavier}, {Number: 3, Plan: moved}}}
	for _, x := range []struct {
		comment Comment
		want    int
	}{
		{Comment{Version: 1, On: "results-driven.1", Field: "targets", Suggested: "38 of 44"}, 3},
		{Comment{Version: 1, On: "results-driven.1", Field: "targets", Suggested: "38 of 44."}, 0},
		{Comment{Version: 1, On: "results-driven.1", Field: "measures", Suggested: "38 of 44"}, 0},
		{Comment{Version: 3, On: "results-driven.1", Field: "targets", Suggested: "38 of 44"}, 0},
		{Comment{Version: 1, On: "leading-change", Field: "weight", Suggested: "20"}, 2},
		{Comment{Version: 1, On: "leading-change.requirement-1", Field: "text", Suggested: "20"}, 0},
		{Comment{Version: 1, On: "leading-change", Text: "No suggestion."}, 0},
	} {
		if got := c.TakenOver(x.comment); got != x.want {
			t.Errorf("%+v: version %d, not %d", x.comment, got, x.want)
		}
	}
}
