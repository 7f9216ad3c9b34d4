package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

const (
	wrongGap     = "../testdata/systems/wrong/001-gap-between-ranges.yaml"
	wrongOverlap = "../testdata/systems/wrong/112-overlapping-spans.yaml"
	besideIt     = "../testdata/systems/wrong/with-overlapping-spans.yaml"
	unreadKey    = "../testdata/systems/wrong/113-unknown-key.yaml"
)

func TestSystemCheckAnswersWithItsCode(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string // on standard output, or on standard error if it cannot be read
	}{
		{[]string{"basic"}, Done, "Conforms: 0 bar, 0 flagged, 1 nobody can say yet"},
		{[]string{"--all", "basic"}, Done, "basic.yaml:11:9: ST-c: Compared with basic, it changes only what an adopter may change.\n"},
		{[]string{wrongGap}, Refused, wrongGap + ":42:8: ST-a5: No level claims the score 469, "},
		{[]string{wrongGap}, Refused, "Does not conform: 1 bars, "},
		{[]string{besideIt, wrongOverlap}, Refused, wrongOverlap + ":10:11: SD-1.3: own and second both cover career and noncareer appointees of Canal Office from October 1, 2027. End one before the other begins"},
		{[]string{besideIt, "../examples/systems/uniform.yaml"}, Done, besideIt + ": conforms\n"},
		{[]string{unreadKey}, Unreadable, unreadKey + ":12:38: there is no key period.minimum_day"},
		{[]string{"no-such-file"}, Unreadable, "there is neither a built-in system nor a file of this name"},
	} {
		code, stdout, stderr := run("", append([]string{"system", "check"}, c.args...)...)
		if code != c.code || !strings.Contains(stdout+stderr, c.want) || (code == Unreadable) != (stdout == "") {
			t.Errorf("%v: exit %d\n%s%s", c.args, code, stdout, stderr)
		}
	}
}

func TestSystemCheckAsJSON(t *testing.T) {
	code, stdout, _ := run("", "system", "check", "--json", wrongGap)
	var got struct {
		Conforms *bool              `json:"conforms"`
		Findings []conformance.Held `json:"findings"`
		Files    any                `json:"files"`
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != Refused || got.Conforms == nil || *got.Conforms || got.Files != nil {
		t.Fatalf("exit %d, %v: %s", code, err, stdout)
	}
	for _, h := range got.Findings {
		if h.Bars && (h.Provision != "ST-a5" || h.At != wrongGap+":42:8" || h.Counterexample == nil || h.Counterexample.What != conformance.NoLevel || h.Counterexample.Score.String() != "469" || len(h.Counterexample.Weights) != 3) {
			t.Errorf("%+v", h)
		}
	}
	if _, stdout, _ := run("", "system", "check", "--json", besideIt, "basic"); !strings.Contains(stdout, `"files":[{"file":"`+besideIt+`","id":"own","conforms":true}`) {
		t.Error(stdout)
	}
}

// A description that adopts a later basic system is compared with it where it is at hand, and otherwise it is unknown
// what it changes.
func TestSystemCheckAgainstALaterBasicSystem(t *testing.T) {
	text, err := os.ReadFile("../examples/systems/later-basic.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := system.Parse("later", text)
	if err != nil {
		t.Fatal(err)
	}
	adopter := filepath.Join(t.TempDir(), "adopter.yaml")
	write := func(old, with string) {
		changed := strings.Replace(strings.Replace(string(text), "\nid: "+d.ID+"\n", "\nid: adopter\n", 1), old, with, 1)
		if err := os.WriteFile(adopter, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("", "")
	if code, stdout, _ := run("", "system", "check", adopter); code != Done || !strings.Contains(stdout, "ST-c: (unknown)") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	if code, stdout, _ := run("", "system", "check", "--all", "--adopts", "../examples/systems/later-basic.yaml", adopter); code != Done || !strings.Contains(stdout, "ST-c: Compared with "+d.ID) {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	write("retention: {years: 5}", "retention: {years: 4}")
	if code, stdout, _ := run("", "system", "check", "--adopts", "../examples/systems/later-basic.yaml", adopter); code != Refused || !strings.Contains(stdout, "ST-c: An adopter of "+d.ID+" may not change retention.years.") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
}
