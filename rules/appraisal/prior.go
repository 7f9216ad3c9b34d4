package appraisal

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

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
	Text    string   `json:"text"`
	Nothing bool     `json:"nothing_received,omitempty"`
	Meta    act.Meta `json:"meta"`
}

// HasPrior says whether there is something from before to be considered: the executive transferred in, something was
// received, or another rating official of the case appraised in writing (SD-9.14).
func (c *Appraisal) HasPrior() bool {
	return c.TransferredFrom != "" || len(c.Prior) > 0 || len(c.FormerDepartures()) > 0
}

// FormerDepartures gives the written appraisals of those who rated before the present rating official.
func (c *Appraisal) FormerDepartures() []DepartureAppraisal {
	var out []DepartureAppraisal
	for _, d := range c.Departures {
		if d.Meta.Person() != c.RatingOfficial {
			out = append(out, d)
		}
	}
	return out
}

// PriorConsidered says whether the present rating official has considered all that was received (SD-9.14).
func (c *Appraisal) PriorConsidered() bool {
	if c.Considered == nil || c.Considered.Meta.Person() != c.RatingOfficial {
		return false
	}
	for _, p := range c.Prior {
		if p.Meta.Version > c.Considered.Meta.Version {
			return false
		}
	}
	return true
}

// priorSince is the day from which there is something to consider: that of what came last, or of the opening.
func (c *Appraisal) priorSince() calendar.Date {
	since := c.Opened.On
	for _, p := range c.Prior {
		since = calendar.Later(since, p.Meta.On)
	}
	for _, d := range c.FormerDepartures() {
		since = calendar.Later(since, d.Meta.On)
	}
	return since
}

// checkPrior: what was received from a former agency or rating official has been considered on record (SD-9.14).
func checkPrior(c *Appraisal, _ act.Question) []act.Finding {
	if !c.HasPrior() || c.PriorConsidered() {
		return nil
	}
	text := "An appraisal of the executive from before has not been considered on record."
	if c.TransferredFrom != "" {
		text = "The executive transferred from " + c.TransferredFrom + ", and the ratings and appraisals from there have not been considered on record."
	}
	return []act.Finding{act.Broken("SD-9.14", text, "Read what was received and record how you considered it, or that nothing was sent.")}
}

// priorOpen: what comes from elsewhere is recorded and considered until the initial rating is made.
func (c *Appraisal) priorOpen() []act.Finding {
	if f := c.closedGate(); f != nil {
		return f
	}
	if c.Initial != nil {
		return []act.Finding{act.Past("SD-9.14", "The initial summary rating was made on "+c.Initial.Meta.On.Long()+"; what comes from before is considered when it is developed.",
			"Only a rating that its rating official withdraws can take in more.")}
	}
	return nil
}

// ReceivePriorAppraisal are the inputs of appraisal.receive-prior-appraisal.
type ReceivePriorAppraisal struct {
	From string        `json:"from" doc:"the agency or organization it came from"`
	By   string        `json:"by,omitempty" doc:"who rated or appraised there"`
	On   calendar.Date `json:"on" doc:"its date"`
	Text string        `json:"text" doc:"what it says: the rating, the appraisal, word for word as far as it bears on this period"`
}

var receivePriorAppraisal = act.Def[*Appraisal, ReceivePriorAppraisal, none]{
	Name: "appraisal.receive-prior-appraisal", Title: "Record an appraisal from elsewhere", Part: "details", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.14"},
	When:       func(c *Appraisal, _ act.Question) []act.Finding { return c.priorOpen() },
	Check: func(_ *Appraisal, in ReceivePriorAppraisal, q act.Question) (none, []act.Finding) {
		var found []act.Finding
		if blank(in.From) {
			found = append(found, act.Gate("SD-9.14", "Nothing says where it came from.", "Name the agency or organization.").At("from"))
		}
		if blank(in.Text) {
			found = append(found, act.Gate("SD-9.14", "Nothing says what it holds.", "Enter its text.").At("text"))
		}
		if in.On.IsZero() || in.On.After(q.On) {
			found = append(found, act.Gate("SD-9.14", "It has no date, or one that is still to come.", "Give the day on which it was signed.").At("on"))
		}
		return none{}, found
	},
	Apply: func(c *Appraisal, m act.Meta, in ReceivePriorAppraisal, _ none) {
		c.Prior = append(slices.Clone(c.Prior), PriorAppraisal{From: in.From, By: in.By, On: in.On, Text: in.Text, Meta: m})
	},
	Tell: func(in ReceivePriorAppraisal, _ none) string {
		return "recorded an appraisal from " + in.From + " of " + in.On.Long()
	},
}

