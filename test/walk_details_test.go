package test

import (
	"maps"
	"slices"

	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// toldDetail is a detail of the executive.
type toldDetail struct {
	supervisor     string
	days           calendar.Period
	set, appraised bool
	ended          bool
}

// long says whether the detail is one of 120 days or more, both ends counted, that began in the period.
func (d toldDetail) long(o *order) bool {
	return d.days.Begin.DaysUntil(d.days.End)+1 >= 120 && !d.days.Begin.After(o.span.End)
}

// over says whether the detail, or the period before its end, is over.
func (d toldDetail) over(o *order, on calendar.Date) bool {
	return !on.Before(d.days.End) || on.After(o.span.End)
}

// detail gives the detail that the inputs name.
func (o *order) detail(e event) *toldDetail {
	n, _ := e.in["detail"].(float64)
	if int(n) < 1 || int(n) > len(o.details) {
		return nil
	}
	return &o.details[int(n)-1]
}

// day gives a day of the inputs.
func (e event) day(field string) calendar.Date {
	d, _ := calendar.Parse(e.text(field))
	return d
}

// unrated says whether the case goes on, without an initial rating.
func (o *order) unrated() bool { return !o.closed && !o.rated }

// detailAccounts are those of details and temporary assignments.
var detailAccounts = map[string]account{
	"appraisal.begin-detail": {
		may: func(o *order, e event) map[string]bool {
			span := calendar.Period{Begin: e.day("begins"), End: e.day("ends")}
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "nothing is rated": o.unrated(), "its days lie in the period, for a part": !span.End.Before(span.Begin) && span.Overlaps(o.span),
				"the executive is on no other detail then": !slices.ContainsFunc(o.details, func(d toldDetail) bool { return d.days.Overlaps(span) }), "nobody supervises oneself": e.text("supervisor") != o.executive}
		},
		did: func(o *order, e event) {
			o.details = append(o.details, toldDetail{supervisor: e.text("supervisor"), days: calendar.Period{Begin: e.day("begins"), End: e.day("ends")}})
			o.gaining = append(o.gaining, e.text("supervisor"))
		},
	},
	"appraisal.end-detail": {
		may: func(o *order, e event) map[string]bool {
			d := o.detail(e)
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "nothing is rated": o.unrated(), "the detail goes on": d != nil && !d.ended, "it ends after it began": d != nil && !e.day("ends").Before(d.days.Begin)}
		},
		did: func(o *order, e event) {
			d := o.detail(e)
			d.days.End, d.ended = e.day("ends"), !e.day("ends").After(e.on)
		},
	},
	"appraisal.set-detail-requirements": {
		may: func(o *order, e event) map[string]bool {
			d := o.detail(e)
			return map[string]bool{"it is the supervisor there": d != nil && d.supervisor == e.by, "nothing is rated": o.unrated(), "they were not set, and the detail not appraised": d != nil && !d.set && !d.appraised}
		},
		did: func(o *order, e event) { o.detail(e).set = true },
	},
	"appraisal.appraise-detail": {
		may: func(o *order, e event) map[string]bool {
			d := o.detail(e)
			return map[string]bool{"it is the supervisor there": d != nil && d.supervisor == e.by, "nothing is rated": o.unrated(), "the detail is over, and not appraised": d != nil && !d.appraised && d.over(o, e.on),
				"no new administration bars it": !barred(o, e)}
		},
		did: func(o *order, e event) { o.detail(e).appraised = true },
	},
}

// departureAccounts are those of arriving from elsewhere and of leaving.
var departureAccounts = map[string]account{
	"appraisal.appraise-departure": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official": e.by == o.rating, "the case goes on, or waits for it": !o.rated, "a plan is in force": o.inForce > 0,
				"90 days were performed by then": o.days(e.day("leaves")) >= 90, "no new administration bars it": !barred(o, e)}
		},
		did: func(o *order, e event) { o.departures = append(o.departures, e.by) },
	},
	"appraisal.receive-prior-appraisal": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "nothing is rated": o.unrated(), "it was signed by now": !e.day("on").After(e.on)}
		},
		did: func(o *order, e event) { o.prior, o.considered = o.prior+1, false },
	},
	"appraisal.consider-prior-appraisals": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official": e.by == o.rating, "nothing is rated": o.unrated()}
		},
		did: func(o *order, e event) { o.considered = true },
	},
	"appraisal.close-without-rating": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "the case is open, and nothing assigned": !o.closed && !o.decided, "the executive left": e.agency.left[o.executive]}
		},
		did: func(o *order, e event) { o.closed = true },
	},
}

// barred says whether a new administration keeps a career executive from being appraised.
func barred(o *order, e event) bool { return o.career && transition(e.on) }

func init() {
	maps.Copy(makers, map[string]maker{
		"appraisal.begin-detail":              makeDetail,
		"appraisal.end-detail":                makeDetailEnd,
		"appraisal.set-detail-requirements":   makeOnDetail,
		"appraisal.appraise-detail":           makeOnDetail,
		"appraisal.appraise-departure":        makeDeparture,
		"appraisal.receive-prior-appraisal":   makePrior,
		"appraisal.consider-prior-appraisals": makeConsidered,
		"appraisal.close-without-rating":      func(*walk, *appraisal.Appraisal, string) (any, bool) { return object{}, false },
	})
}

// makeDetail makes a detail of 119, 120 or 121 days, of a month, or of no day at all.
func makeDetail(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	begin := w.nearby(c.Span.Begin, c.Span.End, c.Span.End.AddDays(-119))
	length := pick(w.r, []int{119, 120, 121, 120, 30, 300, 1, 0})
	place, good := w.text("Office of Ports", "Another agency")
	return object{"organization": place, "supervisor": pick(w.r, []string{"lind", "second", "oversight"}), "begins": begin, "ends": begin.AddDays(length - 1)}, good && length > 0
}

func makeDetailEnd(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	n := 1 + w.r.IntN(max(1, len(c.Details)))
	in := object{"detail": n, "ends": w.nearby(c.Span.End)}
	if len(c.Details) >= n {
		d := c.Details[n-1]
		in["ends"] = w.nearby(d.Days.End, d.Days.Begin.AddDays(119))
	}
	return in, false
}

func makeOnDetail(w *walk, c *appraisal.Appraisal, by string) (any, bool) {
	n, good := 1+w.r.IntN(max(1, len(c.Details))), len(c.Details) > 0
	for _, d := range c.Details {
		if d.Supervisor == by && d.Appraisal == nil && w.r.IntN(4) > 0 {
			n = d.Number
		}
	}
	text, written := w.text("Move the barges in time.")
	in := object{"detail": n, "text": text}
	return in, good && written
}

func makeDeparture(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	text, good := w.text("He led well.")
	return object{"text": text, "leaves": w.nearby(c.MinimumReached(), w.on.AddDays(10)), "forwarded_to": "Office of Ports"}, good && false
}

func makePrior(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
	text, good := w.text("Level 4 there.")
	return object{"from": "Another agency", "on": w.on.AddDays(w.r.IntN(40) - 38), "text": text}, good
}

func makeConsidered(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	text, _ := w.text("It bears on Leading People.")
	in := object{"text": text}
	if len(c.Prior) == 0 || w.r.IntN(8) == 0 {
		in["nothing_received"] = true
	}
	return in, false
}
