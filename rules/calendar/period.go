package calendar

import "fmt"

// Period is a span of days; both its ends belong to it.
type Period struct {
	Begin Date `json:"begin"`
	End   Date `json:"end"`
}

// Days counts the days of the period, both ends included; none when it ends before it begins.
func (p Period) Days() int {
	if p.Begin.IsZero() || p.End.Before(p.Begin) {
		return 0
	}
	return p.Begin.DaysUntil(p.End) + 1
}

// Contains says whether the day lies in the period.
func (p Period) Contains(d Date) bool { return !d.Before(p.Begin) && !d.After(p.End) }

// Overlaps says whether the two periods share a day.
func (p Period) Overlaps(o Period) bool { return !p.End.Before(o.Begin) && !o.End.Before(p.Begin) }

// String is the period in words: October 1, 2025 to September 30, 2026.
func (p Period) String() string { return fmt.Sprintf("%s to %s", p.Begin.Long(), p.End.Long()) }

// FiscalYear is the federal fiscal year of a day: the one that begins on October 1 of the year before.
func FiscalYear(d Date) int {
	if d.Month() >= 10 {
		return d.Year() + 1
	}
	return d.Year()
}
