package store_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// deserted is an agency in which the rating official of two cases left, one official is not on record, a board has lost its only
// chair and members, and two corrections wait.
func deserted() []store.Row {
	const a = "usda"
	task := func(id, act, person, office, until string, may int64) store.Row {
		return sqlc.Task{Agency: a, CaseID: "appraisal/" + id, Act: "appraisal." + act, Person: person, Office: office, What: act, SinceOn: "2026-10-01", UntilOn: until, Provision: "SD-9.5", May: may}
	}
	rows := []store.Row{
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "er", FromOn: "2025-01-01"},
		sqlc.Official{Agency: a, Office: "executive-resources", Person: "unit-er", Unit: "unit/1", FromOn: "2025-01-01"},
		sqlc.Official{Agency: a, Office: "oversight-official", Person: "oversight", FromOn: "2025-01-01"},
		sqlc.Official{Agency: a, Office: "appointing-authority", Person: "gone", FromOn: "2025-01-01"},
		sqlc.Official{Agency: a, Office: "agency-head", Person: "gone", FromOn: "2024-01-01", UntilOn: "2025-01-01"},
		sqlc.Period{Agency: a, ID: "period/1", Title: "2026", Begins: "2025-10-01", Ends: "2026-09-30", Description: "basic"},
		sqlc.Board{Agency: a, ID: "board/b", Name: "Board"},
		sqlc.BoardMember{Agency: a, Board: "board/b", Person: "gone", Role: "chair", FromOn: "2025-02-01"},
		sqlc.Stream{Agency: a, ID: "board/b", Kind: "board", Version: 1},
		sqlc.Standin{Agency: a, Principal: "gone", Kind: "delegate", Number: 1, Relation: "rating-official", Person: "here", FromOn: "2026-11-01", UntilOn: "2026-11-30"},
		sqlc.Standin{Agency: a, Principal: "gone", Kind: "delegate", Number: 2, Relation: "rating-official", Person: "here", FromOn: "2026-10-01", UntilOn: "2026-10-30"},
		sqlc.Standin{Agency: a, Principal: "here", Kind: "proxy", Number: 1, Person: "gone", FromOn: "2026-10-01"},
		sqlc.Standin{Agency: a, Principal: "here", Kind: "proxy", Number: 2, Person: "gone", FromOn: "2026-10-01", EndedOn: "2026-10-05"},
		sqlc.Detail{Agency: a, CaseID: "appraisal/two", Number: 1, Supervisor: "gone", Begins: "2026-02-02", Ends: "2026-06-30"},
		task("one", "rate-initially", "gone", "", "2026-10-31", 0), task("one", "record-accomplishments", "exec", "", "2026-11-30", 1),
		task("one", "suggest", "gone", "", "2026-10-05", 1), // it might have been done, and the days are over
		task("two", "refer-to-board", "nobody", "", "", 0), task("two", "recommend", "", "board-chair", "2026-12-01", 0),
		task("three", "appoint", "", "executive-resources", "", 0), task("three", "confirm-correction", "here", "", "", 0),
		task("four", "confirm-correction", "", "executive-resources", "", 0), task("four", "communicate-annual-rating", "gone", "", "2026-12-05", 0),
	}
	for _, p := range []sqlc.Person{{ID: "gone", LeftOn: "2026-10-15"}, {ID: "here"}, {ID: "exec"}, {ID: "er"}} {
		p.Agency, p.Name, p.Folded = a, p.ID, p.ID
		rows = append(rows, p)
	}
	for id, c := range map[string]sqlc.Appraisal{
		"one": {RatingOfficial: "gone", AppointingAuthority: "gone", Unit: "unit/1", Stage: "in-force"}, "two": {RatingOfficial: "nobody", Board: "board/b", Stage: "referred"},
		"three": {RatingOfficial: "here", ReviewingOfficial: "gone", Stage: "informed"}, "four": {RatingOfficial: "gone", Stage: "informed"},
	} {
		c.Agency, c.ID, c.Executive, c.Period, c.Begins, c.InitialLevel, c.AnnualLevel = a, "appraisal/"+id, "exec", "period/1", "2025-10-01", -1, -1
		rows = append(rows, c, sqlc.Stream{Agency: a, ID: c.ID, Kind: "appraisal", Version: 1})
	}
	return rows
}

// What nobody can do is listed for who hands it over and for nobody else: of somebody who left, of somebody who is not on record,
// and of an office that nobody who is there holds; and what somebody has is listed whole.
func TestWhatSomebodyLeaves(t *testing.T) {
	want := map[string][]string{
		"er": {"one rate-initially gone", "two recommend board-chair", "four communicate-annual-rating gone", "two refer-to-board nobody",
			"taken four rating-official communicate-annual-rating", "taken one appointing-authority rate-initially", "taken one rating-official rate-initially", "taken two gaining-supervisor ",
			"seat board/b chair", "waits appraisal/four of 2", "waits appraisal/three of 2"},
		"unit-er":   {"one rate-initially gone", "taken one appointing-authority rate-initially", "taken one rating-official rate-initially"},
		"oversight": nil, "here": nil, "gone": nil,
	}
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		write(t, db, func(tx *store.Tx) error {
			if err := tx.Append(made(tx, "test/a", 1, "one", "{}")); err != nil {
				return err
			}
			return tx.Put(nil, deserted())
		})
		for person, want := range want {
			if got := left(t, db, person); !cmp.Equal(want, got) {
				t.Errorf("%s: %s", person, cmp.Diff(want, got))
			}
		}
		err := db.Read(ctx, func(tx *store.Tx) error {
			held, err := tx.OfficesHeld(ctx, sqlc.OfficesHeldParams{Agency: "usda", Person: "gone"})
			if err != nil || len(held) != 1 || held[0].Office != "appointing-authority" {
				t.Errorf("offices: %v %v", held, err)
			}
			standins, err := tx.StandinsOf(ctx, sqlc.StandinsOfParams{Agency: "usda", Somebody: "gone", Today: "2026-11-22"})
			if err != nil || len(standins) != 2 || standins[0].UntilOn != "2026-11-30" || standins[1].PrincipalName != "here" {
				t.Errorf("stand-ins: %v %v", standins, err)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// left gives all that a person of executive resources is shown of what the one who is gone has.
func left(t *testing.T, db *store.DB, person string) (got []string) {
	t.Helper()
	say := func(format string, args ...any) { got = append(got, fmt.Sprintf(format, args...)) }
	bare := func(id string) string { return id[len("appraisal/"):] }
	err := db.Read(ctx, func(tx *store.Tx) error {
		orphans, err := tx.Orphans(ctx, sqlc.OrphansParams{Agency: "usda", Person: person, Today: "2026-11-22", Last: 50})
		for _, o := range orphans {
			say("%s %s %s", bare(o.CaseID), bare(o.Act), o.Person+o.Office)
		}
		if err != nil {
			return err
		}
		taken, err := tx.PartsTaken(ctx, sqlc.PartsTakenParams{Agency: "usda", Somebody: "gone", Person: person, Today: "2026-11-22", Last: 50})
		for _, p := range taken {
			say("taken %s %s %s", bare(p.ID), p.Relation, p.What)
		}
		if err != nil {
			return err
		}
		seats, err := tx.SeatsOf(ctx, sqlc.SeatsOfParams{Agency: "usda", Somebody: "gone", Person: person})
		for _, s := range seats {
			say("seat %s %s", s.ID, s.Role)
		}
		if err != nil {
			return err
		}
		waits, err := tx.CorrectionsWaiting(ctx, sqlc.CorrectionsWaitingParams{Agency: "usda", Person: person, Most: 50})
		for _, w := range waits {
			say("waits %s of %d", w.CaseID, w.Total)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}
