// Package test holds what is shown across the rooms: stories on both databases, the law map, the door under
// contention, and the invariants of the record.
package test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // to empty a PostgreSQL database between stories

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/store"
	"sesperf/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// told notes the stories that went as expected on both databases: the law map takes no others for proofs.
var told = struct {
	sync.Mutex
	names map[string]int
}{names: map[string]int{}}

func storyFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("stories/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	return files
}

// TestStories runs every story on both databases; after each, no older copy of a case has changed, and each case
// folded anew from the record is the one that was kept.
func TestStories(t *testing.T) {
	for _, kind := range []string{"sqlite", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			var shared string
			if kind == "postgres" {
				shared = storetest.Postgres(t) // one for all: making and dropping databases takes longer than the stories
			}
			for _, file := range storyFiles(t) {
				name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
				t.Run(name, func(t *testing.T) {
					url := shared
					if kind == "sqlite" {
						url = storetest.SQLite(t)
					}
					defer empty(t, shared)
					if tell(t, url, file) {
						told.Lock()
						told.names[name]++
						told.Unlock()
					}
				})
			}
		})
	}
}

// empty takes every row out of a PostgreSQL database.
func empty(t *testing.T, url string) {
	t.Helper()
	if url == "" {
		return
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') FROM pg_tables
		WHERE schemaname = 'public' AND tablename NOT LIKE 'goose%'); END $$`); err != nil {
		t.Fatal(err)
	}
}

func tell(t *testing.T, url, file string) bool {
	t.Helper()
	lines, own := readStory(t, file)
	teller := begin(t, url, casework.Kinds())
	w := watch(t, teller.Door(), "story")
	teller.After = w.note
	asExpected := true
	for _, r := range teller.Tell(context.Background(), lines, own) {
		if !r.AsExpected {
			asExpected = false
			t.Errorf("%s:%d: %s was %s %v %v: %s %v", file, r.Line, r.Act, r.Outcome, r.Provisions, r.Findings, r.Text, r.Shown)
		}
	}
	w.settle()
	return asExpected
}

func readStory(t *testing.T, file string) ([]intake.Line, int) {
	t.Helper()
	lines, own, err := intake.ReadStory(file)
	if err != nil {
		t.Fatal(err)
	}
	return lines, own
}

// begin opens a story's door on a database; both are closed after the test.
func begin(t *testing.T, url string, kinds []act.Kind) *intake.Teller {
	t.Helper()
	db, err := store.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	teller := intake.NewTeller(db, kinds)
	t.Cleanup(func() {
		teller.Door().Close()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return teller
}
