package store_test

import (
	"fmt"
	"strings"
	"testing"

	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// covered is an agency of two bureaus and an office in one of them, with a system for the whole agency, one for the
// first bureau, and from a later day a second one for the senior professionals.
func covered() []store.Row {
	const a, open = "usda", "9999-12-31"
	rows := []store.Row{
		sqlc.Unit{Agency: a, ID: "unit/bureau", Name: "Bureau"}, sqlc.Unit{Agency: a, ID: "unit/office", Name: "Office", Parent: "unit/bureau"}, sqlc.Unit{Agency: a, ID: "unit/other", Name: "Other"},
		sqlc.Stream{Agency: a, ID: "system/whole", Kind: "system", Version: 1}, sqlc.Stream{Agency: a, ID: "system/draft", Kind: "system", Version: 1},
		sqlc.System{Agency: a, ID: "system/whole", Title: "Whole", Kind: "ses", Stage: "in-force", FromOn: "2026-01-01", UntilOn: open},
		sqlc.System{Agency: a, ID: "system/bureau", Title: "Bureau", Kind: "ses", Stage: "in-force", FromOn: "2026-01-01", UntilOn: open},
		sqlc.System{Agency: a, ID: "system/draft", Title: "Draft", Kind: "senior-professional", Stage: "draft"},
		sqlc.Coverage{Agency: a, System: "system/whole", Appointment: "career", FromOn: "2026-01-01", UntilOn: open},
		sqlc.Coverage{Agency: a, System: "system/bureau", Appointment: "career", Unit: "unit/bureau", FromOn: "2026-01-01", UntilOn: open},
		sqlc.Coverage{Agency: a, System: "system/sl", Appointment: "senior-level", FromOn: "2026-01-01", UntilOn: open},
		sqlc.Coverage{Agency: a, System: "system/sl-2", Appointment: "senior-level", FromOn: "2026-06-01", UntilOn: open},
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "er", FromOn: "2026-01-01"},
		sqlc.Task{Agency: a, CaseID: "system/draft", Act: "system.submit", What: "Submit to OPM", Office: "executive-resources", SinceOn: "2026-01-02", May: 1},
	}
	for id, at := range map[string][2]string{"above": {"career", ""}, "beneath": {"career", "unit/office"}, "beside": {"career", "unit/other"}, "level": {"senior-level", "unit/other"},
		"noncareer": {"noncareer", "unit/other"}, "clerk": {"general-schedule", ""}} {
		rows = append(rows, sqlc.Person{Agency: a, ID: id, Name: id, Folded: id, Appointment: at[0], Unit: at[1]})
	}
	return rows
}

// A component's system comes before that of the whole agency, for all beneath it; who is under none or two comes first
// (SD-1.3). A system that is not in force is its keepers', and what waits on it stands on their home page.
func TestSystemsAndCoverage(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		write(t, db, func(tx *store.Tx) error {
			if err := tx.Append(made(tx, "test/a", 1, "one", "{}")); err != nil {
				return err
			}
			return tx.Put(nil, covered())
		})
		err := db.Read(t.Context(), func(tx *store.Tx) error {
			for day, want := range map[string]string{
				"2026-03-01": "noncareer 0 , above 1 system/whole, beneath 1 system/bureau, beside 1 system/whole, level 1 system/sl",
				"2026-07-01": "level 2 system/sl, noncareer 0 , above 1 system/whole, beneath 1 system/bureau, beside 1 system/whole",
			} {
				people, err := tx.CoverageOfPeople(t.Context(), sqlc.CoverageOfPeopleParams{Agency: "usda", Day: day, Most: 50})
				if err != nil {
					return err
				}
				var got []string
				for _, p := range people {
					got = append(got, fmt.Sprintf("%s %d %s", p.ID, p.Systems, p.System))
				}
				if strings.Join(got, ", ") != want {
					t.Errorf("%s: %s", day, strings.Join(got, ", "))
				}
			}
			tally, err := tx.CoverageTally(t.Context(), sqlc.CoverageTallyParams{Agency: "usda", Day: "2026-07-01"})
			if got := fmt.Sprint(tally); err != nil || got != "[{0  1} {1 system/bureau 1} {1 system/whole 2} {2  1}]" {
				t.Errorf("%s %v", got, err)
			}
			for person, want := range map[string]string{"er": "system/bureau: , system/whole: , system/draft: Submit to OPM", "above": "system/bureau: , system/whole: "} {
				list, err := tx.SystemsOf(t.Context(), sqlc.SystemsOfParams{Agency: "usda", Person: person})
				var got []string
				for _, s := range list {
					got = append(got, s.ID+": "+s.What)
				}
				if err != nil || strings.Join(got, ", ") != want {
					t.Errorf("%s sees %s; %v", person, strings.Join(got, ", "), err)
				}
			}
			tasks, err := tx.TasksOf(t.Context(), sqlc.TasksOfParams{Agency: "usda", Person: "er", Today: "2026-03-01", Shown: "now", Last: 10, Beside: 5})
			if err != nil || len(tasks) != 1 || tasks[0].SystemTitle != "Draft" || tasks[0].Total != 1 {
				t.Errorf("%+v %v", tasks, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}
