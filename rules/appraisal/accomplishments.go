package appraisal

import "sesperf/rules/act"

// RecordAccomplishments are the inputs of appraisal.record-accomplishments.
type RecordAccomplishments struct {
	Narrative string            `json:"narrative" doc:"what the executive accomplished, in the executive's own words"`
	Elements  map[string]string `json:"elements,omitempty" doc:"by element, if the executive wishes"`
}

// Accomplishment is the executive's own account as it was recorded on one day. The case keeps them all, the oldest first;
// the last one stands.
type Accomplishment struct {
	RecordAccomplishments
	Meta act.Meta `json:"meta"`
}

var recordAccomplishments = act.Def[*Appraisal, RecordAccomplishments, none]{
	Name: "appraisal.record-accomplishments", Title: "Record your accomplishments", Part: "accomplishments", Who: []act.Relation{act.Executive},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.closedGate(); f != nil {
			return f
		}
		if !c.InForce() {
			return []act.Finding{act.Gate("SD-5.1", "No plan is in force yet.", "The rating official communicates the plan first.")}
		}
		if c.Initial != nil {
			return []act.Finding{act.Past("SD-9.6", "The initial rating was shared on "+c.Initial.Meta.On.Long()+".", "Say what is missing in your written response.")}
		}
		return nil
	},
	Check: func(c *Appraisal, in RecordAccomplishments, _ act.Question) (none, []act.Finding) {
		var found []act.Finding
		if blank(in.Narrative) {
			found = append(found, act.Gate("SD-9.5", "The account is empty.", "Write what you accomplished, or leave it: it is optional.").At("narrative"))
		}
		return none{}, append(found, knownElements(c, in.Elements)...)
	},
	Apply: func(c *Appraisal, m act.Meta, in RecordAccomplishments, _ none) {
		c.Accomplishments = append(c.Accomplishments, Accomplishment{in, m})
	},
	Tell: func(RecordAccomplishments, none) string { return "recorded accomplishments" },
}

// Account gives the executive's own account as it stands: the one that was recorded last; nil before any.
func (c *Appraisal) Account() *Accomplishment {
	if len(c.Accomplishments) == 0 {
		return nil
	}
	return &c.Accomplishments[len(c.Accomplishments)-1]
}
