package web

import (
	"context"
	"strings"
	"testing"

	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// SD-6.1: the plan as it is printed holds the standard of each level, with its examples.
func TestPlanPrintsTheStandards(t *testing.T) {
	var out strings.Builder
	d := system.Basic()
	if err := PlanFull(d, appraisal.PlanVersion{}).Render(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	for _, l := range d.Levels {
		for _, want := range append([]string{l.Standard}, l.Examples...) {
			if !strings.Contains(out.String(), want) {
				t.Errorf("Level %d: the plan does not print %q", l.Level, want)
			}
		}
	}
}
