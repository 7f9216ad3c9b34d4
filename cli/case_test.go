package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/rules/agency"
	"sesperf/store"
	"sesperf/store/storetest"
)

// runs does one command as a person would in a shell.
func runs(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Run(context.Background(), args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file.jsonl")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

const founding = `{"by":"founder","act":"agency.name","of":"agency","in":{"name":"Waterways","abbreviation":"FWA","use":"USE"},"id":"a1"}
{"by":"founder","act":"agency.enter-person","of":"er","in":{"name":"Ellen Fischer"},"id":"a2"}
{"by":"founder","act":"agency.name-official","of":"agency","in":{"office":"executive-resources","person":"er","basis":"Order 1"},"id":"a3"}
`

// founded gives a database with a demonstration that has an ER official.
func founded(t *testing.T) string {
	t.Helper()
	url := storetest.SQLite(t)
	if code, out, errs := runs(t, "act", file(t, strings.Replace(founding, "USE", "demo", 1)), "--db", url, "--agency", "fwa"); code != Done {
		t.Fatal(code, out, errs)
	}
	return url
}

func TestStoryCommand(t *testing.T) {
	code, out, errs := runs(t, "story", "../test/stories/opened.jsonl", "--json")
	want := `{"line":3,"act":"appraisal.open","outcome":"done","provisions":[],"findings":[],"as_expected":true}` + "\n"
	if code != Done || out != want || errs != "" {
		t.Errorf("%d %s %s", code, out, errs)
	}
	unlike := file(t, `{"on":"2025-08-01","by":"x","act":"agency.name","of":"agency","in":{"name":"","abbreviation":""},"expect":"done"}`)
	code, out, errs = runs(t, "story", unlike, "--json")
	want = `{"line":1,"act":"agency.name","outcome":"refused","provisions":["SD-1.2"],"findings":[],"as_expected":false}` + "\n"
	if code != Refused || out != want || !strings.Contains(errs, unlike+":1: refused SD-1.2") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	for _, text := range []string{"{", `{"of":"a"}{"of":"b"}`, `{"never":1}`} {
		bad := file(t, "\n"+text)
		if code, out, errs := runs(t, "story", bad); code != Unreadable || out != "" || !strings.HasPrefix(errs, bad+":2: ") {
			t.Errorf("%d %s %s", code, out, errs)
		}
	}
	if code, _, errs := runs(t, "story", "nowhere.jsonl"); code != Unreadable || !strings.HasPrefix(errs, "nowhere.jsonl: ") {
		t.Error(code, errs)
	}
}

// Each act is declared with its case, who may do it, its inputs as JSON Schema, and its provisions.
func TestActsCommand(t *testing.T) {
	code, out, _ := runs(t, "acts", "--json")
	if code != Done {
		t.Fatal(code)
	}
	names := map[string]bool{}
	for line := range strings.Lines(out) {
		var a struct {
			Name, Case string
			Who        []string
			Signed     bool
			Inputs     map[string]any
			Provisions []string
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		if a.Case == "" || len(a.Who) == 0 || a.Inputs["type"] != "object" || a.Provisions == nil {
			t.Errorf("%s", line)
		}
		names[a.Name] = true
	}
	if !names["appraisal.rate-initially"] || !names["agency.open-unit"] || !names["board.recuse"] {
		t.Errorf("%v", names)
	}
}

// A file of acts: each done or refused by itself, one result a line; sent twice, it is done once.
func TestActAndShow(t *testing.T) {
	url := founded(t)
	acts := file(t, `{"by":"er","act":"agency.open-unit","of":"o","in":{"name":"Operations"},"id":"b1"}
{"by":"er","act":"agency.open-period","of":"p","in":{"title":"","begins":"2025-10-01","ends":"2026-09-30"},"id":"b2"}
{"by":"nobody","act":"agency.open-unit","of":"q","in":{"name":"Q"},"id":"b3"}
{"by":"er","act":"agency.open-unit","of":"r","in":{"name":7},"id":"b4"}
`)
	code, out, _ := runs(t, "act", acts, "--db", url)
	want := []done{{Line: 1, Outcome: "done", ID: "b1", Case: "unit/o", Version: 1}, {Line: 2, Outcome: "refused", ID: "b2", Provisions: []string{"SD-3.1"}},
		{Line: 3, Outcome: "forbidden", ID: "b3"}, {Line: 4, Outcome: "invalid", ID: "b4"}}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != Refused || len(lines) != len(want) {
		t.Fatal(code, out)
	}
	for i, line := range lines {
		var d done
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		w := want[i]
		if d.Line != w.Line || d.Outcome != w.Outcome || d.ID != w.ID || d.Case != w.Case || d.Version != w.Version || strings.Join(d.Provisions, " ") != strings.Join(w.Provisions, " ") {
			t.Errorf("%s", line)
		}
	}
	if _, out, _ := runs(t, "act", acts, "--db", url); !strings.Contains(out, `"repeated":true`) {
		t.Error(out)
	}
	code, out, _ = runs(t, "show", "unit/o", "--db", url, "--by", "Ellen Fischer", "--json")
	var s shown
	if err := json.Unmarshal([]byte(out), &s); code != Done || err != nil || s.Version != 1 || s.Shows["name"] != "Operations" || len(s.History) != 1 {
		t.Error(code, out, err)
	}
	for _, args := range [][]string{{"unit/none", "--by", "er"}, {"unit/o", "--by", "er", "--as-of", "2020-01-01"}} {
		if code, out, errs := runs(t, append([]string{"show", "--db", url}, args...)...); code != Refused || out != "" || strings.Count(errs, "\n") != 1 {
			t.Error(args, code, out, errs)
		}
	}
	for want, args := range map[string][]string{"YYYY-MM-DD": {"er", "--as-of", "tomorrow"}, "January 1, 2999 is still to come": {"er", "--as-of", "2999-01-01"},
		"there is no such person in this agency: nobody": {"nobody"}} {
		if code, _, errs := runs(t, append([]string{"show", "unit/o", "--db", url, "--by"}, args...)...); code != Unreadable || !strings.Contains(errs, want) || strings.Count(errs, "\n") != 1 {
			t.Error(args, code, errs)
		}
	}
}

// nameReal names a real agency through the door, as its founder does who has signed in.
func nameReal(t *testing.T, url string) {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	door := casework.New(db, time.Now, casework.Kinds())
	defer door.Close()
	if _, err := door.Do(ctx, casework.Deed{Agency: "fwa", ID: "1", Act: "agency.name", Case: agency.Stream, By: "person/founder", Seen: casework.AnyVersion,
		In: json.RawMessage(`{"name":"Waterways","abbreviation":"FWA"}`)}); err != nil {
		t.Fatal(err)
	}
}

// On a real database nobody is believed to be who the command line says (design §9).
func TestByIsNotBelievedOnRealData(t *testing.T) {
	url := storetest.SQLite(t)
	real := file(t, strings.Replace(founding, "USE", "real", 1))
	if code, out, _ := runs(t, "act", real, "--db", url, "--agency", "fwa"); code != Refused || strings.Contains(out, `"outcome":"done"`) {
		t.Error(code, out)
	}
	nameReal(t, url)
	csv := file(t, "organization,position_title\nO,Chief\n")
	for _, args := range [][]string{{"act", real}, {"show", "agency/agency", "--by", "founder"}, {"import", "positions", csv, "--by", "founder"}} {
		code, out, errs := runs(t, append(args, "--db", url)...)
		if code != Refused || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "real agency") {
			t.Error(args, code, out, errs)
		}
	}
}

// An import writes nothing unless it is told to, and a row that cannot be taken holds back all.
func TestImportCommand(t *testing.T) {
	url := founded(t)
	sum := func() string {
		_, out, _ := runs(t, "record", "verify", "--db", url)
		return out
	}
	before := sum()
	for _, args := range [][]string{{"positions", "../data/plum_labor.csv"}, {"goals", "../data/goals_labor.json"}} {
		args = append([]string{"import"}, append(args, "--db", url, "--by", "er")...)
		if code, out, errs := runs(t, args...); code != Done || !strings.Contains(out, "Nothing was written") || sum() != before {
			t.Error(code, out, errs)
		}
		if code, _, errs := runs(t, append(args, "--commit", "--dry-run")...); code != Unreadable || sum() != before {
			t.Error(code, errs)
		}
	}
	bad := file(t, "organization,position_title\nO,Chief\nO,\n")
	for _, commit := range [][]string{nil, {"--commit"}} {
		code, _, errs := runs(t, append([]string{"import", "positions", bad, "--db", url, "--by", "er"}, commit...)...)
		if code != Unreadable || !strings.Contains(errs, bad+":3: position_title: this is missing") || sum() != before {
			t.Error(code, errs)
		}
	}
	code, out, errs := runs(t, "import", "positions", "../data/plum_labor.csv", "--db", url, "--by", "er", "--commit")
	if code != Done || !strings.Contains(out, "Opened 20 units and 165 positions") {
		t.Error(code, out, errs)
	}
	code, out, errs = runs(t, "import", "positions", "../data/plum_labor.csv", "--db", url, "--by", "er", "--commit")
	if code != Done || !strings.Contains(out, "Opened nothing; 185 were there already") {
		t.Error(code, out, errs)
	}
}

// A checkpoint that was kept finds a record that is cut short; its key is readable by its owner alone.
func TestCheckpoint(t *testing.T) {
	url := founded(t)
	key := filepath.Join(t.TempDir(), "key")
	code, note, errs := runs(t, "record", "checkpoint", "--db", url, "--key", key)
	if code != Done || !strings.Contains(errs, key+".verifier") {
		t.Fatal(code, note, errs)
	}
	if info, err := os.Stat(key); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
	kept := file(t, note)
	if code, out, errs := runs(t, "record", "verify", "--db", url, "--against", kept, "--verifier", key+".verifier"); code != Done {
		t.Error(code, out, errs)
	}
	other := storetest.SQLite(t)
	if code, out, errs := runs(t, "act", file(t, strings.Replace(strings.Join(strings.Split(founding, "\n")[:2], "\n"), "USE", "demo", 1)), "--db", other, "--agency", "fwa"); code != Done {
		t.Fatal(code, out, errs)
	}
	if code, out, errs := runs(t, "record", "verify", "--db", other, "--against", kept); code != Refused || !strings.Contains(out, "it was cut off") || strings.Count(errs, " fault") != 1 {
		t.Error(code, errs)
	}
	if code, _, errs := runs(t, "record", "verify", "--db", url, "--against", file(t, "nothing of the kind")); code != Unreadable {
		t.Error(code, errs)
	}
}
