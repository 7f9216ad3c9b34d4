package appraisal

import (
	"fmt"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// AcknowledgeInitialRating are the inputs of appraisal.acknowledge-initial-rating.
type AcknowledgeInitialRating struct{}

var acknowledgeInitialRating = act.Def[*Appraisal, AcknowledgeInitialRating, none]{
	Name: "appraisal.acknowledge-initial-rating", Title: "Acknowledge the initial rating", Part: "initial", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "I have received the initial summary rating. Signing does not mean that I agree.",
	Provisions: []string{"SD-9.5", "SD-9.18"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.closedGate(); f != nil {
			return f
		}
		if c.Initial == nil {
			return notRatedYet()
		}
		if c.Acknowledged.Version > 0 {
			return []act.Finding{act.Past("SD-9.5", "You acknowledged the initial rating on "+c.Acknowledged.On.Long()+".", "Nothing is to be done.")}
		}
		return nil
	},
	Check: func(*Appraisal, AcknowledgeInitialRating, act.Question) (none, []act.Finding) {
		return none{}, []act.Finding{act.Holding("SD-9.18")}
	},
	Signs: func(c *Appraisal, _ AcknowledgeInitialRating) []string { return []string{c.Initial.Meta.Sum} },
	Apply: func(c *Appraisal, m act.Meta, _ AcknowledgeInitialRating, _ none) { c.Acknowledged = m },
	Tell:  func(AcknowledgeInitialRating, none) string { return "acknowledged the initial summary rating" },
}

// Received is the day on which the executive first acted on the initial rating, which shows that it has arrived; no day
// until then (SD-9.18).
func (c *Appraisal) Received() calendar.Date {
	var out calendar.Date
	took := []act.Meta{c.Acknowledged, c.Waived, c.HigherLevel.Waived}
	if c.Response != nil {
		took = append(took, c.Response.Meta)
	}
	for _, r := range c.HigherLevel.Requests {
		took = append(took, r.Meta)
	}
	for _, m := range took {
		if m.Version > 0 && (out.IsZero() || m.On.Before(out)) {
			out = m.On
		}
	}
	return out
}

func notRatedYet() []act.Finding {
	return []act.Finding{act.Broken("SD-9.5", "The initial summary rating has not been made and shared yet.", "The rating official makes it first.")}
}

// Respond are the inputs of appraisal.respond.
type Respond struct {
	Text string `json:"text" doc:"the executive's written response to the initial rating"`
}

// Response is the executive's written response.
type Response struct {
	Text string   `json:"text"`
	Late int      `json:"late_days,omitempty"` // days after the window
	Meta act.Meta `json:"meta"`
}

type responded struct {
	Late int `json:"late_days,omitempty"`
}

var respond = act.Def[*Appraisal, Respond, responded]{
	Name: "appraisal.respond", Title: "Respond in writing", Part: "response", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "This is my written response to the initial summary rating.",
	Provisions: []string{"SD-9.6", "SD-9.7"},
	When:       mayRespond,
	Check: func(c *Appraisal, in Respond, q act.Question) (responded, []act.Finding) {
		var out responded
		var found []act.Finding
		if blank(in.Text) {
			found = append(found, act.Gate("SD-9.6", "The response is empty.", "Write it, or say that you will not respond.").At("text"))
		}
		if q.On.After(c.Initial.Until) {
			out.Late = c.Initial.Until.DaysUntil(q.On)
			found = append(found, act.Broken("SD-9.6", fmt.Sprintf("The response came %d days after the window closed on %s; %s does not have the rating yet, so it goes with it.", out.Late, c.Initial.Until.Long(), c.onward()),
				"Nothing is to be done."))
		}
		return out, found
	},
	Signs: func(c *Appraisal, _ Respond) []string { return []string{c.Initial.Meta.Sum} },
	Apply: func(c *Appraisal, m act.Meta, in Respond, out responded) {
		c.Response = &Response{Text: in.Text, Late: out.Late, Meta: m}
	},
	Tell: func(Respond, responded) string { return "responded in writing to the initial rating" },
}

func mayRespond(c *Appraisal, _ act.Question) []act.Finding {
	switch {
	case c.Closed != nil:
		return c.closedGate()
	case c.Initial == nil:
		return notRatedYet()
	case c.Response != nil:
		return []act.Finding{act.Past("SD-9.6", "You responded on "+c.Response.Meta.On.Long()+"; the response goes with the rating to "+c.onward()+".", "Nothing is to be done.")}
	case c.Referral != nil:
		return []act.Finding{act.Past("SD-9.6", "The rating went to the board on "+c.Referral.Meta.On.Long()+", after the window had closed or you had said that you would not respond.", "Speak with executive resources.")}
	case c.Annual != nil:
		return []act.Finding{act.Past("SD-9.6", "The rating of record was assigned on "+c.Annual.Meta.On.Long()+", after the window had closed or you had said that you would not respond.", "Speak with executive resources.")}
	}
	return nil
}

// onward names who has the rating after the executive could respond.
func (c *Appraisal) onward() string {
	if c.HasBoard() {
		return "the board"
	}
	return "the appointing authority"
}

// WaiveResponse are the inputs of appraisal.waive-response.
type WaiveResponse struct{}

var waiveResponse = act.Def[*Appraisal, WaiveResponse, none]{
	Name: "appraisal.waive-response", Title: "Say that you will not respond", Part: "response", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "I will not respond in writing. The initial summary rating may go on.",
	Provisions: []string{"SD-9.6"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := mayRespond(c, q); f != nil {
			return f
		}
		if c.Waived.Version > 0 {
			return []act.Finding{act.Past("SD-9.6", "You said on "+c.Waived.On.Long()+" that you will not respond.", "You may still respond until the rating goes to "+c.onward()+".")}
		}
		return nil
	},
	Signs: func(c *Appraisal, _ WaiveResponse) []string { return []string{c.Initial.Meta.Sum} },
	Apply: func(c *Appraisal, m act.Meta, _ WaiveResponse, _ none) { c.Waived = m },
	Tell:  func(WaiveResponse, none) string { return "waived the written response" },
}
