package test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/store/storetest"
)

const bell = "appraisal/bell-2026"

// eachHouse runs a test on both databases, in an agency as a story left it.
func eachHouse(t *testing.T, story string, test func(t *testing.T, h *house)) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, url string) { test(t, after(t, url, story, casework.Kinds())) })
}

func TestAnActSentTwiceIsDoneOnce(t *testing.T) {
	eachHouse(t, "planned", func(t *testing.T, h *house) {
		d := h.deed("bell", "appraisal.comment-on-plan", "bell-2026", object{"text": "The barge comes back in March."})
		first := h.must(d)
		size := h.size()
		again := h.must(d)
		if !again.Repeated || again.Seq != first.Seq || again.Sum != first.Sum || again.At != first.At || h.size() != size {
			t.Errorf("first %+v, then %+v, with %d entries and then %d", first, again, size, h.size())
		}
		other := h.deed("bell", "appraisal.sign-plan", "bell-2026", object{"version": 1})
		other.ID = d.ID
		var invalid *act.Invalid
		if _, err := h.do(other); !errors.As(err, &invalid) || invalid.Field != "id" {
			t.Errorf("another act under a used id: %v", err)
		}
		receipts, errs := h.door.DoAll(context.Background(), []casework.Deed{other, d, d})
		if !errors.As(errs[0], &invalid) || errs[1] != nil || errs[2] != nil || receipts[2].Seq != first.Seq || h.size() != size {
			t.Errorf("the same in one batch: %v, %+v, %d entries", errs, receipts, h.size())
		}
	})
}

func TestAnActSentTwiceInOneBatch(t *testing.T) {
	eachHouse(t, "planned", func(t *testing.T, h *house) {
		d := h.deed("bell", "appraisal.comment-on-plan", "bell-2026", object{"text": "Once."})
		size := h.size()
		receipts, errs := h.door.DoAll(context.Background(), []casework.Deed{d, d, d})
		if errors.Join(errs...) != nil || h.size() != size+1 {
			t.Fatalf("%v; %d entries more", errs, h.size()-size)
		}
		if receipts[0].Repeated || !receipts[1].Repeated || receipts[2].Sum != receipts[0].Sum {
			t.Errorf("%+v", receipts)
		}
	})
}

func TestAStaleWriterIsToldWhatHappenedSince(t *testing.T) {
	eachHouse(t, "planned", func(t *testing.T, h *house) {
		seen := h.see("bell", bell).Case.Base().Version
		h.must(h.deed("okafor", "appraisal.propose-plan", "bell-2026", h.see("okafor", bell).Kind.Show(h.see("okafor", bell).Case)["plan"]["plan"]))
		now := h.see("bell", bell).Case.Base().Version
		d := h.deed("bell", "appraisal.comment-on-plan", "bell-2026", object{"text": "About the plan as I saw it."})
		d.Seen = seen
		size := h.size()
		_, err := h.do(d)
		var conflict *casework.Conflict
		if !errors.As(err, &conflict) || conflict.Seen != seen || conflict.Now != now || len(conflict.Since) != int(now-seen) || conflict.Since[0].Text != "proposed version 2 of the plan" {
			t.Fatalf("%v, %+v", err, conflict)
		}
		if h.size() != size || h.see("bell", bell).Case.Base().Version != now {
			t.Error("the stale act changed the case")
		}
		d.Seen = now
		h.must(d)
	})
}

// What has come since is told only as far as the person sees it.
func TestAStaleWriterIsNotToldWhatIsNotTheirs(t *testing.T) {
	eachHouse(t, "referred", func(t *testing.T, h *house) {
		seen := h.see("bell", bell).Case.Base().Version
		h.must(h.deed("chair", "appraisal.recommend", "bell-2026", object{"members": []string{"chair", "second", "third"}, "level": 3, "narrative": "Lower.", "award": "none", "pay_adjustment": "none"}))
		d := h.deed("bell", "appraisal.respond", "bell-2026", object{"text": "Again."})
		d.Seen = seen
		_, err := h.do(d)
		var conflict *casework.Conflict
		if !errors.As(err, &conflict) || len(conflict.Since) != 0 {
			t.Errorf("the executive is told of the board's recommendation: %v %+v", err, conflict)
		}
	})
}

func TestWhatCannotBeKeptIsRefusedInOneSentence(t *testing.T) {
	eachHouse(t, "in-force", func(t *testing.T, h *house) {
		for name, text := range map[string]string{
			"1 MB":          strings.Repeat("a narrative ", 90_000),
			"NUL":           "a\x00b",
			"a byte no one": "a\xffb",
		} {
			size := h.size()
			d := h.deed("bell", "appraisal.record-accomplishments", "bell-2026", object{"narrative": "x"})
			d.In = []byte(`{"narrative":` + quoted(text) + `}`)
			_, err := h.do(d)
			var invalid *act.Invalid
			if !errors.As(err, &invalid) || len(err.Error()) > 300 || strings.Contains(err.Error(), "\n") || h.size() != size {
				t.Errorf("%s: %v", name, err)
			}
			if name != "a byte no one" && invalid != nil && invalid.Field != "narrative" {
				t.Errorf("%s: the field %q is named", name, invalid.Field)
			}
		}
		most := strings.Repeat("語", act.MaxText)
		h.must(h.deed("bell", "appraisal.record-accomplishments", "bell-2026", object{"narrative": most}))
		s := h.see("bell", bell)
		if kept := s.Kind.Show(s.Case)["accomplishments"]["accomplishments"]; kept != most {
			t.Error("the longest text that can be recorded did not come back as it was")
		}
	})
}

