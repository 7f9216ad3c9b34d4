package web

import "sesperf/rules/appraisal"

// reviewState says where the higher level review stands.
func reviewState(c *appraisal.Appraisal) (MarkState, string) {
	h := c.HigherLevel
	switch {
	case len(h.Reviews) > 0 && !h.Open():
		r := h.Reviews[len(h.Reviews)-1]
		return MarkDone, "Recommends " + levelName(r.Level, r.Label)
	case noReviewBasis(c) != "":
		return MarkNone, "Not possible"
	case !c.Terms.ReviewPossible:
		return MarkNone, "This system has none"
	case h.Open():
		return MarkWait, openReview(c)
	case c.Initial == nil:
		return MarkTodo, "Not yet"
	case h.Waived.Version > 0:
		return MarkNone, "The executive will not request one"
	case c.Referral != nil || c.Annual != nil:
		return MarkNone, "None requested"
	}
	return MarkWait, "None requested yet" + windowWords(c)
}

// openReview says what a review that was requested waits for.
func openReview(c *appraisal.Appraisal) string {
	if _, ok := c.Reviewing(); ok {
		return "Requested, with the reviewer"
	}
	if _, ok := c.Consenting(); ok {
		return "Requested, waits for consent to the officer"
	}
	return "Requested, no reviewer yet"
}

func windowWords(c *appraisal.Appraisal) string {
	if until := c.ReviewUntil(); !until.IsZero() {
		return "; the last day of the window is " + until.Long()
	}
	return ""
}

// questionsState says whether the board asked anything, and was answered.
func questionsState(c *appraisal.Appraisal) (MarkState, string) {
	if !c.HasBoard() {
		return MarkNone, "This system has no board"
	}
	if c.Referral == nil {
		return MarkTodo, "Not yet"
	}
	n := len(c.Referral.Questions)
	if n == 0 {
		return MarkNone, "None asked"
	}
	words := upper(things(int64(n), "question", "questions"))
	if _, open := c.Asked(); open {
		return MarkWait, words + ", the last without an answer"
	}
	return MarkDone, words + ", answered"
}

// reviewPaper says in a few words, for those who decide, what came of higher level review, and when; nothing where the
// system has none.
func reviewPaper(c *appraisal.Appraisal) (words, when string) {
	switch c.ReviewOutcome() {
	case "reviewed":
		r := c.HigherLevel.Reviews[len(c.HigherLevel.Reviews)-1]
		return levelName(r.Level, r.Label), "Recommended " + r.Meta.On.Long()
	case "not-possible":
		return "Not possible", "By the agency’s determination"
	case "waived":
		return "Waived", c.HigherLevel.Waived.On.Long()
	case "none":
		return "None", "The executive could request it"
	}
	return "", ""
}

// reviewNote is the note of higher level review in the year.
func reviewNote(c *appraisal.Appraisal, seen bool) string {
	h := c.HigherLevel
	switch {
	case c.Initial == nil:
		return ""
	case !seen:
		return unseen
	case h.Open():
		return "Requested " + h.Requests[len(h.Requests)-1].Meta.On.Long()
	case len(h.Reviews) > 0:
		return h.Reviews[len(h.Reviews)-1].Meta.On.Long()
	case noReviewBasis(c) != "":
		return "Not possible"
	case h.Waived.Version > 0:
		return "Waived " + h.Waived.On.Long()
	case c.Referral != nil || c.Annual != nil:
		return "None requested"
	case c.ReviewUntil().IsZero():
		return "Optional"
	}
	return "Until " + c.ReviewUntil().Long()
}
