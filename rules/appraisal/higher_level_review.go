package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
)

// ReviewAtHigherLevel are the inputs of appraisal.review-at-higher-level.
type ReviewAtHigherLevel struct {
	Level     int            `json:"level" doc:"the annual summary rating that the reviewer recommends, the same as the initial one or another of the description’s levels"`
	Narrative string         `json:"narrative" doc:"the reviewer's findings in writing; the reason if another level is recommended"`
	Levels    map[string]int `json:"levels,omitempty" doc:"refused: the reviewer recommends and changes no element of the initial rating"`
}

// LevelReview is what the reviewer found: a recommendation, which changes nothing. Copies go to the executive, the rating
// official and, with the referral, the board: each finds it on the case.
type LevelReview struct {
	Level     int        `json:"level"` // that the reviewer recommends
	Label     string     `json:"label"`
	Narrative string     `json:"narrative"`
	Reviewer  string     `json:"reviewer"`
	Read      []act.Meta `json:"read,omitempty"` // by the executive and the rating official, who said that they have it
	Meta      act.Meta   `json:"meta"`
}

type levelReviewed struct {
	Label string `json:"label"`
	Same  bool   `json:"same"` // as the initial rating
}

var reviewAtHigherLevel = act.Def[*Appraisal, ReviewAtHigherLevel, levelReviewed]{
	Name: "appraisal.review-at-higher-level", Title: "Review the rating at a higher level", Part: "review", Who: []act.Relation{act.HigherLevelReviewer},
	Signed: true, Sentence: "I have reviewed the initial summary rating. I recommend, and change nothing in it.",
	Provisions: []string{"SD-9.9", "SD-9.10", "SD-9.19"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		if f := c.unpresented("SD-9.10"); f != nil {
			return f
		}
		switch r, ok := c.Reviewing(); {
		case !c.HigherLevel.Open():
			return []act.Finding{act.Gate("SD-9.10", "No request for a higher level review is open.", "Nothing is to be done.")}
		case !ok || r.Person != q.By:
			return []act.Finding{act.Gate("SD-9.9", "You are not assigned to review this rating now.", "Executive resources assigns the reviewer.")}
		}
		return nil
	},
	Check: func(c *Appraisal, in ReviewAtHigherLevel, _ act.Question) (levelReviewed, []act.Finding) {
		var found []act.Finding
		d := c.Description()
		if _, ok := d.Level(in.Level); !ok {
			found = append(found, act.Gate("SD-9.10", "The reviewer recommends no level of the description.", "Choose one of its levels; it may be that of the initial rating.").At("level"))
		}
		if blank(in.Narrative) {
			found = append(found, act.Gate("SD-9.10", "The findings are not in writing.", "Write what you reviewed, what you found and what you recommend.").At("narrative"))
		}
		if len(in.Levels) > 0 {
			found = append(found, act.Broken("SD-9.10", "The reviewer changes elements of the initial rating.", "Leave the initial rating as it is, and recommend a level to the board and the appointing authority.").At("levels"))
		}
		return levelReviewed{Label: d.Label(in.Level), Same: in.Level == c.Initial.Derivation.Level}, found
	},
	Signs: func(c *Appraisal, _ ReviewAtHigherLevel) []string {
		h := c.HigherLevel
		sums := []string{c.Initial.Meta.Sum, h.Requests[len(h.Requests)-1].Meta.Sum}
		if c.Response != nil {
			sums = append(sums, c.Response.Meta.Sum)
		}
		return sums
	},
	Apply: func(c *Appraisal, m act.Meta, in ReviewAtHigherLevel, out levelReviewed) {
		h := &c.HigherLevel
		h.Reviews = append(slices.Clip(h.Reviews), LevelReview{Level: in.Level, Label: out.Label, Narrative: in.Narrative, Reviewer: m.Person(), Meta: m})
	},
	Tell: func(in ReviewAtHigherLevel, out levelReviewed) string {
		if out.Same {
			return fmt.Sprintf("reviewed the rating at a higher level and recommended the same, Level %d (%s)", in.Level, out.Label)
		}
		return fmt.Sprintf("reviewed the rating at a higher level and recommended another, Level %d (%s)", in.Level, out.Label)
	},
}

// AcknowledgeHigherLevelReview are the inputs of appraisal.acknowledge-higher-level-review.
type AcknowledgeHigherLevelReview struct{}

var acknowledgeHigherLevelReview = act.Def[*Appraisal, AcknowledgeHigherLevelReview, none]{
	Name: "appraisal.acknowledge-higher-level-review", Title: "Say that you have the reviewer’s findings", Part: "review", Who: []act.Relation{act.Executive, act.RatingOfficial},
	Provisions: []string{"SD-9.10"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		r, ok := c.lastReview()
		if !ok {
			return []act.Finding{act.Gate("SD-9.10", "There are no findings of a higher level reviewer.", "Nothing is to be done.")}
		}
		if r.readBy(q.By) {
			return []act.Finding{act.Past("SD-9.10", "You said already that you have the findings of "+r.Meta.On.Long()+".", "Nothing is to be done.")}
		}
		return nil
	},
	Apply: func(c *Appraisal, m act.Meta, _ AcknowledgeHigherLevelReview, _ none) {
		h := &c.HigherLevel
		h.Reviews = slices.Clone(h.Reviews)
		r := &h.Reviews[len(h.Reviews)-1]
		r.Read = append(slices.Clip(r.Read), m)
	},
	Tell: func(AcknowledgeHigherLevelReview, none) string { return "received a copy of the reviewer’s findings" },
}

// lastReview gives the findings of the review that was made last; false if there are none.
func (c *Appraisal) lastReview() (LevelReview, bool) {
	if n := len(c.HigherLevel.Reviews); n > 0 {
		return c.HigherLevel.Reviews[n-1], true
	}
	return LevelReview{}, false
}

func (r LevelReview) readBy(person string) bool {
	return slices.ContainsFunc(r.Read, func(m act.Meta) bool { return m.Person() == person })
}
