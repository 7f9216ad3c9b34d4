package web

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// reviewProgressForm asks one text for each requirement of the plan. A level stands nowhere on it: a progress review
// is not a rating.
var reviewProgressForm = form{
	act: "appraisal.review-progress", label: "Check the review",
	title: func(f *filled) string {
		if due := f.Case().Terms.ProgressReviews; due > 1 {
			return fmt.Sprintf("Progress review %d of %s; at least %d are due", len(f.Case().Reviews)+1, f.Executive(), due)
		}
		return "Progress review of " + f.Executive()
	},
	read: func(f *filled) (any, []FieldError) {
		in := appraisal.ReviewProgress{Against: []appraisal.Progress{}}
		for _, q := range f.planRequirements() {
			in.Against = append(in.Against, appraisal.Progress{Requirement: q.ID, Text: f.Value(q.ID), Short: f.Value(q.ID+".short") == "yes", Advice: f.Value(q.ID + ".advice")})
		}
		return in, nil
	},
	body: func(f *filled) templ.Component { return reviewProgressBody(f) },
	side: func(f *filled) []FormPart {
		var out []FormPart
		for _, q := range f.planRequirements() {
			out = append(out, textPart(f, q.ID, q.Title))
		}
		return out
	},
	sideTitle: "Requirements of the plan",
	field:     progressControl,
	check: func(f *filled, j casework.Judgement) templ.Component {
		var in appraisal.ReviewProgress
		if err := json.Unmarshal(j.Body.In, &in); err != nil {
			in = appraisal.ReviewProgress{}
		}
		return ProgressFull(f.Description(), f.PlanInForce().Plan, appraisal.ProgressReview{Against: in.Against})
	},
	consequence: func(f *filled) string {
		return "Your signature says that you have told " + f.Executive() + " how well the work is going against each requirement."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this page, to the letter.", f.Executive() + " sees all of it at once, and is asked to acknowledge it. That does not mean agreement.",
			"It is not a rating: it carries no level, and nobody can change it afterwards."}
	},
	thenTitle: "Then", then: says("You see the whole review on one page, confirm your sign-in, and get a receipt."),
}

func (f *filled) planRequirements() []appraisal.Requirement {
	return f.PlanInForce().Plan.Requirements(f.Description())
}

// progressControl leads against.2.text to the control of the third requirement.
func progressControl(f *filled, name string) string {
	rest, ok := strings.CutPrefix(name, "against.")
	index, _, _ := strings.Cut(rest, ".")
	n, err := strconv.Atoi(index)
	if all := f.planRequirements(); ok && err == nil && n < len(all) {
		return all[n].ID
	}
	return name
}

// textPart is a part of a form that is one text: written, missing, or not yet.
func textPart(f *filled, control, title string) FormPart {
	p := FormPart{Title: title, URL: "#" + control, State: MarkTodo, Words: "Not written yet"}
	switch {
	case f.Error(control) != "":
		p.State, p.Words = MarkLate, "To be mended"
	case !blankText(f.Value(control)):
		p.State, p.Words = MarkDone, upper(counted(len(strings.Fields(f.Value(control))), "word", "words"))
	}
	return p
}

// acknowledgeProgressForm shows the review that is acknowledged, in full.
var acknowledgeProgressForm = form{
	act: "appraisal.acknowledge-progress", label: "Sign and acknowledge",
	title: says("Acknowledge the progress review"),
	body:  func(f *filled) templ.Component { return acknowledgeProgressBody(f) },
	signs: func(f *filled) []ReceiptLine { return coveredBy(f.reviewed().Meta) },
	consequence: func(f *filled) string {
		return "It is recorded that you have read the review. It does not mean that you agree."
	},
	thenTitle: "If you do nothing", then: says("The review stands as it is. Your acknowledgement stays open on the case."),
}
