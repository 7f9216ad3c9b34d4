package appraisal

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// SetDetailRequirements are the inputs of appraisal.set-detail-requirements.
type SetDetailRequirements struct {
	Detail int    `json:"detail" doc:"the number of the detail"`
	Text   string `json:"text" doc:"the goals and performance requirements for it"`
}

type setRequirements struct {
	Late int `json:"late,omitempty"` // days after the day until which they were due
}

var setDetailRequirements = act.Def[*Appraisal, SetDetailRequirements, setRequirements]{
	Name: "appraisal.set-detail-requirements", Title: "Set requirements for a detail", Part: "details", Who: []act.Relation{act.GainingSupervisor},
	Provisions: []string{"SD-5.14", "SD-5.18"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := c.detailsOpen(); f != nil {
			return f
		}
		return c.waits(q, "Requirements are set for every detail under you.", func(d Detail) bool { return d.Requirements == nil && d.Appraisal == nil })
	},
	Check: func(c *Appraisal, in SetDetailRequirements, q act.Question) (setRequirements, []act.Finding) {
		i, found := c.ownDetail(in.Detail, in.Text, q)
		if found != nil {
			return setRequirements{}, found
		}
		d := c.Details[i]
		if d.Requirements != nil || d.Appraisal != nil {
			return setRequirements{}, []act.Finding{act.Gate("SD-5.14", "The requirements for this detail stand, or it has been appraised without them.", "Say in the appraisal what became of them.").At("detail")}
		}
		details := slices.Clone(c.Details)
		details[i].Requirements = &DetailRequirements{Text: in.Text}
		return setRequirements{Late: max(0, c.RequirementsDue(d).DaysUntil(q.On))}, checkPlanned(c, details, q)
	},
	Apply: func(c *Appraisal, m act.Meta, in SetDetailRequirements, _ setRequirements) {
		i, _ := c.detail(in.Detail)
		c.Details = slices.Clone(c.Details)
		c.Details[i].Requirements = &DetailRequirements{Text: in.Text, Meta: m}
	},
	Tell: func(_ SetDetailRequirements, out setRequirements) string {
		if out.Late > 0 {
			return "set goals and requirements for the detail, " + daysWords(out.Late) + " late"
		}
		return "set goals and requirements for the detail"
	},
}

// waits: some detail under the person who asks is still to be done something about.
func (c *Appraisal) waits(q act.Question, done string, open func(Detail) bool) []act.Finding {
	if slices.ContainsFunc(c.Details, func(d Detail) bool { return d.Supervisor == q.By && open(d) }) {
		return nil
	}
	if !slices.ContainsFunc(c.Details, func(d Detail) bool { return d.Supervisor == q.By }) {
		done = "No detail to you is on record."
	}
	return []act.Finding{act.Gate("SD-5.14", done, "Nothing is to be done.")}
}

// ownDetail finds a detail under the person who acts, and refuses an empty text.
func (c *Appraisal) ownDetail(number int, text string, q act.Question) (int, []act.Finding) {
	i, ok := c.detail(number)
	switch {
	case !ok:
		return 0, []act.Finding{act.Gate("SD-5.14", "The case has no such detail.", "Choose one of its details.").At("detail")}
	case c.Details[i].Supervisor != q.By:
		return 0, []act.Finding{act.Gate("SD-5.14", "Another person supervised the executive on this detail.", "Choose the detail under you.").At("detail")}
	case blank(text):
		return 0, []act.Finding{act.Gate("SD-5.14", "Nothing is written.", "Write it: the gaining organization sets requirements and appraises in writing.").At("text")}
	}
	return i, nil
}

// AppraiseDetail are the inputs of appraisal.appraise-detail.
type AppraiseDetail struct {
	Detail int    `json:"detail" doc:"the number of the detail"`
	Text   string `json:"text" doc:"how the executive performed on it"`
	Level  *int   `json:"level,omitempty" doc:"never: the appraisal of a detail carries no level, and one that does is refused (SD-5.14)"`
}

var appraiseDetail = act.Def[*Appraisal, AppraiseDetail, none]{
	Name: "appraisal.appraise-detail", Title: "Appraise a detail", Part: "details", Who: []act.Relation{act.GainingSupervisor},
	Signed: true, Sentence: "This is my written appraisal of the executive’s performance on the detail. I sign it and give it to the rating official.",
	Provisions: []string{"SD-5.14", "SD-3.5"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := c.detailsOpen(); f != nil {
			return f
		}
		if f := c.waits(q, "Every detail under you has been appraised.", func(d Detail) bool { return d.Appraisal == nil }); f != nil {
			return f
		}
		if first := c.firstOver(q.By); first.After(q.On) {
			return []act.Finding{act.Gate("SD-5.14", "The detail goes on until "+first.Long()+".", "Appraise it on its last day or after.")}
		}
		return checkTransition(c, q)
	},
	Check: func(c *Appraisal, in AppraiseDetail, q act.Question) (none, []act.Finding) {
		i, found := c.ownDetail(in.Detail, in.Text, q)
		if in.Level != nil {
			found = append(found, act.Gate("SD-5.14", "The appraisal of a detail carries no level: the rating official factors it into the initial summary rating.", "Take the level out, and say in words how the executive performed.").At("level"))
		}
		if act.Barred(found) {
			return none{}, found
		}
		switch d := c.Details[i]; {
		case d.Appraisal != nil:
			found = append(found, act.Gate("SD-5.14", "This detail was appraised on "+d.Appraisal.Meta.On.Long()+".", "Go on from it.").At("detail"))
		case c.DetailOver(d).After(q.On):
			found = append(found, act.Gate("SD-5.14", "This detail goes on until "+d.Days.End.Long()+".", "Appraise it on its last day or after.").At("detail"))
		}
		return none{}, found
	},
	Signs: func(c *Appraisal, in AppraiseDetail) []string {
		if i, ok := c.detail(in.Detail); ok && c.Details[i].Requirements != nil {
			return []string{c.Details[i].Requirements.Meta.Sum}
		}
		return nil
	},
	Apply: func(c *Appraisal, m act.Meta, in AppraiseDetail, _ none) {
		i, _ := c.detail(in.Detail)
		c.Details = slices.Clone(c.Details)
		c.Details[i].Appraisal = &DetailAppraisal{Text: in.Text, Meta: m}
	},
	Tell: func(AppraiseDetail, none) string { return "appraised the detail in writing" },
}

// firstOver is the first day on which a detail under a person, not appraised yet, can be appraised.
func (c *Appraisal) firstOver(supervisor string) calendar.Date {
	var first calendar.Date
	for _, d := range c.Details {
		if over := c.DetailOver(d); d.Supervisor == supervisor && d.Appraisal == nil && (first.IsZero() || over.Before(first)) {
			first = over
		}
	}
	return first
}
