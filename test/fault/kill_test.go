package fault

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/appraisal"
	"sesperf/store/storetest"
)

// clients send at the same time.
const clients = 16

// TestKill kills the server by SIGKILL at random instants under load, with acts that are refused, break a key and
// panic in the middle of a batch. What was acknowledged is in the record once, under the sum of its receipt; what
// was not is sent again under the same id, and is there once too; nothing else is.
func TestKill(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		kills, cases := 5, 2*clients
		if whole() {
			kills, cases = 200, 16*clients
		}
		tell(t, url, "../stories/planned.jsonl", func(lines []intake.Line) []intake.Line { return executives(lines, cases) })
		seed := seed(t)
		r := rand.New(rand.NewPCG(seed, 0))
		var ledger []*sent
		again := 0
		for n := range kills {
			s := start(t, url)
			again += resend(t, s, ledger)
			ledger = append(ledger, load(t, s, n, cases, r)...)
			if t.Failed() {
				return
			}
		}
		s := start(t, url)
		again += resend(t, s, ledger)
		s.kill(t)
		account(t, url, ledger, fmt.Sprintf("%d kills, seed %d, %d sent again", kills, seed, again))
	})
}

// executives gives the lines that open an appraisal with a plan for each of n further executives.
func executives(lines []intake.Line, n int) (out []intake.Line) {
	plan := planOf(lines)
	for i := range n {
		p, c := fmt.Sprintf("p%d", i), fmt.Sprintf("c%d", i)
		out = append(out,
			line("fischer", "agency.enter-person", p, `{"name":"An Executive"}`),
			line("fischer", "agency.appoint", p, `{"appointment":"career","on":"2020-01-05"}`),
			line("fischer", "appraisal.open", c, `{"executive":%q,"period":"2026","rating_official":"okafor","appointing_authority":"authority"}`, p),
			line("okafor", "appraisal.propose-plan", c, "%s", plan))
	}
	return out
}

// load has the clients send deeds until the server is killed, and gives what they sent.
func load(t *testing.T, s *server, round, cases int, r *rand.Rand) []*sent {
	t.Helper()
	sentBy := make([][]*sent, clients)
	var wg sync.WaitGroup
	for c := range clients {
		r := rand.New(rand.NewPCG(r.Uint64(), r.Uint64()))
		wg.Go(func() {
			for n := 0; ; n++ {
				// Each client has cases of its own.
				d := deed(fmt.Sprintf("kill-%d-%d-%d", round, c, n), c+clients*r.IntN(cases/clients), cases, r)
				sentBy[c] = append(sentBy[c], d)
				if !s.send(t, d) || t.Failed() {
					return
				}
			}
		})
	}
	time.Sleep(10*time.Millisecond + time.Duration(r.Int64N(int64(longest()))))
	s.kill(t)
	wg.Wait()
	var all []*sent
	for _, some := range sentBy {
		all = append(all, some...)
	}
	return all
}

// longest is the longest time under load before a kill.
func longest() time.Duration {
	if whole() {
		return 400 * time.Millisecond
	}
	return 120 * time.Millisecond
}

// resend sends what was not answered once more under the same ids, and gives how many that were.
func resend(t *testing.T, s *server, ledger []*sent) (n int) {
	t.Helper()
	for _, d := range ledger {
		if d.heard {
			continue
		}
		n++
		if !s.send(t, d) {
			t.Fatalf("the server went away by itself")
		}
	}
	return n
}

// account holds the record against the ledger, and the tables against the record.
func account(t *testing.T, url string, ledger []*sent, how string) {
	t.Helper()
	for _, f := range faults(t, open(t, url), casework.Kinds()) {
		t.Error(f)
	}
	found, texts := comments(t, url)
	acknowledged, missing, other, unwanted := 0, 0, 0, len(found)
	for _, d := range ledger {
		e, there := found[d.deed.ID]
		switch {
		case !d.good():
			if there {
				t.Errorf("%s (%d) is in the record", d.deed.ID, d.want)
			}
			continue
		case !there:
			missing++
		case e.stream != d.deed.Case || e.actor != d.deed.By || e.seq != d.said.Seq || e.sum != d.said.Sum:
			other++
		default:
			unwanted--
		}
		acknowledged++
	}
	duplicated := 0
	for _, n := range texts {
		duplicated += n - 1
	}
	fmt.Printf("%s: %s: %d acts sent, %d acknowledged, %d missing, %d other than their receipt, %d duplicated, %d in the record that nobody sent\n",
		t.Name(), how, len(ledger), acknowledged, missing, other, duplicated, unwanted)
	if missing+other+duplicated+unwanted > 0 || acknowledged == 0 {
		t.Fail()
	}
}

type entry struct {
	seq                int64
	stream, actor, sum string
}

// comments gives what is in the record of the acts that the clients sent, by id, and how often each text is.
func comments(t *testing.T, url string) (found map[string]entry, texts map[string]int) {
	t.Helper()
	found, texts = map[string]entry{}, map[string]int{}
	rows, err := intrude(t, url).db.Query("SELECT e.seq, e.act, e.stream, e.actor, e.sum, b.body FROM entry e, body b WHERE b.agency = e.agency AND b.seq = e.seq")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e entry
		var id string
		var sum, text []byte
		if err := rows.Scan(&e.seq, &id, &e.stream, &e.actor, &sum, &text); err != nil {
			t.Fatal(err)
		}
		var body struct{ In appraisal.CommentOnPlan }
		if !strings.HasPrefix(id, "kill-") {
			continue
		}
		if err := json.Unmarshal(text, &body); err != nil {
			t.Fatal(err)
		}
		e.sum = fmt.Sprintf("%x", sum)
		found[id] = e
		texts[body.In.Text]++
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return found, texts
}
