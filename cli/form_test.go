package cli

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store"
	"sesperf/store/storetest"
)

// leftBy gives a database as a story left it.
func leftBy(t *testing.T, story string) string {
	t.Helper()
	url, ctx := storetest.SQLite(t), context.Background()
	db, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	lines, _, err := intake.ReadStory("../test/stories/" + story + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	teller := intake.NewTeller(db, casework.Kinds())
	defer teller.Door().Close()
	if bad := teller.Tell(ctx, lines, 0); len(bad) > 0 {
		t.Fatal(bad[0].Text)
	}
	return url
}

func TestFormCommand(t *testing.T) {
	for format, begins := range map[string]string{"md": "# Executive Performance Agreement", "html": "<!DOCTYPE html>", "pdf": "%PDF-1.7"} {
		if code, out, errs := runs(t, "form", "--format", format); code != Done || !strings.HasPrefix(out, begins) {
			t.Errorf("%s: %d %.40q %s", format, code, out, errs)
		}
	}
	if code, out, _ := runs(t, "form", "--system", "../examples/systems/slst-three.yaml"); code != Done || !strings.Contains(out, "# Senior Professional Performance Agreement") || strings.Contains(out, "board") {
		t.Errorf("%d %s", code, out)
	}
	if code, _, errs := runs(t, "form", "--system", "nowhere.yaml"); code != Unreadable || strings.Count(errs, "\n") != 1 {
		t.Error(code, errs)
	}
}

// FQ-4: show saves the plan and the rating as act takes them, and the form, each as far as the person may see the case.
func TestShowAsAFile(t *testing.T) {
	url := leftBy(t, "rated")
	show := func(by, format string) (int, string, string) {
		return runs(t, "show", "bell-2026", "--db", url, "--by", by, "--format", format)
	}
	_, plan, _ := show("okafor", "plan")
	if err := act.Decode(json.RawMessage(plan), &appraisal.Plan{}); err != nil {
		t.Errorf("the plan cannot be loaded again: %v: %s", err, plan)
	}
	_, rating, _ := show("okafor", "rating")
	if err := act.Decode(json.RawMessage(rating), &appraisal.RateInitially{}); err != nil {
		t.Errorf("the rating cannot be loaded again: %v: %s", err, rating)
	}
	if code, out, errs := show("authority", "rating"); code != Refused || out != "" || !strings.Contains(errs, "no rating for this person to see") {
		t.Error(code, out, errs)
	}
	if code, out, _ := show("authority", "md"); code != Done || !strings.Contains(out, "Marcus Bell") || strings.Contains(out, "Summary rating narrative") {
		t.Error(code, out)
	}
	for format, begins := range map[string]string{"md": "# Executive Performance Agreement", "html": "<!DOCTYPE html>", "pdf": "%PDF-1.7", "json": `{"case":"appraisal/bell-2026"`, "text": "appraisal/bell-2026, version"} {
		if code, out, errs := show("fischer", format); code != Done || !strings.HasPrefix(out, begins) {
			t.Errorf("%s: %d %.40q %s", format, code, out, errs)
		}
	}
	if code, _, errs := runs(t, "show", "person/bell", "--db", url, "--by", "fischer", "--format", "pdf"); code != Unreadable || !strings.Contains(errs, "appraisals only") {
		t.Error(code, errs)
	}
}
