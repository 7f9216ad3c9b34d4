package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// tasks gives what people owe or may do on the case, from the case alone; the first that must be done says
// whose turn it is.
func tasks(x act.Case) []act.Task {
	c := x.(*Appraisal)
	return slices.Concat(c.questionTasks(), c.detailTasks(), c.departureTasks(), c.roadTasks(), c.higherLevelTasks(), c.copyTasks(), c.correctionTasks())
}

// roadTasks are those of the straight road.
func (c *Appraisal) roadTasks() []act.Task {
	switch c.Stage() {
	case StageOpened:
		return []act.Task{{Act: "appraisal.propose-plan", What: "Write the plan", Person: c.RatingOfficial, Since: c.Opened.On, Until: c.PlanDue(), Provision: "SD-5.2"}}
	case StagePlanning:
		return c.planTasks()
	case StageInForce:
		return c.yearTasks()
	case StageRated:
		return c.ratedTasks()
	case StageReferred:
		return []act.Task{{Act: "appraisal.recommend", What: "Record the board’s recommendation", Office: act.BoardChair, Since: c.Referral.Meta.On, Provision: "SD-10.6"}}
	case StageRecommended:
		return []act.Task{{Act: "appraisal.assign-annual-rating", What: "Assign the annual summary rating", Person: c.AppointingAuthority, Since: c.Recommendation.Meta.On, Provision: "SD-9.16"}}
	case StageAssigned:
		return []act.Task{{Act: "appraisal.communicate-annual-rating", What: "Communicate the annual summary rating", Person: c.RatingOfficial, Since: c.Annual.Meta.On, Provision: "SD-11.6"}}
	}
	return nil
}

func (c *Appraisal) planTasks() []act.Task {
	if c.InForce() {
		return c.revisionTasks()
	}
	v, _ := c.Plan()
	due := c.PlanDue()
	var out []act.Task
	executive := v.SignedBy(c.Executive) || v.Declined != nil
	if !executive {
		out = append(out, act.Task{Act: "appraisal.sign-plan", What: "Read, comment on and sign the plan", Person: c.Executive, Since: v.Proposed.On, Until: due, Provision: "SD-5.1"})
	}
	reviewed := c.ReviewingOfficial == "" || v.SignedBy(c.ReviewingOfficial)
	sets := !reviewed && c.Terms.ReviewerSigns
	if !v.SignedBy(c.RatingOfficial) {
		out = append(out, act.Task{Act: "appraisal.sign-plan", What: "Sign the plan", Person: c.RatingOfficial, Since: v.Proposed.On, Until: due, Provision: "SD-5.1"})
	} else if !sets {
		out = append(out, act.Task{Act: "appraisal.communicate-plan", What: "Communicate the plan", Person: c.RatingOfficial, Since: v.Proposed.On, Until: due, Provision: "SD-5.2", May: !executive})
	}
	if !reviewed {
		out = append(out, act.Task{Act: "appraisal.sign-plan", What: "Review and sign the plan", Person: c.ReviewingOfficial, Since: v.Proposed.On, Until: due, Provision: "SD-5.1", May: !sets})
	}
	return out
}

