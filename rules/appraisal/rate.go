package appraisal

import (
	"fmt"
	"sort"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// RateInitially are the inputs of appraisal.rate-initially: the levels, the narrative, and nothing that the
// derivation works out.
type RateInitially struct {
	Levels           map[string]int              `json:"levels" doc:"the level of each element, one of the description’s; of one whose level its components make, it may be left out"`
	Components       map[string][]RatedComponent `json:"components,omitempty" doc:"by element with several results: each result with its level, in the order of the plan; needed unless the description leaves the element to judgment"`
	Narrative        string                      `json:"narrative" doc:"the initial summary rating in writing"`
	Elements         map[string]string           `json:"elements,omitempty" doc:"what was seen in an element; needed at the levels that the description names"`
	Factors          []string                    `json:"factors,omitempty" doc:"the factors of law that the appraisal takes into account (5 USC 4313): organization, quality, cost, timeliness, employees, merit, whistleblowers; one left out is flagged"`
	Details          string                      `json:"details,omitempty" doc:"how the appraisals from details were factored in; needed where there is one"`
	NoDetail         string                      `json:"no_detail_appraisal,omitempty" doc:"the reason, if a required appraisal from a detail is missing"`
	NoProgressReview string                      `json:"no_progress_review,omitempty" doc:"the reason, if fewer progress reviews were held than the description asks for"`
	NoAccount        string                      `json:"no_accomplishments,omitempty" doc:"that the executive gave no account of the period, and why, where the description requires one"`
	Worked           *Worked                     `json:"worked,omitempty" doc:"the rating official's own arithmetic, if it came on a form: it is checked line by line"`
}

// Worked is arithmetic that somebody else did, on a form or in a file; it is held against the derivation.
type Worked struct {
	Points map[string]system.Decimal `json:"points,omitempty" doc:"the points of each element's level"`
	Scores map[string]system.Decimal `json:"scores,omitempty" doc:"points times weight of each element"`
	Score  *system.Decimal           `json:"score,omitempty" doc:"the total"`
	Level  *int                      `json:"level,omitempty" doc:"the summary level"`
}

// InitialRating is the initial summary rating; it is never changed, only followed by others.
type InitialRating struct {
	RateInitially                            // its levels are those of all elements, worked out or given
	Derivation    system.Derivation          `json:"derivation"`
	RolledUp      map[string]system.RolledUp `json:"rolled_up,omitempty"` // by element whose components are rated
	Until         calendar.Date              `json:"respond_until"`       // the last day of the executive's window
	Guidance      Guidance                   `json:"guidance"`            // what it rested on beside the executive's own performance
	Meta          act.Meta                   `json:"meta"`
}

type rated struct {
	Derivation system.Derivation          `json:"derivation"`
	RolledUp   map[string]system.RolledUp `json:"rolled_up,omitempty"`
	Days       int                        `json:"days_under_plan"`
	Until      calendar.Date              `json:"respond_until"`
	Guidance   Guidance                   `json:"guidance"`
}

var rateInitially = act.Def[*Appraisal, RateInitially, rated]{
	Name: "appraisal.rate-initially", Title: "Make the initial rating", Part: "initial", Who: []act.Relation{act.RatingOfficial},
	Signed: true, Sentence: "This is my initial summary rating. I sign it and share it with the executive.",
	Provisions: []string{"SD-3.3", "SD-3.5", "SD-5.13", "SD-5.14", "SD-5.15", "SD-7.2", "SD-8.1", "SD-8.2", "SD-9.1", "SD-9.2", "SD-9.3", "SD-9.4", "SD-9.5", "SD-9.14", "SD-12.3", "US-4313"},
	When:       readyToRate,
	Check:      checkRating,
	Signs: func(c *Appraisal, _ RateInitially) []string {
		v, _ := c.PlanInForce()
		return []string{v.Proposed.Sum}
	},
	Apply: func(c *Appraisal, m act.Meta, in RateInitially, out rated) {
		if len(out.RolledUp) > 0 { // the lines have every level, those that were left out too
			in.Levels = map[string]int{}
			for _, l := range out.Derivation.Lines {
				in.Levels[l.Element] = l.Level
			}
		}
		c.Initial = &InitialRating{RateInitially: in, Derivation: out.Derivation, RolledUp: out.RolledUp, Until: out.Until, Guidance: out.Guidance, Meta: m}
	},
	Tell: func(_ RateInitially, out rated) string {
		said := fmt.Sprintf("signed the initial summary rating, Level %d (%s), and shared it", out.Derivation.Level, out.Derivation.Label)
		if out.Guidance.Apart {
			said += "; as the period of this case ended apart from the agency’s, it rested on the latest guidelines, those of " + out.Guidance.Guidelines.On.Long()
		}
		return said
	},
}

func readyToRate(c *Appraisal, q act.Question) []act.Finding {
	if f := c.closedGate(); f != nil {
		return f
	}
	if c.Initial != nil {
		return []act.Finding{act.Past("SD-9.5", "The initial summary rating was made on "+c.Initial.Meta.On.Long()+"; it stays as it is.", "Go on from it.")}
	}
	if !c.InForce() {
		return []act.Finding{act.Broken("SD-3.3", "No plan is in force, so there is no performance under it to rate.", "Communicate the plan first.")}
	}
	var found []act.Finding
	if !c.periodEnded(q.On) {
		found = append(found, act.Broken("SD-3.4", "The period ends on "+c.Span.End.Long()+"; only the agency may end it early.", "Rate after the period has ended."))
	}
	if days := c.DaysUnderPlan(q.On); days < c.Terms.MinimumDays {
		cure := "Executive resources extends the period."
		if full := c.MinimumReached(); !full.After(c.Span.End) {
			cure = "The minimum is reached on " + full.Long() + "; rate after that and after the period has ended."
		}
		found = append(found, act.Broken("SD-3.3", fmt.Sprintf("The executive has performed under the plan for %d days, from %s; a rating needs %d.", days, c.PlanBegins().Long(), c.Terms.MinimumDays), cure))
	}
	found = append(found, checkTransition(c, q)...)
	found = append(found, checkGuidance(c, q)...)
	return append(found, checkPrior(c, q)...)
}

func checkRating(c *Appraisal, in RateInitially, q act.Question) (rated, []act.Finding) {
	d := c.Description()
	v, _ := c.PlanInForce()
	r := rollUp(d, v.Plan, in)
	found := append(r.found, checkWriting(c, in, r.levels)...)
	_, moved := checkPosition(c, q)
	found = append(found, moved...)
	found = append(found, checkDetails(c, in, q)...)
	found = append(found, checkFactors(c, in)...)
	if act.Barred(r.found) {
		return rated{}, found
	}
	g, _ := c.Guidance(q.Facts)
	g.uses(q.Facts)
	out := rated{Derivation: d.Derive(v.Weights, r.levels), RolledUp: r.rolled, Days: c.DaysUnderPlan(q.On), Until: q.On.AddDays(c.Terms.ResponseDays), Guidance: g}
	return out, append(found, checkWorked(d, in.Worked, out.Derivation)...)
}

// SummaryNeeded says whether the initial rating needs a summary narrative: always for senior executives (SD-9.5); a
// system of senior professionals may leave it optional.
func SummaryNeeded(d *system.Description) bool {
	return d.Kind != "senior-professional" || d.Narratives.Summary != "optional"
}

// checkWriting: the rating is in writing, and a missing progress review has its reason (SD-9.5, SD-7.2).
func checkWriting(c *Appraisal, in RateInitially, levels map[string]int) []act.Finding {
	d, found := c.Description(), knownElements(c, in.Elements)
	if blank(in.Narrative) && SummaryNeeded(d) {
		found = append(found, act.Broken("SD-9.5", "The initial summary rating has no narrative.", "Write what the rating rests on.").At("narrative"))
	}
	for _, e := range d.Elements {
		for _, level := range d.Narratives.ElementAtLevels {
			if levels[e.ID] == level && blank(in.Elements[e.ID]) {
				found = append(found, act.Broken("SD-9.5", fmt.Sprintf("%s is rated Level %d without a word on what was seen.", e.Title, level), "Write what was seen in this element.").At("elements."+e.ID))
			}
		}
	}
	found = append(found, checkAccount(c, in)...)
	if len(c.Reviews) < c.Terms.ProgressReviews {
		if blank(in.NoProgressReview) {
			return append(found, act.Broken("SD-7.2", fmt.Sprintf("Progress reviews held in the period: %d; due: at least %d.", len(c.Reviews), c.Terms.ProgressReviews),
				"Record the reason why there were no more; it stays on the case.").At("no_progress_review"))
		}
		found = append(found, act.Flag("SD-7.2", fmt.Sprintf("Progress reviews held: %d; due: at least %d. The reason given: %s", len(c.Reviews), c.Terms.ProgressReviews, in.NoProgressReview),
			"Nothing undoes it; it stays on the case."))
	}
	return found
}

// checkWorked holds arithmetic from a form against the derivation, line by line.
func checkWorked(d *system.Description, w *Worked, is system.Derivation) []act.Finding {
	if w == nil {
		return nil
	}
	var found []act.Finding
	for _, l := range is.Lines {
		if p, ok := w.Points[l.Element]; ok && p != l.Points {
			found = append(found, act.Gate("SD-9.1", fmt.Sprintf("The form gives %s %s points; Level %d is worth %s.", l.Element, p, l.Level, l.Points), "Correct the form.").At("worked.points."+l.Element))
		}
		if s, ok := w.Scores[l.Element]; ok && s != l.Score {
			found = append(found, act.Gate("SD-9.4", fmt.Sprintf("The form’s line for %s says %s; %s × %s = %s.", l.Element, s, l.Points, l.Weight, l.Score), "Correct the form.").At("worked.scores."+l.Element))
		}
	}
	if w.Score != nil && *w.Score != is.Score {
		found = append(found, act.Gate("SD-9.3", fmt.Sprintf("The form’s total is %s; the lines add to %s.", *w.Score, is.Score), "Correct the form.").At("worked.score"))
	}
	if w.Level != nil && *w.Level != is.Level {
		provision, why := "SD-9.3", fmt.Sprintf("a score of %s is Level %d", is.Score, is.Level)
		if is.Override {
			o := d.Derivation.Override
			provision, why = "SD-9.2", fmt.Sprintf("an element at Level %d makes the summary Level %d", o.AnyElementAt, o.Gives)
		}
		found = append(found, act.Gate(provision, fmt.Sprintf("The form says Level %d; %s (%s).", *w.Level, why, d.Label(is.Level)), "Correct the form.").At("worked.level"))
	}
	return found
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
