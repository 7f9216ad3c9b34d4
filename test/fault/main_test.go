// Package fault holds what is shown by breaking things: the server killed under load, and the database changed behind
// its back. Each test runs on both databases, prints what it counted, and takes its seed from SESPERF_SEED.
package fault

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/store"
	"sesperf/store/storetest"
)

// TestMain runs the tests, or is the server that they kill.
func TestMain(m *testing.M) {
	if url := os.Getenv(served); url != "" {
		serve(url)
		return
	}
	storetest.Main(m)
}

var ctx = context.Background()

// agency is the agency of a story's throwaway database.
const agency = "story"

// whole says whether to run all of a promise, and not the slice of it that every test run checks.
func whole() bool { return os.Getenv("SESPERF_ASSURE") != "" }

// seed gives the seed of this run.
func seed(t *testing.T) uint64 {
	t.Helper()
	text := os.Getenv("SESPERF_SEED")
	if text == "" {
		return 20261122
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("SESPERF_SEED is a whole number, not %q", text)
	}
	return n
}

// tell puts a story's lines, and what goes on from them, on an empty database.
func tell(t *testing.T, url, story string, more func([]intake.Line) []intake.Line) {
	t.Helper()
	lines, _, err := intake.ReadStory(story)
	if err != nil {
		t.Fatal(err)
	}
	db := open(t, url)
	teller := intake.NewTeller(db, casework.Kinds())
	defer teller.Door().Close()
	for _, r := range teller.Tell(ctx, append(lines, more(lines)...), 0) {
		t.Fatalf("line %d: %s: %s %v", r.Line, r.Act, r.Text, r.Provisions)
	}
}

// open opens a database until the end of the test.
func open(t *testing.T, url string) *store.DB {
	t.Helper()
	db, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// planOf gives the inputs of the plan that a story proposes.
func planOf(lines []intake.Line) json.RawMessage {
	for _, l := range lines {
		if l.Act == "appraisal.propose-plan" {
			return l.In
		}
	}
	return nil
}

// line is one line of a story.
func line(by, name, of, format string, args ...any) intake.Line {
	return intake.Line{By: by, Act: name, Of: of, In: json.RawMessage(fmt.Sprintf(format, args...))}
}

// faults verifies the record and every table made from it.
func faults(t *testing.T, db *store.DB, kinds []act.Kind) []store.Fault {
	t.Helper()
	found, err := db.Verify(ctx, agency, casework.Rebuild(kinds), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return found
}
