package law

import (
	"fmt"
	"testing"

	"sesperf/rules/calendar"
)

// SD-3.5: each inauguration since the Civil Service Reform Act, with its day, the 120th after it and the first that is free.
func TestAdministrations(t *testing.T) {
	same := map[int]bool{1985: true, 1997: true, 2005: true, 2013: true} // the same President’s second term
	year := 1981
	for _, a := range Administrations() {
		if want := calendar.Of(year, 1, 20); a.Begins != want || a.New == same[year] || a.Basis == "" || a.Source == "" {
			t.Errorf("%d: begins %s, new %v, %q, %q", year, a.Begins, a.New, a.Basis, a.Source)
		}
		if last, free := a.Barred().End.String(), a.Free().String(); last != fmt.Sprintf("%d-05-20", year) || free != fmt.Sprintf("%d-05-21", year) {
			t.Errorf("%d: the last day is %s and the first free one %s", year, last, free)
		}
		if (a.President == "") != (year == 2029) {
			t.Errorf("%d: the President is %q", year, a.President)
		}
		year += 4
	}
	if year != 2033 {
		t.Errorf("the list ends before %d", year)
	}
}

// A term that begins after the list ends is not known: nobody may take silence for a no.
func TestUnknownAdministrations(t *testing.T) {
	for on, want := range map[string]string{"2029-01-20": "", "2029-05-20": "", "2033-01-19": "", "2033-01-20": "2033-01-20", "2033-05-20": "2033-01-20", "2033-05-21": "",
		"2034-02-01": "", "2037-03-01": "2037-01-20", "2025-02-01": "", "1980-02-01": ""} {
		if got, _ := UnknownBeginningAt(calendar.MustParse(on)); got.String() != want {
			t.Errorf("%s: %q, want %q", on, got, want)
		}
	}
}
