package web

import (
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// The steps of a year, in their order.
const (
	stepPlan = iota
	stepProgress
	stepAccomplishments
	stepInitial
	stepResponse
	stepReview
	stepBoard
	stepAnnual
	stepPay
)

var stepNames = []string{"Plan", "Progress review", "Accomplishments", "Initial rating", "Response", "Higher level review", "Board", "Annual rating", "Pay"}

// stretch is what the steps of a year are worked out from: how far the case is, and what was done on the way.
type stretch struct {
	stage                  appraisal.Stage // how far the case is, and of one that was closed how far it had come
	closed, boardless      bool            // closed without a rating; under a system that has no board
	reviewless, inReview   bool            // the system has no higher level review; one is under way
	begins, ends, on       calendar.Date
	reviewed, accomplished bool
	tasks                  []act.Task
}

// now gives the step that the case is at; none when it is finished.
func (y stretch) now() (int, bool) {
	switch y.stage {
	case appraisal.StageOpened, appraisal.StagePlanning:
		return stepPlan, true
	case appraisal.StageInForce:
		switch {
		case y.on.After(y.ends):
			return stepInitial, true
		case !y.reviewed:
			return stepProgress, true
		case !y.accomplished:
			return stepAccomplishments, true
		}
		return stepInitial, true
	case appraisal.StageRated:
		if y.inReview {
			return stepReview, true
		}
		return stepResponse, true
	case appraisal.StageReferred:
		return stepBoard, true
	case appraisal.StageRecommended, appraisal.StageAssigned:
		return stepAnnual, true
	}
	return 0, false
}

// steps gives the year as it stands. Pay is not decided in this version; it is never shown as done.
func (y stretch) steps() []Step {
	at, open := y.now()
	if open = open && !y.closed; !open && !y.closed {
		at = stepPay
	}
	out := make([]Step, len(stepNames))
	for i, name := range stepNames {
		out[i] = Step{Name: name, State: StepTodo}
		if i < at {
			out[i].State = StepDone
		}
	}
	if at > stepProgress && !y.reviewed {
		out[stepProgress].State = StepTodo
	}
	if !y.accomplished {
		out[stepAccomplishments].State = StepTodo
	}
	if y.reviewed {
		out[stepProgress].State = StepDone
	}
	if y.accomplished {
		out[stepAccomplishments].State = StepDone
	}
	if y.reviewless {
		out[stepReview].State, out[stepReview].Note = StepNone, "None in this system"
	}
	if y.boardless {
		out[stepBoard].State, out[stepBoard].Note = StepNone, "None in this system"
	}
	if open {
		out[at].State = StepNow
		if y.late() {
			out[at].State = StepLate
		}
	}
	return out
}

// late says whether what must be done next is past its last day.
func (y stretch) late() bool {
	t, ok := appraisal.Turn(y.tasks, y.on)
	return ok && !y.closed && !t.May && !t.Until.IsZero() && t.Until.Before(y.on)
}

// stepWords gives the step a case is at: 5 Response.
func (y stretch) words() string {
	at, open := y.now()
	switch {
	case y.closed:
		return "Closed"
	case !open:
		return "Finished"
	}
	return number(at+1) + " " + stepNames[at]
}

// yearOf gives the year of a case with its days, as far as the visitor may see them.
func yearOf(c *appraisal.Appraisal, visible map[string]bool, on calendar.Date) []Step {
	y := stretch{stage: c.CameTo(), closed: c.Closed != nil, boardless: !c.HasBoard(), reviewless: !c.Terms.ReviewPossible && c.Terms.ReviewBasis == "", inReview: c.HigherLevel.Open(), begins: c.Span.Begin, ends: c.Span.End, on: on, reviewed: len(c.Reviews) > 0 && len(c.Reviews) >= c.Terms.ProgressReviews && visible["progress"],
		accomplished: c.Account() != nil && visible["accomplishments"], tasks: c.Tasks()}
	steps := y.steps()
	steps[stepPlan].Note = planNote(c)
	steps[stepProgress].Note = progressNote(c, visible["progress"])
	steps[stepAccomplishments].Note = accomplishmentsNote(c, visible["accomplishments"])
	steps[stepInitial].Note = initialNote(c, visible["initial"])
	steps[stepResponse].Note = responseNote(c, visible["response"])
	if !y.reviewless {
		steps[stepReview].Note = reviewNote(c, visible["review"])
	}
	if c.Recommendation != nil && visible["board"] {
		steps[stepBoard].Note = c.Recommendation.Meta.On.Long()
	}
	if c.Annual != nil && visible["annual"] {
		steps[stepAnnual].Note = "Assigned " + c.Annual.Meta.On.Long()
	}
	steps[stepPay].Note = "— Not in this version"
	return steps
}

const unseen = "Not yours to see"

func planNote(c *appraisal.Appraisal) string {
	switch {
	case c.InForce():
		return c.Communicated.On.Long()
	case c.Closed != nil:
		return "None"
	}
	return "Due " + c.PlanDue().Long()
}

func progressNote(c *appraisal.Appraisal, seen bool) string {
	switch n := len(c.Reviews); {
	case !seen:
		return unseen
	case n > 0 && n < c.Terms.ProgressReviews:
		return number(n) + " of " + number(c.Terms.ProgressReviews) + " held"
	case n > 0:
		return c.Reviews[n-1].Meta.On.Long()
	case c.Initial != nil, c.Closed != nil:
		return "None held"
	}
	return "By " + c.Span.End.Long()
}

func accomplishmentsNote(c *appraisal.Appraisal, seen bool) string {
	switch {
	case !seen:
		return unseen
	case c.Account() != nil:
		return c.Account().Meta.On.Long()
	case c.Initial != nil, c.Closed != nil:
		return "None recorded"
	}
	return "Optional"
}

func initialNote(c *appraisal.Appraisal, seen bool) string {
	switch {
	case c.Initial == nil && c.Closed != nil:
		return "None: closed " + c.Closed.Meta.On.Long()
	case c.Initial != nil && seen:
		return "Shared " + c.Initial.Meta.On.Long()
	case c.Initial == nil:
		return "After " + c.Span.End.Long()
	}
	return unseen
}

func responseNote(c *appraisal.Appraisal, seen bool) string {
	switch {
	case c.Initial == nil:
		return ""
	case !seen:
		return unseen
	case c.Response != nil:
		return c.Response.Meta.On.Long()
	case c.Waived.Version > 0:
		return "Waived " + c.Waived.On.Long()
	case c.Referral != nil || c.Annual != nil:
		return "None; the window passed"
	}
	return "Until " + c.Initial.Until.Long()
}
