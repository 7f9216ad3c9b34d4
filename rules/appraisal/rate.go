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
	Levels           map[string]int    `json:"levels" doc:"the level of each element, 1 to 5"`
	Narrative        string            `json:"narrative" doc:"the initial summary rating in writing"`
	Elements         map[string]string `json:"elements,omitempty" doc:"what was seen in an element; needed at the levels that the description names"`
	NoProgressReview string            `json:"no_progress_review,omitempty" doc:"the reason, if no progress review was held"`
	Worked           *Worked           `json:"worked,omitempty" doc:"the rating official's own arithmetic, if it came on a form: it is checked line by line"`
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
	RateInitially
	Derivation system.Derivation `json:"derivation"`
	Until      calendar.Date     `json:"respond_until"` // the last day of the executive's window
	Meta       act.Meta          `json:"meta"`
}

type rated struct {
	Derivation system.Derivation `json:"derivation"`
	Days       int               `json:"days_under_plan"`
	Until      calendar.Date     `json:"respond_until"`
}

var rateInitially = act.Def[*Appraisal, RateInitially, rated]{
	Name: "appraisal.rate-initially", Title: "Make the initial rating", Part: "initial", Who: []act.Relation{act.RatingOfficial},
	Signed: true, Sentence: "This is my initial summary rating. I sign it and share it with the executive.",
	Provisions: []string{"SD-3.3", "SD-7.2", "SD-9.1", "SD-9.2", "SD-9.3", "SD-9.4", "SD-9.5"},
	When:       readyToRate,
	Check:      checkRating,
	Signs: func(c *Appraisal, _ RateInitially) []string {
		v, _ := c.Plan()
		return []string{v.Proposed.Sum}
	},
	Apply: func(c *Appraisal, m act.Meta, in RateInitially, out rated) {
		c.Initial = &InitialRating{RateInitially: in, Derivation: out.Derivation, Until: out.Until, Meta: m}
	},
	Tell: func(_ RateInitially, out rated) string {
		return fmt.Sprintf("signed the initial summary rating, Level %d (%s), and shared it", out.Derivation.Level, out.Derivation.Label)
	},
}

func readyToRate(c *Appraisal, q act.Question) []act.Finding {
	if c.Initial != nil {
		return []act.Finding{act.Gate("SD-9.5", "The initial summary rating was made on "+c.Initial.Meta.On.Long()+"; it stays as it is.", "Go on from it.")}
	}
	if !c.InForce() {
		return []act.Finding{act.Broken("SD-3.3", "No plan is in force, so there is no performance under it to rate.", "Communicate the plan first.")}
	}
	var found []act.Finding
	if !c.periodEnded(q.On) {
		found = append(found, act.Broken("SD-3.4", "The period ends on "+c.Span.End.Long()+"; only the agency may end it early, which is not built yet.", "Rate after the period has ended."))
	}
	if days := c.DaysUnderPlan(q.On); days < c.Terms.MinimumDays {
		cure := "The agency extends the period, which is not built yet."
		if full := c.PlanBegins().AddDays(c.Terms.MinimumDays - 1); !full.After(c.Span.End) {
			cure = "The minimum is reached on " + full.Long() + "; rate after that and after the period has ended."
		}
		found = append(found, act.Broken("SD-3.3", fmt.Sprintf("The executive has performed under the plan for %d days, from %s; a rating needs %d.", days, c.PlanBegins().Long(), c.Terms.MinimumDays), cure))
	}
	return found
}

func checkRating(c *Appraisal, in RateInitially, q act.Question) (rated, []act.Finding) {
	d := c.Description()
	v, _ := c.Plan()
	found := d.CheckLevels(in.Levels)
	if act.Barred(found) {
		return rated{}, append(found, checkWriting(c, in)...)
	}
	out := rated{Derivation: d.Derive(v.Weights, in.Levels), Days: c.DaysUnderPlan(q.On), Until: q.On.AddDays(c.Terms.ResponseDays)}
	found = append(found, checkWriting(c, in)...)
	return out, append(found, checkWorked(d, in.Worked, out.Derivation)...)
}

// checkWriting: the rating is in writing, and a missing progress review has its reason (SD-9.5, SD-7.2).
func checkWriting(c *Appraisal, in RateInitially) []act.Finding {
	d, found := c.Description(), knownElements(c, in.Elements)
	if blank(in.Narrative) {
		found = append(found, act.Broken("SD-9.5", "The initial summary rating has no narrative.", "Write what the rating rests on.").At("narrative"))
	}
	for _, e := range d.Elements {
		for _, level := range d.Narratives.ElementAtLevels {
			if in.Levels[e.ID] == level && blank(in.Elements[e.ID]) {
				found = append(found, act.Broken("SD-9.5", fmt.Sprintf("%s is rated Level %d without a word on what was seen.", e.Title, level), "Write what was seen in this element.").At("elements."+e.ID))
			}
		}
	}
	if len(c.Reviews) < c.Terms.ProgressReviews {
		if blank(in.NoProgressReview) {
			return append(found, act.Broken("SD-7.2", fmt.Sprintf("The executive received %d progress reviews in the period; at least %d is due.", len(c.Reviews), c.Terms.ProgressReviews),
				"Record the reason why there was none; it stays on the case.").At("no_progress_review"))
		}
		found = append(found, act.Flag("SD-7.2", fmt.Sprintf("The executive received %d progress reviews; at least %d was due. The reason given: %s", len(c.Reviews), c.Terms.ProgressReviews, in.NoProgressReview),
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
			provision, why = "SD-9.2", "an element at Level 1 makes the summary Level 1"
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
