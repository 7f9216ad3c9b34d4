package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// Of every act of a case somebody is told why it is open or not, in exactly one group; of a part that is not the reader's to
// see nothing is told.
func TestEveryActIsExplained(t *testing.T) {
	for story, on := range map[string]string{"opened": "2025-09-04", "in-force": "2025-10-10", "rated": "2026-10-21", "referred": "2026-11-16", "recommended": "2026-11-20", "road": "2026-12-20", "no-board": "2026-10-28"} {
		h := openRoad(t, story, on)
		for _, person := range []string{"okafor", "bell", "fischer", "authority", "chair"} {
			sight, err := h.door.Look(t.Context(), "story", "person/"+person, "appraisal/bell-2026")
			if err != nil {
				continue // not a party to the case yet
			}
			page := h.guest("person/"+person).get("/appraisal/bell-2026/why").is(http.StatusOK, "Open to you now", "Yours, not yet", "Not yours", "Over, or not in this case")
			for _, s := range appraisal.Kind.Acts {
				if n := strings.Count(page.HTML, ">"+s.Title+"</"); n != 1 && !s.Opens && titles()[s.Title] == 1 {
					t.Errorf("%s, %s: %s is explained %d times", story, person, s.Name, n)
				}
			}
			explained(t, story+", "+person, sight)
		}
	}
}

// explained holds each group to what it is called.
func explained(t *testing.T, who string, s *casework.Sight) {
	t.Helper()
	e := explain(s)
	if len(e.Open)+len(e.Later)+len(e.Others)+len(e.Over) != len(s.Steps) {
		t.Errorf("%s: acts are in no group or in two", who)
	}
	for _, step := range slices.Concat(e.Later, e.Over) {
		if len(step.Barring) == 0 || step.Barring[0].Text == "" || step.Barring[0].Cure == "" {
			t.Errorf("%s: nothing says why %s is not open, or what to do", who, step.Spec.Name)
		}
	}
	for _, step := range e.Over {
		if !step.Mine && !s.Visible[step.Spec.Part] {
			t.Errorf("%s is told that %s is over", who, step.Spec.Name)
		}
	}
}

// titles counts the acts of each title.
func titles() map[string]int {
	out := map[string]int{}
	for _, s := range appraisal.Kind.Acts {
		out[s.Title]++
	}
	return out
}

// What the board recommended is in no explanation for whom it is not to be seen.
func TestExplanationsTellNothingHidden(t *testing.T) {
	h := open(t, "referred", "2026-11-20", recommendation)
	for _, person := range []string{"bell", "okafor"} {
		for _, path := range []string{"/appraisal/bell-2026/why", "/appraisal/bell-2026/history"} {
			if status, text := h.as(person)(path); status != http.StatusOK || strings.Contains(text, "recorded the board") || strings.Contains(text, canary) {
				t.Errorf("%s: %s tells what the board recommended (%d)", person, path, status)
			}
		}
	}
}

// A case tells its history in sentences, the newest last, each with its receipt.
func TestHistoryInSentences(t *testing.T) {
	h := open(t, "rated", "2026-10-22")
	_, text := h.as("bell")("/appraisal/bell-2026/history")
	first := strings.Index(text, "On September 2, 2025 Ellen Fischer opened the appraisal")
	last := strings.Index(text, "On October 20, 2026 Maria Okafor signed the initial summary rating, Level 4")
	if first < 0 || last < first || strings.Count(text, `href="/record/`) < 8 {
		t.Errorf("the history is not in sentences, oldest first, with receipts: %d, %d", first, last)
	}
}

// Every number of days says how it was counted, one click from where it stands; a member who may not see a part is not told.
func TestDaysAreDerived(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-22")
	h.guest("person/okafor").get("/appraisal/bell-2026").is(http.StatusOK, "How it is counted", "Days under the plan: 365 days", "Completed at the end of December 29, 2025",
		"Counted from the latest of these October 1, 2025", "Level 4: 4 points × weight 40 = 160", "Window for a response: Until October 27, 2026", "Calendar days, the day after as the first")
	if page := h.guest("person/authority").get("/appraisal/bell-2026").is(http.StatusOK); strings.Contains(page.Text, "points × weight") || strings.Contains(page.Text, "Window for a response") {
		t.Error("who decides later is told the score before the rating goes on")
	}
}
