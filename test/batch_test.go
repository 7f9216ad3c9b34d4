package test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store/storetest"
)

type empties struct{}

// unwritable is what cannot be recorded: an act of which it comes fails inside the program.
type unwritable struct{}

func (unwritable) MarshalJSON() ([]byte, error) { return nil, errors.New("this cannot be written") }

// faulty gives the kinds of case with acts that fail, panic and wait.
func faulty(started, release chan struct{}) []act.Kind {
	tell := func(empties, empties) string { return "did it" }
	def := func(name string, check func() empties, apply func()) act.Spec {
		return act.Def[*appraisal.Appraisal, empties, empties]{Name: "appraisal." + name, Title: name, Part: "case", Who: []act.Relation{act.Executive}, Tell: tell,
			Check: func(*appraisal.Appraisal, empties, act.Question) (empties, []act.Finding) { return check(), nil },
			Apply: func(*appraisal.Appraisal, act.Meta, empties, empties) { apply() }}.Spec()
	}
	none, nothing := func() empties { return empties{} }, func() {}
	fails := act.Def[*appraisal.Appraisal, empties, unwritable]{Name: "appraisal.fail", Title: "fail", Part: "case", Who: []act.Relation{act.Executive},
		Apply: func(*appraisal.Appraisal, act.Meta, empties, unwritable) {}, Tell: func(empties, unwritable) string { return "failed" }}.Spec()
	kinds := casework.Kinds()
	for i, k := range kinds {
		if k.Name == "appraisal" {
			kinds[i].Acts = append(append([]act.Spec{}, k.Acts...), fails,
				def("panic", func() empties { panic("a defect in a check") }, nothing),
				def("panic-late", none, func() { panic("a defect in a fold") }),
				def("wait", func() empties { started <- struct{}{}; <-release; return empties{} }, nothing))
		}
	}
	return kinds
}

// TestABatchWithFailingActs: of acts that are committed together one is refused, one fails and two panic; the
// others are done, each exactly once, and in their order.
func TestABatchWithFailingActs(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, url string) {
		started, release := make(chan struct{}, 1), make(chan struct{})
		h := after(t, url, "planned", faulty(started, release))
		wait := h.deed("bell", "appraisal.wait", "bell-2026", nil)
		blocked := make(chan error, 1)
		go func() { _, err := h.do(wait); blocked <- err }()
		<-started // the writer is busy: what is sent now waits, and is gathered into one batch
		comment := func(i int) casework.Deed {
			return h.deed("bell", "appraisal.comment-on-plan", "bell-2026", object{"text": fmt.Sprint("comment ", i)})
		}
		deeds := []casework.Deed{comment(0), h.deed("okafor", "appraisal.communicate-plan", "bell-2026", nil), comment(1), h.deed("bell", "appraisal.fail", "bell-2026", nil),
			comment(2), h.deed("bell", "appraisal.panic", "bell-2026", nil), h.deed("bell", "appraisal.panic-late", "bell-2026", nil), h.deed("lind", "appraisal.respond", "bell-2026", object{"text": "?"}), comment(3)}
		go func() { release <- struct{}{} }()
		_, errs := h.door.DoAll(context.Background(), deeds)
		if err := <-blocked; err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"", "refused SD-5.1", "", "this cannot be written", "", "a defect in a check", "a defect in a fold", "there is no such case", ""} {
			if (want == "") != (errs[i] == nil) || (errs[i] != nil && !strings.Contains(errs[i].Error(), want)) {
				t.Errorf("%s: %v, want %q", deeds[i].Act, errs[i], want)
			}
		}
		var said []string
		for _, c := range h.see("bell", bell).Case.(*appraisal.Appraisal).Comments {
			said = append(said, c.Text)
		}
		if got := strings.Join(said, ", "); got != "comment 0, comment 1, comment 2, comment 3" {
			t.Errorf("on record: %s", got)
		}
		for _, i := range []int{0, 2, 4, 8} {
			if r := h.must(deeds[i]); !r.Repeated {
				t.Errorf("%s was done again", deeds[i].In)
			}
		}
		h.must(comment(4)) // the door goes on
	})
}

// TestAClientThatGoesAway: its act is done or not, never half; the others are done; sent again, it is done once.
func TestAClientThatGoesAway(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, url string) {
		started, release := make(chan struct{}, 1), make(chan struct{})
		h := after(t, url, "planned", faulty(started, release))
		blocked := make(chan error, 1)
		wait := h.deed("bell", "appraisal.wait", "bell-2026", nil)
		ctx, leave := context.WithCancel(context.Background())
		go func() { _, err := h.door.Do(ctx, wait); blocked <- err }()
		<-started
		gone := h.deed("bell", "appraisal.comment-on-plan", "bell-2026", object{"text": "I am leaving."})
		stays := h.deed("bell", "appraisal.comment-on-plan", "bell-2026", object{"text": "I stay."})
		left, stayed := make(chan error, 1), make(chan error, 1)
		go func() { _, err := h.door.Do(ctx, gone); left <- err }()
		go func() { _, err := h.do(stays); stayed <- err }()
		leave()
		if err := <-blocked; !errors.Is(err, context.Canceled) {
			t.Errorf("the client that left: %v", err)
		}
		if err := <-left; !errors.Is(err, context.Canceled) {
			t.Errorf("the client that left: %v", err)
		}
		release <- struct{}{}
		if err := <-stayed; err != nil {
			t.Errorf("the client that stayed: %v", err)
		}
		h.must(gone)
		if r := h.must(wait); !r.Repeated {
			t.Error("the act under way when its client left was not done")
		}
		count := map[string]int{}
		for _, c := range h.see("bell", bell).Case.(*appraisal.Appraisal).Comments {
			count[c.Text]++
		}
		if count["I am leaving."] != 1 || count["I stay."] != 1 {
			t.Errorf("on record: %v", count)
		}
	})
}
