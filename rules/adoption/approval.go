package adoption

import (
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

// What a description is submitted for. A new system may go to certification before OPM has approved it (§1330.403(c)).
const (
	ForApproval                 = "approval"
	ForCertification            = "certification"
	ForApprovalAndCertification = "approval-and-certification"
)

// Submit are the inputs of system.submit.
type Submit struct {
	For string `json:"for,omitempty" enum:"approval,certification,approval-and-certification" doc:"what OPM is asked for; approval if left out. Certification may be asked for before the approval (§1330.403(c))"`
	Sum string `json:"sum,omitempty" doc:"the sum of the draft, as the page showed it"`
}

// Submitted is a submission to OPM.
type Submitted struct {
	For  string   `json:"for"`
	Sum  string   `json:"sum"`
	Meta act.Meta `json:"meta"`
}

type submitted struct {
	For string `json:"for"`
	Sum string `json:"sum"`
}

var submit = act.Def[*System, Submit, submitted]{
	Name: "system.submit", Title: "Submit the description to OPM", Part: "approval", Who: er, Signed: true,
	Sentence:   "The agency submits this description to OPM as its own.",
	Provisions: []string{"CE-403b", "CE-403c", "SD-1.2", "ST-a1", "ST-a3", "ST-a4", "ST-a5", "ST-a6", "ST-a7", "ST-a8", "ST-c"},
	When: func(c *System, _ act.Question) []act.Finding {
		switch {
		case c.Approved != nil:
			return []act.Finding{act.Gate("CE-403b", "OPM approved the description on "+c.Approved.On.Long()+".", "Put it in force.")}
		case c.Submitted != nil && c.Returned == nil:
			return []act.Finding{act.Gate("CE-403b", "The description was submitted on "+c.Submitted.Meta.On.Long()+".", "Wait for OPM's answer, and record it.")}
		case c.Returned != nil:
			return []act.Finding{act.Gate("CE-403b", "OPM returned this draft on "+c.Returned.On.Long()+".", "Draft a version that answers what OPM found, and submit that.")}
		}
		return nil
	},
	Check: func(c *System, in Submit, q act.Question) (submitted, []act.Finding) {
		out := submitted{in.For, c.Latest().Sum}
		if out.For == "" {
			out.For = ForApproval
		}
		if in.Sum != "" && in.Sum != out.Sum {
			return out, []act.Finding{act.Gate("CE-403b", "The description has moved on since the page was shown.", "Read the draft as it stands, and submit that.").At("sum")}
		}
		d, ok := c.Description()
		if !ok {
			return out, []act.Finding{act.Gate("ST-b", "This program cannot read the draft.", "Draft it again.")}
		}
		return out, checkWhole(c, d, q)
	},
	Signs: func(c *System, _ Submit) []string { return []string{c.Latest().Meta.Sum} },
	Apply: func(c *System, m act.Meta, _ Submit, out submitted) {
		c.Submitted, c.Returned = &Submitted{out.For, out.Sum, m}, nil
	},
	Tell: func(_ Submit, out submitted) string {
		if out.For == ForApproval {
			return "submitted the description to OPM for approval"
		}
		return "submitted the description to OPM for " + strings.ReplaceAll(out.For, "-", " ")
	},
}

// checkWhole: what bars a description from conforming bars it from being submitted or put in force; so does a missing name.
func checkWhole(c *System, d *system.Description, q act.Question) []act.Finding {
	later, found := laterBasic(c.Latest().Adopts, q)
	if d.Agency.Name == "" {
		found = append(found, act.Gate("SD-1.2", "The description does not say whose it is: the agency's name is empty.", "Fill it in; the document prints it wherever the template has a bracket.").At("agency.name"))
	}
	for _, h := range conformance.CheckAgainst(d, later...).Findings {
		if h.Holds == act.No && h.Bars {
			found = append(found, act.Gate(h.Provision, h.Text, h.Cure).At(h.Path))
		}
	}
	return found
}

// ReturnDraft are the inputs of system.return.
type ReturnDraft struct {
	On        calendar.Date `json:"on" doc:"the date of OPM's letter"`
	Reference string        `json:"reference" doc:"the letter, by its number or subject"`
	Reason    string        `json:"reason" doc:"what OPM asks for"`
}

// Returned is OPM's answer that a description is not approved as it stands.
type Returned struct {
	ReturnDraft
	Meta act.Meta `json:"meta"`
}

var returnDraft = act.Def[*System, ReturnDraft, nothing]{
	Name: "system.return", Title: "Record that OPM returned it", Part: "approval", Who: er, Provisions: []string{"CE-403b"},
	When: lyingWithOPM,
	Check: func(c *System, in ReturnDraft, q act.Question) (nothing, []act.Finding) {
		found := checkLetter(c, in.On, in.Reference, q)
		if strings.TrimSpace(in.Reason) == "" {
			found = append(found, act.Gate("CE-403b", "Nothing says why OPM returned it.", "Write what OPM asks for.").At("reason"))
		}
		return nothing{}, found
	},
	Apply: func(c *System, m act.Meta, in ReturnDraft, _ nothing) { c.Returned = &Returned{in, m} },
	Tell: func(in ReturnDraft, _ nothing) string {
		return "recorded that OPM returned the description: " + in.Reason
	},
}

// Approve are the inputs of system.approve: OPM's approval, as its letter gives it.
type Approve struct {
	On        calendar.Date `json:"on" doc:"the date of OPM's approval"`
	Reference string        `json:"reference" doc:"the letter, by its number or subject"`
}

// Approved is OPM's approval of a description.
type Approved struct {
	Approve
	Sum  string   `json:"sum"` // of the description that OPM approved
	Meta act.Meta `json:"meta"`
}

type approved struct {
	Sum string `json:"sum"`
}

var approve = act.Def[*System, Approve, approved]{
	Name: "system.approve", Title: "Record OPM’s approval", Part: "approval", Who: er, Provisions: []string{"CE-403b"},
	When: approvable,
	Check: func(c *System, in Approve, q act.Question) (approved, []act.Finding) {
		found := checkLetter(c, in.On, in.Reference, q)
		d, ok := c.Description()
		if c.Submitted == nil && ok {
			found = append(found, checkEarlier(c, d, in, q)...)
		}
		if ok && !d.Approval.On.IsZero() && d.Approval.On != in.On {
			found = append(found, act.Gate("CE-403b", "The description itself says that it was approved on "+d.Approval.On.Long()+".", "Give that date, or leave the approval out of the text.").At("on"))
		}
		return approved{c.Latest().Sum}, found
	},
	Apply: func(c *System, m act.Meta, in Approve, out approved) { c.Approved = &Approved{in, out.Sum, m} },
	Tell: func(in Approve, _ approved) string {
		return "recorded OPM’s approval of " + in.On.Long() + ", " + in.Reference
	},
}

// checkEarlier: an approval without a submission on record was given before the record of the description began here, and
// OPM approves only what conforms.
func checkEarlier(c *System, d *system.Description, in Approve, q act.Question) []act.Finding {
	var found []act.Finding
	if begun := c.Drafts[0].Meta.On; !in.On.Before(begun) {
		found = append(found, act.Gate("CE-403b", "The description was never submitted; only an approval from before its record began here, on "+begun.Long()+", needs no submission.", "Submit it first.").At("on"))
	}
	return append(found, checkWhole(c, d, q)...)
}

// approvable: the description lies with OPM, or it was approved before its record began here.
func approvable(c *System, q act.Question) []act.Finding {
	if c.Submitted == nil && c.Approved == nil {
		return nil
	}
	return lyingWithOPM(c, q)
}

func lyingWithOPM(c *System, _ act.Question) []act.Finding {
	switch {
	case c.Approved != nil:
		return []act.Finding{act.Gate("CE-403b", "OPM approved the description on "+c.Approved.On.Long()+".", "Put it in force.")}
	case c.Submitted == nil || c.Returned != nil:
		return []act.Finding{act.Gate("CE-403b", "The description does not lie with OPM.", "Submit it first.")}
	}
	return nil
}

// checkLetter: what OPM did is recorded from its letter, which has a date and a name; it answers the submission.
func checkLetter(c *System, on calendar.Date, reference string, q act.Question) []act.Finding {
	var found []act.Finding
	if strings.TrimSpace(reference) == "" {
		found = append(found, act.Gate("CE-403b", "OPM's letter is not named.", "Give its number or subject.").At("reference"))
	}
	switch {
	case on.IsZero():
		found = append(found, act.Gate("CE-403b", "OPM's letter has no date.", "Give the date it bears.").At("on"))
	case on.After(q.On):
		found = append(found, act.Gate("CE-403b", on.Long()+" has not come yet.", "Record the letter when it has come.").At("on"))
	case c.Submitted != nil && on.Before(c.Submitted.Meta.On):
		found = append(found, act.Gate("CE-403b", "A letter of "+on.Long()+" cannot answer what was submitted on "+c.Submitted.Meta.On.Long()+".", "Look at the letter's date.").At("on"))
	}
	return found
}
