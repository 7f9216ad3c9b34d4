package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/board"
)

// ReferToBoard are the inputs of appraisal.refer-to-board.
type ReferToBoard struct {
	Board string `json:"board" of:"board" doc:"the performance review board that considers the case"`
}

// Referral is the handing of the case to a board, with what became of the executive's right to respond.
type Referral struct {
	Board     string          `json:"board"`
	Response  string          `json:"response"`         // received, waived, or none: the window passed
	Review    string          `json:"review,omitempty"` // what became of higher level review, as ReviewOutcome says it
	Signed    bool            `json:"executive_signed"`
	Guidance  Guidance        `json:"guidance"`            // the assessment of organizational performance that the board is given, with the guidelines
	Questions []BoardQuestion `json:"questions,omitempty"` // of the board, while it had the case
	Meta      act.Meta        `json:"meta"`
}

type referred struct {
	Response string   `json:"response"`
	Review   string   `json:"review,omitempty"`
	Signed   bool     `json:"executive_signed"`
	Guidance Guidance `json:"guidance"`
}

// HasBoard says whether the system that the case runs under has a performance review board. Without one, as senior
// professionals may be (§1330.403(d)), the rating goes from the executive's response to the appointing authority.
func (c *Appraisal) HasBoard() bool { return c.Terms.BoardMembers > 0 }

// noBoard answers the acts of a board in a system that has none.
func noBoard() []act.Finding {
	return []act.Finding{act.Past("CE-403d", "This system has no performance review board.", "The appointing authority assigns the rating of record, once the executive could respond.")}
}

// couldRespond: there is an initial rating, and the executive has responded, waived a response, or let the window pass.
func couldRespond(c *Appraisal, q act.Question) []act.Finding {
	if c.Initial == nil {
		return notRatedYet()
	}
	if c.Response != nil || c.Waived.Version > 0 || q.On.After(c.Initial.Until) {
		return nil
	}
	provision := "SD-9.7"
	if !c.HasBoard() {
		provision = "SD-9.6"
	}
	return []act.Finding{act.Gate(provision, "The executive may respond in writing until "+c.Initial.Until.Long()+", and has neither responded nor waived it.",
		"Wait for the response, a waiver, or the end of the window.")}
}

// responded says what became of the executive's right to respond: received, waived, or none when the window passed.
func (c *Appraisal) responded() string {
	switch {
	case c.Response != nil:
		return "received"
	case c.Waived.Version > 0:
		return "waived"
	}
	return "none"
}

var referToBoard = act.Def[*Appraisal, ReferToBoard, referred]{
	Name: "appraisal.refer-to-board", Title: "Refer the case to the board", Part: "board", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-9.5", "SD-9.6", "SD-9.7", "SD-9.8", "SD-9.18", "SD-9.19", "SD-10.7"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if !c.HasBoard() {
			return noBoard()
		}
		if c.Referral != nil {
			return []act.Finding{act.Past("SD-9.7", "The board has the case since "+c.Referral.Meta.On.Long()+".", "Wait for its recommendation.")}
		}
		if f := c.closedGate(); f != nil {
			return f
		}
		if found := append(couldRespond(c, q), c.reviewOpen(q)...); found != nil {
			return found
		}
		return checkAssessed(c, q)
	},
	Check: func(c *Appraisal, in ReferToBoard, q act.Question) (referred, []act.Finding) {
		g, _ := c.Guidance(q.Facts)
		g.uses(q.Facts)
		out := referred{Response: c.responded(), Review: c.ReviewOutcome(), Signed: c.Acknowledged.Version > 0, Guidance: g}
		b, ok := board.Find(q.Facts, in.Board)
		if !ok {
			return out, []act.Finding{act.Gate("SD-10.1", "There is no such board.", "Choose a board that has been established.").At("board")}
		}
		return out, append(c.checkCopy(), c.reviewerSits(b)...)
	},
	Apply: func(c *Appraisal, m act.Meta, in ReferToBoard, out referred) {
		c.Referral = &Referral{Board: in.Board, Response: out.Response, Review: out.Review, Signed: out.Signed, Guidance: out.Guidance, Meta: m}
	},
	Tell: func(_ ReferToBoard, out referred) string {
		text := "referred the case to the board; the window for a response had passed"
		switch out.Response {
		case "received":
			text = "referred the case to the board, with the executive’s response"
		case "waived":
			text = "referred the case to the board; the executive had waived a response"
		}
		switch out.Review {
		case "reviewed":
			text += ", with the higher level reviewer’s findings"
		case "not-possible":
			text += "; no higher level review was possible"
		}
		return text
	},
}

// reviewerSits: who reviewed the rating at a higher level serves on the board that considers it. The words of the basic
// description bar only one's own appraisal, so it stays on the case and stops nothing.
func (c *Appraisal) reviewerSits(b *board.Board) []act.Finding {
	for _, r := range c.HigherLevel.Reviews {
		if _, serves := b.Member(r.Reviewer); serves && !b.Recused(r.Reviewer, c.ID) {
			return []act.Finding{act.Flag("SD-9.9", "The higher level reviewer serves on the board that considers the case.", "Let this member step aside from the case, or refer it to another board.").At("board")}
		}
	}
	return nil
}
