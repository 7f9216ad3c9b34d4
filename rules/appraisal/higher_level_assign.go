package appraisal

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/agency"
)

// AssignHigherLevelReviewer are the inputs of appraisal.assign-higher-level-reviewer.
type AssignHigherLevelReviewer struct {
	Person  string `json:"person" of:"person" doc:"who reviews: an employee at a higher level in the agency than the official who made the initial rating"`
	Higher  string `json:"higher,omitempty" doc:"the position that makes it a higher level; needed where the record does not show it"`
	Officer bool   `json:"officer,omitempty" doc:"the reviewer is a commissioned officer of the uniformed services on active duty; the executive is asked for consent"`
}

// Reviewer is an official assigned to review; the last one stands.
type Reviewer struct {
	AssignHigherLevelReviewer
	Request  int      `json:"request"`           // the request that is to be answered, from 1
	Proof    string   `json:"proof,omitempty"`   // how the record shows the higher level; nothing where it rests on what Higher states
	Consent  act.Meta `json:"consent,omitzero"`  // to a commissioned officer, given
	Declined act.Meta `json:"declined,omitzero"` // refused
	Meta     act.Meta `json:"meta"`
}

type reviewerAssigned struct {
	Proof string `json:"proof,omitempty"`
}

var assignHigherLevelReviewer = act.Def[*Appraisal, AssignHigherLevelReviewer, reviewerAssigned]{
	Name: "appraisal.assign-higher-level-reviewer", Title: "Assign a higher level reviewer", Part: "review", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.9", "SD-9.11"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.unpresented("SD-9.9"); f != nil {
			return f
		}
		h := c.HigherLevel
		if h.NotPossible != nil && len(h.Requests) > len(h.Reviews) {
			return nil // possible after all: the assignment takes the place of the determination
		}
		if !h.Open() {
			return []act.Finding{act.Gate("SD-9.9", "No request for a higher level review is open.", "Assign a reviewer once the executive has requested one.")}
		}
		return nil
	},
	Check: checkLevelReviewer,
	Apply: func(c *Appraisal, m act.Meta, in AssignHigherLevelReviewer, out reviewerAssigned) {
		h := &c.HigherLevel
		h.NotPossible = nil
		h.Reviewers = append(slices.Clip(h.Reviewers), Reviewer{AssignHigherLevelReviewer: in, Request: len(h.Requests), Proof: out.Proof, Meta: m})
	},
	Tell: func(in AssignHigherLevelReviewer, _ reviewerAssigned) string {
		if in.Officer {
			return "named a commissioned officer as the higher level reviewer and asked the executive for consent"
		}
		return "assigned a higher level reviewer"
	},
}

// checkLevelReviewer: the reviewer is at a higher level in the agency than the official who prepared the initial rating, by the
// record or by the position that is stated, and an officer is asked for as one (SD-9.9; 5 USC 4312(b)(3)).
func checkLevelReviewer(c *Appraisal, in AssignHigherLevelReviewer, q act.Question) (reviewerAssigned, []act.Finding) {
	var out reviewerAssigned
	p, ok := agency.FindPerson(q.Facts, in.Person)
	if !ok {
		return out, []act.Finding{act.Gate("SD-9.9", "There is no such person in this agency.", "Enter the person first.").At("person")}
	}
	if f := c.notAbove(in.Person, q); f != nil {
		return out, []act.Finding{f.At("person")}
	}
	found := checkOfficer(p, in.Officer)
	if out.Proof = c.above(p, q); out.Proof == "" && blank(in.Higher) {
		found = append(found, act.Broken("SD-9.9", "Nothing on record shows that "+p.Name+" is at a higher level in the agency than the official who made the initial rating.",
			"State the position that makes it a higher level, or choose another reviewer.").At("higher"))
	}
	if c.tookPart(in.Person) {
		return out, append(found, act.Flag("SD-9.9", p.Name+" took part in this appraisal before the review.", "Assign a reviewer who did not, if there is one.").At("person"))
	}
	return out, append(found, act.Holding("SD-9.9"), act.Holding("SD-9.11"))
}

// checkOfficer: a commissioned officer reviews with the executive's consent alone, so the assignment says that it is one.
func checkOfficer(p *agency.Person, officer bool) []act.Finding {
	switch military := p.Appointment == agency.Military; {
	case military && !officer:
		return []act.Finding{act.Broken("SD-9.9", p.Name+" is on record as a commissioned officer, who reviews with the executive’s consent alone.", "Say that the reviewer is a commissioned officer; the executive is then asked.").At("officer")}
	case !military && officer && p.Appointment != "":
		return []act.Finding{act.Gate("SD-9.9", p.Name+" is on record as: "+p.Appointment.Words()+", not as a commissioned officer.", "Leave the box empty, or correct the appointment.").At("officer")}
	}
	return nil
}

// tookPart: the person reviewed the plan, or appraised the executive on a detail. That the reviewer has had no part in the
// appraisal is not in the words of the basic description, so it stays on the case and stops nothing.
func (c *Appraisal) tookPart(person string) bool {
	if person == c.ReviewingOfficial {
		return true
	}
	for _, v := range c.Plans {
		if v.SignedBy(person) {
			return true
		}
	}
	return slices.ContainsFunc(c.Details, func(d Detail) bool { return d.Supervisor == person && d.Appraisal != nil })
}
