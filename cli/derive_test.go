package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	fifteen = `"leading-change":15,"leading-people":15,"business-acumen":15,"building-coalitions":15,`
	rated   = `"levels":{"leading-change":4,"leading-people":5,"business-acumen":3,"building-coalitions":4,"results-driven":4}}`
	good    = `{"weights":{` + fifteen + `"results-driven":40},` + rated
)

func run(in string, args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	code = Run(context.Background(), args, strings.NewReader(in), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// What derive answers, line by line: the provisions refused, or the place of what cannot be read.
func TestDeriveCommand(t *testing.T) {
	plan := func(rd string) string { return `{"weights":{` + fifteen + `"results-driven":` + rd + `},` + rated }
	for _, c := range []struct {
		name, in string
		code     int
		refused  [][]string // by line; nil: derived
		err      string
	}{
		{"one", good, 0, [][]string{nil}, ""},
		{"over several lines", strings.ReplaceAll(good, ",", ",\n"), 0, [][]string{nil}, ""},
		{"many, one refused", good + "\n\n" + plan("39") + "\n" + good + "\n", 1, [][]string{nil, {"SD-5.8"}, nil}, ""},
		{"not whole", plan("40.5"), 1, [][]string{{"SD-5.8", "SD-5.8"}}, ""},
		{"huge", plan("1e999999999"), 1, [][]string{{"SD-5.8"}}, ""},
		{"no number", plan(`"40"`), 2, nil, `stdin:1: weights.results-driven: here stands "40", but a number is needed`},
		{"a key twice", plan(`40,"results-driven":40`), 2, nil, `stdin:1: the key "weights.results-driven" stands twice`},
		{"no such key", `{"weight":{},"levels":{},"weights":{}}`, 2, nil, "stdin:1: weight: there is no such field"},
		{"level 6", strings.Replace(good, `change":4`, `change":6`, 1), 1, [][]string{{"SD-9.1"}}, ""},
		{"level 4.5", strings.Replace(good, `change":4`, `change":4.5`, 1), 2, nil, "stdin:1: levels.leading-change: here stands the number 4.5"},
		{"not JSON on line 3", good + "\n" + good + "\nnot JSON\n" + good, 2, [][]string{nil, nil}, "stdin:3: this is not JSON"},
		{"cut off on line 2", good + "\n{\"weights\":{\n" + good, 2, [][]string{nil}, "stdin:2: this is not JSON: it ends in the middle of a value"},
		{"two on one line", good + good, 2, nil, "stdin:1: after the object stands something more"},
		{"nothing", "\n \n", 2, nil, "stdin:1: there is nothing to derive"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := run(c.in, "derive", "--json")
			if code != c.code || !strings.HasPrefix(errs, c.err) || (c.err == "" && errs != "") {
				t.Errorf("exit %d, %q; want %d, %q", code, errs, c.code, c.err)
			}
			var refused [][]string
			for line := range strings.Lines(out) {
				var v struct {
					Score   *int
					Refused []struct{ Provision, Cite, Text string }
				}
				if err := json.Unmarshal([]byte(line), &v); err != nil || (v.Score == nil) == (v.Refused == nil) {
					t.Fatalf("%s: %v", line, err)
				}
				var ids []string
				for _, r := range v.Refused {
					ids = append(ids, r.Provision)
				}
				refused = append(refused, ids)
			}
			if d := cmp.Diff(c.refused, refused); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSystemShowIsReadAgain(t *testing.T) {
	code, out, errs := run("", "system", "show", "basic")
	if code != 0 || errs != "" || !strings.HasPrefix(out, "format: 1\nid: basic\n") {
		t.Errorf("exit %d, %q, %.60q", code, errs, out)
	}
}

func TestUsageIsExitTwo(t *testing.T) {
	for _, args := range [][]string{{}, {"nonsense"}, {"derive", "--nonsense"}, {"system", "show", "no-such-system"}, {"derive", "no-such-file"}} {
		if code, out, errs := run("", args...); code != Unreadable || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: exit %d, printed %q, %q", args, code, out, errs)
		}
	}
}
