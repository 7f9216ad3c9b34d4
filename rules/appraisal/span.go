package appraisal

import (
	"fmt"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// SpanChange is a change of the days that the case is about: the period extended or ended early (SD-9.15, SD-3.4), or begun
// later because the one before it is extended (SD-3.1).
type SpanChange struct {
	Was    calendar.Period `json:"was"`
	Now    calendar.Period `json:"now"`
	How    SpanHow         `json:"how"`
	Basis  string          `json:"basis"`                // why, in words
	Decide string          `json:"decided_by,omitempty"` // for an early end, what gives the signer authority to decide for the agency
	Meta   act.Meta        `json:"meta"`
}

// SpanHow says how the days of a case changed.
type SpanHow string

// The ways.
const (
	Extended   SpanHow = "extended"
	EndedEarly SpanHow = "ended-early"
	BegunLater SpanHow = "begun-later"
)

// spanActs change the period of one case.
var spanActs = []act.Spec{extendPeriod.Spec(), endPeriodEarly.Spec(), beginLater.Spec()}

// ApartFromPeriod says whether the case's days end apart from those of the agency's period: it was extended or ended early,
// so that the agency's assessments and guidelines are not timed to it (SD-12.3).
func (c *Appraisal) ApartFromPeriod() bool {
	for _, s := range c.SpanChanges {
		if s.How != BegunLater {
			return true
		}
	}
	return false
}

// change sets the days of the case and keeps those before.
func (c *Appraisal) change(s SpanChange) {
	s.Was = c.Span
	c.Span = s.Now
	c.SpanChanges = append(c.SpanChanges, s)
}

// unrated: the days of a case stay as they are once it is rated.
func (c *Appraisal) unrated(provision string) []act.Finding {
	if f := c.closedGate(); f != nil {
		return f
	}
	if c.Initial == nil {
		return nil
	}
	return []act.Finding{act.Past(provision, "The initial rating was made on "+c.Initial.Meta.On.Long()+", for "+c.Span.String()+".", "The period stays as it is.")}
}

// ExtendPeriod are the inputs of appraisal.extend-period.
type ExtendPeriod struct {
	Ends   calendar.Date `json:"ends" doc:"the new last day of this executive's period"`
	Reason string        `json:"reason" doc:"why it cannot be rated at its end: the minimum period is not completed, or another reason"`
}

var extendPeriod = act.Def[*Appraisal, ExtendPeriod, none]{
	Name: "appraisal.extend-period", Title: "Extend the period", Part: "case", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.15", "SD-3.1"},
	When:       func(c *Appraisal, _ act.Question) []act.Finding { return c.unrated("SD-9.15") },
	Check: func(c *Appraisal, in ExtendPeriod, q act.Question) (none, []act.Finding) {
		var found []act.Finding
		if blank(in.Reason) {
			found = append(found, act.Gate("SD-9.15", "Nothing says why the period cannot be rated at its end.", "Write the reason; it stays on the case.").At("reason"))
		}
		if in.Ends.IsZero() || !in.Ends.After(c.Span.End) {
			return none{}, append(found, act.Gate("SD-9.15", "The period ends on "+c.Span.End.Long()+"; an extension ends later.", "Give a later last day.").At("ends"))
		}
		if in.Ends.Before(q.On) {
			found = append(found, act.Gate("SD-9.15", in.Ends.Long()+" is past; a period is extended so that the executive goes on to perform under the plan.", "Give today or a later day.").At("ends"))
		}
		found = append(found, c.checkFree(calendar.Period{Begin: c.Span.End.AddDays(1), End: in.Ends}, q)...)
		return none{}, append(found, c.checkReach(in.Ends, q))
	},
	Apply: func(c *Appraisal, m act.Meta, in ExtendPeriod, _ none) {
		c.change(SpanChange{Now: calendar.Period{Begin: c.Span.Begin, End: in.Ends}, How: Extended, Basis: in.Reason, Meta: m})
	},
	Tell: func(in ExtendPeriod, _ none) string { return "extended the period to " + in.Ends.Long() },
}

// checkFree: no two appraisals of one person have a day in common (SD-3.1).
func (c *Appraisal) checkFree(days calendar.Period, q act.Question) []act.Finding {
	for _, other := range q.Facts.Spans("appraisal", c.Executive) {
		if other.Case != c.ID && other.Days.Overlaps(days) {
			q.Facts.Look(other.Case) // what the refusal rests on
			return []act.Finding{act.Gate("SD-3.1", "This executive has another appraisal from "+other.Days.String()+"; nobody is appraised for a day twice.",
				"Let that one begin later first, or end this one on "+other.Days.Begin.AddDays(-1).Long()+".").At("ends")}
		}
	}
	return nil
}

// checkReach: an extension is long enough for the minimum period; one that is not is flagged, with the day (SD-9.15).
func (c *Appraisal) checkReach(ends calendar.Date, q act.Question) act.Finding {
	begins, words := c.PlanBegins(), "is completed on "
	if !c.InForce() {
		begins, words = calendar.Later(begins, q.On), "is completed, if the plan is communicated today, on "
	}
	full := begins.AddDays(c.Terms.MinimumDays - 1)
	if !full.After(ends) {
		return act.Holding("SD-9.15")
	}
	return act.Flag("SD-9.15", fmt.Sprintf("At the new end, %s, the minimum period of %d days is not completed yet; it %s%s.", ends.Long(), c.Terms.MinimumDays, words, full.Long()), "Extend the period to that day or later.").At("ends")
}
