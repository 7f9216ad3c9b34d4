package test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/store/storetest"
)

// TestRandomWalk does random acts by random people with inputs that are plausible, and now and then are not. Nothing
// fails inside the program, nothing is done out of the order of the ten steps, no case is changed behind its back.
func TestRandomWalk(t *testing.T) {
	t.Parallel()
	walks, steps := 1, 2000
	if assured {
		walks, steps = 10, 5000
	}
	for n := range walks {
		t.Run(fmt.Sprintf("seed %d", n), func(t *testing.T) {
			w := newWalk(t, uint64(n))
			for range steps {
				w.step()
			}
			w.settle()
			for _, name := range []string{"appraisal.propose-plan", "appraisal.rate-initially", "appraisal.recommend", "appraisal.communicate-annual-rating", "board.recuse"} {
				if w.done[name] == 0 {
					t.Errorf("in %d steps nobody did %s: the walk does not reach it", steps, name)
				}
			}
			t.Logf("%d steps to %s: %d done %v, %v", steps, w.on, len(w.kept), w.done, w.outcomes)
		})
	}
}

type walk struct {
	*house
	*watcher
	r        *rand.Rand
	on       calendar.Date
	period   int
	cases    []string // of the period: their short names
	order    map[string]*order
	sentOnce []casework.Deed
	done     map[string]int
	outcomes map[string]int
}

func newWalk(t *testing.T, seed uint64) *walk {
	h := after(t, storetest.SQLite(t), "year", casework.Kinds())
	w := &walk{house: h, watcher: watch(t, h.door, "story"), r: rand.New(rand.NewPCG(seed, 4312)), on: calendar.MustParse("2025-08-20"), period: 2026,
		order: map[string]*order{}, done: map[string]int{}, outcomes: map[string]int{}}
	w.open()
	return w
}

// open opens the appraisals of the period.
func (w *walk) open() {
	w.cases = nil
	authority := w.deed("head", "agency.name-official", "agency", object{"office": "appointing-authority", "person": "authority", "basis": "Delegation", "makes_ses_appointments": true})
	switch _, err := w.house.do(authority); outcomeOf(err) {
	case "done":
		w.note(authority.Case)
	case "refused": // who holds the office holds it
	default:
		w.house.t.Fatal(err)
	}
	for _, e := range []string{"bell", "tran", "second", "chair", "third"} {
		name := fmt.Sprintf("%s-%d", e, w.period)
		in := object{"executive": e, "period": fmt.Sprint(w.period), "rating_official": "okafor", "appointing_authority": "authority"}
		if e == "tran" {
			in["reviewing_official"] = "reviewer"
		}
		w.house.must(w.deed("fischer", "appraisal.open", name, in))
		w.cases, w.order["appraisal/"+name] = append(w.cases, name), &order{}
	}
}

// step lets some time go by and somebody do something.
func (w *walk) step() {
	if w.r.IntN(4) == 0 {
		w.on = w.on.AddDays(w.r.IntN(6))
	}
	if next := calendar.Of(w.period, 12, 20); w.on.After(next) {
		w.period++
		w.house.must(w.deed("fischer", "agency.open-period", fmt.Sprint(w.period), object{"title": fmt.Sprint(w.period), "begins": calendar.Of(w.period-1, 10, 1), "ends": calendar.Of(w.period, 9, 30)}))
		w.open()
	}
	w.house.day(w.on)
	of := pick(w.r, w.cases)
	d := w.choose(of)
	if w.r.IntN(20) == 0 && len(w.sentOnce) > 0 {
		d = pick(w.r, w.sentOnce)
	}
	before := w.watcher.see("appraisal/"+of, calendar.Date{}).(*appraisal.Appraisal)
	r, err := w.house.do(d)
	w.outcomes[outcomeOf(err)]++
	if outcomeOf(err) == "error" {
		w.house.t.Fatalf("%s: %s of %s by %s, %s: %v", w.on, d.Act, d.Case, d.By, d.In, err)
	}
	if err != nil || r.Repeated {
		return
	}
	w.done[d.Act]++
	w.sentOnce = append(w.sentOnce, d)
	w.note(d.Case)
	if o := w.order[d.Case]; o != nil && d.Case == before.ID {
		if fault := o.follow(d, r.On, before.Span); fault != "" {
			w.house.t.Errorf("%s: %s of %s by %s was done: %s", r.On, d.Act, d.Case, d.By, fault)
		}
	}
	w.unseen(d, r, before)
}

