package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// Closed is the end of a case without an annual summary rating (SD-9.21).
type Closed struct {
	Why   agency.Leaving `json:"why"`
	Left  calendar.Date  `json:"left"`
	To    string         `json:"to,omitempty"` // where the executive went
	Text  string         `json:"text,omitempty"`
	Waits bool           `json:"waits,omitempty"` // the written appraisal was barred on the day of leaving, and follows (SD-9.20)
	Meta  act.Meta       `json:"meta"`
}

// closedGate answers every act that goes on with a case that was closed without a rating; nil while it is open.
func (c *Appraisal) closedGate() []act.Finding {
	if c.Closed == nil {
		return nil
	}
	return []act.Finding{act.Past("SD-9.21", "The case was closed on "+c.Closed.Meta.On.Long()+" without an annual summary rating: the executive left on "+c.Closed.Left.Long()+".", "Nothing is to be done.")}
}

// CloseWithoutRating are the inputs of appraisal.close-without-rating; why and when the executive left, the person's own
// record says.
type CloseWithoutRating struct {
	Text string `json:"text,omitempty" doc:"a remark"`
}

type closed struct {
	Why   agency.Leaving `json:"why"`
	Left  calendar.Date  `json:"left"`
	To    string         `json:"to,omitempty"`
	Waits bool           `json:"waits,omitempty"`
}

var closeWithoutRating = act.Def[*Appraisal, CloseWithoutRating, closed]{
	Name: "appraisal.close-without-rating", Title: "Close the case without a rating", Part: "case", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.20", "SD-9.21"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := c.closedGate(); f != nil {
			return f
		}
		if c.Annual != nil {
			return []act.Finding{act.Past("SD-9.21", "The annual summary rating was assigned on "+c.Annual.Meta.On.Long()+".", "Communicate it; the case has its rating.")}
		}
		_, found := checkLeft(c, q)
		return found
	},
	Check: func(c *Appraisal, _ CloseWithoutRating, q act.Question) (closed, []act.Finding) {
		out, _ := checkLeft(c, q)
		var found []act.Finding
		out.Waits, found = checkDeparted(c, out, q)
		return out, found
	},
	Apply: func(c *Appraisal, m act.Meta, in CloseWithoutRating, out closed) {
		c.Closed = &Closed{Why: out.Why, Left: out.Left, To: out.To, Text: in.Text, Waits: out.Waits, Meta: m}
	},
	Tell: func(_ CloseWithoutRating, out closed) string {
		return "closed the case without an annual summary rating: the executive " + out.Why.Words() + " on " + out.Left.Long()
	},
}

// checkLeft: the executive's own record says that the executive has left what the system covers (SD-9.21).
func checkLeft(c *Appraisal, q act.Question) (closed, []act.Finding) {
	stays := func(text string) []act.Finding {
		return []act.Finding{act.Broken("SD-9.21", text, "For one who stays, extend the period. Otherwise record first, on the person, how the executive left.")}
	}
	p, ok := agency.FindPerson(q.Facts, c.Executive)
	switch {
	case !ok:
		return closed{}, stays("There is no record of this person.")
	case p.Left != nil:
		q.Facts.Used(c.Executive, p.Left)
		return closed{Why: p.Left.Why, Left: p.Left.On, To: p.Left.To}, nil
	case slices.Contains(c.Terms.Covers, string(p.Appointment)):
		return closed{}, stays(appointed(p) + ", an appointment that the system covers.")
	case p.AppointedOn.After(q.On):
		return closed{}, stays("The executive’s other appointment begins on " + p.AppointedOn.Long() + ".")
	}
	return closed{Why: agency.OtherAppointment, Left: p.AppointedOn}, nil
}

// checkDeparted: an executive who completed the minimum period and went to another job or agency left with a written
// appraisal; if not, it stays on the case. It waits where the days after a new administration kept it back (SD-9.20).
func checkDeparted(c *Appraisal, left closed, q act.Question) (waits bool, found []act.Finding) {
	days := c.DaysUnderPlan(left.Left)
	if !left.Why.GoesOn() || c.Initial != nil || len(c.Departures) > 0 || !c.InForce() || days < c.Terms.MinimumDays {
		return false, nil
	}
	official := nameOf(c.RatingOfficial, q)
	text := fmt.Sprintf("The executive performed under the plan for %s and left on %s without the written appraisal that is due before leaving.", daysWords(days), left.Left.Long())
	then := q
	then.On = left.Left
	if barred := checkTransition(c, then); act.Barred(barred) {
		return true, []act.Finding{act.Broken("SD-9.20", text+" On that day no career executive could be appraised.", "It is the turn of "+official+", whose draft is kept: sign and forward it once those days are over.")}
	}
	return false, []act.Finding{act.Broken("SD-9.20", text, official+" owed it. Tell the gaining organization or agency that there is none; nothing undoes it.")}
}
