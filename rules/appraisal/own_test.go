package appraisal

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// own gives the basic system with values of its own, path and value two by two, as a case of it finds it.
func own(t *testing.T, changes ...any) *system.Description {
	t.Helper()
	var tree map[string]any
	if err := json.Unmarshal(system.Basic().JSON(), &tree); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(changes); i += 2 {
		at, keys := any(tree), strings.Split(changes[i].(string), ".")
		for _, k := range keys[:len(keys)-1] {
			if n, err := strconv.Atoi(k); err == nil {
				at = at.([]any)[n]
			} else {
				at = at.(map[string]any)[k]
			}
		}
		at.(map[string]any)[keys[len(keys)-1]] = changes[i+1]
	}
	text, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	d, err := system.Parse("own.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	system.Learn(d)
	return d
}

// by is a declared method, as an agency declares it.
func by(method string) map[string]any {
	return map[string]any{"method": method, "rounding": "half-up", "any_level_1_is_level_1": true}
}

var day = calendar.MustParse

// caseOf is a case under a description, with a plan in force that has so many results in Results Driven, weighted
// 50, 25, 25.
func caseOf(d *system.Description, results int) *Appraisal {
	c := &Appraisal{Executive: "person/bell", RatingOfficial: "person/okafor", AppointingAuthority: "person/authority", Period: "period/2026", PeriodTitle: "fiscal year 2026",
		Span: calendar.Period{Begin: day("2025-10-01"), End: day("2026-09-30")}, Terms: termsOf("system/own", d), Communicated: act.Meta{Version: 3, On: day("2025-10-01")},
		Reviews: []ProgressReview{{Meta: act.Meta{On: day("2026-04-01")}, Acknowledged: act.Meta{Version: 5}}}}
	c.Head = act.Head{ID: "appraisal/bell-2026", Version: 5}
	c.Plans = []PlanVersion{{Number: 1, Communicated: act.Meta{Version: 1}, Plan: planOf(d, results), Weights: map[string]system.Decimal{"leading-change": system.Whole(15), "leading-people": system.Whole(15),
		"business-acumen": system.Whole(15), "building-coalitions": system.Whole(15), "results-driven": system.Whole(40)}}}
	return c
}

func planOf(d *system.Description, results int) Plan {
	var p Plan
	for _, id := range []string{"leading-change", "leading-people", "business-acumen", "building-coalitions"} {
		p.Elements = append(p.Elements, PlanElement{Element: id, Weight: "15"})
	}
	last := PlanElement{Element: "results-driven", Weight: "40"}
	for i := range results {
		r := Result{Title: "Locks", Measures: "Locks", Targets: "40", Timelines: "August", Level3: "40 by August.", Level5: "44", Level2: "36",
			Aligned: Alignment{Document: "Strategic Plan", Goal: "3.1", Pages: "52"}}
		if d.RatingOf("results-driven").Method == "weighted-mean" {
			r.Weight = []system.Number{"50", "25", "25"}[i]
		}
		last.Results = append(last.Results, r)
	}
	p.Elements = append(p.Elements, last)
	return p
}

// facts answers with the cases that it has.
type facts struct {
	cases map[string]act.Case
	spans []act.Span
}

func (f facts) Look(stream string) (act.Case, bool)  { c, ok := f.cases[stream]; return c, ok }
func (f facts) Used(string, any)                     {}
func (f facts) Spans(kind, person string) []act.Span { return f.spans }

// guided is the period of the cases, with its assessment and its guidelines.
func guided() *agency.Period {
	p := &agency.Period{Title: "fiscal year 2026", Span: calendar.Period{Begin: day("2025-10-01"), End: day("2026-09-30")}}
	p.ID = "period/2026"
	p.Assessments = []agency.Assessment{{AssessOrganization: agency.AssessOrganization{Scope: agency.ScopeAgency, Overall: "So."}, Meta: act.Meta{Seq: 7, On: day("2026-10-02")}}}
	p.Guidelines = []agency.Guidelines{{IssueGuidelines: agency.IssueGuidelines{Scope: agency.ScopeAgency, Text: "So."}, Meta: act.Meta{Seq: 8, On: day("2026-10-02")}}}
	return p
}

// asked is the setting of a test: no other case is on record but those given and their period.
func asked(on string, cases ...act.Case) act.Question {
	f := facts{cases: map[string]act.Case{agency.Stream: &agency.Agency{}, "period/2026": guided()}}
	for _, c := range cases {
		f.cases[c.Base().ID] = c
		if a, ok := c.(*Appraisal); ok {
			f.spans = append(f.spans, act.Span{Case: a.ID, Days: a.Span})
		}
		if a, ok := c.(*agency.Agency); ok {
			f.cases[agency.Stream] = a
		}
	}
	return act.Question{On: day(on), By: "person/okafor", Facts: f}
}

// barredBy names the provisions and fields that bar: SD-8.1 levels.results-driven.
func barredBy(found []act.Finding) string {
	var out []string
	for _, f := range act.Barring(found) {
		out = append(out, strings.TrimSpace(f.Provision+" "+f.Field))
	}
	return strings.Join(out, ", ")
}
