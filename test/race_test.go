package test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/board"
	"sesperf/rules/calendar"
	"sesperf/store/storetest"
)

// assured says whether the whole of each promise is checked, rather than a slice.
var assured = os.Getenv("SESPERF_ASSURE") != ""

// TestARecusalWhileTheChairRecommends: two processes on one PostgreSQL agency. A member steps aside from a case
// through one while the chair records the board's recommendation through the other. What the act rests on is a
// case of its own, the board's, which nothing but the agency's one sequence keeps from moving under it.
func TestARecusalWhileTheChairRecommends(t *testing.T) {
	t.Parallel()
	rounds := 300
	if assured {
		rounds = 3000
	}
	url := storetest.Postgres(t)
	h := after(t, url, "in-force", casework.Kinds())
	referred(h, rounds)
	other := *h
	other.enter(url, casework.Kinds())
	seed := rand.New(rand.NewPCG(7, 20261116))
	aside, refused := 0, 0
	for i := range rounds {
		doors := []*house{h, &other}
		if seed.IntN(2) == 0 {
			doors[0], doors[1] = doors[1], doors[0]
		}
		name := fmt.Sprintf("e%d", i)
		recusal := h.deed("third", "board.recuse", "board-1", object{"case": name})
		recommendation := h.deed("chair", "appraisal.recommend", name, object{"members": []string{"chair", "second", "third"}, "level": 4, "narrative": "Agreed.", "award": "none", "pay_adjustment": "none"})
		lead := time.Duration(seed.IntN(4000)-1500) * time.Microsecond // the recommendation does more, so it gets a start
		errs := both(doors[0], recusal, max(0, lead), doors[1], recommendation, max(0, -lead))
		if errs[0] != nil {
			t.Fatalf("round %d: the member cannot step aside: %v", i, errs[0])
		}
		var refusal *act.Refusal
		switch {
		case errs[1] == nil:
			aside++
		case errors.As(errs[1], &refusal) && len(refusal.Findings) == 1 && refusal.Findings[0].Provision == "SD-10.4":
			refused++
		default:
			t.Fatalf("round %d: %v", i, errs[1])
		}
	}
	if aside == 0 || refused == 0 {
		t.Errorf("no race: %d recommendations came first, %d recusals did", aside, refused)
	}
	held(h, rounds, aside)
}

// both does two acts at once, each after a delay.
func both(a *house, da casework.Deed, wa time.Duration, b *house, db casework.Deed, wb time.Duration) [2]error {
	var errs [2]error
	var group sync.WaitGroup
	group.Go(func() { time.Sleep(wa); _, errs[0] = a.do(da) })
	group.Go(func() { time.Sleep(wb); _, errs[1] = b.do(db) })
	group.Wait()
	return errs
}

// held looks at the record: no member takes part in a recommendation that stands after the member's recusal.
func held(h *house, rounds, recommended int) {
	h.t.Helper()
	stepped := map[string]int64{} // by case, where in the record the member stepped aside
	b := h.see("fischer", "board/board-1").Case.(*board.Board)
	for i, r := range b.Recusals {
		stepped[r.Case] = b.History[len(b.History)-len(b.Recusals)+i].Seq
	}
	count := 0
	for i := range rounds {
		stream := fmt.Sprintf("appraisal/e%d", i)
		c := h.see("fischer", stream).Case.(*appraisal.Appraisal)
		if c.Recommendation == nil {
			continue
		}
		count++
		if at, ok := stepped[stream]; !ok || at < c.Recommendation.Meta.Seq {
			h.t.Errorf("%s: the member stepped aside at entry %d and took part at entry %d", stream, at, c.Recommendation.Meta.Seq)
		}
	}
	if count != recommended {
		h.t.Errorf("%d recommendations are on record, and %d were acknowledged", count, recommended)
	}
}

// referred brings so many appraisals to the board, e0 and on.
func referred(h *house, n int) {
	h.t.Helper()
	each := func(by, name, of string, in any) {
		h.t.Helper()
		deeds := make([]casework.Deed, n)
		for i := range deeds {
			who := by
			if by == "" {
				who = fmt.Sprintf("e%d", i)
			}
			if f, ok := in.(func(int) any); ok {
				deeds[i] = h.deed(who, name, fmt.Sprintf(of, i), f(i))
			} else {
				deeds[i] = h.deed(who, name, fmt.Sprintf(of, i), in)
			}
		}
		if _, errs := h.door.DoAll(context.Background(), deeds); errors.Join(errs...) != nil {
			h.t.Fatalf("%s: %v", name, errors.Join(errs...))
		}
	}
	each("fischer", "agency.enter-person", "e%d", func(i int) any { return object{"name": fmt.Sprintf("Executive %d", i)} })
	each("fischer", "agency.appoint", "e%d", object{"appointment": "career", "on": "2020-01-05"})
	each("fischer", "appraisal.open", "e%d", func(i int) any {
		return object{"executive": fmt.Sprintf("e%d", i), "period": "2026", "rating_official": "okafor", "appointing_authority": "authority"}
	})
	s := h.see("okafor", bell)
	each("okafor", "appraisal.propose-plan", "e%d", s.Kind.Show(s.Case)["plan"]["plan"])
	each("okafor", "appraisal.sign-plan", "e%d", object{"version": 1})
	each("", "appraisal.sign-plan", "e%d", object{"version": 1})
	each("okafor", "appraisal.communicate-plan", "e%d", nil)
	h.day(calendar.MustParse("2026-10-20"))
	h.guide("2026")
	seen := object{"leading-people": "Seen."}
	each("okafor", "appraisal.rate-initially", "e%d", object{"levels": object{"leading-change": 4, "leading-people": 5, "business-acumen": 3, "building-coalitions": 4, "results-driven": 4},
		"narrative": "Good.", "elements": seen, "no_progress_review": "The rating official was deployed.", "factors": []string{"organization"}})
	each("", "appraisal.waive-response", "e%d", nil)
	each("", "appraisal.waive-higher-level-review", "e%d", nil)
	each("fischer", "appraisal.refer-to-board", "e%d", object{"board": "board-1"})
}
