package appraisal

import (
	"slices"
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/system"
)

// levels are the levels of requirements as a description lists them.
func levels(required, permitted []int) map[string]any {
	return map[string]any{"required": required, "permitted": permitted}
}

// asks are what a description asks of results.
func asks(levels, recommended []int) map[string]any {
	return map[string]any{"minimum": 1, "must_state": []string{"measures", "targets", "timelines"}, "levels": levels, "recommended_levels": recommended}
}

// policy is a weight policy that leaves weights variable.
func policy(changes, setBy string) map[string]any {
	return map[string]any{"total": 100, "whole": true, "heaviest": "results-driven", "policy": "variable", "changes": changes, "set_by": setBy}
}

// planned holds a plan under a description, after a change of it, and gives what bars it.
func planned(d *system.Description, results int, change func(*Plan), about ...act.Case) string {
	c := caseOf(d, results)
	c.Communicated = act.Meta{}
	p := planOf(d, results)
	change(&p)
	_, found := checkPlan(d, c, p, asked("2025-09-01", about...))
	return barredBy(found)
}

// SD-5.16, SD-5.6: requirements at other levels than 3 stand where the description requires, recommends or permits them.
func TestRequirementsAtOtherLevels(t *testing.T) {
	result := func(set func(*Result)) func(*Plan) { return func(p *Plan) { set(&p.Elements[4].Results[0]) } }
	requirement := func(r AgencyRequirement) func(*Plan) {
		return func(p *Plan) { p.Elements[0].Requirements = []AgencyRequirement{r} }
	}
	basicLevels, basicComponents := levels([]int{3}, []int{}), asks([]int{3}, []int{5, 2})
	for _, c := range []struct {
		name               string
		levels, components map[string]any
		change             func(*Plan)
		barred             string
	}{
		{"thresholds for 5 and 2", basicLevels, basicComponents, func(*Plan) {}, ""},
		{"without them", basicLevels, basicComponents, result(func(r *Result) { r.Level5, r.Level2 = "", "" }), ""},
		{"Level 4 is neither required nor permitted", basicLevels, basicComponents, result(func(r *Result) { r.Level4 = "42" }), "SD-5.16 elements.4.results.0.level_4"},
		{"nor Level 1", basicLevels, basicComponents, result(func(r *Result) { r.Level1 = "0" }), "SD-5.16 elements.4.results.0.level_1"},
		{"Level 4 permitted", levels([]int{3}, []int{4}), basicComponents, result(func(r *Result) { r.Level4 = "42" }), ""},
		{"Level 4 permitted may be left out", levels([]int{3}, []int{4}), basicComponents, func(*Plan) {}, ""},
		{"required of all", levels([]int{3, 4}, []int{}), basicComponents, func(*Plan) {}, "SD-5.16 elements.4.results.0.level_4"},
		{"required of results", basicLevels, asks([]int{3, 5}, []int{2}), result(func(r *Result) { r.Level5 = " " }), "SD-5.16 elements.4.results.0.level_5"},
		{"Level 2 no more recommended", basicLevels, asks([]int{3}, []int{5}), func(*Plan) {}, "SD-5.16 elements.4.results.0.level_2"},
		{"an agency requirement is at Level 3", basicLevels, basicComponents, requirement(AgencyRequirement{Text: "Mentors two."}), ""},
		{"and at no other", basicLevels, basicComponents, requirement(AgencyRequirement{Text: "Mentors two.", Level5: "Four."}), "SD-5.16 elements.0.agency_requirements.0.level_5"},
		{"unless it is permitted", levels([]int{3}, []int{5}), basicComponents, requirement(AgencyRequirement{Text: "Mentors two.", Level5: "Four."}), ""},
	} {
		d := own(t, "requirement_levels", c.levels, "elements.4.components", c.components)
		if got := planned(d, 1, c.change); got != c.barred {
			t.Errorf("%s: barred by %q, want %q", c.name, got, c.barred)
		}
	}
}

// SD-8.1: a weighted mean needs the weights of the results, and no other method takes any.
func TestWeightsOfResults(t *testing.T) {
	weigh := func(w ...system.Number) func(*Plan) {
		return func(p *Plan) {
			for i := range w {
				p.Elements[4].Results[i].Weight = w[i]
			}
		}
	}
	for _, c := range []struct {
		method  string
		weights []system.Number
		barred  string
	}{
		{"weighted-mean", []system.Number{"60", "40"}, ""},
		{"weighted-mean", []system.Number{"0.5", "2"}, ""},
		{"weighted-mean", []system.Number{"60", ""}, "SD-8.1 elements.4.results.1.weight"},
		{"weighted-mean", []system.Number{"0", "-1"}, "SD-8.1 elements.4.results.0.weight, SD-8.1 elements.4.results.1.weight"},
		{"weighted-mean", []system.Number{"0.00001", "1e999999999"}, "SD-8.1 elements.4.results.0.weight, SD-8.1 elements.4.results.1.weight"},
		{"weighted-mean", []system.Number{""}, ""},
		{"mean", []system.Number{"", "40"}, "SD-8.1 elements.4.results.1.weight"},
	} {
		d := own(t, "element_rating", by(c.method))
		if got := planned(d, len(c.weights), weigh(c.weights...)); got != c.barred {
			t.Errorf("%s of %q: barred by %q, want %q", c.method, c.weights, got, c.barred)
		}
	}
}

