package web

import (
	"os"
	"strings"
	"testing"

	"sesperf/rules/system"
)

// described reads one of the example descriptions.
func described(t *testing.T, name string) *system.Description {
	t.Helper()
	text, err := os.ReadFile("../examples/systems/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := system.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// SD-5.12: weights that the description fixes stand in the editor already; SD-5.5: so does each result that is needed.
func TestAnEmptyPlanHasWhatTheDescriptionFixes(t *testing.T) {
	uniform, own := described(t, "uniform"), described(t, "own-five-level")
	if v := planValues(uniform, emptyPlan(uniform)); v.Get("weights.results-driven") != "40" || v.Get("weights.leading-change") != "15" || countOf(v, "elements.4.results", "title") != 1 {
		t.Errorf("under uniform weights the editor begins with %v", v)
	}
	if v := planValues(own, emptyPlan(own)); v.Get("weights.commitments") != "" || countOf(v, "elements.4.results", "title") != 2 {
		t.Errorf("under variable weights and two results the editor begins with %v", v)
	}
}

// SD-5.12: the editor asks who set the weights where the description leaves them to an office, by name; and a
// description that has no such rule is not asked about.
func TestTheEditorAsksWhoSetTheWeights(t *testing.T) {
	asked := openRoad(t, "sd-5.12", "2026-08-21").guest("person/okafor").get("/appraisal/bell-2027/propose-plan").is(200,
		"Set by executive resources for this executive, and kept from year to year", "Who set these weights?", "Ellen Fischer")
	if asked.Fields.Get("weights_set_by") != "person/fischer" {
		t.Errorf("the editor has %q as the one who set them", asked.Fields.Get("weights_set_by"))
	}
	p := openRoad(t, "planned", "2025-09-10").guest("person/okafor").get(at("propose-plan")).is(200, "Set by the rating official for this executive and this period")
	if strings.Contains(p.Text, "Who set these weights?") {
		t.Error("the basic description leaves weights to the rating official, and the editor asks all the same")
	}
}

// SD-5.16: the editor offers the levels that the description requires, recommends or permits, and no other.
func TestTheEditorOffersTheLevelsOfTheDescription(t *testing.T) {
	p := openRoad(t, "planned", "2025-09-10").guest("person/okafor").get(at("propose-plan")).is(200, "Thresholds for Level 5 and Level 2 (recommended)")
	for _, field := range []string{".level_4", ".level_1", "agency_requirements.0.level_5", "results.0.weight"} {
		if strings.Contains(p.HTML, field+`"`) {
			t.Errorf("the editor offers %s under the basic description", field)
		}
	}
}

// SD-5.10: where the minimums of the other elements differ, each is held against its own.
func TestOthersRuleHoldsEachAgainstItsOwn(t *testing.T) {
	d := *system.Basic()
	d.Elements = append([]system.Element{}, d.Elements...)
	typed := map[string]system.Decimal{}
	for i, e := range d.Elements {
		typed[e.ID] = e.MinimumWeight
		if i == 1 {
			d.Elements[i].MinimumWeight = system.Whole(10)
		}
	}
	rule := func() Rule { return weightRules(&d, typed)[2] }
	if r := rule(); r.State != MarkLate || r.Kind != "" || !strings.Contains(r.Text, "its own minimum") || !strings.Contains(r.Now, d.Elements[1].Title) {
		t.Errorf("below its own: %+v", r)
	}
	typed[d.Elements[1].ID] = system.Whole(10)
	if r := rule(); r.State != MarkDone {
		t.Errorf("each at its own: %+v", r)
	}
}
