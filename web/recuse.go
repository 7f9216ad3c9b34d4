package web

import (
	"github.com/a-h/templ"

	"sesperf/rules/board"
)

// recuseForm is a member's stepping aside from one case of the board.
var recuseForm = form{
	act: "board.recuse", label: "Step aside from this case",
	ready: func(f *filled) error { // the board's page leads here from one of its cases, which is then the one that is meant
		if asked := f.visit.r.URL.Query().Get("case"); asked != "" {
			f.Values = cloneValues(f.Values)
			f.Values.Set("case", asked)
		}
		return nil
	},
	read: func(f *filled) (any, []FieldError) {
		if f.Value("case") == "" {
			return nil, []FieldError{{"case", "Choose the case that you step aside from."}}
		}
		return board.Recuse{Case: f.Value("case"), Reason: f.Value("reason")}, nil
	},
	body:        func(f *filled) templ.Component { return recuseBody(f) },
	consequence: says("From then on you see nothing of this case: not in lists, not in searches, not in its history. You cannot undo it yourself."),
	thenTitle:   "Then", then: says("The board goes on without you in this case. If you are the chair, another member records its recommendation."),
}

// caseOptions lists the cases that the member can step aside from.
func (f *filled) caseOptions() []Option {
	out := []Option{{"", "Choose", ""}}
	for _, c := range f.Lists.Cases {
		label := f.Lists.Names[c.ID]
		if c.Title != "" {
			label += ", " + c.Title
		}
		out = append(out, Option{Value: c.ID, Label: label + ": " + longDay(c.Begins) + " to " + longDay(c.Ends)})
	}
	return out
}
