package web

import (
	"fmt"

	"sesperf/casework"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// derived is a number of a case with its derivation.
type derived struct {
	Title     string // Days under the plan
	Result    string // 382 days
	Lines     []ReceiptLine
	Provision string
}

// counts derives every number of days, and every score, that the visitor may see on a case.
func counts(s *casework.Sight, c *appraisal.Appraisal) []derived {
	var out []derived
	for _, change := range c.SpanChanges {
		out = append(out, countedSpan(change))
	}
	if s.Visible["plan"] {
		out = append(out, countedPlan(c)...)
		if c.InForce() {
			out = append(out, countedMinimum(c, s.On))
		}
	}
	if s.Visible["details"] {
		for _, d := range c.Details {
			out = append(out, countedDetail(c, d))
		}
	}
	if c.Initial != nil && s.Visible["initial"] {
		out = append(out, countedScore("Score of the initial rating", c.Initial.Derivation), countedResponse(s, c))
		if until := c.ReviewUntil(); !until.IsZero() {
			out = append(out, derived{"Window for a higher level review", "Until " + until.Long(), window(c.Initial.Meta.On, c.Terms.ReviewDays, until), "SD-9.8"})
		}
	}
	if c.Annual != nil && s.Visible["annual"] {
		out = append(out, countedScore("Score of the annual summary rating", c.Annual.Derivation))
	}
	return out
}

// window says how a window of days is counted: the day it begins is not one of them, its last day is.
func window(from calendar.Date, days int, until calendar.Date) []ReceiptLine {
	return []ReceiptLine{{"The initial rating was shared", from.Long()}, {"Days of the window, by the description", number(days)},
		{"Counted", "Calendar days, the day after as the first"}, {"Last day, to its end in the agency’s time zone", until.Long()}}
}

func countedSpan(change appraisal.SpanChange) derived {
	title, provision := "The period, extended", "SD-9.15"
	switch change.How {
	case appraisal.EndedEarly:
		title, provision = "The period, ended early", "SD-3.4"
	case appraisal.BegunLater:
		title, provision = "The period, begun later", "SD-3.1"
	}
	return derived{title, change.Now.String(), []ReceiptLine{{"It was", change.Was.String()}, {"Changed on", change.Meta.On.Long()}, {"Why", change.Basis}, {"It is since", change.Now.String()}}, provision}
}

// countedPlan says until when the plan was to be communicated, and how late it was.
func countedPlan(c *appraisal.Appraisal) []derived {
	due := c.PlanDue()
	lines := []ReceiptLine{{"The period begins", c.Span.Begin.Long()}}
	if c.Terms.PlanDueDays > 0 {
		lines = append(lines, ReceiptLine{"Days that the description adds", number(c.Terms.PlanDueDays)})
	}
	if c.Arrived.After(c.Span.Begin) {
		lines = append(lines, ReceiptLine{"The executive arrived", c.Arrived.Long()}, ReceiptLine{"Days for a new executive’s plan", number(c.Terms.NewExecutiveDays)})
	}
	lines = append(lines, ReceiptLine{"Last day in time", due.Long()})
	result := "Due " + due.Long()
	if c.InForce() {
		lines = append(lines, ReceiptLine{"Communicated, by the server’s clock", c.Communicated.On.Long()})
		result = "In time"
		if late := due.DaysUntil(c.Communicated.On); late > 0 {
			result = things(int64(late), "day", "days") + " late"
			lines = append(lines, ReceiptLine{"Late", fmt.Sprintf("%d: the days after the last day, that of communication counted", late)})
		}
	}
	return []derived{{"When the plan was due", upper(result), lines, "SD-5.2"}}
}

// countedMinimum counts the days of performance under the plan.
func countedMinimum(c *appraisal.Appraisal, on calendar.Date) derived {
	from, to, last := c.PlanBegins(), c.PerformsUntil(on), "To today, or the period’s last day"
	if c.Closed != nil {
		last = "To the period’s last day, or the day on which the executive left"
	}
	lines := []ReceiptLine{{"The period begins", c.Span.Begin.Long()}, {"The plan was communicated", c.Communicated.On.Long()}}
	if !c.Arrived.IsZero() {
		lines = append(lines, ReceiptLine{"The executive came under the system", c.Arrived.Long()})
	}
	lines = append(lines, ReceiptLine{"Counted from the latest of these", from.Long()}, ReceiptLine{last, to.Long()},
		ReceiptLine{"Both days count", things(int64(max(c.DaysUnderPlan(on), 0)), "day", "days")},
		ReceiptLine{"The minimum, by the description", things(int64(c.Terms.MinimumDays), "day", "days")},
		ReceiptLine{"Completed at the end of", c.MinimumReached().Long()})
	return derived{"Days under the plan", upper(things(int64(max(c.DaysUnderPlan(on), 0)), "day", "days")), lines, "SD-3.3"}
}

func countedDetail(c *appraisal.Appraisal, d appraisal.Detail) derived {
	result := "Too short to be appraised apart"
	lines := []ReceiptLine{{"From", d.Days.Begin.Long()}, {"To, as expected or as it was", d.Days.End.Long()},
		{"Both days count", things(int64(d.Days.Days()), "day", "days")}, {"Appraised apart from", things(int64(c.Terms.DetailDays), "day", "days")}}
	if c.AppraisedApart(d) {
		result = "Appraised apart"
		lines = append(lines, ReceiptLine{"Requirements are set until", c.RequirementsDue(d).Long() + ": " + things(int64(c.Terms.DetailPlanDays), "day", "days") + " after it begins"})
	}
	return derived{"The detail to " + d.Organization, result, lines, "SD-5.14"}
}

// countedResponse says until when the executive may respond, and how late a response was.
func countedResponse(s *casework.Sight, c *appraisal.Appraisal) derived {
	lines := window(c.Initial.Meta.On, c.Terms.ResponseDays, c.Initial.Until)
	if c.Response != nil && s.Visible["response"] {
		lines = append(lines, ReceiptLine{"The response came", c.Response.Meta.On.Long()})
		if c.Response.Late > 0 {
			lines = append(lines, ReceiptLine{"Late", things(int64(c.Response.Late), "day", "days")})
		}
	}
	return derived{"Window for a response", "Until " + c.Initial.Until.Long(), lines, "SD-9.6"}
}

// countedScore is the sum behind a rating.
func countedScore(title string, sum system.Derivation) derived {
	var lines []ReceiptLine
	for _, l := range sum.Lines {
		lines = append(lines, ReceiptLine{l.Element, fmt.Sprintf("Level %d: %s points × weight %s = %s", l.Level, l.Points, l.Weight, l.Score)})
	}
	lines = append(lines, ReceiptLine{"Total", sum.Score.String()})
	out := derived{title, sum.Score.String() + ": " + levelName(sum.Level, sum.Label), lines, "SD-9.3"}
	for i, b := range sum.Because {
		if i == 0 {
			out.Provision = b.Provision
		}
		out.Lines = append(out.Lines, ReceiptLine{"So", b.Text})
	}
	return out
}
