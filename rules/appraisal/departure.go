package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// DepartureAppraisal is the written appraisal of an executive who completed the minimum period and changes jobs or
// transfers: made before leaving, without a summary rating, forwarded to where the executive goes (SD-9.13).
type DepartureAppraisal struct {
	Text    string        `json:"text"`
	Leaves  calendar.Date `json:"leaves"`
	Forward string        `json:"forwarded_to"`
	Meta    act.Meta      `json:"meta"`
}

// PriorAppraisal is a rating or an appraisal received from a former agency or official (SD-9.14).
type PriorAppraisal struct {
	From string        `json:"from"`
	By   string        `json:"by,omitempty"`
	On   calendar.Date `json:"on"`
	Text string        `json:"text"`
	Meta act.Meta      `json:"meta"`
}

// PriorConsideration is the rating official's word on what was received, or that nothing was.
type PriorConsideration struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

// Closed is the end of a case without an annual summary rating (SD-9.21).
type Closed struct {
	Why  string        `json:"why"` // separated, died, transferred, left-ses, other-appointment
	Left calendar.Date `json:"left"`
	Text string        `json:"text,omitempty"`
	Meta act.Meta      `json:"meta"`
}

// departureActs are those of arriving from elsewhere and of leaving.
var departureActs = []act.Spec{}

// checkPrior: what was received from a former agency has been considered on record (SD-9.14).
func checkPrior(c *Appraisal, q act.Question) []act.Finding { return nil }

func (c *Appraisal) departureTasks() []act.Task { return nil }

// closedGate answers every act that goes on with a case that was closed without a rating; nil while it is open.
func (c *Appraisal) closedGate() []act.Finding {
	if c.Closed == nil {
		return nil
	}
	return []act.Finding{act.Gate("SD-9.21", "The case was closed on "+c.Closed.Meta.On.Long()+" without an annual summary rating: the executive left on "+c.Closed.Left.Long()+".", "Nothing is to be done.")}
}
