package test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/store/storetest"
)

// TestRandomWalk does random acts of every kind, by random people, on days that lie on the edges of the law, through two
// processes on one database, with inputs that are good or plausible or neither. After each step must hold what hold and
// order ask: the fold, the tables, “what can be done now”, the tasks, the sight and the answer of the door agree, with
// each other and with a telling of the year that knows none of the rules. SESPERF_SEED=N replays one walk.
func TestRandomWalk(t *testing.T) {
	t.Parallel()
	for _, on := range []struct {
		name                  string
		fresh                 func(testing.TB) string
		walks, steps, assured int
	}{{"sqlite", storetest.SQLite, 5, 1400, 250}, {"postgres", storetest.Postgres, 3, 1000, 250}} {
		t.Run(on.name, func(t *testing.T) {
			t.Parallel()
			all := &tally{done: map[string]int{}, refused: map[string]int{}, outcomes: map[string]int{}}
			if assured {
				on.walks, on.steps = on.assured, 4000
			}
			t.Run("walks", func(t *testing.T) {
				for _, seed := range seeds(t, on.walks) {
					t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
						t.Parallel()
						w := newWalk(t, on.fresh(t), seed)
						for range on.steps {
							w.step()
						}
						w.settle()
						all.add(w)
					})
				}
			})
			all.report(t)
		})
	}
}

// seeds gives the numbers of the walks: the first so many, or the one that SESPERF_SEED names.
func seeds(t *testing.T, n int) []uint64 {
	if named := os.Getenv("SESPERF_SEED"); named != "" {
		seed, err := strconv.ParseUint(named, 10, 64)
		if err != nil {
			t.Fatalf("SESPERF_SEED: %v", err)
		}
		return []uint64{seed}
	}
	var out []uint64
	for i := range n {
		out = append(out, uint64(i))
	}
	return out
}

// walk is one agency through some years, and what is known of it beside the record.
type walk struct {
	*watcher
	t        *testing.T
	r        *rand.Rand
	seed     uint64
	houses   [2]*house // two processes on one database
	on       calendar.Date
	span     calendar.Period // of the agency's latest period
	periods  []calendar.Period
	cases    []string // that people work on: their short names
	order    map[string]*order
	agency   *agencyOrder
	sentOnce []casework.Deed
	size     int64 // entries of the record
	done     map[string]int
	refused  map[string]int
	outcomes map[string]int
}

// starts are the days on which walks begin: before a leap day, before an inauguration, in an ordinary year.
var starts = []string{"2025-08-20", "2027-08-20", "2028-07-20", "2028-11-20"}

func newWalk(t *testing.T, url string, seed uint64) *walk {
	h := after(t, url, "year", casework.Kinds())
	other := *h
	other.enter(url, casework.Kinds())
	w := &walk{t: t, watcher: watch(t, h.door, "story"), houses: [2]*house{h, &other}, r: rand.New(rand.NewPCG(seed, 4312)), seed: seed,
		on: calendar.MustParse(starts[seed%uint64(len(starts))]), order: map[string]*order{}, agency: newAgencyOrder(), done: map[string]int{}, refused: map[string]int{}, outcomes: map[string]int{}}
	h.day(w.on)
	w.setUp()
	w.openPeriod(w.firstPeriod())
	w.size = h.size()
	return w
}

// house gives one of the two processes.
func (w *walk) house() *house { return w.houses[w.r.IntN(2)] }

// step lets some time go by and somebody do something.
func (w *walk) step() {
	w.pass()
	if w.r.IntN(25) == 0 && len(w.sentOnce) > 0 {
		w.again(pick(w.r, w.sentOnce))
		return
	}
	a := w.choose()
	before := w.look(a.deed.By, a.deed.Case)
	r, err := w.house().do(a.deed)
	w.outcomes[outcomeOf(err)]++
	if outcomeOf(err) == "error" {
		w.fail(a.deed, "failed inside: %v", err)
	}
	w.agrees(a, before, err)
	w.follow(a, r, err)
	if err != nil {
		w.refused[a.deed.Act]++
		if w.r.IntN(20) == 0 && w.houses[0].size() != w.size {
			w.fail(a.deed, "was refused, and the record grew")
		}
		return
	}
	w.size++
	w.done[a.deed.Act]++
	w.sentOnce = append(w.sentOnce, a.deed)
	w.note(a.deed.Case)
	w.holds(a.deed)
	if n := w.doneSteps(); n%400 == 0 {
		w.verify()
	}
}

