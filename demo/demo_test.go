package demo_test

import (
	"context"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/demo"
	"sesperf/rules/appraisal"
	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// Every stage of the road is stood at on any day of the year, nobody sits over the own case or a subordinate's, and
// nothing in the agency differs from its record.
func TestEveryStageIsThere(t *testing.T) {
	for _, day := range []string{"2026-11-22", "2026-10-02", "2027-02-14", "2027-03-01", "2028-02-29"} {
		t.Run(day, func(t *testing.T) {
			now, err := time.Parse(time.DateOnly, day)
			if err != nil {
				t.Fatal(err)
			}
			if day != "2026-11-22" {
				build(t, storetest.SQLite(t), now)
				return
			}
			storetest.Each(t, func(t *testing.T, url string) { build(t, url, now) })
		})
	}
}

func build(t *testing.T, url string, now time.Time) {
	ctx := context.Background()
	db, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := demo.Build(ctx, db, demo.Options{Executives: 24, Years: 1, Now: now.Add(15 * time.Hour)}); err != nil {
		t.Fatal(err)
	}
	stages, boards := map[string]int{}, map[string]map[string]bool{}
	err = db.Read(ctx, func(tx *store.Tx) error {
		streams, err := tx.StreamsOfKind(ctx, sqlc.StreamsOfKindParams{Agency: demo.Agency, Kind: "appraisal"})
		for _, s := range streams {
			a, err := tx.Appraisal(ctx, sqlc.AppraisalParams{Agency: demo.Agency, ID: s.ID})
			if err != nil {
				return err
			}
			stages[a.Stage]++
			if a.Board == "" {
				continue
			}
			if boards[a.Board] == nil {
				members, err := tx.BoardMembers(ctx, sqlc.BoardMembersParams{Agency: demo.Agency, Board: a.Board})
				if err != nil {
					return err
				}
				boards[a.Board] = map[string]bool{}
				for _, m := range members {
					boards[a.Board][m.Person] = true
				}
			}
			if boards[a.Board][a.RatingOfficial] || boards[a.Board][a.Executive] {
				t.Errorf("%s: the executive or the rating official sits on the board", a.ID)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range appraisal.Stages {
		if stages[string(s)] == 0 {
			t.Errorf("nobody stands at %s: %v", s, stages)
		}
	}
	picks, err := demo.Guide(ctx, db)
	if err != nil || len(picks) != 5 || len(boards) != 2 {
		t.Errorf("%d boards, %v %v", len(boards), picks, err)
	}
	faults, err := db.Verify(ctx, demo.Agency, casework.Rebuild(casework.Kinds()), nil, nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("%v %v", faults, err)
	}
}
