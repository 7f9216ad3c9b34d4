package web

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
	"sesperf/store/sqlc"
)

// newPeriod is the id under which the draft of an appraisal period is kept that has not been opened yet.
const newPeriod = "period/new"

// openPeriodForm is how executive resources opens an appraisal period under one of the agency's systems.
var openPeriodForm = form{
	act: "agency.open-period", label: "Open the period",
	start: func(f *filled) url.Values {
		id, d := adoption.BuiltIn, system.Basic()
		for _, a := range f.Lists.Systems {
			if !a.Days.Begin.IsZero() {
				id, d = a.Case, a.Text
				break
			}
		}
		out := url.Values{"system": {id}}
		if span := nextPeriod(d, id, f.Lists.Periods, f.visit.Today); !span.Begin.IsZero() {
			out.Set("begins", span.Begin.String())
			out.Set("ends", span.End.String())
		}
		return out
	},
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		in := agency.OpenPeriod{Title: strings.TrimSpace(f.Value("title")), Begins: f.typedDay("begins", &wrong), Ends: f.typedDay("ends", &wrong), System: f.Value("system")}
		for _, need := range []struct{ value, field, text string }{{in.Title, "title", "Say what people call the period."}, {f.Value("begins"), "begins", "Enter the first day."}, {f.Value("ends"), "ends", "Enter the last day."}} {
			if strings.TrimSpace(need.value) == "" {
				wrong = append(wrong, FieldError{need.field, need.text})
			}
		}
		return in, wrong
	},
	body: func(f *filled) templ.Component { return openPeriodBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component {
		return openPeriodCheck(f.periodLines())
	},
	consequence: says("The period is opened under the system that you choose, and keeps it, whatever comes into force later."),
	thenTitle:   "Then", then: says("You open the appraisal of each person that the system covers."),
}

// nextPeriod gives the days of the period that follows the last one under a system, by the month and day that its
// description gives: the first that begins after it, and without any, the one that a day lies in. None if the description
// gives no such days.
func nextPeriod(d *system.Description, id string, before []sqlc.Period, on calendar.Date) calendar.Period {
	year := on.Year()
	begins, err := calendar.Parse(strconv.Itoa(year) + "-" + d.Period.Begins)
	if err != nil {
		return calendar.Period{}
	}
	if begins.After(on) {
		year--
	}
	last := ""
	for _, p := range before {
		if p.Description == id {
			last = max(last, p.Ends)
		}
	}
	if day(last).IsZero() {
		return periodOf(d, year)
	}
	for year = day(last).Year() - 1; ; year++ {
		if span := periodOf(d, year); span.Begin.IsZero() || span.Begin.After(day(last)) {
			return span
		}
	}
}

// periodOf gives the period of a description that begins in a year; one that ends on February 29 ends on the last day of
// February.
func periodOf(d *system.Description, year int) calendar.Period {
	begins, err := calendar.Parse(strconv.Itoa(year) + "-" + d.Period.Begins)
	if err != nil {
		return calendar.Period{}
	}
	if d.Period.Ends < d.Period.Begins {
		year++
	}
	if d.Period.Ends == "02-29" || d.Period.Ends == "02-28" {
		return calendar.Period{Begin: begins, End: calendar.Of(year, 3, 1).AddDays(-1)}
	}
	ends, err := calendar.Parse(strconv.Itoa(year) + "-" + d.Period.Ends)
	if err != nil {
		return calendar.Period{}
	}
	return calendar.Period{Begin: begins, End: ends}
}

// periodLines are what is looked at before the period is opened.
func (f *filled) periodLines() [][2]string {
	under := ""
	for _, o := range f.systemOptions() {
		if o.Value == f.Value("system") {
			under = o.Label
		}
	}
	return [][2]string{{"People call it", f.Value("title")}, {"First day", longDay(f.Value("begins"))}, {"Last day", longDay(f.Value("ends"))}, {"It runs under", under}}
}

// systemOptions gives the systems that were put in force, and the built-in one for an agency that has none.
func (f *filled) systemOptions() []Option {
	var out []Option
	for _, a := range f.Lists.Systems {
		if !a.Days.Begin.IsZero() {
			out = append(out, Option{a.Case, a.Title, "In force from " + a.Days.Begin.Long()})
		}
	}
	if len(out) == 0 {
		out = append(out, Option{adoption.BuiltIn, "The basic system, as OPM wrote it", "The agency has put no system of its own in force yet."})
	}
	return out
}

// actNamed gives the name of an act from the kind of case and the verb in an address: what the agency consists of are
// kinds of their own, with the agency's acts.
func actNamed(kind, verb string) string {
	if kind == "period" || kind == "person" {
		kind = "agency"
	}
	return kind + "." + verb
}
