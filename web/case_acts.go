package web

import (
	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/appraisal"
)

// choices are what the visitor may do on a case today: the one primary action, the others, and what is not yet.
type choices struct {
	First  *act.Step
	Task   act.Task // that the first answers; the zero Task if none asks for it
	Others []act.Step
	Later  []act.Step
}

// choose orders the acts of a case for the visitor: first what a task asks of the visitor, then what is open besides.
func (v *visit) choose(s *casework.Sight) choices {
	var out choices
	for _, t := range s.Tasks {
		if !mine(s, t, v.me()) || overtaken(s, t.Act) || t.From.After(s.On) || t.May && !t.Until.IsZero() && s.On.After(t.Until) {
			continue
		}
		if step, ok := openStep(s, t.Act); ok && (out.First == nil || out.Task.May && (!t.May || t.Act == "appraisal.respond")) {
			out.First, out.Task = &step, t
		}
	}
	for _, step := range s.Steps {
		switch {
		case !step.Mine || out.First != nil && step.Spec.Name == out.First.Spec.Name:
		case len(step.Barring) == 0:
			out.Others = append(out.Others, step)
		case toCome(s, step) && !onDemand[step.Spec.Name]:
			out.Later = append(out.Later, step)
		}
	}
	if out.First == nil && len(out.Others) == 1 && !overtaken(s, out.Others[0].Spec.Name) {
		out.First, out.Others = &out.Others[0], nil
	}
	return out
}

// overtaken says whether an act can still be done and the case has gone on without it: it is not the first thing to do.
func overtaken(s *casework.Sight, name string) bool {
	c, ok := s.Case.(*appraisal.Appraisal)
	return ok && name == "appraisal.acknowledge-initial-rating" && (c.Referral != nil || c.Annual != nil)
}

func openStep(s *casework.Sight, name string) (act.Step, bool) {
	for _, step := range s.Steps {
		if step.Spec.Name == name && step.Mine && len(step.Barring) == 0 {
			return step, true
		}
	}
	return act.Step{}, false
}

// onDemand are the acts that answer what somebody may ask for and mostly does not: they are open once it was asked, and
// are not announced before.
var onDemand = map[string]bool{"appraisal.waive-higher-level-review": true, "appraisal.assign-higher-level-reviewer": true, "appraisal.consent-to-officer": true,
	"appraisal.declare-no-higher-level-review": true, "appraisal.request-explanation": true, "appraisal.explain-no-higher-level-review": true,
	"appraisal.review-at-higher-level": true, "appraisal.acknowledge-higher-level-review": true, "appraisal.answer-board": true, "appraisal.return-from-board": true}

// toCome says whether an act that is barred today still has its time on the case: what bars it can pass, and the case
// has not come to its end.
func toCome(s *casework.Sight, step act.Step) bool {
	switch c := s.Case.(type) {
	case *adoption.System:
		return systemToCome(c, step.Spec.Name)
	case *appraisal.Appraisal:
		return c.Informed == nil && (c.Closed == nil || c.Closed.Waits) && !act.Over(step.Barring)
	}
	return false
}
