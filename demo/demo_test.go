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

// Every stage of the road is stood at on any day of the year, and nothing in the agency differs from its record.
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
	stages := map[string]int{}
	err = db.Read(ctx, func(tx *store.Tx) error {
		streams, err := tx.StreamsOfKind(ctx, sqlc.StreamsOfKindParams{Agency: demo.Agency, Kind: "appraisal"})
		for _, s := range streams {
			a, err := tx.Appraisal(ctx, sqlc.AppraisalParams{Agency: demo.Agency, ID: s.ID})
			if err != nil {
				return err
			}
			stages[a.Stage]++
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
	faults, err := db.Verify(ctx, demo.Agency, casework.Rebuild(casework.Kinds()), nil, nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("%v %v", faults, err)
	}
}
