package test

import (
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// spanAccounts are those of the days of one case.
var spanAccounts = map[string]account{
	"appraisal.extend-period": {
		may: func(o *order, e event) map[string]bool {
			ends := e.date("ends")
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "the case is open": !o.closed, "nothing is rated": !o.rated, "it ends later, and not in the past": ends.After(o.span.End) && !ends.Before(e.on),
				"nobody is appraised for a day twice": !e.taken(o, calendar.Period{Begin: o.span.End.AddDays(1), End: ends})}
		},
		did: func(o *order, e event) { o.span.End, o.apart = e.date("ends"), true },
	},
	"appraisal.end-period-early": {
		may: func(o *order, e event) map[string]bool {
			ends := e.date("ends")
			return map[string]bool{"it is executive resources or the appointing authority": e.by == "person/fischer" || e.by == o.authority, "the case is open": !o.closed, "nothing is rated": !o.rated,
				"it is not the rating official or the executive": e.by != o.rating && e.by != o.executive, "it ends earlier, and not in the past": ends.Before(o.span.End) && !ends.Before(e.on),
				"90 days will have been performed under the plan": o.inForce > 0 && o.days(ends) >= 90}
		},
		did: func(o *order, e event) { o.span.End, o.apart = e.date("ends"), true },
	},
	"appraisal.begin-later": {
		may: func(o *order, e event) map[string]bool {
			begins := e.date("begins")
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "the case is open": !o.closed, "nothing is rated": !o.rated,
				"it begins later, and 90 days are left": begins.After(o.span.Begin) && begins.DaysUntil(o.span.End)+1 >= 90}
		},
		did: func(o *order, e event) { o.span.Begin = e.date("begins") },
	},
}

func init() {
	for name, made := range map[string]maker{"appraisal.extend-period": makeExtension, "appraisal.end-period-early": makeEarlyEnd, "appraisal.begin-later": makeLaterBegin} {
		makers[name] = made
	}
}

// date gives a day of the inputs; none for what is no day.
func (e event) date(field string) calendar.Date {
	d, _ := calendar.Parse(e.text(field))
	return d
}

// taken says whether another appraisal of the executive has one of the days.
func (e event) taken(o *order, days calendar.Period) bool {
	for _, other := range e.orders {
		if other != o && other.executive == o.executive && other.span.Overlaps(days) {
			return true
		}
	}
	return false
}

func makeExtension(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	why, good := w.text("The minimum period is not completed.")
	ends := c.Span.End.AddDays(w.r.IntN(120))
	if w.r.IntN(3) == 0 {
		ends = calendar.Later(c.MinimumReached(), w.on)
	}
	return object{"ends": ends, "reason": why}, good && ends.After(c.Span.End)
}

func makeEarlyEnd(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	why, good := w.text("The results of the year are in.")
	ends := calendar.Later(c.MinimumReached().AddDays(w.r.IntN(3)-1), w.on.AddDays(w.r.IntN(20)))
	return object{"ends": ends, "basis": why, "authority": "Delegation 2025-07"}, good && ends.Before(c.Span.End)
}

func makeLaterBegin(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	why, _ := w.text("The period before is extended.")
	return object{"begins": c.Span.Begin.AddDays(w.r.IntN(60)), "reason": why}, false
}
