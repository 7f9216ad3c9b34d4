package web

import (
	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// receivePriorForm records a rating or an appraisal that came from a former agency or official.
var receivePriorForm = form{
	act: "appraisal.receive-prior-appraisal", label: "Record it",
	title: func(f *filled) string { return "Record an appraisal of " + f.Executive() + " from elsewhere" },
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		return appraisal.ReceivePriorAppraisal{From: f.Value("from"), By: f.Value("by"), On: f.typedDay("on", &wrong), Text: f.Value("text")}, wrong
	},
	body: func(f *filled) templ.Component { return receivePriorBody(f) },
	consequence: func(f *filled) string {
		return "The rating official and " + f.Executive() + " see it at once. There is no initial rating until the rating official has considered it on record."
	},
	thenTitle: "Then", then: says("The rating official is asked to consider it. Whatever comes later is recorded in the same way, and considered too."),
}

// considerPriorForm is the rating official's word on what was received from before.
var considerPriorForm = form{
	act: "appraisal.consider-prior-appraisals", label: "Check what you wrote",
	title: func(f *filled) string { return "Consider the appraisals of " + f.Executive() + " from before" },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.ConsiderPriorAppraisals{Text: f.Value("text"), Nothing: f.Value("nothing_received") == "yes"}, nil
	},
	body:        func(f *filled) templ.Component { return considerPriorBody(f) },
	check:       func(f *filled, _ casework.Judgement) templ.Component { return considerPriorCheck(f) },
	consequence: says("Your signature says that you have considered all that was received. The initial rating then waits for nothing of it."),
	does: func(f *filled) []string {
		return []string{"It covers what you wrote, to the letter, and each appraisal that was received until now.", "Something that is received later is considered again before you rate.",
			f.Executive() + " and " + f.deciders() + " can read it with the case."}
	},
	thenTitle: "Then", then: says("You make the initial rating when the period has ended."),
}

// received says whether anything from before stands on the case.
func (f *filled) received() bool {
	c := f.Case()
	return len(c.Prior) > 0 || len(c.FormerDepartures()) > 0
}
