package store_test

import (
	"testing"

	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

func TestDraftsAndSessions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		err := db.Save(ctx, func(tx *store.Tx) error {
			for want := range int64(3) {
				got, err := tx.SaveDraft(ctx, sqlc.SaveDraftParams{Agency: "usda", Person: "p1", CaseID: "c", Act: "a", Body: []byte(scripts), SavedAt: want})
				if err != nil || got != want+1 {
					t.Errorf("revision %d, want %d: %v", got, want+1, err)
				}
			}
			d, err := tx.Draft(ctx, sqlc.DraftParams{Agency: "usda", Person: "p1", CaseID: "c", Act: "a"})
			if string(d.Body) != scripts || d.SavedAt != 2 {
				t.Errorf("the draft came back as %+v", d)
			}
			for i, body := range []string{"first", "second"} {
				if err := tx.SaveSession(ctx, sqlc.SaveSessionParams{TokenHash: []byte("h"), Data: []byte(body), ExpiresAt: int64(i)}); err != nil {
					return err
				}
			}
			s, err2 := tx.Session(ctx, sqlc.SessionParams{TokenHash: []byte("h"), ExpiresAt: 0})
			if string(s.Data) != "second" {
				t.Errorf("the session came back as %+v", s)
			}
			if err := tx.Append(made(tx, "case/a", 1, "a", "{}")); err == nil {
				t.Error("Save took an entry")
			}
			if err != nil {
				return err
			}
			return err2
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