func (w *walk) doneSteps() int { return len(w.sentOnce) }

// again sends an act that was done a second time: it is told its first receipt, and nothing is recorded.
func (w *walk) again(d casework.Deed) {
	r, err := w.house().do(d)
	if err != nil || !r.Repeated {
		w.fail(d, "was sent again and answered with %v", err)
	}
	w.outcomes["repeated"]++
}

// fail ends the walk: what follows a fault says nothing. The seed replays it.
func (w *walk) fail(d casework.Deed, format string, args ...any) {
	w.t.Helper()
	w.t.Fatalf("SESPERF_SEED=%d, %s, after %d acts: %s of %s by %s, %s: %s", w.seed, w.on, len(w.sentOnce), d.Act, d.Case, d.By, d.In, fmt.Sprintf(format, args...))
}

// look gives a case as a person sees it through either process; nil if the person sees none.
func (w *walk) look(person, stream string) *casework.Sight {
	s, err := w.house().door.Look(context.Background(), "story", person, stream)
	if errors.Is(err, casework.ErrNotFound) {
		return nil
	}
	if err != nil {
		w.t.Fatalf("SESPERF_SEED=%d, %s: %s looks at %s: %v", w.seed, w.on, person, stream, err)
	}
	return s
}

// appraisalOf gives an appraisal as executive resources see it.
func (w *walk) appraisalOf(name string) *appraisal.Appraisal {
	return w.look("person/fischer", "appraisal/"+name).Case.(*appraisal.Appraisal)
}

func outcomeOf(err error) string {
	var refusal *act.Refusal
	var invalid *act.Invalid
	var conflict *casework.Conflict
	switch {
	case err == nil:
		return "done"
	case errors.As(err, &refusal):
		return "refused"
	case errors.As(err, &invalid):
		return "invalid"
	case errors.As(err, &conflict):
		return "stale"
	case errors.Is(err, casework.ErrForbidden), errors.Is(err, casework.ErrNotFound):
		return "forbidden"
	case errors.Is(err, casework.ErrUnconfirmed):
		return "unconfirmed"
	}
	return "error"
}

// tally is what became of the acts of several walks.
type tally struct {
	sync.Mutex
	steps                   int
	done, refused, outcomes map[string]int
}

func (a *tally) add(w *walk) {
	a.Lock()
	defer a.Unlock()
	for _, pair := range [][2]map[string]int{{a.done, w.done}, {a.refused, w.refused}, {a.outcomes, w.outcomes}} {
		for name, n := range pair[1] {
			pair[0][name] += n
		}
	}
	for _, n := range w.outcomes {
		a.steps += n
	}
}

// report prints the counts; in the long run every act of an appraisal is done and refused at least once.
func (a *tally) report(t *testing.T) {
	var lines []string
	for _, s := range appraisal.Kind.Acts {
		lines = append(lines, fmt.Sprintf("%s %d/%d", strings.TrimPrefix(s.Name, "appraisal."), a.done[s.Name], a.refused[s.Name]))
		if assured && (a.done[s.Name] == 0 || a.refused[s.Name] == 0) {
			t.Errorf("in %d steps %s was done %d times and refused %d times: the walks do not reach it", a.steps, s.Name, a.done[s.Name], a.refused[s.Name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a.done)) {
		if !strings.HasPrefix(name, "appraisal.") {
			lines = append(lines, fmt.Sprintf("%s %d/%d", name, a.done[name], a.refused[name]))
		}
	}
	t.Logf("%d steps %v; acts done/not: %s", a.steps, a.outcomes, strings.Join(lines, ", "))
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }
