package board

import (
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// PublishNotice are the inputs of board.publish-notice.
type PublishNotice struct {
	Citation  string        `json:"citation" doc:"where the notice stands in the Federal Register, for example 91 FR 51234"`
	Published calendar.Date `json:"published" doc:"the day it was published"`
	Members   []string      `json:"members,omitempty" of:"person" doc:"whose appointments it publishes; all members if left out"`
}

var publishNotice = act.Def[*Board, PublishNotice, nothing]{
	Name: "board.publish-notice", Title: "Record the notice in the Federal Register", Part: "board", Who: []act.Relation{act.ExecutiveResources}, Provisions: []string{"SD-10.2"},
	Check: func(c *Board, in PublishNotice, q act.Question) (nothing, []act.Finding) {
		var found []act.Finding
		if strings.TrimSpace(in.Citation) == "" || in.Published.IsZero() {
			found = append(found, act.Broken("SD-10.2", "The notice has no citation or no date.", "Give the Federal Register citation and the day of publication.").At("citation"))
		}
		if in.Published.After(q.On) {
			found = append(found, act.Broken("SD-10.2", "The notice is to be published on "+in.Published.Long()+", which has not come.", "Record it when it has been published.").At("published"))
		}
		for _, p := range in.Members {
			if _, serves := c.Member(p); !serves {
				found = append(found, act.Gate("SD-10.2", "The notice names a person who is not a member.", "Select the person first.").At("members"))
			}
		}
		if len(c.Serving()) == 0 {
			found = append(found, act.Gate("SD-10.2", "The board has no members whose appointment could be published.", "Select the members first."))
		}
		return nothing{}, found
	},
	Apply: func(c *Board, _ act.Meta, in PublishNotice, _ nothing) {
		c.Members = slices.Clone(c.Members)
		for i, m := range c.Members {
			if m.Ended.IsZero() && m.Published.IsZero() && (len(in.Members) == 0 || slices.Contains(in.Members, m.Person)) {
				c.Members[i].Published, c.Members[i].Citation = in.Published, in.Citation
			}
		}
	},
	Tell: func(in PublishNotice, _ nothing) string {
		return "recorded the Federal Register notice " + in.Citation + " of " + in.Published.Long()
	},
}

// RecordWaiver are the inputs of board.record-waiver.
type RecordWaiver struct {
	Reference  string        `json:"reference" doc:"OPM's determination: its letter and date"`
	Determined calendar.Date `json:"determined" doc:"the day OPM determined it"`
}

var recordWaiver = act.Def[*Board, RecordWaiver, nothing]{
	Name: "board.record-waiver", Title: "Record OPM's determination on career members", Part: "board", Who: []act.Relation{act.ExecutiveResources}, Provisions: []string{"SD-10.3"},
	Check: func(_ *Board, in RecordWaiver, q act.Question) (nothing, []act.Finding) {
		if strings.TrimSpace(in.Reference) == "" || in.Determined.IsZero() || in.Determined.After(q.On) {
			return nothing{}, []act.Finding{act.Broken("SD-10.3", "The determination has no reference, or no day that has come.", "Give OPM's letter and its date.").At("reference")}
		}
		return nothing{}, nil
	},
	Apply: func(c *Board, _ act.Meta, in RecordWaiver, _ nothing) { c.Waiver = Waiver{in.Reference, in.Determined} },
	Tell: func(in RecordWaiver, _ nothing) string {
		return "recorded OPM’s determination that too few career appointees are available: " + in.Reference
	},
}

// Recuse are the inputs of board.recuse.
type Recuse struct {
	Case   string `json:"case" of:"appraisal" doc:"the case that the member steps aside from"`
	Reason string `json:"reason,omitempty" doc:"why, if the member wishes to say"`
}

var recuse = act.Def[*Board, Recuse, nothing]{
	Name: "board.recuse", Title: "Step aside from a case", Part: "board", Who: []act.Relation{act.BoardMember, act.BoardChair}, Provisions: []string{"SD-10.4"},
	Check: func(c *Board, in Recuse, q act.Question) (nothing, []act.Finding) {
		if c.Recused(q.By, in.Case) {
			return nothing{}, []act.Finding{act.Gate("SD-10.4", "You have stepped aside from this case already.", "Nothing is to be done.").At("case")}
		}
		if _, ok := q.Facts.Look(in.Case); !ok {
			return nothing{}, []act.Finding{act.Gate("SD-10.4", "There is no such case.", "Name a case that the board considers.").At("case")}
		}
		return nothing{}, nil
	},
	Apply: func(c *Board, m act.Meta, in Recuse, _ nothing) {
		c.Recusals = append(c.Recusals, Recusal{Person: m.By, Case: in.Case, On: m.On})
	},
	Tell: func(Recuse, nothing) string { return "stepped aside from a case" },
}
