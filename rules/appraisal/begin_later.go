package appraisal

import (
	"fmt"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// BeginLater are the inputs of appraisal.begin-later.
type BeginLater struct {
	Begins calendar.Date `json:"begins" doc:"the new first day of this executive's period"`
	Reason string        `json:"reason" doc:"why: the period before it is extended"`
}

var beginLater = act.Def[*Appraisal, BeginLater, none]{
	Name: "appraisal.begin-later", Title: "Begin the period later", Part: "case", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.15", "SD-3.1"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := c.unrated("SD-3.1"); f != nil {
			return f
		}
		if _, ok := c.preceding(q); !ok {
			return []act.Finding{act.Past("SD-3.1", "The executive has no appraisal that ends on the day before this one begins and is still to be rated.", "A period begins later only when the one before it is extended.")}
		}
		return nil
	},
	Check: func(c *Appraisal, in BeginLater, _ act.Question) (none, []act.Finding) {
		var found []act.Finding
		if blank(in.Reason) {
			found = append(found, act.Gate("SD-3.1", "Nothing says why the period begins later.", "Write the reason; it stays on the case.").At("reason"))
		}
		rest := calendar.Period{Begin: in.Begins, End: c.Span.End}
		if in.Begins.IsZero() || !in.Begins.After(c.Span.Begin) || rest.Days() < c.Terms.MinimumDays {
			found = append(found, act.Gate("SD-3.1", fmt.Sprintf("The period is %s; it can begin after its first day, and %d days have to be left of it.", c.Span, c.Terms.MinimumDays),
				"Give a day from "+c.Span.Begin.AddDays(1).Long()+" to "+c.Span.End.AddDays(1-c.Terms.MinimumDays).Long()+".").At("begins"))
		}
		for _, r := range c.Reviews {
			if r.Meta.On.Before(in.Begins) {
				return none{}, append(found, act.Gate("SD-3.1", "Progress was reviewed on "+r.Meta.On.Long()+", in days that would not belong to the period any more.", "Begin on that day at the latest.").At("begins"))
			}
		}
		return none{}, found
	},
	Apply: func(c *Appraisal, m act.Meta, in BeginLater, _ none) {
		c.change(SpanChange{Now: calendar.Period{Begin: in.Begins, End: c.Span.End}, How: BegunLater, Basis: in.Reason, Meta: m})
	},
	Tell: func(in BeginLater, _ none) string { return "let the period begin on " + in.Begins.Long() },
}

// preceding gives the executive's appraisal that ends on the day before this one begins and is not rated yet.
func (c *Appraisal) preceding(q act.Question) (*Appraisal, bool) {
	for _, other := range q.Facts.Spans("appraisal", c.Executive) {
		if other.Case == c.ID || other.Days.End != c.Span.Begin.AddDays(-1) {
			continue
		}
		if x, ok := q.Facts.Look(other.Case); ok {
			b, is := x.(*Appraisal)
			return b, is && b.Initial == nil && b.Closed == nil
		}
	}
	return nil, false
}

// after gives the days of the period that are left after an earlier appraisal whose own days were changed: one that was
// extended into this period, or ended early in it. This one begins on the day after it (SD-3.1, SD-9.15). False if it does
// not take the first days, or leaves fewer than the minimum period.
func (out *opened) after(other act.Span, q act.Question) (calendar.Period, bool) {
	rest := calendar.Period{Begin: other.Days.End.AddDays(1), End: out.Span.End}
	if !other.Days.Contains(out.Span.Begin) || rest.Days() < out.Terms.MinimumDays {
		return rest, false
	}
	x, ok := q.Facts.Look(other.Case)
	if !ok {
		return rest, false
	}
	c, is := x.(*Appraisal)
	return rest, is && c.ApartFromPeriod()
}
