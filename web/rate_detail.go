package web

import (
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// longDetails gives the details that are appraised by themselves: those with an appraisal, or those without one.
func longDetails(c *appraisal.Appraisal, appraised bool) []appraisal.Detail {
	var out []appraisal.Detail
	for _, d := range c.Details {
		if c.AppraisedApart(d) && (d.Appraisal != nil) == appraised {
			out = append(out, d)
		}
	}
	return out
}

// detailRules are what the law asks about details before a rating is signed.
func (f *filled) detailRules() []Rule {
	var out []Rule
	if len(longDetails(f.Case(), true)) > 0 {
		out = append(out, RuleOf(!blankText(f.Value("details")), "You say how the appraisal of the detail was factored into the rating.", "", "SD-5.14"))
	}
	for _, d := range longDetails(f.Case(), false) {
		out = append(out, Rule{State: MarkLate, Words: "Not met", Provision: "SD-5.15",
			Text: "The appraisal of the detail to " + d.Organization + ", " + d.Days.String() + ", is outstanding. Wait for it, or give the reason below; it stays on the case."})
	}
	if f.Case().HasPrior() {
		out = append(out, RuleOf(f.Case().PriorConsidered(), "What was received from before has been considered on record.", "", "SD-9.14"))
	}
	return out
}

// detailsHeld says which field about details a rating from a file has without a detail that it could be about.
func (f *filled) detailsHeld(r appraisal.RateInitially) error {
	if !blankText(r.Details) && len(longDetails(f.Case(), true)) == 0 {
		return &act.Invalid{Field: "details", Text: "no detail of this case was appraised by itself, so nothing was factored in; leave it out"}
	}
	if !blankText(r.NoDetail) && len(longDetails(f.Case(), false)) == 0 {
		return &act.Invalid{Field: "no_detail_appraisal", Text: "no appraisal of a detail is outstanding in this case, so there is no reason to be given; leave it out"}
	}
	return nil
}

// detailState says where the part about details and appraisals from elsewhere stands.
func detailState(c *appraisal.Appraisal) (MarkState, string) {
	var words []string
	if n := len(c.Details); n > 0 {
		words = append(words, things(int64(n), "detail", "details"))
	}
	if n := len(c.Prior) + len(c.Departures); n > 0 {
		words = append(words, things(int64(n), "appraisal from before or at leaving", "appraisals from before or at leaving"))
	}
	said := upper(strings.Join(words, ", "))
	switch missing := len(longDetails(c, false)); {
	case c.Initial == nil && c.Closed == nil && c.HasPrior() && !c.PriorConsidered():
		return MarkWait, strings.TrimPrefix(said+"; what came from before is not considered yet", "; ")
	case missing > 0 && c.Initial != nil:
		return MarkMiss, said + "; " + things(int64(missing), "appraisal", "appraisals") + " missing"
	case missing > 0:
		return MarkWait, said + "; " + things(int64(missing), "appraisal", "appraisals") + " outstanding"
	case said != "":
		return MarkDone, said
	case c.Considered != nil:
		return MarkDone, "Nothing was received from before"
	}
	return MarkNone, "None"
}
