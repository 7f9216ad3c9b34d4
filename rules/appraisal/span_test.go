package appraisal

import (
	"testing"

	"sesperf/rules/act"
)

// SD-3.4: a description may let no period end early; nobody decides on the own one.
func TestEarlyEndIsForTheAgency(t *testing.T) {
	open, closed := own(t), own(t, "period.may_end_early", false)
	for _, c := range []struct {
		name   string
		case_  *Appraisal
		by     string
		barred string
	}{
		{"an official who may decide", caseOf(open, 1), "person/authority", ""},
		{"the rating official", caseOf(open, 1), "person/okafor", "SD-3.4"},
		{"the executive", caseOf(open, 1), "person/bell", "SD-3.4"},
		{"where the description lets no period end early", caseOf(closed, 1), "person/authority", "SD-3.4"},
	} {
		q := asked("2026-05-04")
		q.By = c.by
		if got := barredBy(mayEndEarly(c.case_, q)); got != c.barred {
			t.Errorf("%s: barred by %q, want %q", c.name, got, c.barred)
		}
	}
}

// SD-9.15: when the minimum cannot be completed by the end of the period, it is executive resources’ turn to extend it, and
// nobody is asked for a rating that could not be made.
func TestWhoseTurnWhenTheMinimumIsNotCompleted(t *testing.T) {
	for communicated, want := range map[string]string{"2026-07-03": "appraisal.rate-initially", "2026-07-04": "appraisal.extend-period"} {
		c := caseOf(own(t), 1)
		c.Communicated.On = day(communicated)
		turn, _ := Turn(c.Tasks(), day("2026-10-01"))
		if turn.Act != want || want == "appraisal.extend-period" && turn.Office != act.ExecutiveResources {
			t.Errorf("communicated on %s, it is the turn of %q by %q%q, want %q", communicated, turn.Act, turn.Person, turn.Office, want)
		}
	}
}
