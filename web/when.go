package web

import (
	"fmt"

	"sesperf/rules/calendar"
)

// day reads a day as the tables keep it; what is no day is none.
func day(text string) calendar.Date {
	d, err := calendar.Parse(text)
	if err != nil {
		return calendar.Date{}
	}
	return d
}

// brief gives a day as a list has it: Oct 30, with its year where that is not this one's.
func brief(d, on calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	out := d.Month().String()[:3] + fmt.Sprintf(" %d", d.Day())
	if d.Year() != on.Year() {
		out += fmt.Sprintf(", %d", d.Year())
	}
	return out
}

// weekday gives a day with its weekday: Thursday, October 29, 2026.
func weekday(d calendar.Date) string { return d.Weekday().String() + ", " + d.Long() }

// dueNote says which weekday a last day is, and how much time it leaves: Friday, 3 days left.
func dueNote(d, on calendar.Date) string { return d.Weekday().String() + ", " + lower(ahead(d, on)) }

var numbers = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// figure gives a small number as a word, a larger one in figures.
func figure(n int64) string {
	if n >= 0 && n < int64(len(numbers)) {
		return numbers[n]
	}
	return grouped(n)
}

// things gives a count with its noun: one thing, five things.
func things(n int64, one, many string) string {
	if n == 1 {
		return figure(n) + " " + one
	}
	return figure(n) + " " + many
}
