package test

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// house is an agency as a story left it, with a door and a clock of its own.
type house struct {
	t    *testing.T
	db   *store.DB
	door *casework.Door
	now  *atomic.Int64 // microseconds UTC
	sent int
}

// after tells a story on a database and opens a door there, on the day after the story's last.
func after(t *testing.T, url, story string, kinds []act.Kind) *house {
	t.Helper()
	lines, _ := readStory(t, "stories/"+story+".jsonl")
	teller := begin(t, url, kinds)
	var last calendar.Date
	for _, l := range lines {
		last = calendar.Later(last, l.On)
	}
	for _, r := range teller.Tell(context.Background(), lines, 0) {
		t.Fatalf("%s:%d: %s: %s", story, r.Line, r.Act, r.Text)
	}
	h := &house{t: t, now: &atomic.Int64{}}
	h.enter(url, kinds)
	h.day(last.AddDays(1))
	return h
}

// enter opens a database of its own and a door to it, as another process would.
func (h *house) enter(url string, kinds []act.Kind) {
	h.t.Helper()
	db, err := store.Open(context.Background(), url)
	if err != nil {
		h.t.Fatal(err)
	}
	h.db, h.door = db, casework.New(db, func() time.Time { return time.UnixMicro(h.now.Load()) }, kinds)
	door := h.door
	h.t.Cleanup(func() {
		door.Close()
		if err := db.Close(); err != nil {
			h.t.Error(err)
		}
	})
}

// day sets the clock to noon of a day.
func (h *house) day(d calendar.Date) {
	h.now.Store(time.Date(d.Year(), d.Month(), d.Day(), 17, 0, 0, 0, time.UTC).UnixMicro())
}

// deed makes an act with short names, as stories have them, and an id of its own.
func (h *house) deed(by, name, of string, in any) casework.Deed {
	h.t.Helper()
	h.sent++
	d := casework.Deed{Agency: "story", ID: fmt.Sprintf("deed-%d", h.sent), Act: name, By: intake.Stream("person", by), Seen: casework.AnyVersion, Confirmed: true}
	spec, ok := h.door.Spec(name)
	if !ok {
		h.t.Fatalf("there is no act %s", name)
	}
	d.Case = intake.Stream(spec.Case, of)
	if in != nil {
		d.In = intake.Resolve(spec.Schema, json.RawMessage(jsonOf(h.t, in)))
	}
	return d
}

func (h *house) do(d casework.Deed) (casework.Receipt, error) {
	return h.door.Do(context.Background(), d)
}

func (h *house) must(d casework.Deed) casework.Receipt {
	h.t.Helper()
	r, err := h.do(d)
	if err != nil {
		h.t.Fatalf("%s of %s by %s: %v", d.Act, d.Case, d.By, err)
	}
	return r
}

// see gives a case as a person sees it.
func (h *house) see(person, stream string) *casework.Sight {
	h.t.Helper()
	s, err := h.door.Look(context.Background(), "story", "person/"+person, stream)
	if err != nil {
		h.t.Fatalf("%s looking at %s: %v", person, stream, err)
	}
	return s
}

// size gives how many entries the record has.
func (h *house) size() int64 {
	h.t.Helper()
	var n int64
	err := h.db.Read(context.Background(), func(tx *store.Tx) error {
		err := tx.Of("story")
		n = tx.Head.Size
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return n
}

type object = map[string]any

// guide has the organization assessed and the guidelines issued for a period that has ended.
func (h *house) guide(period string) {
	h.t.Helper()
	h.must(h.deed("oversight", "agency.assess-organization", period, assessment))
	h.must(h.deed("oversight", "agency.issue-guidelines", period, guidelines))
}

var (
	assessment = object{"scope": "agency", "overall": "A good year.", "parts": []object{{"kind": "mission", "name": "Navigation", "text": "Open on 97 percent of days."}}}
	guidelines = object{"scope": "agency", "text": "Rate on the standards.", "communicated_to": []string{"executives", "rating-officials", "reviewers", "board-members"}}
)
