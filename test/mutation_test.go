package test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/law"
	"sesperf/store/storetest"
)

// TestEachStoryRestsOnItsProvision tells each story that refuses or flags once more with that provision switched
// off: a story that still goes as expected proves nothing.
func TestEachStoryRestsOnItsProvision(t *testing.T) {
	for _, file := range storyFiles(t) {
		lines, own := readStory(t, file)
		expected := provisionsOf(lines[len(lines)-own:])
		name := storyName(file)
		if p, ok := law.Find(strings.ToUpper(name)); ok && !slices.Contains(expected, p.ID) {
			t.Errorf("%s: no line is refused or flagged by %s", file, p.ID)
		}
		for _, provision := range expected {
			t.Run(name+"/"+provision, func(t *testing.T) {
				t.Parallel()
				teller := begin(t, storetest.SQLite(t), without(provision))
				for _, r := range teller.Tell(context.Background(), lines, own) {
					if !r.AsExpected {
						return
					}
				}
				t.Errorf("%s goes as expected with %s switched off: it proves nothing of it", file, provision)
			})
		}
	}
}

// without gives the kinds of case with one provision switched off in every act.
func without(provision string) []act.Kind {
	kinds := casework.Kinds()
	for i, k := range kinds {
		kinds[i].Acts = nil
		for _, s := range k.Acts {
			kinds[i].Acts = append(kinds[i].Acts, s.Without(provision))
		}
	}
	return kinds
}

// provisionsOf gives the provisions that the lines expect to refuse or to be flagged.
func provisionsOf(lines []intake.Line) []string {
	var out []string
	for _, l := range lines {
		if l.Expect != nil {
			out = append(append(out, l.Expect.Refused...), l.Expect.Finding...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
