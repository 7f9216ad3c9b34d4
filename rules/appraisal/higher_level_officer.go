package appraisal

import (
	"slices"

	"sesperf/rules/act"
)

// ConsentToOfficer are the inputs of appraisal.consent-to-officer.
type ConsentToOfficer struct {
	Consent bool `json:"consent" doc:"true: the commissioned officer may review; false: the executive declines, and executive resources names another reviewer or declares that none is possible"`
}

var consentToOfficer = act.Def[*Appraisal, ConsentToOfficer, none]{
	Name: "appraisal.consent-to-officer", Title: "Decide on review by a commissioned officer", Part: "review", Who: []act.Relation{act.Executive},
	Signed: true, Sentence: "This is my decision on review by the commissioned officer who is named.",
	Provisions: []string{"SD-9.9"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.unpresented("SD-9.9"); f != nil {
			return f
		}
		if _, ok := c.Consenting(); !ok {
			return []act.Finding{act.Gate("SD-9.9", "No commissioned officer waits for your consent.", "Nothing is to be done.")}
		}
		return nil
	},
	Signs: func(c *Appraisal, _ ConsentToOfficer) []string {
		r, _ := c.assigned()
		return []string{c.Initial.Meta.Sum, r.Meta.Sum}
	},
	Apply: func(c *Appraisal, m act.Meta, in ConsentToOfficer, _ none) {
		h := &c.HigherLevel
		h.Reviewers = slices.Clone(h.Reviewers)
		r := &h.Reviewers[len(h.Reviewers)-1]
		if in.Consent {
			r.Consent = m
		} else {
			r.Declined = m
		}
	},
	Tell: func(in ConsentToOfficer, _ none) string {
		if in.Consent {
			return "consented to review by the commissioned officer"
		}
		return "declined review by the commissioned officer"
	},
}
