package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// executiveMustWrite is what a description says that requires the executive's own account before the rating.
const executiveMustWrite = "required"

// NoAccountYet says whether the description requires the executive's own account, and there is none.
func (c *Appraisal) NoAccountYet() bool { return c.Terms.ExecutiveWrites && c.Account() == nil }

// checkAccount: where the description requires the executive's own account, a rating rests on it, or the rating official
// records that the executive gave none, and that stays on the case (SD-9.5).
func checkAccount(c *Appraisal, in RateInitially) []act.Finding {
	if !c.NoAccountYet() {
		return nil
	}
	if blank(in.NoAccount) {
		return []act.Finding{act.Gate("SD-9.5", "The description requires the executive’s own account of the period, and there is none.",
			"Ask the executive to record it; if the executive gives none, say so with the reason.").At("no_accomplishments")}
	}
	return []act.Finding{act.Flag("SD-9.5", "The executive gave no account, which the description requires. What the rating official says: "+in.NoAccount, "Nothing undoes it; it stays on the case.")}
}

// accountFrom is the day from which the executive is asked for the account: the first of the period, or the day after its
// last where the account is required and so due.
func (c *Appraisal) accountFrom() calendar.Date {
	if c.Terms.ExecutiveWrites {
		return c.Span.End.AddDays(1)
	}
	return c.Span.Begin
}
