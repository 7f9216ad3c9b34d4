package appraisal

import (
	"fmt"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// Plan is a senior executive performance plan (basic system description §5). Its texts may be left out; what
// law asks of them is checked, so that a plan with gaps is told of every gap.
type Plan struct {
	Revision     string        `json:"revision,omitempty" doc:"why the plan in force is revised; needed once one is in force"`
	Elements     []PlanElement `json:"elements" doc:"the critical elements, each with its weight"`
	WeightsSetBy string        `json:"weights_set_by,omitempty" of:"person" doc:"who set the weights, where the description leaves that to executive resources or the agency head"`
}

// PlanElement is one critical element of a plan.
type PlanElement struct {
	Element      string              `json:"element" doc:"one of the description’s elements, as leading-change"`
	Weight       system.Number       `json:"weight" doc:"its weight; a whole number unless the description has others"`
	Requirement  string              `json:"requirement,omitempty" doc:"the Governmentwide requirement; it stands as written and may be left out"`
	Requirements []AgencyRequirement `json:"agency_requirements,omitempty" doc:"what the agency adds beneath it"`
	Results      []Result            `json:"results,omitempty" doc:"specific performance results; Results Driven has at least one"`
}

// AgencyRequirement is an agency-specific requirement, added beneath the Governmentwide one.
type AgencyRequirement struct {
	Text   string `json:"text" doc:"the requirement at Level 3"`
	As     string `json:"as,omitempty" enum:"competency,result" doc:"competency if left out"`
	Level5 string `json:"level_5,omitempty" doc:"what Level 5 requires, where the description requires or permits it"`
	Level4 string `json:"level_4,omitempty" doc:"what Level 4 requires, where the description requires or permits it"`
	Level2 string `json:"level_2,omitempty" doc:"what Level 2 requires, where the description requires or permits it"`
	Level1 string `json:"level_1,omitempty" doc:"what Level 1 would be, where the description requires or permits it"`
}

// Result is one specific performance result.
type Result struct {
	Title     string        `json:"title" doc:"what is to be achieved"`
	Measures  string        `json:"measures,omitempty" doc:"by what it is measured; a quality descriptor where it cannot be counted"`
	Targets   string        `json:"targets,omitempty" doc:"how much or how well"`
	Timelines string        `json:"timelines,omitempty" doc:"by when"`
	Level3    string        `json:"level_3,omitempty" doc:"what Level 3 requires"`
	Level5    string        `json:"level_5,omitempty" doc:"threshold for Level 5; recommended"`
	Level4    string        `json:"level_4,omitempty" doc:"what Level 4 requires, where the description requires or permits it"`
	Level2    string        `json:"level_2,omitempty" doc:"threshold for Level 2; recommended"`
	Level1    string        `json:"level_1,omitempty" doc:"what Level 1 would be, where the description requires or permits it"`
	Weight    system.Number `json:"weight,omitempty" doc:"its weight among the results of the element, where the description’s method is the weighted mean"`
	Aligned   Alignment     `json:"aligned_to,omitzero" doc:"the goal it serves"`
}

// Alignment is the goal that a result serves, and where it stands.
type Alignment struct {
	Document string `json:"document,omitempty" doc:"Strategic Plan, Congressional Budget Justification / Annual Performance Plan or other planning document"`
	Goal     string `json:"goal,omitempty" doc:"the goal or objective"`
	Pages    string `json:"pages,omitempty" doc:"page numbers in the document"`
}

// PlanVersion is one version of the plan, with its signatures; a change is a new version and the old one stays.
type PlanVersion struct {
	Number       int                       `json:"number"`
	Plan         Plan                      `json:"plan"`
	Weights      map[string]system.Decimal `json:"weights"`
	Proposed     act.Meta                  `json:"proposed"`
	Signed       []PlanSignature           `json:"signed,omitempty"`
	Declined     *Declined                 `json:"declined,omitempty"`
	Revises      int                       `json:"revises,omitempty"` // the version in force when it was proposed; 0 for none
	Place        Place                     `json:"place,omitzero"`    // the position that it was proposed for
	Communicated act.Meta                  `json:"communicated,omitzero"`
}

// PlanSignature is one person's signature under a version.
type PlanSignature struct {
	Person string       `json:"person"`
	As     act.Relation `json:"as"`
	Meta   act.Meta     `json:"meta"`
}

// SignedBy says whether the person has signed the version.
func (v *PlanVersion) SignedBy(person string) bool {
	for _, s := range v.Signed {
		if s.Person == person {
			return true
		}
	}
	return false
}

type proposed struct {
	Number  int                       `json:"number"`
	Weights map[string]system.Decimal `json:"weights"`
	Place   Place                     `json:"place,omitzero"`
	Terms   *Terms                    `json:"terms,omitempty"` // of the description that came into force since the case was opened
}

var proposePlan = act.Def[*Appraisal, Plan, proposed]{
	Name: "appraisal.propose-plan", Title: "Propose the plan", Part: "plan", Who: []act.Relation{act.RatingOfficial},
	Provisions: []string{"SD-5.1", "SD-5.3", "SD-5.4", "SD-5.5", "SD-5.6", "SD-5.7", "SD-5.8", "SD-5.9", "SD-5.10", "SD-5.11", "SD-5.12", "SD-5.13", "SD-5.16", "SD-8.1", "ME-3"},
	When:       mayPropose,
	Check: func(c *Appraisal, in Plan, q act.Question) (proposed, []act.Finding) {
		d, terms := current(c, q)
		weights, found := checkPlan(d, c, in, q)
		found = append(found, checkRevision(c, in)...)
		found = append(found, checkReviewer(c, d)...)
		place, _, _ := placeOf(q.Facts, c.Executive)
		return proposed{Number: len(c.Plans) + 1, Weights: weights, Place: place, Terms: terms}, found
	},
	Apply: func(c *Appraisal, m act.Meta, in Plan, out proposed) {
		c.Plans = append(c.Plans, PlanVersion{Number: out.Number, Plan: in, Weights: out.Weights, Place: out.Place, Proposed: m, Revises: c.numberInForce()})
		if out.Terms != nil {
			c.Terms = *out.Terms
		}
	},
	Tell: func(in Plan, out proposed) string {
		if in.Revision != "" {
			return fmt.Sprintf("proposed version %d of the plan, a revision", out.Number)
		}
		return fmt.Sprintf("proposed version %d of the plan", out.Number)
	},
}

// Requirement is one thing that a plan requires, as progress is reviewed against it.
type Requirement struct {
	ID    string // leading-change, or results-driven.1 for the first result
	Title string
	Text  string
}

// Requirements lists what the plan requires: each element, and each result of an element that has results.
func (p Plan) Requirements(d *system.Description) []Requirement {
	var out []Requirement
	for _, e := range d.Elements {
		pe, _ := p.Element(e.ID)
		if len(pe.Results) == 0 {
			out = append(out, Requirement{e.ID, e.Title, e.Requirement})
		}
		for i, r := range pe.Results {
			out = append(out, Requirement{fmt.Sprintf("%s.%d", e.ID, i+1), fmt.Sprintf("%s, result %d: %s", e.Title, i+1, r.Title), r.Level3})
		}
	}
	return out
}

// Element gives an element of the plan by its id.
func (p Plan) Element(id string) (PlanElement, bool) {
	for _, e := range p.Elements {
		if e.Element == id {
			return e, true
		}
	}
	return PlanElement{}, false
}