// ConsiderPriorAppraisals are the inputs of appraisal.consider-prior-appraisals.
type ConsiderPriorAppraisals struct {
	Text    string `json:"text" doc:"what was considered, and how it bears on this rating; or how it was asked for"`
	Nothing bool   `json:"nothing_received,omitempty" doc:"the former agency sent nothing"`
}

var considerPriorAppraisals = act.Def[*Appraisal, ConsiderPriorAppraisals, none]{
	Name: "appraisal.consider-prior-appraisals", Title: "Consider the appraisals from before", Part: "details", Who: []act.Relation{act.RatingOfficial},
	Signed: true, Sentence: "I have considered the ratings and appraisals that were received of the executive’s performance.",
	Provisions: []string{"SD-9.14"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.priorOpen(); f != nil {
			return f
		}
		if !c.HasPrior() {
			return []act.Finding{act.Past("SD-9.14", "The executive did not transfer in, and nothing was received from before.", "Nothing is to be done.")}
		}
		if c.PriorConsidered() {
			return []act.Finding{act.Past("SD-9.14", "You considered all of it on "+c.Considered.Meta.On.Long()+".", "Nothing is to be done unless more is received.")}
		}
		return nil
	},
	Check: func(c *Appraisal, in ConsiderPriorAppraisals, _ act.Question) (none, []act.Finding) {
		var found []act.Finding
		if blank(in.Text) {
			found = append(found, act.Gate("SD-9.14", "Nothing says what was considered.", "Write what it was and how it bears on this rating, or how it was asked for.").At("text"))
		}
		switch received := len(c.Prior) > 0 || len(c.FormerDepartures()) > 0; {
		case received && in.Nothing:
			found = append(found, act.Gate("SD-9.14", "Something was received, and stands on the case.", "Read it and say how it bears on this rating.").At("nothing_received"))
		case !received && !in.Nothing:
			found = append(found, act.Gate("SD-9.14", "Nothing has been received from "+c.TransferredFrom+".", "Executive resources records what comes; if nothing was sent, say so.").At("nothing_received"))
		}
		return none{}, found
	},
	Signs: func(c *Appraisal, _ ConsiderPriorAppraisals) []string {
		var sums []string
		for _, p := range c.Prior {
			sums = append(sums, p.Meta.Sum)
		}
		for _, d := range c.FormerDepartures() {
			sums = append(sums, d.Meta.Sum)
		}
		return sums
	},
	Apply: func(c *Appraisal, m act.Meta, in ConsiderPriorAppraisals, _ none) {
		c.Considered = &PriorConsideration{Text: in.Text, Nothing: in.Nothing, Meta: m}
	},
	Tell: func(in ConsiderPriorAppraisals, _ none) string {
		if in.Nothing {
			return "recorded that the former agency sent no ratings or appraisals"
		}
		return "considered the ratings and appraisals from before"
	},
}

// showDetails gives what a look at the case shows of details and of appraisals from elsewhere.
func showDetails(c *Appraisal) map[string]any {
	details := []map[string]any{}
	for _, d := range c.Details {
		details = append(details, map[string]any{"number": d.Number, "organization": d.Organization, "begins": d.Days.Begin, "ends": d.Days.End, "days": d.Days.Days(),
			"required": c.AppraisedApart(d), "ended": d.Ended.Version > 0, "requirements": d.Requirements != nil, "appraised": d.Appraisal != nil})
	}
	return map[string]any{"details": details, "departures": len(c.Departures), "prior": len(c.Prior), "prior_considered": c.HasPrior() && c.PriorConsidered()}
}
