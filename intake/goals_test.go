package intake

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/data"
	"sesperf/rules/agency"
)

// Every published goal and objective is taken, with its number; what the source lacks is not made up.
func TestPublishedGoalsAreTakenWhole(t *testing.T) {
	rows, m, err := ReadGoals("goals_labor.json", bytes.NewReader(data.LaborGoals), "DOL")
	if err != nil || len(m.Faults) > 0 || len(rows) != 12 {
		t.Fatal(len(rows), err, m)
	}
	m.OpenGoals(rows, anybody)
	codes := map[string][]string{}
	for _, o := range m.Opens {
		var in agency.AdoptGoals
		if err := json.Unmarshal(o.Deed.In, &in); err != nil {
			t.Fatal(err)
		}
		for _, g := range in.Goals {
			codes[in.Document] = append(codes[in.Document], g.Code)
			if g.Pages != "" || strings.Contains(g.Title+g.Text, "#") {
				t.Errorf("%+v", g)
			}
		}
	}
	want := map[string][]string{"Department of Labor: Agency Priority Goals": {"1", "2"},
		"Department of Labor: Strategic Plan": {"1", "1.1", "2", "2.1", "2.2", "2.3", "2.4", "3", "4", "5", "5.1", "5.2", "5.3"}}
	if d := cmp.Diff(want, codes); d != "" {
		t.Error(d)
	}
}

func TestDirtyGoals(t *testing.T) {
	const text = `[
 {"goal_type":"SG","goal_id":"x1","goal_name":"#N/A","goal_description":"Keep the locks\r\nopen","organization_name":"Waterways","sg_id":1,"so_id":"1.1"},
 {"goal_type":"SG","goal_id":"x2","goal_name":"#REF!","organization_name":"Waterways"},
 {"goal_type":"SG","goal_id":"x3","goal_name":["a"],"organization_name":"Waterways"},
 7,
 {"goal_type":"SG","goal_id":"x4","goal_name":"Build","goal_description":null,"organization_name":"Waterways","so_id":"1.1"}
]`
	rows, m, err := ReadGoals("g.json", strings.NewReader(text), "")
	if err != nil {
		t.Fatal(err)
	}
	m.OpenGoals(rows, anybody)
	var faults []string
	for _, f := range m.Faults {
		faults = append(faults, f.Error())
	}
	want := []string{"g.json:3: goal_name: this is missing, and so is the description; give the goal in a sentence",
		"g.json:4: goal_name: here stands neither a text nor a number; write one", "g.json:5: here stands number, but an object is needed"}
	if d := cmp.Diff(want, faults); d != "" {
		t.Error(d)
	}
	var in agency.AdoptGoals
	if err := json.Unmarshal(m.Opens[0].Deed.In, &in); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]agency.Goal{{Code: "1.1", Title: "Keep the locks open"}, {Code: "x4", Title: "Build"}}, in.Goals); d != "" {
		t.Error(d)
	}
	for _, bad := range []string{"", "{}", "[{}", `[{"goal_name":`} {
		if _, _, err := ReadGoals("g.json", strings.NewReader(bad), ""); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
