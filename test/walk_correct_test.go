package test

import (
	"maps"

	"sesperf/rules/appraisal"
)

// toldCorrection is a correction that one person proposed and a second one settles.
type toldCorrection struct {
	by      string
	settled bool
}

// correctionAccounts are those of corrections by two people.
var correctionAccounts = map[string]account{
	"appraisal.correct": {
		may: func(o *order, e event) map[string]bool {
			return map[string]bool{"it is executive resources": e.by == "person/fischer"}
		},
		did: func(o *order, e event) { o.corrections = append(o.corrections, toldCorrection{by: e.by}) },
	},
	"appraisal.confirm-correction": {may: settles, did: func(o *order, e event) { o.correction(e).settled = true }},
	"appraisal.refuse-correction":  {may: settles, did: func(o *order, e event) { o.correction(e).settled = true }},
}

// settles: a second person settles a correction, once.
func settles(o *order, e event) map[string]bool {
	c := o.correction(e)
	return map[string]bool{"it waits, and another proposed it": c != nil && !c.settled && (c.by != e.by || e.name == "appraisal.refuse-correction")}
}

// correction gives the correction that the inputs name.
func (o *order) correction(e event) *toldCorrection {
	n, _ := e.in["number"].(float64)
	if int(n) < 1 || int(n) > len(o.corrections) {
		return nil
	}
	return &o.corrections[int(n)-1]
}

func init() {
	maps.Copy(makers, map[string]maker{
		"appraisal.correct": func(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
			what, is := "title", pick(w.r, []string{"Director", "Deputy Director", ""})
			if w.r.IntN(4) == 0 { // no level of the description: what a level rests on is told in test/stories/correction.jsonl
				what, is = "level."+pick(w.r, elements), "6"
			}
			why, _ := w.text("The signed paper says so.")
			return object{"what": what, "is": is, "reason": why}, false
		},
		"appraisal.confirm-correction": makeSettled,
		"appraisal.refuse-correction":  makeSettled,
	})
}

func makeSettled(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	in := object{"number": len(c.Corrections) - w.r.IntN(6)/5}
	if w.r.IntN(2) == 0 {
		in["reason"] = "The paper says otherwise."
	}
	return in, false
}