// SD-5.12: who sets the weights, and whether they stay.
func TestWeightPolicy(t *testing.T) {
	officials := &agency.Agency{Officials: []agency.Official{{Office: act.ExecutiveResources, Person: "person/fischer"}, {Office: act.AgencyHead, Person: "person/head"}}}
	officials.ID = agency.Stream
	set := func(by string) func(*Plan) { return func(p *Plan) { p.WeightsSetBy = by } }
	heavier := func(p *Plan) { p.Elements[0].Weight, p.Elements[4].Weight = "10", "45" }
	permanent := own(t, "weights", policy("permanent", "rating-official"))
	before := func(change func(*Appraisal)) *Appraisal {
		c := caseOf(permanent, 1)
		c.Head = act.Head{ID: "appraisal/bell-2025", Version: 9}
		c.Span.Begin, c.Span.End = day("2024-10-01"), day("2025-09-30")
		change(c)
		return c
	}
	for _, c := range []struct {
		name   string
		policy map[string]any
		change func(*Plan)
		before *Appraisal
		barred string
	}{
		{"the rating official's", policy("yearly", "rating-official"), set(""), nil, ""},
		{"executive resources set them, and the plan does not say who", policy("yearly", "executive-resources"), set(""), nil, "SD-5.12 weights_set_by"},
		{"and says who", policy("yearly", "executive-resources"), set("person/fischer"), nil, ""},
		{"somebody else", policy("yearly", "executive-resources"), set("person/head"), nil, "SD-5.12 weights_set_by"},
		{"the agency head", policy("yearly", "agency-head"), set("person/head"), nil, ""},
		{"a reviewing official whom the case does not have", policy("yearly", "reviewing-official"), set(""), nil, "SD-5.12 weights"},
		{"permanent ones that stay", policy("permanent", "rating-official"), set(""), before(func(*Appraisal) {}), ""},
		{"permanent ones that change", policy("permanent", "rating-official"), heavier, before(func(*Appraisal) {}), "SD-5.12 weights.leading-change, SD-5.12 weights.results-driven"},
		{"yearly ones that change", policy("yearly", "rating-official"), heavier, before(func(*Appraisal) {}), ""},
		{"in the first year", policy("permanent", "rating-official"), heavier, nil, ""},
		{"in another position", policy("permanent", "rating-official"), heavier, before(func(c *Appraisal) { c.Title = "Director" }), ""},
		{"after another system", policy("permanent", "rating-official"), heavier, before(func(c *Appraisal) { c.Terms.System = "basic" }), ""},
		{"after a plan that never was in force", policy("permanent", "rating-official"), heavier, before(func(c *Appraisal) { c.Communicated, c.Plans[0].Communicated = act.Meta{}, act.Meta{} }), ""},
	} {
		about := []act.Case{officials}
		if c.before != nil {
			about = append(about, c.before)
		}
		if got := planned(own(t, "weights", c.policy), 1, c.change, about...); got != c.barred {
			t.Errorf("%s: barred by %q, want %q", c.name, got, c.barred)
		}
	}
}

// SD-5.12: weights that are the reviewing official's to set are signed by the reviewing official before the plan is
// communicated; it is that official's turn until then.
func TestReviewingOfficialSetsTheWeights(t *testing.T) {
	for by, barred := range map[string]string{"rating-official": "", "reviewing-official": "SD-5.12"} {
		c := caseOf(own(t, "weights", policy("yearly", by)), 1)
		c.ReviewingOfficial, c.Communicated, c.Initial = "person/reviewer", act.Meta{}, nil
		c.Plans[0].Communicated = act.Meta{}
		c.Plans[0].Signed = []PlanSignature{{Person: c.Executive}, {Person: c.RatingOfficial}}
		if got := barredBy(communicatePlan.When(c, asked("2025-09-10"))); got != barred {
			t.Errorf("%s sets the weights: communicating is barred by %q, want %q", by, got, barred)
		}
		turn, _ := Turn(c.Tasks(), day("2025-09-10"))
		if reviewer := turn.Person == "person/reviewer"; reviewer != (barred != "") {
			t.Errorf("%s sets the weights: it is the turn of %s", by, turn.Person)
		}
		c.Plans[0].Signed = append(c.Plans[0].Signed, PlanSignature{Person: c.ReviewingOfficial})
		if got := barredBy(communicatePlan.When(c, asked("2025-09-10"))); got != "" || !slices.ContainsFunc(c.Tasks(), func(t act.Task) bool { return t.Act == "appraisal.communicate-plan" }) {
			t.Errorf("%s sets the weights and all have signed: barred by %q", by, got)
		}
	}
}
