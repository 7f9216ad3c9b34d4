package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
)

// BoardQuestion is a question with which the board returns a case that it has: its additional review (SD-10.5). The case
// stays with the board.
type BoardQuestion struct {
	Question string       `json:"question"`
	Answer   *BoardAnswer `json:"answer,omitempty"`
	Meta     act.Meta     `json:"meta"`
}

// BoardAnswer is the answer of the rating official or of executive resources.
type BoardAnswer struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

// boardQuestionActs are the board's question and its answer.
var boardQuestionActs = []act.Spec{returnFromBoard.Spec(), answerBoard.Spec()}

// Asked gives the board's question that has no answer yet; false if there is none.
func (c *Appraisal) Asked() (*BoardQuestion, bool) {
	if c.Referral == nil || len(c.Referral.Questions) == 0 {
		return nil, false
	}
	q := &c.Referral.Questions[len(c.Referral.Questions)-1]
	return q, q.Answer == nil
}

// ReturnFromBoard are the inputs of appraisal.return-from-board.
type ReturnFromBoard struct {
	Question string `json:"question" doc:"what the board needs to know before it recommends"`
}

var returnFromBoard = act.Def[*Appraisal, ReturnFromBoard, none]{
	Name: "appraisal.return-from-board", Title: "Return the case with a question", Part: "questions", Who: []act.Relation{act.BoardChair},
	Provisions: []string{"SD-10.5"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := c.withBoard(q); f != nil {
			return f
		}
		if open, ok := c.Asked(); ok {
			return []act.Finding{act.Gate("SD-10.5", "The board’s question of "+open.Meta.On.Long()+" has no answer yet.", "Wait for the answer, or recommend on what the board has.")}
		}
		return nil
	},
	Check: func(_ *Appraisal, in ReturnFromBoard, _ act.Question) (none, []act.Finding) {
		if blank(in.Question) {
			return none{}, []act.Finding{act.Gate("SD-10.5", "The case is returned without a question.", "Write what the board needs to know.").At("question")}
		}
		return none{}, nil
	},
	Apply: func(c *Appraisal, m act.Meta, in ReturnFromBoard, _ none) {
		r := *c.Referral
		r.Questions = append(slices.Clip(r.Questions), BoardQuestion{Question: in.Question, Meta: m})
		c.Referral = &r
	},
	Tell: func(ReturnFromBoard, none) string { return "returned the case with a question of the board" },
}

// withBoard: the board has the case and has not recommended, and it is the presiding member who acts.
func (c *Appraisal) withBoard(q act.Question) []act.Finding {
	switch {
	case !c.HasBoard():
		return noBoard()
	case c.Closed != nil:
		return c.closedGate()
	case c.Referral == nil:
		return []act.Finding{act.Broken("SD-9.7", "The case has not been referred to a board.", "Executive resources refers it, once the executive could respond.")}
	case c.Recommendation != nil:
		return []act.Finding{act.Past("SD-10.6", "The board recommended on "+c.Recommendation.Meta.On.Long()+".", "Wait for the appointing authority.")}
	}
	return presides(c, q)
}

// AnswerBoard are the inputs of appraisal.answer-board.
type AnswerBoard struct {
	Text string `json:"text" doc:"the answer to the board's question; the initial rating stays as it is"`
}

var answerBoard = act.Def[*Appraisal, AnswerBoard, none]{
	Name: "appraisal.answer-board", Title: "Answer the board’s question", Part: "questions", Who: []act.Relation{act.RatingOfficial, act.ExecutiveResources},
	Provisions: []string{"SD-10.5"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if _, ok := c.Asked(); !ok {
			return []act.Finding{act.Gate("SD-10.5", "No question of the board is open.", "Nothing is to be done.")}
		}
		if c.Recommendation != nil {
			return []act.Finding{act.Past("SD-10.5", "The board recommended on "+c.Recommendation.Meta.On.Long()+" without waiting for the answer.", "Nothing is to be done.")}
		}
		return nil
	},
	Check: func(_ *Appraisal, in AnswerBoard, _ act.Question) (none, []act.Finding) {
		if blank(in.Text) {
			return none{}, []act.Finding{act.Gate("SD-10.5", "The answer is empty.", "Write the answer.").At("text")}
		}
		return none{}, nil
	},
	Apply: func(c *Appraisal, m act.Meta, in AnswerBoard, _ none) {
		r := *c.Referral
		r.Questions = slices.Clone(r.Questions)
		r.Questions[len(r.Questions)-1].Answer = &BoardAnswer{Text: in.Text, Meta: m}
		c.Referral = &r
	},
	Tell: func(AnswerBoard, none) string { return "answered the board’s question" },
}

// unanswered: the board may recommend without waiting for an answer; that it did stays on the case (SD-10.5).
func (c *Appraisal) unanswered() []act.Finding {
	if open, ok := c.Asked(); ok {
		return []act.Finding{act.Broken("SD-10.5", fmt.Sprintf("The board asked on %s for what it needed to know, and recommends without the answer.", open.Meta.On.Long()), "Wait for the answer; the recommendation may be recorded all the same.")}
	}
	return nil
}

// reviewedSums are the sums of what the board has before it beside the initial rating: the response, the higher level
// reviewer's findings and the answers to its questions (SD-10.5).
func (c *Appraisal) reviewedSums() []string {
	var sums []string
	if c.Response != nil {
		sums = append(sums, c.Response.Meta.Sum)
	}
	for _, r := range c.HigherLevel.Reviews {
		sums = append(sums, r.Meta.Sum)
	}
	if c.Referral != nil {
		for _, q := range c.Referral.Questions {
			if q.Answer != nil {
				sums = append(sums, q.Answer.Meta.Sum)
			}
		}
	}
	return sums
}

func (c *Appraisal) questionTasks() []act.Task {
	open, ok := c.Asked()
	if !ok || c.Stage() != StageReferred {
		return nil
	}
	t := act.Task{Act: "appraisal.answer-board", What: "Answer the board’s question", Person: c.RatingOfficial, Since: open.Meta.On, Provision: "SD-10.5"}
	office := t
	office.Person, office.Office, office.May = "", act.ExecutiveResources, true
	return []act.Task{t, office}
}

func showQuestions(c *Appraisal) map[string]any {
	if c.Referral == nil {
		return map[string]any{}
	}
	answers := 0
	for _, q := range c.Referral.Questions {
		if q.Answer != nil {
			answers++
		}
	}
	return map[string]any{"board_questions": len(c.Referral.Questions), "board_answers": answers}
}
