package web

import (
	"fmt"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// assignForm is the appointing authority's decision: the initial rating, the response and the board's recommendation
// side by side, each element as it is or otherwise with the reason, and the recomputed table beside the initial one.
var assignForm = form{
	act: "appraisal.assign-annual-rating", label: "Check and sign",
	title: func(f *filled) string { return "Annual summary rating of " + f.Executive() },
	start: func(f *filled) url.Values {
		out := url.Values{}
		for id, l := range f.initial().Levels {
			out.Set("levels."+id, strconv.Itoa(l))
		}
		return out
	},
	read: func(f *filled) (any, []FieldError) {
		in := appraisal.AssignAnnualRating{Reason: f.Value("reason")}
		for id, l := range f.levels() {
			if f.initial().Levels[id] == l {
				continue
			}
			if in.Levels == nil {
				in.Levels = map[string]int{}
			}
			in.Levels[id] = l
		}
		return in, nil
	},
	body:  func(f *filled) templ.Component { return assignBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return assignCheck(f) },
	consequence: func(f *filled) string {
		return "The annual summary rating is the official one, and the basis for pay, awards and other decisions. Your signature makes it final."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this page, to the letter, and " + f.considered() + " that you considered.",
			"The annual summary rating is the official rating. The initial one stays beside it, unchanged.",
			f.Name(f.Case().RatingOfficial) + " or executive resources communicates it to " + f.Executive() + ", with the notice of what can be done about it."}
	},
	thenTitle: "Then", then: says("You see the decision on one page, confirm your sign-in, and get a receipt. Then it is communicated to the executive."),
}

// annual gives the annual rating as the fields have it; the initial one where a level is missing.
func (f *filled) annual() appraisal.AnnualRating {
	initial := f.initial().Derivation
	a := appraisal.AnnualRating{AssignAnnualRating: appraisal.AssignAnnualRating{Reason: f.Value("reason")}, Derivation: initial, Initial: initial}
	if d, levels := f.Description(), f.levels(); len(d.CheckLevels(levels)) == 0 && len(f.PlanInForce().Weights) == len(d.Elements) {
		a.Derivation = d.Derive(f.PlanInForce().Weights, levels)
	}
	return a
}

// recommendation is the board's; an empty one before it is made.
func (f *filled) recommendation() appraisal.Recommendation {
	if f.Case().Recommendation != nil {
		return *f.Case().Recommendation
	}
	return appraisal.Recommendation{}
}

// considered names what the decision rests on.
func (f *filled) considered() string {
	switch {
	case f.Case().HasBoard():
		return "the initial rating and the recommendation"
	case f.Case().Response != nil:
		return "the initial rating and the response"
	}
	return "the initial rating"
}

// reasonNeeded says in a sentence whether the law asks for a reason, as the fields stand.
func (f *filled) reasonNeeded() string {
	a := f.annual()
	switch {
	case changedLevels(a) > 0:
		return fmt.Sprintf("Needed, because %s of the initial rating.", counted(changedLevels(a), "element differs from that", "elements differ from those"))
	case !f.Case().HasBoard():
		return "Not needed while the rating is the initial one."
	case a.Derivation.Level != f.recommendation().Level:
		return "Needed, because the rating differs from the board’s recommendation."
	}
	return "Not needed while the rating is the initial one and the board’s."
}

func changedLevels(a appraisal.AnnualRating) int {
	n := 0
	for i, l := range a.Derivation.Lines {
		if l.Level != a.Initial.Lines[i].Level {
			n++
		}
	}
	return n
}

// weightOf gives an element's weight in the plan that was rated.
func (f *filled) weightOf(e system.Element) string { return f.PlanInForce().Weights[e.ID].String() }