// quoted writes a text as JSON that keeps every byte.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, "\x00", `\u0000`) + `"` }

func TestACaseThatIsNotOnesOwnIsNotThere(t *testing.T) {
	eachHouse(t, "rated", func(t *testing.T, h *house) {
		for _, of := range []string{"bell-2026", "nobody-2026"} {
			_, err := h.do(h.deed("tran", "appraisal.respond", of, object{"text": "Mine?"}))
			if !errors.Is(err, casework.ErrNotFound) {
				t.Errorf("%s: %v", of, err)
			}
			if _, err := h.door.Look(context.Background(), "story", "person/tran", "appraisal/"+of); !errors.Is(err, casework.ErrNotFound) {
				t.Errorf("looking at %s: %v", of, err)
			}
		}
		if _, err := h.do(h.deed("okafor", "appraisal.respond", "bell-2026", object{"text": "For him."})); !errors.Is(err, casework.ErrForbidden) {
			t.Errorf("the rating official responds for the executive: %v", err)
		}
		unconfirmed := h.deed("bell", "appraisal.respond", "bell-2026", object{"text": "Mine."})
		unconfirmed.Confirmed = false
		if _, err := h.do(unconfirmed); !errors.Is(err, casework.ErrUnconfirmed) {
			t.Errorf("a signature without a confirmed sign-in: %v", err)
		}
	})
}

func TestAClockSetBack(t *testing.T) {
	eachHouse(t, "rated", func(t *testing.T, h *house) {
		last := h.see("bell", bell).On
		h.must(h.deed("bell", "appraisal.acknowledge-initial-rating", "bell-2026", nil))
		h.day(last.AddDays(-1)) // an hour lost at midnight is no cause to stop: the record stays on its last day
		if r := h.must(h.deed("bell", "appraisal.waive-response", "bell-2026", nil)); r.On != last {
			t.Errorf("done on %s, and the act before on %s", r.On, last)
		}
		h.day(last.AddDays(-2))
		size := h.size()
		_, err := h.do(h.deed("fischer", "appraisal.refer-to-board", "bell-2026", object{"board": "board-1"}))
		if err == nil || !strings.Contains(err.Error(), "the clock says "+last.AddDays(-2).String()) || !strings.Contains(err.Error(), "set the clock right") || h.size() != size {
			t.Errorf("two days back: %v", err)
		}
		h.day(last.AddDays(1))
		h.must(h.deed("bell", "appraisal.waive-higher-level-review", "bell-2026", nil))
		h.must(h.deed("fischer", "appraisal.refer-to-board", "bell-2026", object{"board": "board-1"}))
	})
}

func TestACaseAsOfAPastDay(t *testing.T) {
	eachHouse(t, "road", func(t *testing.T, h *house) {
		for day, stage := range map[string]string{"2025-09-02": "opened", "2025-09-23": "planning", "2025-09-24": "in-force", "2026-10-19": "in-force", "2026-10-20": "rated",
			"2026-10-28": "referred", "2026-11-30": "recommended", "2026-12-01": "assigned", "2026-12-04": "informed", "2999-01-01": "informed"} {
			s, err := h.door.LookAsOf(context.Background(), "story", "person/fischer", bell, calendar.MustParse(day))
			if err != nil {
				t.Fatal(err)
			}
			shown := s.Kind.Show(s.Case)
			if got := shown["case"]["stage"]; jsonOf(t, got) != `"`+stage+`"` {
				t.Errorf("on %s the case was %v, want %s", day, got, stage)
			}
			if _, rated := shown["initial"]; rated != slices.Contains([]string{"rated", "referred", "recommended", "assigned", "informed"}, stage) {
				t.Errorf("on %s there is an initial rating: %v", day, rated)
			}
		}
		if _, err := h.door.LookAsOf(context.Background(), "story", "person/fischer", bell, calendar.MustParse("2025-09-01")); !errors.Is(err, casework.ErrNotFound) {
			t.Errorf("the day before it was opened: %v", err)
		}
		// What the executive may see is settled by the past too: on December 1 the rating had not been communicated.
		s, err := h.door.LookAsOf(context.Background(), "story", "person/bell", bell, calendar.MustParse("2026-12-01"))
		if err != nil || s.Visible["annual"] || s.Visible["board"] || !s.Visible["initial"] {
			t.Errorf("%v %v", s.Visible, err)
		}
	})
}
