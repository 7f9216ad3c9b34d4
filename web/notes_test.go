package web

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/store"
)

// An executive's notes are kept, changed, added to the own account and deleted; nothing of them goes into the record, and a
// page that is sent twice keeps one.
func TestNotesAreKeptChangedAndDeleted(t *testing.T) {
	h := openRoad(t, "in-force", "2026-03-10")
	g, size := h.guest("person/bell"), h.size()
	p := g.get(bell+"notes").is(200, "Only you see these notes", "not part of the record")
	first := p.with("save", "text", "Ten locks inspected.\nTwo left.")
	g.post(bell+"notes", first).is(200, "Ten locks inspected.")
	g.post(bell+"notes", first).is(200)
	g.post(bell+"notes", g.get(bell+"notes").with("save", "text", "The barge came back.")).is(200, "Notes 2")
	g.post(bell+"notes", g.get(bell+"notes").with("save", "text", "  ")).is(422, "The note is empty")
	id := noteID(t, g, "Ten locks")
	edit := g.get(bell + "notes?edit=" + id)
	if got := edit.Fields.Get("text"); got != "Ten locks inspected.\nTwo left." {
		t.Errorf("the box has %q", got)
	}
	g.post(bell+"notes", edit.with("save", "text", "Twelve locks inspected.")).is(200, "Notes 2", "Twelve locks inspected.")
	g.post(bell+"notes", url.Values{"id": {id}, "then": {"use"}}).is(200, "Your accomplishments")
	g.post(bell+"notes", url.Values{"id": {noteID(t, g, "barge")}, "then": {"use"}}).is(200)
	if got := g.get(bell + "record-accomplishments").Fields.Get("narrative"); got != "Twelve locks inspected.\n\nThe barge came back." {
		t.Errorf("the draft of the account is %q", got)
	}
	g.get(bell+"notes?delete="+id).is(200, "Nothing of it is left")
	after := g.post(bell+"notes", url.Values{"id": {id}, "then": {"delete"}}).is(200, "Notes 1")
	if strings.Contains(after.Text, "Twelve") || h.size() != size {
		t.Errorf("after deleting: %d entries of %d, %s", h.size(), size, clipped(after.Text))
	}
	g.post(bell+"notes", url.Values{"id": {id}, "then": {"delete"}}).is(404)
}

// noteID gives the id of the note with these words.
func noteID(t *testing.T, g *guest, words string) string {
	t.Helper()
	_, rest, _ := strings.Cut(g.get(bell + "notes").HTML[strings.Index(g.get(bell+"notes").HTML, `id="notes"`):], words)
	_, rest, _ = strings.Cut(rest, "?edit=")
	id, _, ok := strings.Cut(rest, `"`)
	if !ok {
		t.Fatalf("no note says %q", words)
	}
	return id
}

// To everybody but their writer there are no notes: not the page, not a draft of one, and no word of them on any page. The
// record is verified without them.
func TestNotesAreTheWritersAlone(t *testing.T) {
	h := openRoad(t, "in-force", "2026-03-10")
	g := h.guest("person/bell")
	g.post(bell+"notes", g.get(bell+"notes").with("save", "text", canary)).is(200, canary)
	draft := url.Values{"text": {canary + "-draft"}, "act_id": {"0190a7c2-5f00-7c3e-8a11-2f6f4d9b7e01"}}
	g.post("/drafts/appraisal/bell-2026/notes", draft).is(200)
	if got := g.get(bell + "notes").Fields.Get("text"); got != canary+"-draft" {
		t.Errorf("what was typed is %q", got)
	}
	id := noteID(t, g, canary)
	if _, err := h.door.Do(context.Background(), casework.Deed{Agency: "story", ID: "administrator", Act: "agency.name-official", Case: "agency/agency", By: "person/head", Seen: casework.AnyVersion,
		Confirmed: true, In: []byte(`{"office":"administrator","person":"person/tran","basis":"Designation 2026-09"}`)}); err != nil {
		t.Fatal(err)
	}
	for _, person := range []string{"okafor", "fischer", "head", "authority", "tran", "lind", "nobody"} {
		other := h.guest("person/" + person)
		for _, path := range []string{bell + "notes", bell + "notes?edit=" + id, bell + "notes?delete=" + id} {
			if p := other.get(path); p.Status != 404 && p.Status != 401 || strings.Contains(p.HTML, canary) {
				t.Errorf("%s: %s is %d", person, path, p.Status)
			}
		}
		for _, then := range []string{"save", "delete", "use"} {
			if p := other.post(bell+"notes", url.Values{"id": {id}, "then": {then}, "text": {"x"}}); p.Status != 404 && p.Status != 401 {
				t.Errorf("%s: %s is %d", person, then, p.Status)
			}
		}
		if p := other.post("/drafts/appraisal/bell-2026/notes", draft); p.Status != 404 && p.Status != 401 {
			t.Errorf("%s keeps a draft: %d", person, p.Status)
		}
		for _, path := range []string{"/", "/people", "/appraisal/bell-2026", bell + "print"} {
			if p := other.get(path); strings.Contains(p.HTML, canary) || strings.Contains(p.HTML, "private notes") {
				t.Errorf("%s reads of the notes at %s", person, path)
			}
		}
	}
	for _, path := range []string{"/appraisal/bell-2026", bell + "print", "/"} {
		if strings.Contains(g.get(path).HTML, canary) {
			t.Errorf("the note stands at %s", path)
		}
	}
	faults, err := h.door.DB().Verify(context.Background(), "story", casework.Rebuild(casework.Kinds()), nil, nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("%v %v", faults, err)
	}
	g.get(bell+"notes").is(200, canary)
}

// size gives how many entries the record has.
func (h *road) size() (n int64) {
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
