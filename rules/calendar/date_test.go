package calendar

import "testing"

func TestCountingDays(t *testing.T) {
	for _, c := range []struct {
		begin, end string
		days       int
	}{
		{"2025-10-01", "2026-09-30", 365}, {"2023-10-01", "2024-09-30", 366},
		{"2026-07-03", "2026-09-30", 90}, {"2026-07-04", "2026-09-30", 89}, {"2026-09-30", "2026-09-30", 1},
		{"2026-10-01", "2026-09-30", 0},
	} {
		if got := (Period{MustParse(c.begin), MustParse(c.end)}).Days(); got != c.days {
			t.Errorf("%s to %s: %d days, want %d (start and end day both count, SD-3.3)", c.begin, c.end, got, c.days)
		}
	}
}

func TestDatesRefuseWhatIsNoDay(t *testing.T) {
	for _, s := range []string{"2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "tomorrow", "0000-01-01"} {
		if _, err := Parse(s); err == nil {
			t.Errorf("%q was read as a date", s)
		}
	}
	var d Date
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() || d.String() != "" {
		t.Error("a missing date is no date, not a first day")
	}
}

func TestFiscalYear(t *testing.T) {
	for s, want := range map[string]int{"2026-09-30": 2026, "2026-10-01": 2027, "2026-01-01": 2026} {
		if got := FiscalYear(MustParse(s)); got != want {
			t.Errorf("%s is in fiscal year %d, want %d", s, got, want)
		}
	}
}
