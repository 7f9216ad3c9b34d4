package appraisal

import (
	"slices"

	"sesperf/rules/act"
)

// Handover is a change of the case's officials: everything due goes to those who follow.
type Handover struct {
	RatingOfficial      string   `json:"rating_official"` // those before
	ReviewingOfficial   string   `json:"reviewing_official,omitempty"`
	AppointingAuthority string   `json:"appointing_authority"`
	Reason              string   `json:"reason"`
	Meta                act.Meta `json:"meta"`
}

// handoverActs change who rates, reviews and decides.
var handoverActs = []act.Spec{assignOfficials.Spec()}

// AssignOfficials are the inputs of appraisal.assign-officials: all three, those who stay too.
type AssignOfficials struct {
	RatingOfficial      string `json:"rating_official" of:"person" doc:"who rates from now on"`
	ReviewingOfficial   string `json:"reviewing_official,omitempty" of:"person" doc:"who reviews the plan, if anybody does"`
	AppointingAuthority string `json:"appointing_authority" of:"person" doc:"who assigns the annual summary rating, one of those whom the agency head named"`
	Reason              string `json:"reason" doc:"why the officials change"`
}

type handedOver struct {
	Changed []string `json:"changed"` // which of them: rating official, reviewing official, appointing authority
}

var assignOfficials = act.Def[*Appraisal, AssignOfficials, handedOver]{
	Name: "appraisal.assign-officials", Title: "Assign other officials", Part: "case", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-5.1", "SD-9.5", "SD-9.9", "SD-9.16"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.closedGate(); f != nil {
			return f
		}
		if c.Informed != nil {
			return []act.Finding{act.Past("SD-9.16", "The annual summary rating was communicated on "+c.Informed.Meta.On.Long()+"; the officials who made it stay named.", "Nothing is to be done.")}
		}
		return nil
	},
	Check: checkHandover,
	Apply: func(c *Appraisal, m act.Meta, in AssignOfficials, _ handedOver) {
		c.Handovers = append(slices.Clip(c.Handovers), Handover{RatingOfficial: c.RatingOfficial, ReviewingOfficial: c.ReviewingOfficial,
			AppointingAuthority: c.AppointingAuthority, Reason: in.Reason, Meta: m})
		c.RatingOfficial, c.ReviewingOfficial, c.AppointingAuthority = in.RatingOfficial, in.ReviewingOfficial, in.AppointingAuthority
	},
	Tell: func(_ AssignOfficials, out handedOver) string {
		return "handed the case over: another " + act.List(out.Changed) + ", with everything due"
	},
}

func checkHandover(c *Appraisal, in AssignOfficials, q act.Question) (handedOver, []act.Finding) {
	var out handedOver
	var found []act.Finding
	o := officials{executive: c.Executive, unit: c.Unit, named: map[string]string{}}
	if in.RatingOfficial != c.RatingOfficial {
		o.named["rating_official"], out.Changed = in.RatingOfficial, append(out.Changed, "rating official")
		found = append(found, c.checkReviewerAbove(in.RatingOfficial)...)
	}
	if in.ReviewingOfficial != c.ReviewingOfficial {
		o.named["reviewing_official"], out.Changed = in.ReviewingOfficial, append(out.Changed, "reviewing official")
	}
	if in.AppointingAuthority != c.AppointingAuthority {
		o.named["appointing_authority"], out.Changed = in.AppointingAuthority, append(out.Changed, "appointing authority")
		if c.Annual != nil {
			found = append(found, act.Gate("SD-9.16", "The annual summary rating was assigned on "+c.Annual.Meta.On.Long()+" by the appointing authority who is named.", "Leave the appointing authority as it is.").At("appointing_authority"))
		}
	}
	if len(out.Changed) == 0 {
		return out, []act.Finding{act.Gate("SD-9.5", "These are the officials of the case already.", "Name whoever follows.").At("rating_official")}
	}
	if blank(in.Reason) {
		found = append(found, act.Gate("SD-9.5", "Nothing says why the officials change.", "Write the reason; it stays on the case.").At("reason"))
	}
	found = append(found, o.check(q)...)
	return out, append(found, needsReviewer(c.Description(), in.ReviewingOfficial)...)
}

// checkReviewerAbove: whoever is to review the initial rating at a higher level does not become the rating official (SD-9.9).
// That the reviewer is above the official who prepared the rating stays so, whoever is the rating official from now on.
func (c *Appraisal) checkReviewerAbove(rating string) []act.Finding {
	if r, ok := c.assigned(); ok && c.HigherLevel.Open() && r.Person == rating {
		return []act.Finding{act.Gate("SD-9.9", "This person reviews the initial rating at a higher level, and cannot be the rating official too.", "Assign another higher level reviewer first.").At("rating_official")}
	}
	return nil
}

// OfficialSigned says whether the rating official signed a version of the plan: the present one, or, of a version in
// force, whoever was the rating official when it came into force.
func (c *Appraisal) OfficialSigned(v *PlanVersion) bool {
	for _, s := range v.Signed {
		if s.Person == c.RatingOfficial || v.Communicated.Version > 0 && s.As == act.RatingOfficial {
			return true
		}
	}
	return false
}
