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
	"sesperf/rules/law"
	"sesperf/store"
	"sesperf/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// TestStories runs every story on both databases; after each, the record verifies and every table is as the record
// makes it. On the first also: no older copy of a case has changed, and each case folded anew is the one kept.
func TestStories(t *testing.T) {
	files := storyFiles(t)
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		for _, file := range files {
			t.Run(storyName(file), func(t *testing.T) { tell(t, storetest.SQLite(t), file, true) })
		}
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		url := storetest.Postgres(t) // one for all: making and dropping databases takes longer than the stories
		for _, file := range files {
			t.Run(storyName(file), func(t *testing.T) {
				tell(t, url, file, false)
				empty(t, url)
			})
		}
	})
}

// TestStoriesOfTheLawMapWereTold: a story proves a provision only if it was told on both databases and went as
// expected.
func TestStoriesOfTheLawMapWereTold(t *testing.T) {
	for _, a := range law.Answers() {
		for _, p := range a.Proofs {
			if file, is := strings.CutPrefix(p, "test/"); is && toldOn(file) < 2 {
				t.Errorf("%s: its proof %s was not told on both databases as expected; run the test together with TestStories", a.ID, p)
			}
		}
	}
}

// told counts the databases on which a story went as expected.
var told = struct {
	sync.Mutex
	files map[string]int
}{files: map[string]int{}}

func toldOn(file string) int {
	told.Lock()
	defer told.Unlock()
	return told.files[file]
}

func storyFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("stories/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	return files
}

func storyName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".jsonl") }

// empty takes every row out of a PostgreSQL database.
func empty(t *testing.T, url string) {
	t.Helper()
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

func tell(t *testing.T, url, file string, watched bool) {
	t.Helper()
	lines, own := readStory(t, file)
	teller := begin(t, url, casework.Kinds())
	w := watch(t, teller.Door(), "story")
	if watched {
		teller.After = w.note
	}
	for _, r := range teller.Tell(context.Background(), lines, own) {
		if !r.AsExpected {
			t.Errorf("%s:%d: %s was %s %v %v: %s %v", file, r.Line, r.Act, r.Outcome, r.Provisions, r.Findings, r.Text, r.Shown)
		}
	}
	w.settle()
	if !t.Failed() {
		told.Lock()
		defer told.Unlock()
		told.files[file]++
	}
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
