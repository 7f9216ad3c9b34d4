// Package calendar holds the days that law counts: dates, periods, fiscal years. It knows no clock
// and no time zone; whoever turns an instant into a Date does so at the edge of the program.
package calendar

import (
	"fmt"
	"time"
)

// Date is one day of the civil calendar, in the agency's time zone. The zero value is "no date".
type Date struct {
	year  int16
	month uint8
	day   uint8
}

// Of gives the date of a year, month and day; days past the month's end run on, as in time.Date.
func Of(year int, month time.Month, day int) Date {
	return FromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// FromTime gives the day that t falls on in t's own location.
func FromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), uint8(m), uint8(d)}
}

// Parse reads YYYY-MM-DD; anything else, and a day that does not exist, is an error.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return Date{}, fmt.Errorf("%q is not a date: write YYYY-MM-DD, for example 2026-09-30", s)
	}
	return FromTime(t), nil
}

// MustParse is Parse for dates that stand in the program's own text; it panics on any other.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func (d Date) time() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// IsZero says whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year, Month and Day are the parts of the date; zero when there is none.
func (d Date) Year() int { return int(d.year) }

// Month is the month of the year.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day is the day of the month.
func (d Date) Day() int { return int(d.day) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Compare is negative, zero or positive as d is before, the same as or after o. No date is before all.
func (d Date) Compare(o Date) int {
	return d.number() - o.number()
}

func (d Date) number() int { return int(d.year)<<9 | int(d.month)<<5 | int(d.day) }

// Before says whether d is an earlier day than o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After says whether d is a later day than o.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

// AddDays gives the date n days later, or earlier when n is negative. No date stays none.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return FromTime(d.time().AddDate(0, 0, n))
}

// DaysUntil counts the days from d to o: 1 from one day to the next, negative when o is earlier.
func (d Date) DaysUntil(o Date) int {
	return int(o.time().Sub(d.time()) / (24 * time.Hour))
}

// String is YYYY-MM-DD, or nothing for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Long is the date as people write it: October 1, 2026.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format("January 2, 2006")
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD; nothing is no date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := Parse(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Later gives the later of two dates.
func Later(a, b Date) Date {
	if a.Before(b) {
		return b
	}
	return a
}

// Earlier gives the earlier of two dates.
func Earlier(a, b Date) Date {
	if b.Before(a) {
		return b
	}
	return a
}
