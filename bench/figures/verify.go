package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"sync"
	"time"

	"sesperf/casework"
	"sesperf/demo"
	"sesperf/store"
)

// verify holds the verification of a record against SHA-256 over the same bytes, both on every core: the record alone,
// and the record with every table rebuilt from it and compared.
func verify(ctx context.Context) error {
	size, db, err := open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	pieces, bytes, err := contents(ctx, db)
	if err != nil {
		return err
	}
	for _, way := range []struct {
		what    string
		rebuild store.Rebuild
		reach   string
	}{{"record verify, the record alone", nil, "at least 0.33"}, {"record verify, with every table rebuilt", casework.Rebuild(casework.Kinds()), ""}} {
		var rates, ratios []float64
		for range 3 {
			sum := float64(bytes) / hashed(pieces).Seconds() / 1e6
			begun := time.Now()
			found, err := db.Verify(ctx, demo.Agency, way.rebuild, nil, nil)
			if err != nil {
				return err
			}
			if len(found) > 0 {
				return fmt.Errorf("%d faults: %v", len(found), found[0])
			}
			rate := float64(bytes) / time.Since(begun).Seconds() / 1e6
			rates, ratios = append(rates, rate), append(ratios, rate/sum)
		}
		tell(fmt.Sprintf("%s, %d entries of %s, beside SHA-256 of each", way.what, len(pieces)/2, size), fmt.Sprintf("%.0f MB/s", median(rates)), fmt.Sprintf("%.3f", median(ratios)), way.reach)
	}
	return nil
}

// contents gives the bytes that verification hashes: each entry's header, and its salt with its body.

func contents(ctx context.Context, db *store.DB) (pieces [][]byte, bytes int64, err error) {
	err = db.Read(ctx, func(tx *store.Tx) error {
		if err := tx.Of(demo.Agency); err != nil {
			return err
		}
		for seq := range tx.Head.Size {
			e, err := tx.Entry(seq)
			if err != nil {
				return err
			}
			for _, piece := range [][]byte{e.Header.Bytes(), append(e.Salt, e.Body...)} {
				pieces, bytes = append(pieces, piece), bytes+int64(len(piece))
			}
		}
		return nil
	})
	return pieces, bytes, err
}

// hashed gives how long SHA-256 of every piece takes on every core.
func hashed(pieces [][]byte) time.Duration {
	n := runtime.GOMAXPROCS(0)
	begun := time.Now()
	var wg sync.WaitGroup
	for core := range n {
		wg.Go(func() {
			for i := core; i < len(pieces); i += n {
				sha256.Sum256(pieces[i])
			}
		})
	}
	wg.Wait()
	return time.Since(begun)
}
