package web

import (
	"net/http"
	"strings"
	"testing"

	"sesperf/intake"
)

// detailed is a year with a detail that is appraised, and an executive who came from another agency.
var detailed = []intake.Line{
	line("2026-01-05", "fischer", "agency.enter-person", "ortiz", `{"name":"Carmen Ortiz"}`),
	flagged("SD-5.18", "fischer", "appraisal.begin-detail", "bell-2026", `{"organization":"Office of River Forecasting","supervisor":"ortiz","begins":"2026-01-12","ends":"2026-05-11"}`),
	line("2026-02-02", "ortiz", "appraisal.set-detail-requirements", "bell-2026", `{"detail":1,"text":"Forecasts for every lock."}`),
	line("2026-05-12", "ortiz", "appraisal.appraise-detail", "bell-2026", `{"detail":1,"text":"`+canary+`"}`),
	line("2026-06-01", "okafor", "appraisal.appraise-departure", "bell-2026", `{"text":"Ahead of the plan.","leaves":"2026-06-05","forwarded_to":"Department of Energy"}`),
	line("2026-10-12", "oversight", "agency.assess-organization", "2026", `{"scope":"agency","overall":"Most goals of the year were met.","parts":[{"kind": "component", "name": "Office of Operations", "unit": "unit/operations", "text": "Forty-one of 44 locks were brought to standard; two closures ran over by six weeks."}]}`),
	line("", "oversight", "agency.issue-guidelines", "2026", `{"scope": "agency", "text": "Weigh results by what the organization achieved.", "communicated_to": ["executives", "rating-officials", "reviewers", "board-members"]}`),
}

// flagged is one act of a story that leaves a finding.
func flagged(provision, by, act, of, in string) intake.Line {
	l := line("", by, act, of, in)
	l.Expect.Finding = []string{provision}
	return l
}

// SD-5.14: the appraisal of a detail stands beside the rating that factors it in; who wrote it sees the case as one of its
// parties, and no rating.
func TestDetailsAreReadWhereTheyCount(t *testing.T) {
	h := open(t, "in-force", "2026-10-13", detailed...)
	for person, paths := range map[string][]string{"okafor": {"/appraisal/bell-2026/rate-initially", "/appraisal/bell-2026/print"}, "bell": {"/appraisal/bell-2026/print"}, "ortiz": {"/appraisal/bell-2026/print"}} {
		get := h.as(person)
		for _, path := range paths {
			if status, text := get(path); status != http.StatusOK || !strings.Contains(text, canary) {
				t.Errorf("%s at %s: %d, without what was written of the detail", person, path, status)
			}
		}
	}
	if _, text := h.as("ortiz")("/appraisal/bell-2026"); strings.Contains(text, "Initial summary rating") {
		t.Error("the gaining supervisor is shown a part about the rating")
	}
}

// SD-9.13: the appraisal of an executive who leaves can be saved as a document, by who may see it.
func TestDepartureIsADocument(t *testing.T) {
	h := open(t, "in-force", "2026-10-13", detailed...)
	if status, text := h.as("fischer")("/appraisal/bell-2026/departure.pdf?number=1"); status != http.StatusOK || !strings.HasPrefix(text, "%PDF-") {
		t.Errorf("executive resources gets %d", status)
	}
	for person, path := range map[string]string{"tran": "/appraisal/bell-2026/departure.pdf?number=1", "fischer": "/appraisal/bell-2026/departure.pdf?number=2"} {
		if status, _ := h.as(person)(path); status != http.StatusNotFound {
			t.Errorf("%s at %s: %d", person, path, status)
		}
	}
}

// A person's record is for that person and for those who keep it.
func TestPersonsRecordIsForThoseWhoKeepIt(t *testing.T) {
	h := open(t, "in-force", "2026-10-13")
	for person, want := range map[string]int{"bell": http.StatusOK, "fischer": http.StatusOK, "okafor": http.StatusNotFound, "tran": http.StatusNotFound} {
		if status, _ := h.as(person)("/person/bell"); status != want {
			t.Errorf("%s: %d, want %d", person, status, want)
		}
	}
	if _, text := h.as("fischer")("/person/bell"); !strings.Contains(text, "/person/bell/separate-person") {
		t.Error("executive resources is not led to the acts on a person")
	}
}
