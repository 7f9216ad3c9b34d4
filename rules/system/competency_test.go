package system

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// §430.305(a)(1): each element of the basic system rests on OPM's competencies, on all of its own and no other's.
func TestBasicRestsOnValidatedCompetencies(t *testing.T) {
	want := map[string][]string{}
	fundamental := 0
	for _, c := range ValidatedCompetencies() {
		if c.Element == "" {
			fundamental++
			continue
		}
		want[c.Element] = append(want[c.Element], c.ID)
	}
	got := map[string][]string{}
	for _, e := range Basic().Elements {
		got[e.ID] = e.Competencies
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(ValidatedCompetencies()); n != 28 || fundamental != 6 {
		t.Errorf("%d competencies, %d of them fundamental; OPM names 28 and 6", n, fundamental)
	}
}
