package conformance

import (
	"time"

	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// commonYear is a year without February 29; month and day of a period are placed in it.
const commonYear = 2025

// leapDay is the day that most years lack.
const leapDay = "02-29"

// dayOf places month and day in a year; February 29 is the day before March 1, as February 28 is in most years.
func dayOf(s string, year int) calendar.Date {
	if s == leapDay {
		s = "02-28"
	}
	t, _ := time.Parse("01-02", s) // it was read
	return calendar.Of(year, t.Month(), t.Day())
}

// days counts the days of a period, both ends included, in a year that is not a leap year.
func days(p system.Period) int {
	begin, end := dayOf(p.Begins, commonYear), dayOf(p.Ends, commonYear)
	if p.Begins == leapDay {
		begin = begin.AddDays(1)
	}
	if end.Before(begin) {
		end = dayOf(p.Ends, commonYear+1)
	}
	return calendar.Period{Begin: begin, End: end}.Days()
}

// periodsFollow: the next period begins on the day after the last one ends, so that each executive is appraised at
// least annually (§430.305(a)(4)).
func (c *checker) periodsFollow() {
	p := c.d.Period
	begin, end := dayOf(p.Begins, commonYear), dayOf(p.Ends, commonYear)
	first, last := end.AddDays(1), begin.AddDays(-1)
	switch {
	case p.Begins == leapDay:
		c.bar("ST-a4", "period.begins", "Write 03-01, or another day that every year has.", "Periods begin on February 29, a day that most years lack; each executive is appraised at least annually.")
	case monthDay(last) != monthDay(end):
		none := monthDay(first) + " to " + monthDay(last)
		if monthDay(first) == monthDay(last) {
			none = monthDay(first)
		}
		c.bar("ST-a4", "period.ends", "Write "+last.String()[5:]+", the day before the period begins.",
			"A period from %s to %s leaves %s in no period; each executive is appraised at least annually.", monthDay(begin), monthDay(end), none)
	}
}

// monthDay is a day without its year: October 1.
func monthDay(d calendar.Date) string {
	return time.Date(commonYear, d.Month(), d.Day(), 0, 0, 0, 0, time.UTC).Format("January 2")
}
