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
		if !mine(s, t, v.Person.ID) || overtaken(s, t.Act) || t.From.After(s.On) || t.May && !t.Until.IsZero() && s.On.After(t.Until) {
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
		case v.toCome(s, step.Spec.Name):
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

// stageOf is the stage at which an act has its time; what is barred before then is not yet, after it is over.
var stageOf = map[string]appraisal.Stage{
	"appraisal.propose-plan": appraisal.StagePlanning, "appraisal.comment-on-plan": appraisal.StagePlanning, "appraisal.sign-plan": appraisal.StagePlanning,
	"appraisal.decline-to-sign": appraisal.StagePlanning, "appraisal.communicate-plan": appraisal.StagePlanning,
	"appraisal.review-progress": appraisal.StageInForce, "appraisal.acknowledge-progress": appraisal.StageInForce,
	"appraisal.give-feedback": appraisal.StageInForce, "appraisal.record-accomplishments": appraisal.StageInForce, "appraisal.rate-initially": appraisal.StageInForce,
	"appraisal.begin-detail": appraisal.StageInForce, "appraisal.end-detail": appraisal.StageInForce, "appraisal.set-detail-requirements": appraisal.StageInForce,
	"appraisal.appraise-detail": appraisal.StageInForce, "appraisal.appraise-departure": appraisal.StageInForce,
	"appraisal.receive-prior-appraisal": appraisal.StageInForce, "appraisal.consider-prior-appraisals": appraisal.StageInForce,
	"appraisal.close-without-rating":       appraisal.StageRecommended,
	"appraisal.acknowledge-initial-rating": appraisal.StageRated, "appraisal.respond": appraisal.StageRated, "appraisal.waive-response": appraisal.StageRated,
	"appraisal.withdraw-initial-rating": appraisal.StageRated, "appraisal.refer-to-board": appraisal.StageRated, "appraisal.recommend": appraisal.StageReferred,
	"appraisal.assign-annual-rating": appraisal.StageRecommended, "appraisal.communicate-annual-rating": appraisal.StageAssigned,
	"appraisal.assign-officials": appraisal.StageAssigned,
}

// toCome says whether the time of an act is still to come: it has not been done, and its stage is not past.
func (v *visit) toCome(s *casework.Sight, name string) bool {
	if c, ok := s.Case.(*adoption.System); ok {
		return systemToCome(c, name)
	}
	c, ok := s.Case.(*appraisal.Appraisal)
	if !ok || name == "appraisal.review-progress" && s.On.After(c.Span.End) || boardsAct(name) && !c.HasBoard() {
		return false
	}
	for _, l := range c.History {
		if l.Act == name && l.By == v.Person.ID {
			return false
		}
	}
	return place(stageOf[name]) >= place(c.Stage())
}

// place is a stage's place in their order.
func place(s appraisal.Stage) int {
	for i, x := range appraisal.Stages {
		if x == s {
			return i
		}
	}
	return -1
}
