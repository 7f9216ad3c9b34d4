package test

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/record"
	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/storetest"
)

// keptForm is a body as some program wrote it once, and where the story is that does the same act.
type keptForm struct {
	Story string          `json:"story"`
	Case  string          `json:"case"`
	Body  json.RawMessage `json:"body"`
}

// TestEveryFormFolds: a body of every act in every form that was ever written is kept in testdata/forms and never changed.
// Put in its place in the record, it brings the case as far as the story does today. A form that Fold does not know any
// more, or cannot read, fails here. SESPERF_UPDATE=1 keeps a body of each act and form that has none yet.
func TestEveryFormFolds(t *testing.T) {
	if os.Getenv("SESPERF_UPDATE") != "" {
		keepForms(t)
	}
	byStory := map[string][]string{}
	for _, k := range casework.Kinds() {
		for _, s := range k.Acts {
			for form := 1; form <= s.Form; form++ {
				kept, err := readForm(fileOfForm(s.Name, form))
				if err != nil {
					t.Errorf("%s: no body of its form %d is kept (%v); tell a story with it, and run: SESPERF_UPDATE=1 go test ./test -run TestEveryFormFolds", s.Name, form, err)
					continue
				}
				byStory[kept.Story] = append(byStory[kept.Story], fmt.Sprintf("%s/%d", s.Name, form))
			}
		}
	}
	for story, forms := range byStory {
		t.Run(story, func(t *testing.T) {
			t.Parallel()
			entries := entriesOf(t, story)
			for _, form := range forms {
				foldsAlike(t, entries, form)
			}
		})
	}
}

func fileOfForm(name string, form int) string {
	return filepath.Join("..", "testdata", "forms", fmt.Sprintf("%s.%d.json", name, form))
}

func readForm(file string) (kept keptForm, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return kept, err
	}
	return kept, json.Unmarshal(raw, &kept)
}

// foldsAlike puts a kept body where the story has the act, and folds the case with both.
func foldsAlike(t *testing.T, entries map[string][]record.Entry, form string) {
	t.Helper()
	name, number, _ := strings.Cut(form, "/")
	kept, _ := readForm(filepath.Join("..", "testdata", "forms", name+"."+number+".json"))
	own := entries[kept.Case]
	at := slices.IndexFunc(own, func(e record.Entry) bool { return strings.HasPrefix(e.Form, name+"/") })
	if at < 0 {
		t.Errorf("%s: the story does it no more on %s; keep the body with a story that does", name, kept.Case)
		return
	}
	old := slices.Clone(own)
	old[at].Body, old[at].Form = kept.Body, form
	if is, was := folded(t, own), folded(t, old); is != was {
		t.Errorf("%s, a body kept in testdata/forms, makes a case at %s, and the act makes one at %s today", form, was, is)
	}
}

// folded folds entries into a case, looks at it, and gives how far it has come.
func folded(t *testing.T, entries []record.Entry) string {
	t.Helper()
	name, _, _ := strings.Cut(entries[0].Stream, "/")
	i := slices.IndexFunc(casework.Kinds(), func(k act.Kind) bool { return k.Name == name })
	k := casework.Kinds()[i]
	c := k.New()
	for _, e := range entries {
		var body act.Body
		if err := json.Unmarshal(e.Body, &body); err != nil {
			t.Fatal(err)
		}
		form, number := e.Form[:strings.Index(e.Form, "/")], int(e.Form[len(e.Form)-1]-'0')
		m := act.Meta{Act: form, Form: number, Case: e.Stream, Seq: e.Seq, Version: e.Version, On: calendar.MustParse(e.On), At: e.At, By: e.Actor, Sum: hex.EncodeToString(e.Sum[:])}
		if err := k.Fold(c, m, body); err != nil {
			t.Fatalf("%s: %v", e.Form, err)
		}
	}
	if k.Tasks != nil {
		k.Tasks(c)
	}
	shown := map[string]map[string]any{}
	if k.Show != nil {
		shown = k.Show(c)
	}
	return fmt.Sprint("version ", c.Base().Version, ", stage ", shown["case"]["stage"])
}

// entriesOf tells a story and gives its entries by case.
func entriesOf(t *testing.T, story string) map[string][]record.Entry {
	t.Helper()
	lines, _, err := intake.ReadStory(filepath.Join("stories", story+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	teller := begin(t, storetest.SQLite(t), casework.Kinds())
	teller.Tell(context.Background(), lines, 0)
	out := map[string][]record.Entry{}
	err = teller.Door().DB().Read(context.Background(), func(tx *store.Tx) error {
		if err := tx.Of("story"); err != nil {
			return err
		}
		for seq := range tx.Head.Size {
			e, err := tx.Entry(seq)
			if err != nil {
				return err
			}
			out[e.Stream] = append(out[e.Stream], e)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// keepForms keeps the body of the first entry that a story has of each act whose form has none.
func keepForms(t *testing.T) {
	t.Helper()
	missing := map[string]bool{}
	for _, k := range casework.Kinds() {
		for _, s := range k.Acts {
			if _, err := os.Stat(fileOfForm(s.Name, s.Form)); err != nil {
				missing[fmt.Sprintf("%s/%d", s.Name, s.Form)] = true
			}
		}
	}
	for _, file := range storyFiles(t) {
		if len(missing) == 0 {
			return
		}
		for stream, entries := range entriesOf(t, storyName(file)) {
			for _, e := range entries {
				if missing[e.Form] {
					delete(missing, e.Form)
					keepForm(t, keptForm{Story: storyName(file), Case: stream, Body: e.Body}, e.Form)
				}
			}
		}
	}
}

func keepForm(t *testing.T, kept keptForm, form string) {
	t.Helper()
	var text bytes.Buffer
	if err := json.Indent(&text, []byte(jsonOf(t, kept)), "", "  "); err != nil {
		t.Fatal(err)
	}
	name, number, _ := strings.Cut(form, "/")
	file := filepath.Join("..", "testdata", "forms", name+"."+number+".json")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(text.Bytes(), '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
