package web

import (
	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// returnFromBoardForm is the chair's question to those who brought the case.
var returnFromBoardForm = form{
	act: "appraisal.return-from-board", label: "Send the question",
	title: func(f *filled) string { return "Return the case of " + f.Executive() + " with a question" },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.ReturnFromBoard{Question: f.Value("question")}, nil
	},
	body: func(f *filled) templ.Component { return returnFromBoardBody(f) },
	consequence: func(f *filled) string {
		return f.Name(f.Case().RatingOfficial) + " and executive resources are asked to answer. The case stays with the board."
	},
	thenTitle: "Then", then: says("The answer goes to the members of the board, who then recommend. A recommendation without the answer is recorded as such."),
}

// answerBoardForm is the answer to the board's question.
var answerBoardForm = form{
	act: "appraisal.answer-board", label: "Send the answer",
	title: func(f *filled) string { return "Answer the board’s question on " + f.Executive() },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.AnswerBoard{Text: f.Value("text")}, nil
	},
	body:        func(f *filled) templ.Component { return answerBoardBody(f) },
	consequence: says("The members of the board read it before they recommend. The initial rating stays as it is."),
}

// questions are those of the board on the case.
func (f *filled) questions() []appraisal.BoardQuestion {
	if r := f.Case().Referral; r != nil {
		return r.Questions
	}
	return nil
}
