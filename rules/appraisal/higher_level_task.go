package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// higherLevelTasks says whose turn it is in a higher level review, and who has its findings still to read.
func (c *Appraisal) higherLevelTasks() []act.Task {
	if c.Initial == nil || c.Closed != nil {
		return nil
	}
	out := c.explanationTasks()
	switch h := c.HigherLevel; {
	case c.Stage() == StageRated && h.Open():
		out = append(out, c.higherLevelStep(h.Requests[len(h.Requests)-1].Meta.On))
	case c.Stage() == StageRated && mayRequestReview(c, act.Question{}) == nil && len(h.Requests) == 0 && h.Waived.Version == 0:
		out = append(out, act.Task{Act: "appraisal.request-higher-level-review", What: "Request a higher level review, or let the window pass", Person: c.Executive, Since: c.Initial.Meta.On, Until: c.ReviewUntil(), Provision: "SD-9.8", May: true})
	}
	if r, ok := c.lastReview(); ok && c.Informed == nil {
		for _, person := range []string{c.Executive, c.RatingOfficial} {
			if !r.readBy(person) {
				out = append(out, act.Task{Act: "appraisal.acknowledge-higher-level-review", What: "Read the higher level reviewer’s findings", Person: person, Since: r.Meta.On, Provision: "SD-9.10", May: true})
			}
		}
	}
	return out
}

// higherLevelStep is the next step of the review that was requested: to assign, to consent to an officer, or to review.
func (c *Appraisal) higherLevelStep(requested calendar.Date) act.Task {
	if r, ok := c.Reviewing(); ok {
		return act.Task{Act: "appraisal.review-at-higher-level", What: "Review the rating at a higher level", Person: r.Person, Since: calendar.Later(r.Meta.On, r.Consent.On), Provision: "SD-9.19"}
	}
	if r, ok := c.Consenting(); ok {
		return act.Task{Act: "appraisal.consent-to-officer", What: "Decide whether a commissioned officer may review the rating", Person: c.Executive, Since: r.Meta.On, Provision: "SD-9.9"}
	}
	if r, ok := c.assigned(); ok && r.Declined.Version > 0 {
		requested = r.Declined.On
	}
	return act.Task{Act: "appraisal.assign-higher-level-reviewer", What: "Assign a higher level reviewer, or declare that none is possible", Office: act.ExecutiveResources, Since: requested, Provision: "SD-9.9"}
}

func (c *Appraisal) explanationTasks() []act.Task {
	if h := c.HigherLevel; h.Asked.Version > 0 && h.Explanation == nil {
		return []act.Task{{Act: "appraisal.explain-no-higher-level-review", What: "Explain why no higher level review is possible", Office: act.ExecutiveResources, Since: h.Asked.On, Provision: "SD-9.11"}}
	}
	return nil
}

// reviewSettled is the day from which higher level review keeps the rating from nobody: the findings, the declaration, the
// waiver, or the day after the window; no day where the system has none. It is false while a review is open.
func (c *Appraisal) reviewSettled() (calendar.Date, bool) {
	h := c.HigherLevel
	switch until := c.ReviewUntil(); {
	case h.Open():
		return calendar.Date{}, false
	case h.NotPossible != nil:
		return h.NotPossible.Meta.On, true
	case len(h.Reviews) > 0:
		return h.Reviews[len(h.Reviews)-1].Meta.On, true
	case h.Waived.Version > 0:
		return h.Waived.On, true
	case !until.IsZero():
		return until.AddDays(1), true
	}
	return calendar.Date{}, true
}

func showHigherLevel(c *Appraisal) map[string]any {
	h, out := c.HigherLevel, map[string]any{}
	if c.Initial == nil {
		return out
	}
	out["review_requests"], out["review_waived"], out["review_until"], out["review_outcome"] = len(h.Requests), h.Waived.Version > 0, c.ReviewUntil(), c.ReviewOutcome()
	if n := len(h.Requests); n > 0 {
		out["review_request_late_days"] = h.Requests[n-1].Late
	}
	if r, ok := c.assigned(); ok {
		out["reviewer"], out["reviewer_shown_higher"], out["reviewer_stated_higher"] = r.Person, r.Proof, r.Higher
		if r.Officer {
			out["officer_consent"], out["officer_declined"] = r.Consent.Version > 0, r.Declined.Version > 0
		}
	}
	if h.NotPossible != nil {
		out["review_not_possible"] = h.NotPossible.Basis
	}
	if h.Explanation != nil {
		out["explanation"] = h.Explanation.Text
	}
	if r, ok := c.lastReview(); ok {
		out["reviewed_level"], out["reviewed_label"], out["review_narrative"] = r.Level, r.Label, r.Narrative
	}
	return out
}