// unseen: what an act rests on in other cases held when it was done.
func (w *walk) unseen(d casework.Deed, r casework.Receipt, before *appraisal.Appraisal) {
	if d.Act != "appraisal.recommend" {
		return
	}
	var in appraisal.Recommend
	if err := json.Unmarshal(d.In, &in); err != nil {
		w.house.t.Fatal(err)
	}
	c := w.watcher.see(d.Case, calendar.Date{}).(*appraisal.Appraisal)
	career := 0
	for _, s := range c.Recommendation.Seats {
		if s.Sits && s.Person == c.Executive {
			w.house.t.Errorf("%s: the executive takes part in the own case", d.Case)
		}
		if s.Sits && s.Published.IsZero() {
			w.house.t.Errorf("%s: a member takes part who was not published", d.Case)
		}
		if s.Sits && s.Appointment == "career" {
			career++
		}
	}
	if len(c.Recommendation.Seats) < 3 || (c.Career() && w.done["board.record-waiver"] == 0 && 2*career <= len(in.Members)) {
		w.house.t.Errorf("%s: %d seats, %d career of %d taking part", d.Case, len(c.Recommendation.Seats), career, len(in.Members))
	}
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

// order is the order of the ten steps, told a second time and without the rules.
type order struct {
	plans, reviews                                                  int
	signed, inForce, rated, heard, referred, advised, decided, over bool
	on, ratedOn                                                     calendar.Date
}

// follow notes a step, and says what it was done too early or too late for.
func (o *order) follow(d casework.Deed, on calendar.Date, span calendar.Period) string {
	must := map[string]bool{}
	switch d.Act {
	case "appraisal.propose-plan":
		must["the plan is not in force"] = !o.inForce
		o.plans, o.signed = o.plans+1, false
	case "appraisal.comment-on-plan":
		must["a plan is proposed and not in force"] = o.plans > 0 && !o.inForce
	case "appraisal.sign-plan", "appraisal.decline-to-sign":
		must["a plan is proposed and nothing rated"] = o.plans > 0 && !o.rated
		o.signed = o.signed || d.By == "person/okafor"
	case "appraisal.communicate-plan":
		must["the rating official signed, once"] = o.signed && !o.inForce
		o.inForce, o.on = true, calendar.Later(on, span.Begin)
	case "appraisal.review-progress":
		must["a plan is in force in the period"] = o.inForce && span.Contains(on) && !o.rated
		o.reviews++
	case "appraisal.acknowledge-progress":
		must["a review was held"] = o.reviews > 0
	case "appraisal.record-accomplishments":
		must["a plan is in force and not rated"] = o.inForce && !o.rated
	case "appraisal.rate-initially":
		var in appraisal.RateInitially
		if json.Unmarshal(d.In, &in) != nil {
			return "its inputs cannot be read"
		}
		must["a plan is in force, not rated"] = o.inForce && !o.rated
		must["the period has ended"] = on.After(span.End)
		must["90 days under the plan"] = o.on.DaysUntil(span.End)+1 >= 90
		must["a review, or the reason"] = o.reviews > 0 || in.NoProgressReview != ""
		o.rated, o.ratedOn = true, on
	case "appraisal.acknowledge-initial-rating":
		must["rated"] = o.rated
	case "appraisal.respond", "appraisal.waive-response":
		must["rated, and not with the board"] = o.rated && !o.referred
		o.heard = true
	case "appraisal.refer-to-board":
		must["rated, and heard or seven days gone"] = o.rated && !o.referred && (o.heard || o.ratedOn.DaysUntil(on) > 7)
		o.referred = true
	case "appraisal.recommend":
		must["with the board, once"] = o.referred && !o.advised
		o.advised = true
	case "appraisal.assign-annual-rating":
		must["recommended, once"] = o.advised && !o.decided && d.By == "person/authority"
		o.decided = true
	case "appraisal.communicate-annual-rating":
		must["assigned, once"] = o.decided && !o.over
		o.over = true
	}
	for what, so := range must {
		if !so {
			return "not so: " + what
		}
	}
	return ""
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }
