package store_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// lacking is an agency in which each duty that the law lists is missing once, and kept beside it.
func lacking() []store.Row {
	const a = "usda"
	at := func(id, stage string, change func(*sqlc.Appraisal)) store.Row {
		r := sqlc.Appraisal{Agency: a, ID: "appraisal/" + id, Executive: "person/" + id, RatingOfficial: "rater", Period: "period/1", Begins: "2025-10-01", Ends: "2026-09-30",
			Stage: stage, CameTo: stage, InitialLevel: -1, RecommendedLevel: -1, AnnualLevel: -1, OpenedOn: "2025-09-01"}
		if change != nil {
			change(&r)
		}
		return r
	}
	rows := []store.Row{
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "er", FromOn: "2025-01-01"},
		sqlc.Official{Agency: a, Office: "oversight-official", Person: "oversight", FromOn: "2025-01-01"},
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "unit-er", Unit: "unit/1", FromOn: "2025-01-01"},
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "former", FromOn: "2025-01-01", UntilOn: "2026-01-01"},
		sqlc.Period{Agency: a, ID: "period/1", Title: "2026", Begins: "2025-10-01", Ends: "2026-09-30", Description: "basic"},
		at("unrated", "in-force", func(r *sqlc.Appraisal) { r.Unit = "unit/1" }),
		at("extended", "in-force", func(r *sqlc.Appraisal) { r.Ends = "2027-01-15" }),
		at("left", "closed", nil),
		at("rated", "assigned", func(r *sqlc.Appraisal) {
			r.InitialOn, r.ReceivedOn, r.AnnualOn = "2026-10-05", "2026-10-06", "2026-11-20"
		}),
		at("done", "informed", func(r *sqlc.Appraisal) {
			r.InitialOn, r.AnnualOn, r.InformedOn, r.AnnualReceivedOn = "2026-10-05", "2026-11-20", "2026-11-21", "2026-11-21"
		}),
		at("told", "informed", func(r *sqlc.Appraisal) {
			r.InitialOn, r.AnnualOn, r.InformedOn = "2026-10-05", "2026-11-20", "2026-11-21"
		}),
		at("unseen", "rated", func(r *sqlc.Appraisal) { r.InitialOn, r.Ends = "2026-10-05", "2027-01-15" }),
		at("boarded", "in-force", func(r *sqlc.Appraisal) { r.BoardMembers, r.Ends = 2, "2027-01-15" }),
		at("member", "in-force", func(r *sqlc.Appraisal) { r.BoardMembers, r.Ends = 2, "2027-01-15" }),
		sqlc.Board{Agency: a, ID: "board/b"},
		sqlc.BoardMember{Agency: a, Board: "board/b", Person: "person/member", Role: "chair"},
		sqlc.BoardMember{Agency: a, Board: "board/b", Person: "one", Role: "member"},
		sqlc.BoardMember{Agency: a, Board: "board/b", Person: "gone", Role: "member", EndedOn: "2026-01-01"},
		sqlc.Detail{Agency: a, CaseID: "appraisal/extended", Number: 1, Supervisor: "gaining", Organization: "OPM", Begins: "2026-02-02", Ends: "2026-06-30", Required: 1},
		sqlc.Detail{Agency: a, CaseID: "appraisal/extended", Number: 2, Supervisor: "gaining", Organization: "GSA", Begins: "2026-07-02", Ends: "2026-07-30"},
		sqlc.Detail{Agency: a, CaseID: "appraisal/boarded", Number: 1, Supervisor: "gaining", Organization: "OPM", Begins: "2026-02-02", Ends: "2026-06-30", Required: 1, PlannedOn: "2026-02-20"},
		sqlc.Finding{Agency: a, CaseID: "appraisal/left", Provision: "SD-9.20", Seq: 9, SinceOn: "2026-03-02", Text: "It was not made."},
		sqlc.Finding{Agency: a, CaseID: "appraisal/done", Provision: "SD-5.2", Seq: 3, SinceOn: "2025-10-05", Text: "Four days late."},
		sqlc.Task{Agency: a, CaseID: "appraisal/unrated", Act: "appraisal.review-progress", Person: "rater", What: "Hold a progress review", SinceOn: "2025-10-01", UntilOn: "2026-09-30", Provision: "SD-7.2"},
		sqlc.Task{Agency: a, CaseID: "appraisal/unseen", Act: "appraisal.respond", Person: "person/unseen", What: "Respond", SinceOn: "2026-10-05", UntilOn: "2026-10-12", Provision: "SD-9.6", May: 1},
	}
	for id, appointed := range map[string]string{"unrated": "2020-01-01", "extended": "2020-01-01", "unopened": "2020-01-01", "new": "2026-11-01", "clerk": "2020-01-01", "gone": "2020-01-01"} {
		p := sqlc.Person{Agency: a, ID: "person/" + id, Name: id, Appointment: "career", AppointedOn: appointed}
		if id == "clerk" {
			p.Appointment = "general-schedule"
		}
		if id == "gone" {
			p.LeftOn = "2026-05-01"
		}
		rows = append(rows, p, sqlc.Stream{Agency: a, ID: p.ID, Kind: "person", Version: 1})
	}
	for _, id := range []string{"unrated", "extended", "left", "rated", "done", "told", "unseen", "boarded", "member"} {
		rows = append(rows, sqlc.Stream{Agency: a, ID: "appraisal/" + id, Kind: "appraisal", Version: 1})
	}
	return rows
}

