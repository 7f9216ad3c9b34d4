package test

import (
	"context"
	"path/filepath"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/store"
	"sesperf/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// TestStories runs every story on both databases.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("stories/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, url string) { tell(t, url, file) })
		})
	}
}

func tell(t *testing.T, url, file string) {
	ctx := context.Background()
	db, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	lines, own, err := intake.ReadStory(file)
	if err != nil {
		t.Fatal(err)
	}
	teller := intake.NewTeller(db, casework.Kinds())
	defer teller.Door().Close()
	for _, r := range teller.Tell(ctx, lines, own) {
		if !r.AsExpected {
			t.Errorf("line %d: %s was %s %v %v: %s %v", r.Line, r.Act, r.Outcome, r.Provisions, r.Findings, r.Text, r.Shown)
		}
	}
}
