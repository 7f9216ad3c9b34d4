package test

import (
	"fmt"
	"slices"
	"time"

	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// pass lets time go by: mostly nothing, sometimes some days, sometimes to an edge of the law.
func (w *walk) pass() {
	switch n := w.r.IntN(40); {
	case n < 6:
		w.on = w.on.AddDays(w.r.IntN(6))
	case n < 8:
		if edges := w.edges(); len(edges) > 0 {
			w.on = edges[w.r.IntN(min(4, len(edges)))]
		}
	}
	if w.on.After(w.span.End.AddDays(-20)) {
		w.openPeriod(w.nextPeriod())
	}
	w.guide()
	w.houses[0].day(w.on) // the other has the same clock
}

// edges gives the days ahead on which, the day before which or the day after which the law's answer changes, the earliest
// first and none further than the next half year.
func (w *walk) edges() []calendar.Date {
	days := []calendar.Date{w.span.Begin, w.span.End, calendar.Of(w.on.Year(), 2, 29), calendar.Of(w.on.Year(), 9, 30), calendar.Of(w.on.Year(), 12, 31)}
	for _, year := range []int{2029, 2033, 2037} {
		begun := calendar.Of(year, 1, 20)
		days = append(days, begun, begun.AddDays(119), begun.AddDays(120))
	}
	for _, name := range w.cases {
		days = append(days, edgesOf(w.appraisalOf(name))...)
	}
	var out []calendar.Date
	for _, d := range days {
		for _, near := range []calendar.Date{d.AddDays(-1), d, d.AddDays(1)} {
			if !d.IsZero() && near.After(w.on) && w.on.DaysUntil(near) < 180 {
				out = append(out, near)
			}
		}
	}
	slices.SortFunc(out, calendar.Date.Compare)
	return slices.Compact(out)
}

// edgesOf gives the days on which the answers about one appraisal change.
func edgesOf(c *appraisal.Appraisal) []calendar.Date {
	days := []calendar.Date{c.Span.Begin, c.Span.End, c.Span.End.AddDays(-89), c.MinimumReached(), c.PlanDue(), c.ReviewUntil()}
	if c.Initial != nil {
		days = append(days, c.Initial.Until)
	}
	for _, d := range c.Details {
		days = append(days, d.Days.End, d.Days.Begin.AddDays(c.Terms.DetailDays-1))
	}
	for _, t := range c.Tasks() {
		days = append(days, t.From, t.Until)
	}
	return days
}

// firstPeriod is the one with which a walk begins: it holds an inauguration, a leap day or neither.
func (w *walk) firstPeriod() calendar.Period {
	year := w.on.Year()
	if w.on.Month() >= time.October { // so that it ends before an inauguration
		return calendar.Period{Begin: calendar.Of(year, 12, 1), End: calendar.Of(year+1, 11, 30)}
	}
	return calendar.Period{Begin: calendar.Of(year, 10, 1), End: calendar.Of(year+1, 9, 30)}
}

// nextPeriod follows the latest without a gap: a year, or as much less as makes it end with a calendar year, with February
// or a fiscal year.
func (w *walk) nextPeriod() calendar.Period {
	begin := w.span.End.AddDays(1)
	year := begin.Year()
	whole := calendar.Of(year+1, begin.Month(), begin.Day()).AddDays(-1)
	ends := []calendar.Date{whole, whole}
	for _, d := range []calendar.Date{calendar.Of(year, 12, 31), calendar.Of(year, 9, 30), calendar.Of(year+1, 3, 1).AddDays(-1), calendar.Of(year+1, 9, 30)} {
		if days := begin.DaysUntil(d) + 1; days > 60 && !d.After(whole) {
			ends = append(ends, d)
		}
	}
	return calendar.Period{Begin: begin, End: pick(w.r, ends)}
}

// guide has the organization assessed and the guidelines issued for a period that has ended, sooner or later.
func (w *walk) guide() {
	for _, span := range w.periods {
		name := "p" + span.Begin.String()
		if w.on.After(span.End) && !w.agency.guided["period/"+name] && w.r.IntN(8) == 0 {
			w.houses[0].day(w.on)
			w.must("oversight", "agency.assess-organization", name, assessment)
			w.must("oversight", "agency.issue-guidelines", name, guidelines)
		}
	}
}

// executives are those who are appraised: three career, two noncareer appointees; some sit on the board.
var executives = []string{"bell", "tran", "second", "chair", "third"}

// openPeriod opens a period and the appraisals in it. Who is appraised for days of it already, because that period was
// extended, is refused and stays with the case there is.
func (w *walk) openPeriod(span calendar.Period) {
	w.span = span
	w.periods = append(w.periods, span)
	name := fmt.Sprintf("p%s", span.Begin)
	w.houses[0].day(w.on)
	if !w.agency.authority["person/authority"] {
		w.must("head", "agency.name-official", "agency", object{"office": "appointing-authority", "person": "authority", "basis": "Delegation", "makes_ses_appointments": true})
	}
	w.must("fischer", "agency.open-period", name, object{"title": name, "begins": span.Begin, "ends": span.End})
	var keep []string
	for _, of := range w.cases {
		if c := w.appraisalOf(of); c.Closed == nil && c.Informed == nil && span.Begin.Year()-c.Span.Begin.Year() < 2 {
			keep = append(keep, of)
		}
	}
	w.cases = keep
	for _, e := range executives {
		of := fmt.Sprintf("%s-%s", e, span.Begin)
		if w.agency.left["person/"+e] { // who comes back gets a new appointment
			w.must("fischer", "agency.appoint", e, object{"appointment": w.agency.appointment["person/"+e], "on": w.on})
		}
		in := object{"executive": e, "period": name, "rating_official": w.agency.supervisor(w.r), "appointing_authority": "authority"}
		if e == "tran" || w.r.IntN(4) == 0 {
			in["reviewing_official"] = "reviewer"
		}
		if w.r.IntN(6) == 0 {
			in["arrived"] = span.Begin.AddDays(w.r.IntN(min(200, span.Days())))
		}
		w.open(e, of, in)
	}
}

func (w *walk) open(executive, of string, in object) {
	d := w.houses[0].deed("fischer", "appraisal.open", of, in)
	_, err := w.houses[0].do(d)
	switch outcomeOf(err) {
	case "done":
		w.size++
		w.done[d.Act]++
		w.cases = append(w.cases, of)
		w.order[d.Case] = newOrder(w.appraisalOf(of))
		w.note(d.Case)
		w.holds(d)
	case "refused":
		w.refused[d.Act]++
		if !w.overlaps(executive) {
			w.fail(d, "was refused: %v", err)
		}
	default:
		w.fail(d, "%v", err)
	}
}

// overlaps says whether an appraisal of the person has days in the latest period.
func (w *walk) overlaps(executive string) bool {
	for _, o := range w.order {
		if o.executive == "person/"+executive && o.span.Overlaps(w.span) {
			return true
		}
	}
	return false
}

// must does an act that nothing bars.
func (w *walk) must(by, name, of string, in any) {
	w.t.Helper()
	d := w.houses[0].deed(by, name, of, in)
	if _, err := w.houses[0].do(d); err != nil {
		w.fail(d, "%v", err)
	}
	w.size++
	w.done[name]++
	w.agency.follow(d, w.on)
	w.note(d.Case)
}

// setUp makes the agency of the year whole for walks: a second person may assign annual summary ratings.
func (w *walk) setUp() {
	w.must("head", "agency.name-official", "agency", object{"office": "appointing-authority", "person": "head", "basis": "Commission", "makes_ses_appointments": true})
}
