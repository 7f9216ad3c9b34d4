package web

import (
	"testing"

	"sesperf/rules/appraisal"
	"sesperf/rules/law"
)

// Every act of an appraisal that waits for somebody says why.
func TestEveryActSaysWhy(t *testing.T) {
	silent := map[string]bool{"appraisal.comment-on-plan": true, "appraisal.decline-to-sign": true, "appraisal.waive-response": true, "appraisal.waive-higher-level-review": true,
		"appraisal.declare-no-higher-level-review": true, "appraisal.request-explanation": true, "appraisal.return-from-board": true} // nobody is asked for these
	for _, s := range appraisal.Kind.Acts {
		if s.Opens {
			continue
		}
		if why[s.Name] == "" && !silent[s.Name] {
			t.Errorf("nothing says why %s is asked", s.Name)
		}
	}
}

// Every provision has a page, and the list counts them all.
func TestEveryProvisionHasAPage(t *testing.T) {
	n := 0
	for _, g := range lawGroups() {
		if g.Title == "" || g.Title == g.ID {
			t.Errorf("the provisions %s stand under no text", g.ID)
		}
		n += len(g.List)
	}
	if n != len(law.All()) {
		t.Errorf("the list has %d provisions of %d", n, len(law.All()))
	}
	h := open(t, "year", "2025-09-04")
	get := h.as("bell")
	for _, p := range law.All() {
		if status, _ := get("/law/" + p.ID); status != 200 {
			t.Errorf("%s: %d", p.ID, status)
		}
	}
	if status, _ := get("/law/SD-99"); status != 404 {
		t.Errorf("a provision that is none: %d", status)
	}
}
