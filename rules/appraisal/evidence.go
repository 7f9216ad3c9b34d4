package appraisal

import (
	"fmt"

	"sesperf/rules/act"
)

// maxEvidence is how many files one case may have.
const maxEvidence = 50

// AttachEvidence are the inputs of appraisal.attach-evidence; the file comes with them.
type AttachEvidence struct {
	Note string `json:"note,omitempty" doc:"what the file shows"`
}

// Evidence is a file that was attached to the case. Its bytes lie beside the entry that attached it.
type Evidence struct {
	act.File
	Note string   `json:"note,omitempty"`
	Meta act.Meta `json:"meta"`
}

type attached struct {
	Files []act.File `json:"files"` // the one file, as the record finds it again
}

var attachEvidence = act.Def[*Appraisal, AttachEvidence, attached]{
	Name: "appraisal.attach-evidence", Title: "Attach a file", Part: "evidence", Who: []act.Relation{act.Executive, act.RatingOfficial},
	When: mayAttach,
	Check: func(_ *Appraisal, _ AttachEvidence, q act.Question) (attached, []act.Finding) {
		if len(q.Files) != 1 {
			return attached{}, []act.Finding{act.Gate("", fmt.Sprintf("One file is attached at a time, and %d came.", len(q.Files)), "Choose a file, and send it again.").At("file")}
		}
		return attached{q.Files}, nil
	},
	Apply: func(c *Appraisal, m act.Meta, in AttachEvidence, out attached) {
		for _, f := range out.Files {
			c.Evidence = append(c.Evidence, Evidence{File: f, Note: in.Note, Meta: m})
		}
	},
	Tell: func(_ AttachEvidence, out attached) string {
		for _, f := range out.Files {
			return "attached the file “" + f.Name + "”"
		}
		return "attached a file"
	},
}

// mayAttach: from the plan on, until somebody decides on what was given to them: the board, or the appointing authority
// where there is none (SD-10.5, SD-9.16).
func mayAttach(c *Appraisal, _ act.Question) []act.Finding {
	switch {
	case c.Closed != nil:
		return c.closedGate()
	case !c.InForce():
		return []act.Finding{act.Gate("SD-5.1", "No plan is in force yet.", "The rating official communicates the plan first.")}
	case c.Annual != nil:
		return []act.Finding{act.Past("SD-9.16", "The rating of record was assigned on "+c.Annual.Meta.On.Long()+".", "Speak with executive resources.")}
	case c.Referral != nil:
		return []act.Finding{act.Past("SD-10.5", "The board has the case since "+c.Referral.Meta.On.Long()+", and reviews it as it was given.", "Speak with executive resources.")}
	case len(c.Evidence) >= maxEvidence:
		return []act.Finding{act.Gate("", fmt.Sprintf("The case has %d files, the most that one may have.", maxEvidence), "Put what is left into one file, and speak with executive resources.")}
	}
	return nil
}

// evidenceActs attach files.
var evidenceActs = []act.Spec{attachEvidence.Spec()}
