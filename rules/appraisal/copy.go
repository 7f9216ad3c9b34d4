package appraisal

import "sesperf/rules/act"

// The executive's copy of the appraisal (SD-9.18; 5 USC 4312(b)(3)) is the case itself: the initial rating is on the
// executive's page and printable from the moment it is signed, the annual summary rating from the moment it is
// communicated. That a copy was given is so by that; that it has reached the executive is shown only by what the executive
// does with it.

// copyReached says whether anything that the executive signed rests on the initial rating: then it has reached the executive.
func (c *Appraisal) copyReached() bool {
	return !c.Received().IsZero()
}

// checkCopy: a rating that goes on while nothing shows that its copy has reached the executive stays listed until the
// executive acknowledges it.
func (c *Appraisal) checkCopy() []act.Finding {
	if c.copyReached() {
		return nil
	}
	return []act.Finding{act.Broken("SD-9.18", "Nothing shows yet that the copy of the appraisal with the initial rating has reached the executive.", "Ask the executive to open the case and to acknowledge the rating; it may go on meanwhile.")}
}

// AcknowledgeAnnualRating are the inputs of appraisal.acknowledge-annual-rating.
type AcknowledgeAnnualRating struct{}

var acknowledgeAnnualRating = act.Def[*Appraisal, AcknowledgeAnnualRating, none]{
	Name: "appraisal.acknowledge-annual-rating", Title: "Acknowledge the annual summary rating", Part: "annual", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "I have received a copy of the appraisal with the annual summary rating. Signing does not mean that I agree.",
	Provisions: []string{"SD-9.18"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		switch {
		case c.Informed == nil:
			return []act.Finding{act.Gate("SD-9.18", "The annual summary rating has not been communicated yet.", "Wait until it is; the copy comes with it.")}
		case c.Informed.Acknowledged.Version > 0:
			return []act.Finding{act.Past("SD-9.18", "You acknowledged the annual summary rating on "+c.Informed.Acknowledged.On.Long()+".", "Nothing is to be done.")}
		}
		return nil
	},
	Check: func(*Appraisal, AcknowledgeAnnualRating, act.Question) (none, []act.Finding) {
		return none{}, []act.Finding{act.Holding("SD-9.18")}
	},
	Signs: func(c *Appraisal, _ AcknowledgeAnnualRating) []string { return []string{c.Annual.Meta.Sum} },
	Apply: func(c *Appraisal, m act.Meta, _ AcknowledgeAnnualRating, _ none) {
		i := *c.Informed
		i.Acknowledged = m
		c.Informed = &i
	},
	Tell: func(AcknowledgeAnnualRating, none) string { return "acknowledged the annual summary rating" },
}

// copyTasks: until the executive acknowledges it, nothing shows that the copy with the annual summary rating has arrived.
func (c *Appraisal) copyTasks() []act.Task {
	if c.Informed == nil || c.Informed.Acknowledged.Version > 0 {
		return nil
	}
	return []act.Task{{Act: "appraisal.acknowledge-annual-rating", What: "Read and acknowledge the annual summary rating", Person: c.Executive, Since: c.Informed.Meta.On, Provision: "SD-9.18", May: true}}
}
