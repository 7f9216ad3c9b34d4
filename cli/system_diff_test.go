package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// adapted writes the basic system with pieces of its text replaced, two by two, to a file.
func adapted(t *testing.T, pairs ...string) string {
	t.Helper()
	_, text, _ := run("", "system", "show", "basic", "--format", "yaml")
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the basic system has no %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	name := filepath.Join(t.TempDir(), "own.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// What an adopter changed is shown with its verdict, provision and place, and the exit code says whether it may.
func TestSystemDiff(t *testing.T) {
	longer, edited := adapted(t, "minimum_days: 90", "minimum_days: 120"), adapted(t, "transparency; and", "openness; and")
	for _, c := range []struct {
		b    string
		code int
		want string
	}{
		{"basic", 0, "basic and basic say the same."},
		{longer, 0, "period.minimum_days: allowed (SD-3.3, Basic system description §3)\n  " + longer + ":16:17\n  90 -> 120\n"},
		{edited, 1, "elements.leading-change.requirement: not allowed (SD-5.4"},
		{filepath.Join(t.TempDir(), "none.yaml"), 2, ""},
	} {
		code, out, errs := run("", "system", "diff", "basic", c.b)
		if c.b == edited && !strings.Contains(out, "[-transparency;-] {+openness;+} and maintains program focus") {
			t.Errorf("the words are not shown:\n%s", out)
		}
		if code != c.code || !strings.Contains(out, c.want) || code == 2 && errs == "" {
			t.Errorf("%s: exit %d, want %d:\n%s%s", c.b, code, c.code, out, errs)
		}
	}
	var d struct {
		Allowed bool
		Changes []struct{ Path, From, To, Verdict, Provision, Cite, At string }
	}
	code, out, _ := run("", "system", "diff", "basic", longer, "--json")
	if err := json.Unmarshal([]byte(out), &d); err != nil || code != 0 || !d.Allowed || len(d.Changes) != 1 || d.Changes[0].To != "120" || d.Changes[0].At != longer+":16:17" {
		t.Errorf("exit %d: %s", code, out)
	}
}

// A trial counts and names nobody: a line with a name is refused, and small counts are hidden where that is asked for.
func TestSystemTry(t *testing.T) {
	own := adapted(t, "adopts: basic\n", "", "basis: basic", "basis: own", "5: [475, 500], 4: [400, 474]", "5: [400, 500], 4: [390, 399]")
	code, out, errs := run(strings.Repeat(good+"\n", 6), "system", "try", "basic", own, "--ratings", "-", "--json")
	var got struct {
		Rated, Better, Worse *int
		Table                []struct {
			A, B    int
			Ratings *int
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 || got.Rated == nil || *got.Rated != 6 || got.Better == nil || *got.Better != 6 || *got.Worse != 0 {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	code, out, _ = run(good+"\n", "system", "try", "basic", own, "--ratings", "-", "--hide-small")
	if code != 0 || !strings.Contains(out, "A better level under B  fewer than 5") || strings.Contains(out, "  1") {
		t.Errorf("exit %d: a single rating is shown:\n%s", code, out)
	}
	if code, out, _ = run(good+"\n", "system", "try", "basic", own, "--ratings", "-"); code != 0 || !strings.Contains(out, "A better level under B  1") {
		t.Errorf("exit %d:\n%s", code, out)
	}
	code, out, errs = run(strings.Replace(good, "{", `{"name":"Jane Doe",`, 1), "system", "try", "basic", own, "--ratings", "-")
	if code != 2 || out != "" || !strings.Contains(errs, "name") || strings.Contains(errs, "Jane") {
		t.Errorf("exit %d, a name was read: %s%s", code, out, errs)
	}
	code, out, _ = run(strings.Repeat(strings.Replace(good, `"results-driven":40`, `"results-driven":39`, 1)+"\n", 5)+good, "system", "try", "basic", own, "--ratings", "-")
	if code != 1 || !strings.Contains(out, "A, SD-5.8, Basic system description §5; FAQ: weights") {
		t.Errorf("exit %d: what was refused is not counted:\n%s", code, out)
	}
}

func TestSystemSchema(t *testing.T) {
	code, out, _ := run("", "system", "schema")
	var s map[string]any
	if err := json.Unmarshal([]byte(out), &s); err != nil || code != 0 || s["$schema"] != "https://json-schema.org/draft/2020-12/schema" {
		t.Errorf("exit %d: %.200s", code, out)
	}
}