// Each list of what is missing has exactly what is missing, with whom the law names; only who oversees a case has it on the
// list, and the tally counts what the list has (SD-3.2, SD-5.18, SD-9.18, SD-9.20, SD-10.9).
func TestWhatIsMissing(t *testing.T) {
	all := []string{
		"duty SD-10.9 appraisal/member agency-head 2025-09-01",
		"duty SD-3.2 person/unopened executive-resources 2026-09-30", "duty SD-3.2 appraisal/unrated  2026-09-30",
		"duty SD-5.18 appraisal/extended gaining 2026-02-02",
		"duty SD-9.18 appraisal/unseen person/unseen 2026-10-05", "duty SD-9.18 appraisal/rated  2026-11-20", "duty SD-9.18 appraisal/told person/told 2026-11-21",
		"duty SD-9.20 appraisal/left  2026-03-02",
		"finding SD-5.2 appraisal/done  2025-10-05",
		"late SD-7.2 appraisal/unrated rater 2026-09-30",
	}
	want := map[string][]string{"er": all, "oversight": all, "unit-er": {all[2], all[9]}, "former": nil, "rater": nil}
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		write(t, db, func(tx *store.Tx) error {
			if err := tx.Append(made(tx, "test/a", 1, "one", "{}")); err != nil {
				return err
			}
			return tx.Put(nil, lacking())
		})
		for person, want := range want {
			if got := lacks(t, db, person, "2026-11-22"); !cmp.Equal(want, got) {
				t.Errorf("%s: %s", person, cmp.Diff(want, got))
			}
		}
		if got := lacks(t, db, "er", "2026-09-30"); strings.Contains(strings.Join(got, "\n"), "SD-3.2") {
			t.Errorf("a period has closed on its last day: %v", got)
		}
	})
}

// lacks gives all that is missing for a person on a day, and holds the tally against it.
func lacks(t *testing.T, db *store.DB, person, day string) (got []string) {
	t.Helper()
	err := db.Read(ctx, func(tx *store.Tx) error {
		tally, err := tx.LackTally(ctx, sqlc.LackTallyParams{Agency: "usda", Person: person, Today: day})
		for _, l := range tally {
			rows, err := tx.Lacks(ctx, sqlc.LacksParams{Agency: "usda", Person: person, Today: day, Kind: l.Kind, Provision: l.Provision, Last: 50})
			if err != nil {
				return err
			}
			if int64(len(rows)) != min(l.Total, 50) || rows[0].Total != l.Total || rows[0].SinceOn != l.SinceOn {
				t.Errorf("%s: the tally says %+v, the list has %d", person, l, len(rows))
			}
			for _, r := range rows {
				got = append(got, fmt.Sprintf("%s %s %s %s %s", l.Kind, l.Provision, r.CaseID, r.Person+r.Office, r.SinceOn))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestMissingOfALargeAgency holds that of 7,000 cases what is missing is told, on each database, and that what is
// asked of one row walks no table of the agency but the few boards.
func TestMissingOfALargeAgency(t *testing.T) {
	const duties = "SELECT case_id FROM lack WHERE agency = 'usda' AND kind = 'duty' AND provision = 'SD-3.2'"
	walks := regexp.MustCompile(`SEARCH (\w+) USING (COVERING )?INDEX \w+ \(agency=\?\)`)
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		write(t, db, func(tx *store.Tx) error {
			if err := tx.Append(made(tx, "test/a", 1, "one", "{}")); err != nil {
				return err
			}
			return tx.Put(nil, append(lacking(), unrated(7000)...))
		})
		asked := false // of one row
		for line := range strings.Lines(plan(t, url, duties)) {
			if walk := walks.FindStringSubmatch(line); asked && walk != nil && walk[1] != "b" {
				t.Errorf("each row walks: %s", line)
			}
			asked = strings.Contains(line, "CORRELATED")
		}
		if got := lacks(t, db, "er", "2026-11-22"); len(got) < 50 {
			t.Errorf("%d things are missing", len(got))
		}
	})
}

// unrated are executives whose cases are behind, each with a task.
func unrated(n int) (rows []store.Row) {
	for i := range n {
		id := fmt.Sprintf("%05d", i)
		rows = append(rows, sqlc.Person{Agency: "usda", ID: "person/" + id, Name: id, Appointment: "career", AppointedOn: "2020-01-01"},
			sqlc.Stream{Agency: "usda", ID: "appraisal/" + id, Kind: "appraisal", Version: 1},
			sqlc.Stream{Agency: "usda", ID: "person/" + id, Kind: "person", Version: 1},
			sqlc.Appraisal{Agency: "usda", ID: "appraisal/" + id, Executive: "person/" + id, RatingOfficial: "rater", Begins: "2025-10-01", Ends: "2026-09-30",
				Stage: "in-force", BoardMembers: 3, Period: "period/1", InitialLevel: -1, RecommendedLevel: -1, AnnualLevel: -1, OpenedOn: "2025-09-01"},
			sqlc.Task{Agency: "usda", CaseID: "appraisal/" + id, Act: "appraisal.rate-initially", Person: "rater", What: "Rate", SinceOn: "2026-10-01", UntilOn: "2026-10-31", Provision: "SD-9.5"})
	}
	return rows
}
