package test

import (
	"maps"
	"slices"

	"sesperf/rules/appraisal"
)

// toldReview is what came of the right to a higher level review of the rating that stands.
type toldReview struct {
	requested, waived, impossible, asked, explained bool
	reviewer                                        string // assigned last
	officer, consented, declined                    bool
	by                                              []string // whose findings there are
	read                                            []string
}

// open says whether a request waits for findings.
func (r toldReview) open() bool { return r.requested && len(r.by) == 0 && !r.impossible }

// reviewer gives who is to review the rating or has; nobody while an officer waits for consent.
func (o *order) reviewer() string {
	if r := o.review; !r.impossible && (!r.officer || r.consented) {
		return r.reviewer
	}
	return ""
}

// judged says whether the person judged the executive before the board does.
func (o *order) judged(person string) bool {
	return person == o.rating || person == o.ratedBy || person == o.reviewer() || slices.Contains(o.review.by, person)
}

// unpresented says whether there is a rating that nobody has beside those who made and read it.
func (o *order) unpresented() bool { return o.rated && !o.referred && !o.decided && !o.closed }

// reviewAccounts are those of higher level review.
var reviewAccounts = map[string]account{
	"appraisal.request-higher-level-review": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "the rating is not presented": o.unpresented(), "once, and where it is possible": !o.review.requested && !o.review.impossible}
		},
		did: func(o *order, e event) { o.review.requested = true },
	},
	"appraisal.waive-higher-level-review": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "the rating is not presented": o.unpresented(), "there is something to give up": !o.review.requested && !o.review.impossible && !o.review.waived}
		},
		did: func(o *order, e event) { o.review.waived = true },
	},
	"appraisal.assign-higher-level-reviewer": {
		may: func(o *order, e event) map[string]bool {
			person := e.text("person")
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "the rating is not presented": o.unpresented(), "a request waits": o.review.requested && len(o.review.by) == 0,
				"it is somebody else than executive and rating official": person != o.executive && person != o.ratedBy && person != o.rating, "the head of the agency did not rate": o.ratedBy != "person/head"}
		},
		did: func(o *order, e event) {
			officer, _ := e.in["officer"].(bool)
			o.review.reviewer, o.review.officer, o.review.consented, o.review.declined, o.review.impossible = e.text("person"), officer, false, false, false
		},
	},
	"appraisal.consent-to-officer": {
		may: func(o *order, e event) map[string]bool {
			r := o.review
			return map[string]bool{"it is the executive": e.by == o.executive, "the rating is not presented": o.unpresented(), "an officer waits for the answer": r.open() && r.officer && !r.consented && !r.declined}
		},
		did: func(o *order, e event) {
			o.review.consented, o.review.declined = e.in["consent"] == true, e.in["consent"] != true
		},
	},
	"appraisal.declare-no-higher-level-review": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "the rating is not presented": o.unpresented(), "it was not declared, and none was held": !o.review.impossible && len(o.review.by) == 0}
		},
		did: func(o *order, e event) { o.review.impossible = true },
	},
	"appraisal.request-explanation": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "none is possible, and that was not asked": o.rated && o.review.impossible && !o.review.asked}
		},
		did: func(o *order, e event) { o.review.asked = true },
	},
	"appraisal.explain-no-higher-level-review": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is executive resources": e.by == "person/fischer", "it was asked, and not explained": o.review.asked && !o.review.explained}
		},
		did: func(o *order, e event) { o.review.explained = true },
	},
	"appraisal.review-at-higher-level": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the reviewer": e.by == o.reviewer(), "the rating is not presented": o.unpresented(), "a request waits": o.review.open()}
		},
		did: func(o *order, e event) { o.review.by = append(o.review.by, e.by) },
	},
	"appraisal.acknowledge-higher-level-review": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive or the rating official": e.by == o.executive || e.by == o.rating, "there are findings, and the person has not said so": len(o.review.by) > 0 && !slices.Contains(o.review.read, e.by)}
		},
		did: func(o *order, e event) { o.review.read = append(o.review.read, e.by) },
	},
	"appraisal.return-from-board": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"the board has it, and has not asked or recommended": o.referred && !o.advised && !o.questioned, "the case is open": !o.closed, "it is whoever presides": e.agency.presides(o, e)}
		},
		did: func(o *order, e event) { o.questioned = true },
	},
	"appraisal.answer-board": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the rating official or executive resources": e.by == o.rating || e.by == "person/fischer", "the board asked, and has not recommended": o.questioned && !o.advised}
		},
		did: func(o *order, e event) { o.questioned = false },
	},
	"appraisal.attach-evidence": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive or the rating official": e.by == o.executive || e.by == o.rating, "a plan is in force": o.inForce > 0, "the case is open": !o.closed, "nothing is decided, and the board does not have it": !o.decided && !o.referred}
		},
		did: func(o *order, e event) {},
	},
	"appraisal.acknowledge-annual-rating": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is the executive": e.by == o.executive, "it was communicated, and not acknowledged": o.over && !o.received}
		},
		did: func(o *order, e event) { o.received = true },
	},
}

func init() {
	maps.Copy(makers, map[string]maker{
		"appraisal.request-higher-level-review": func(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
			return pick(w.r, []object{{}, {"reason": "Operations was closed."}}), true
		},
		"appraisal.waive-higher-level-review":    nothing,
		"appraisal.assign-higher-level-reviewer": makeReviewer,
		"appraisal.consent-to-officer": func(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
			return object{"consent": w.r.IntN(2) == 0}, true
		},
		"appraisal.declare-no-higher-level-review": plain("basis", "The rater heads the agency."),
		"appraisal.request-explanation":            nothing,
		"appraisal.explain-no-higher-level-review": plain("text", "Nobody is above the head."),
		"appraisal.review-at-higher-level": func(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
			text, good := w.text("I agree.", "One level lower.")
			return object{"level": 1 + w.r.IntN(5), "narrative": text}, good
		},
		"appraisal.acknowledge-higher-level-review": nothing,
		"appraisal.return-from-board":               plain("question", "Which locks?"),
		"appraisal.answer-board":                    plain("text", "Numbers 3 and 4."),
		"appraisal.acknowledge-annual-rating":       nothing,
		"appraisal.attach-evidence": func(*walk, *appraisal.Appraisal, string) (any, bool) {
			return object{"note": "The inspection."}, false
		},
	})
}

// makeReviewer names somebody above the rating official, or the officer who needs consent.
func makeReviewer(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
	in := object{"person": pick(w.r, []string{"head", "reviewer", "oversight", "second", "okafor"})}
	if w.r.IntN(4) > 0 {
		in["higher"] = "Deputy Administrator"
	}
	if w.r.IntN(3) == 0 {
		in["officer"], in["person"] = true, pick(w.r, []string{"reviewer", "oversight"})
	}
	return in, false
}
