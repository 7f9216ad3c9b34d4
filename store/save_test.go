package store_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// TestSavesAreCommittedTogether: of many drafts saved at once, each that fails fails alone, with its own error.
func TestSavesAreCommittedTogether(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		refused := errors.New("not this one")
		errs := make([]error, 200)
		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() {
				errs[i] = db.Save(ctx, func(tx *store.Tx) error {
					_, err := tx.SaveDraft(ctx, sqlc.SaveDraftParams{Agency: "usda", Person: fmt.Sprint(i), CaseID: "c", Act: "a", Body: []byte("text")})
					switch {
					case i%20 == 3:
						return refused
					case i%20 == 7:
						panic("a defect")
					}
					return err
				})
			})
		}
		wg.Wait()
		for i, err := range errs {
			good := err == nil
			switch i % 20 {
			case 3:
				good = errors.Is(err, refused)
			case 7:
				good = err != nil && strings.Contains(err.Error(), "a defect")
			}
			if !good {
				t.Errorf("save %d: %v", i, err)
			}
			kept := db.Read(ctx, func(tx *store.Tx) error {
				_, err := tx.Draft(ctx, sqlc.DraftParams{Agency: "usda", Person: fmt.Sprint(i), CaseID: "c", Act: "a"})
				return err
			}) == nil
			if kept != (err == nil) {
				t.Errorf("save %d answered %v, and its draft is kept: %v", i, err, kept)
			}
		}
	})
}
