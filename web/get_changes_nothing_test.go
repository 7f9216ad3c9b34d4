package web

import (
	"context"
	"net/url"
	"testing"

	"sesperf/rules/appraisal"
	"sesperf/store"
)

// Horilla pms feedback_answer_get and objective_archive: looking at a page changed what it showed. Here every page of every
// act is asked for by GET, as a party would send the form, and the record is as it was.
func TestHorillaLookingChangesNothing(t *testing.T) {
	for _, at := range []struct{ story, day string }{{"planned", "2025-09-15"}, {"reviewed", "2026-10-20"}, {"recommended", "2026-12-01"}} {
		h := openRoad(t, at.story, at.day)
		size := h.recorded()
		for _, person := range []string{"bell", "okafor", "authority", "chair"} {
			g := h.guest("person/" + person)
			g.get("/")
			g.get(bell)
			g.get(bell + "print")
			for _, s := range appraisal.Kind.Acts {
				form := g.get(bell + s.Verb())
				sent := form.with("do", "confirm", "yes", "text", "Changed by looking.", "version", "1", "with_notice", "yes")
				g.get(bell + s.Verb() + "?" + sent.Encode())
				g.get(bell + s.Verb() + "?" + url.Values{"then": {"do"}, "confirm": {"yes"}, "act_id": {"looked"}}.Encode())
			}
		}
		if now := h.recorded(); now != size {
			t.Errorf("%s: %d entries came of looking", at.story, now-size)
		}
	}
}

// recorded gives how many entries the record has.
func (h *road) recorded() (n int64) {
	h.t.Helper()
	err := h.door.DB().Read(context.Background(), func(tx *store.Tx) error {
		err := tx.Of("story")
		n = tx.Head.Size
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return n
}
