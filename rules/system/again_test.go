package system_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"sesperf/rules/calendar"
	"sesperf/rules/comparison"
	"sesperf/rules/system"
)

// What is printed is read again as the same description, and printed the same again: of any description at all.
func TestAnyDescriptionIsPrintedAndReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := system.AnyDescription(t)
		text := d.YAML()
		again, err := system.Parse("again.yaml", text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(d, again, cmpopts.IgnoreUnexported(system.Description{}), cmpopts.EquateEmpty(), cmpopts.EquateComparable(calendar.Date{}, system.Decimal{})); diff != "" {
			t.Fatalf("%s\n%s", diff, text)
		}
		if !bytes.Equal(text, again.YAML()) || d.HasBoard() != again.HasBoard() || d.HasHigherLevelReview() != again.HasHigherLevelReview() {
			t.Fatalf("printed again, it is another text:\n%s\n%s", text, again.YAML())
		}
		if !json.Valid(d.JSON()) {
			t.Fatalf("%s", d.JSON())
		}
		if changes := comparison.Compare(d, again); len(changes) > 0 {
			t.Fatalf("it differs from itself: %+v", changes[0])
		}
	})
}
