package store_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"
	"testing"

	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// on runs a benchmark on a fresh database of each kind.
func on(b *testing.B, bench func(b *testing.B, url string)) {
	b.Run("sqlite", func(b *testing.B) { bench(b, storetest.SQLite(b)) })
	b.Run("postgres", func(b *testing.B) { bench(b, storetest.Postgres(b)) })
}

// BenchmarkBareCommit is the measure: one small row, committed by itself.
func BenchmarkBareCommit(b *testing.B) {
	on(b, func(b *testing.B, url string) {
		in := intrude(b, url)
		in.db.SetMaxOpenConns(1)
		if strings.HasPrefix(url, "sqlite") {
			in.do("PRAGMA synchronous = FULL")
		}
		in.do("CREATE TABLE bare (id BIGINT PRIMARY KEY, text TEXT NOT NULL)")
		stmt, err := in.db.Prepare("INSERT INTO bare VALUES ($1, $2)")
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; b.Loop(); i++ {
			if _, err := stmt.Exec(i, "small"); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "acts/s")
	})
}

// act is what a small act writes: an entry, the case's row, its stream and the next task.
func actRows(stream string, version int64) []store.Row {
	if version == 0 {
		return nil
	}
	return []store.Row{
		sqlc.Stream{Agency: "usda", ID: stream, Kind: "appraisal", Version: version},
		sqlc.Appraisal{Agency: "usda", ID: stream, Executive: "person/1", RatingOfficial: "person/2", ReviewingOfficial: "person/3", Title: "Director",
			Begins: "2026-10-01", Ends: "2027-09-30", Stage: fmt.Sprint("stage ", version), PlanVersion: version},
		sqlc.Task{Agency: "usda", CaseID: stream, Act: fmt.Sprint("appraisal.act-", version), Person: "person/2", What: "Rate initially",
			SinceOn: "2026-10-01", Provision: "SD-5.2"},
	}
}

// BenchmarkActs appends small acts and projects them, in batches of 64 and one by one.
func BenchmarkActs(b *testing.B) {
	body := `{"in":{"text":"` + strings.Repeat("met the goal ", 20) + `"},"out":{"level":4}}`
	for _, batch := range []int{64, 1} {
		b.Run(fmt.Sprint("batch-", batch), func(b *testing.B) {
			on(b, func(b *testing.B, url string) {
				db := open(b, url)
				i := 0
				for b.Loop() {
					write(b, db, func(tx *store.Tx) error {
						for range batch {
							stream, version := fmt.Sprint("appraisal/", i/8), int64(i%8+1)
							if err := tx.Append(made(tx, stream, version, fmt.Sprint("act-", i), body)); err != nil {
								return err
							}
							if err := tx.Put(actRows(stream, version-1), actRows(stream, version)); err != nil {
								return err
							}
							i++
						}
						return nil
					})
				}
				b.ReportMetric(float64(i)/b.Elapsed().Seconds(), "acts/s")
			})
		})
	}
}

// BenchmarkVerify holds a record of 20,000 entries against itself, beside SHA-256 over the same bytes on as
// many cores.
func BenchmarkVerify(b *testing.B) {
	const entries = 20_000
	body := `{"in":{"text":"` + strings.Repeat("met the goal ", 150) + `"},"out":{"level":4}}`
	var size int64
	fill := func(b *testing.B, url string) *store.DB {
		db := open(b, url)
		size = 0
		for i := 0; i < entries; {
			write(b, db, func(tx *store.Tx) error {
				for range 1000 {
					e := made(tx, fmt.Sprint("appraisal/", i/10), int64(i%10+1), fmt.Sprint("act-", i), body)
					size += int64(len(e.Header.Bytes()) + len(e.Salt) + len(e.Body))
					if err := tx.Append(e); err != nil {
						return err
					}
					i++
				}
				return nil
			})
		}
		return db
	}
	b.Run("sha256", func(b *testing.B) {
		const each = 2400
		b.SetBytes(2 * each * entries / 2)
		for b.Loop() {
			var wg sync.WaitGroup
			for range 2 {
				wg.Go(func() {
					buf := make([]byte, each)
					for range entries / 2 {
						sha256.Sum256(buf)
					}
				})
			}
			wg.Wait()
		}
	})
	on(b, func(b *testing.B, url string) {
		db := fill(b, url)
		b.SetBytes(size)
		for b.Loop() {
			if found, err := db.Verify(ctx, "usda", nil, nil, nil); err != nil || len(found) > 0 {
				b.Fatal(found, err)
			}
		}
	})
}

// BenchmarkRelations asks what one person is to one case, among 3,000.
func BenchmarkRelations(b *testing.B) {
	on(b, func(b *testing.B, url string) {
		db := open(b, url)
		write(b, db, func(tx *store.Tx) error {
			if err := tx.Append(made(tx, "test/a", 1, "one", "{}")); err != nil {
				return err
			}
			return tx.Put(nil, append(house(), crowd()...))
		})
		if err := db.Read(ctx, func(tx *store.Tx) error {
			for b.Loop() {
				if _, err := tx.RelationsOf(ctx, sqlc.RelationsOfParams{Agency: "usda", CaseID: "appraisal/1", Person: "rater"}); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	})
}