func (c *Appraisal) yearTasks() []act.Task {
	var out []act.Task
	if _, pending := c.PlanPending(); pending {
		out = c.planTasks()
	} else if v, _ := c.PlanInForce(); !v.SignedBy(c.Executive) && v.Declined == nil {
		out = append(out, act.Task{Act: "appraisal.sign-plan", What: "Sign the plan, or decline to", Person: c.Executive, Since: c.Communicated.On, Provision: "SD-5.1", May: true})
	}
	if _, pending := c.PlanPending(); c.Moved != nil && !pending {
		out = append(out, act.Task{Act: "appraisal.propose-plan", What: "Revise the plan for the new position, or rate under it", Person: c.RatingOfficial, Since: c.Moved.On, Until: c.Moved.Until, Provision: "SD-5.13", May: true})
	}
	if len(c.Reviews) < c.Terms.ProgressReviews {
		out = append(out, act.Task{Act: "appraisal.review-progress", What: c.reviewTask(), Person: c.RatingOfficial, Since: c.Communicated.On, From: c.Span.Begin, Until: c.Span.End, Provision: "SD-7.2"})
	}
	if n := len(c.Reviews); n > 0 && c.Reviews[n-1].Acknowledged.Version == 0 {
		out = append(out, act.Task{Act: "appraisal.acknowledge-progress", What: "Acknowledge the progress review", Person: c.Executive, Since: c.Reviews[n-1].Meta.On, Provision: "SD-7.2"})
	}
	if c.Account() == nil {
		out = append(out, act.Task{Act: "appraisal.record-accomplishments", What: "Record your accomplishments", Person: c.Executive, Since: c.PlanBegins(), From: c.accountFrom(), Provision: "SD-9.5", May: !c.Terms.ExecutiveWrites})
	}
	rate := c.Span.End.AddDays(1)
	if c.MinimumReached().After(c.Span.End) {
		return append(out, act.Task{Act: "appraisal.extend-period", What: "Extend the period: the minimum is not completed at its end", Office: act.ExecutiveResources, Since: c.Communicated.On, From: rate, Provision: "SD-9.15"})
	}
	return append(out, act.Task{Act: "appraisal.rate-initially", What: "Make the initial rating", Person: c.RatingOfficial, Since: rate, From: rate, Provision: "SD-9.5"})
}

// reviewTask names the next progress review, with its number where the description asks for several.
func (c *Appraisal) reviewTask() string {
	if c.Terms.ProgressReviews == 1 {
		return "Hold a progress review"
	}
	return fmt.Sprintf("Hold a progress review: %d of %d held", len(c.Reviews), c.Terms.ProgressReviews)
}

func (c *Appraisal) ratedTasks() []act.Task {
	var out []act.Task
	refer := c.Initial.Until.AddDays(1)
	if c.Acknowledged.Version == 0 {
		out = append(out, act.Task{Act: "appraisal.acknowledge-initial-rating", What: "Acknowledge the initial rating", Person: c.Executive, Since: c.Initial.Meta.On, Provision: "SD-9.5", May: true})
	}
	switch {
	case c.Response != nil:
		refer = c.Response.Meta.On
	case c.Waived.Version > 0:
		refer = c.Waived.On
	default:
		out = append(out, act.Task{Act: "appraisal.respond", What: "Respond to the initial rating, or let the window pass", Person: c.Executive, Since: c.Initial.Meta.On, Until: c.Initial.Until, Provision: "SD-9.6", May: true})
	}
	settled, ok := c.reviewSettled()
	if !ok { // a higher level review is open, and its next step is asked for instead
		return out
	}
	refer = calendar.Later(refer, settled)
	if !c.HasBoard() {
		return append(out, act.Task{Act: "appraisal.assign-annual-rating", What: "Assign the annual summary rating", Person: c.AppointingAuthority, Since: refer, From: refer, Provision: "SD-9.16"})
	}
	return append(out, act.Task{Act: "appraisal.refer-to-board", What: "Refer the case to the board", Office: act.ExecutiveResources, Since: refer, From: refer, Provision: "SD-9.7"})
}

// Turn gives the task that says whose turn it is on a day: the first that must be done by now; or else the window
// that is open while the next one waits for it; or else the next one; or else what somebody may do. It is false when
// nothing is to be done.
func Turn(list []act.Task, on calendar.Date) (act.Task, bool) {
	var window, next, may *act.Task
	for i, t := range list {
		begun, over := !t.From.After(on), t.May && !t.Until.IsZero() && on.After(t.Until)
		switch {
		case begun && !t.May:
			return t, true
		case !t.May:
			next = first(next, &list[i])
		case begun && !over && !t.Until.IsZero():
			window = first(window, &list[i])
		case begun && !over:
			may = first(may, &list[i])
		}
	}
	if t := first(first(window, next), may); t != nil {
		return *t, true
	}
	return act.Task{}, false
}

// first gives the one that was found first, or the other where there is none.
func first(a, b *act.Task) *act.Task {
	if a != nil {
		return a
	}
	return b
}

// Tasks gives what people owe or may do on the case.
func (c *Appraisal) Tasks() []act.Task { return tasks(c) }
