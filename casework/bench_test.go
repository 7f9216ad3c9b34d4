package casework_test

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/store"
	"sesperf/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// BenchmarkActs does acts of 64 clients at one agency, each on its own case: one comment on a plan, which is judged,
// recorded and projected. Beside it: one-row commits of the same database, store.BenchmarkBareCommit.
func BenchmarkActs(b *testing.B) {
	for _, kind := range []string{"sqlite", "postgres"} {
		b.Run(kind, func(b *testing.B) {
			url := storetest.SQLite(b)
			if kind == "postgres" {
				url = storetest.Postgres(b)
			}
			acts(b, url)
		})
	}
}

func acts(b *testing.B, url string) {
	const clients = 64
	ctx := context.Background()
	db, err := store.Open(ctx, url)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	lines, _, err := intake.ReadStory("../test/stories/planned.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	teller := intake.NewTeller(db, casework.Kinds())
	defer teller.Door().Close()
	for _, r := range teller.Tell(ctx, append(lines, more(lines, clients)...), 0) {
		b.Fatalf("line %d: %s", r.Line, r.Text)
	}
	var next atomic.Int64
	b.SetParallelism(clients / 2) // of two processors
	b.ResetTimer()
	start := time.Now()
	b.RunParallel(func(pb *testing.PB) {
		client := next.Add(1) - 1
		for n := 0; pb.Next(); n++ {
			deed := casework.Deed{Agency: "story", ID: fmt.Sprintf("bench-%d-%d", client, n), Act: "appraisal.comment-on-plan", By: fmt.Sprintf("person/p%d", client%clients),
				Case: fmt.Sprintf("appraisal/c%d", client%clients), Seen: casework.AnyVersion, In: json.RawMessage(`{"text":"The target depends on the second barge."}`)}
			if _, err := teller.Door().Do(ctx, deed); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/time.Since(start).Seconds(), "acts/s")
}

// more opens an appraisal with a plan for each of n further executives, after the lines of a story.
func more(lines []intake.Line, n int) []intake.Line {
	var plan json.RawMessage
	for _, l := range lines {
		if l.Act == "appraisal.propose-plan" {
			plan = l.In
		}
	}
	var out []intake.Line
	for i := range n {
		p, c := fmt.Sprintf("p%d", i), fmt.Sprintf("c%d", i)
		out = append(out,
			intake.Line{By: "fischer", Act: "agency.enter-person", Of: p, In: json.RawMessage(`{"name":"An Executive"}`)},
			intake.Line{By: "fischer", Act: "agency.appoint", Of: p, In: json.RawMessage(`{"appointment":"career","on":"2020-01-05"}`)},
			intake.Line{By: "fischer", Act: "appraisal.open", Of: c, In: json.RawMessage(fmt.Sprintf(`{"executive":%q,"period":"2026","rating_official":"okafor","appointing_authority":"authority"}`, p))},
			intake.Line{By: "okafor", Act: "appraisal.propose-plan", Of: c, In: plan})
	}
	return out
}
