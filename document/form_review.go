package document

import (
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// hasReview says whether the form has higher level review: the system has it, and the reader may see it.
func (w *writing) hasReview() bool {
	d := w.Description
	return w.sees("review") && d.HasHigherLevelReview() && d.HigherLevelReview.Possible
}

// reviewed gives the findings of the higher level reviewer that were given last; nil where there are none to see.
func (r rated) reviewed() *appraisal.LevelReview {
	if n := len(r.review.Reviews); n > 0 {
		return &r.review.Reviews[n-1]
	}
	return nil
}

// reviewSignatures are the lines of the request and of the review (§9).
func (w *writing) reviewSignatures(r rated) [][]string {
	var asked, made act.Meta
	person, reviewer := "", ""
	if w.Case != nil {
		person = w.Case.Executive
	}
	if n := len(r.review.Requests); n > 0 {
		asked = r.review.Requests[n-1].Meta
	}
	if v := r.reviewed(); v != nil {
		made, reviewer = v.Meta, v.Reviewer
	} else if n := len(r.review.Reviewers); n > 0 {
		reviewer = r.review.Reviewers[n-1].Person
	}
	return [][]string{w.signing(w.person()+": higher level review requested", person, asked), w.signing("Higher level reviewer: review completed", reviewer, made)}
}

// higherLevel is what the reviewer found, or why there is no review; on a blank form the signatures are all there is of it.
func (w *writing) higherLevel(r rated) {
	if w.Case == nil || !w.sees("review") {
		return
	}
	h := r.review
	if len(h.Requests) == 0 && h.NotPossible == nil && h.Waived.Version == 0 {
		return
	}
	w.add("### Higher level review")
	switch v := r.reviewed(); {
	case v != nil:
		w.add("%s recommended %s on %s. The recommendation changes nothing in the initial summary rating.", Escape(w.Names[v.Reviewer]), w.levelName(v.Level), Escape(v.Meta.On.Long()))
		w.prose(v.Narrative, 0)
	case h.NotPossible != nil:
		w.add("The agency determined on %s that none is possible:", Escape(h.NotPossible.Meta.On.Long()))
		w.prose(h.NotPossible.Basis, 0)
	case len(h.Requests) > 0:
		w.add("Requested on %s, and not finished.", Escape(h.Requests[len(h.Requests)-1].Meta.On.Long()))
	default:
		w.add("The %s said on %s that none will be requested.", strings.ToLower(w.person()), Escape(h.Waived.On.Long()))
	}
}
