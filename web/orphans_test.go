package web

import (
	"net/http"
	"strings"
	"testing"
)

// When the rating official left, executive resources finds what nobody can do any more, with the act that hands it over; before,
// the page of the person says what would be left. Nobody else is told that there are such pages (SD-9.16).
func TestSomebodyLeaves(t *testing.T) {
	h := open(t, "reviewed", "2026-10-20", line("2026-10-19", "fischer", "agency.separate-person", "okafor", `{"why":"separated","on":"2026-10-18"}`))
	get := h.as("fischer")
	_, text := get("/orphans")
	for _, want := range []string{"Marcus Bell", "Maria Okafor", "Left on October 18, 2026", `href="/appraisal/bell-2026/assign-officials"`, `href="/orphans?person=person%2Fokafor"`} {
		if !strings.Contains(text, want) {
			t.Errorf("what nobody can do lacks %q", want)
		}
	}
	for person, wants := range map[string][]string{
		"okafor":    {"What Maria Okafor left behind", "Rating official", "/assign-officials", "serves on no board"},
		"authority": {"If Robert Lindqvist leaves", "Appointing authority", "/assign-officials"},
		"chair":     {`href="/board/board-1"`, "No open appraisal names this person."},
		"bell":      {"/close-without-rating"},
	} {
		status, text := get("/orphans?person=person/" + person)
		for _, want := range wants {
			if status != http.StatusOK || !strings.Contains(text, want) {
				t.Errorf("%s: %d; %q is not there", person, status, want)
			}
		}
	}
	for page, want := range map[string]string{"/person/okafor": "What this person left behind", "/person/bell/separate-person": "orphans?person=person%2Fbell", "/missing": "If somebody leaves", "/": "Corrections that wait", "/orphans?page=9": "not that many pages", "/orphans?person=person/bell&page=9": "Open appraisals"} {
		if _, text := get(page); !strings.Contains(text, want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
	if status, _ := get("/orphans?person=person/nobody"); status != http.StatusNotFound {
		t.Errorf("who is not on record has a page: %d", status)
	}
	for _, person := range []string{"bell", "authority", "chair", "head", "oversight"} {
		for _, path := range []string{"/orphans", "/orphans?person=person/okafor", "/corrections"} {
			if status, _ := h.as(person)(path); status != http.StatusNotFound {
				t.Errorf("%s: %s gives %d", person, path, status)
			}
		}
	}
}

// Corrections that wait are listed with both values; whoever proposed one is not offered to confirm it, and who reads the
// level of a rating there has opened the case (SD-9.5).
func TestCorrectionsThatWait(t *testing.T) {
	second := line("2026-10-21", "fischer", "agency.name-official", "agency", `{"office":"executive-resources","person":"lind","basis":"Designation 2026-31"}`)
	title := line("2026-10-21", "fischer", "appraisal.correct", "bell-2026", `{"what":"title","is":"Director, Dams","reason":"The order says so."}`)
	level := line("2026-10-21", "fischer", "appraisal.correct", "bell-2026", `{"what":"level.leading-change","is":"5","reason":"A slip."}`)
	opened := func(h *house) bool {
		_, text := h.as("bell")("/appraisal/bell-2026")
		return strings.Contains(text, "Olaf Lind")
	}
	h := open(t, "rated", "2026-10-22", second, title)
	if _, text := h.as("fischer")("/corrections"); strings.Contains(text, "confirm-correction") || !strings.Contains(text, "Director, Dams") || !strings.Contains(text, "<s>Director, Lock and Dam Safety</s>") {
		t.Error("whoever proposed the correction may confirm it, or a value is not there")
	}
	if _, text := h.as("lind")("/corrections"); !strings.Contains(text, `href="/appraisal/bell-2026/confirm-correction"`) || !strings.Contains(text, `href="/appraisal/bell-2026/refuse-correction"`) {
		t.Error("the second official is not led to the answer")
	}
	if opened(h) {
		t.Error("reading a title has opened the case")
	}
	h = open(t, "rated", "2026-10-22", second, level)
	if _, text := h.as("lind")("/corrections"); strings.Contains(text, "/confirm-correction") || !strings.Contains(text, "Maria Okafor") {
		t.Error("the level does not wait for the rating official")
	}
	if !opened(h) {
		t.Error("reading a level has not opened the case")
	}
}

// What was done again after a correction stands beside what counts now, on the case and in print, for who sees the part (SD-9.5).
func TestWhatIsSupersededIsShown(t *testing.T) {
	h := open(t, "correction-after-board", "2026-11-25")
	for _, page := range []string{"/appraisal/bell-2026", "/appraisal/bell-2026/print"} {
		_, text := h.as("bell")(page)
		for _, want := range []string{"Superseded after a correction", "score 400</s>", "score 415", "Communication of the annual summary rating", "Board’s recommendation"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", page, want)
			}
		}
	}
	if _, text := open(t, "recommended", "2026-11-25").as("okafor")("/appraisal/bell-2026"); strings.Contains(text, "Superseded") {
		t.Error("something is superseded where nothing was corrected")
	}
}
