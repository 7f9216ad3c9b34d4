package appraisal

import (
	"fmt"
	"strings"

	"sesperf/rules/system"
)

// PlanPart is one part of a plan that can be named by itself: an element, an agency requirement beneath it, or a result.
type PlanPart struct {
	ID     string // leading-change, leading-change.requirement-1, or results-driven.1 for the first result
	Title  string
	Fields []PlanField
	key    string // what it is told by from one version to the next
}

// PlanField is one field of a part with its text.
type PlanField struct {
	Name  string // as in the inputs of the plan: weight, measures, level_3, aligned_to.goal
	Label string
	Text  string // of who set the weights, the person
}

// Parts lists the parts of a plan in the order of the description; elements that it does not have come last.
func (p Plan) Parts(d *system.Description) []PlanPart {
	var out []PlanPart
	known := map[string]bool{}
	for _, e := range d.Elements {
		known[e.ID] = true
		if pe, ok := p.Element(e.ID); ok {
			out = append(out, pe.parts(e.Title)...)
		}
	}
	for _, pe := range p.Elements {
		if !known[pe.Element] {
			out = append(out, pe.parts(pe.Element)...)
		}
	}
	if p.WeightsSetBy != "" {
		out = append(out, PlanPart{ID: "weights", Title: "Weights", Fields: []PlanField{{"weights_set_by", "Who set the weights", p.WeightsSetBy}}})
	}
	return out
}

// parts gives an element, its agency requirements and its results.
func (e PlanElement) parts(title string) []PlanPart {
	out := []PlanPart{{ID: e.Element, Title: title, Fields: []PlanField{{"weight", "Weight", plainNumber(e.Weight)}}}}
	for i, r := range e.Requirements {
		part := PlanPart{ID: fmt.Sprintf("%s.requirement-%d", e.Element, i+1), Title: fmt.Sprintf("%s, agency requirement %d", title, i+1), key: r.Text,
			Fields: []PlanField{{"text", "Requirement at Level 3", r.Text}, {"as", "Written as", r.As}}}
		out = append(out, part.levels(r.At))
	}
	for i, r := range e.Results {
		part := PlanPart{ID: fmt.Sprintf("%s.%d", e.Element, i+1), Title: fmt.Sprintf("%s, result %d: %s", title, i+1, r.Title), key: r.Title,
			Fields: []PlanField{{"title", "Result", r.Title}, {"measures", "Measure", r.Measures}, {"targets", "Target", r.Targets}, {"timelines", "Timeline", r.Timelines},
				{"level_3", "What Level 3 requires", r.Level3}}}
		part = part.levels(r.At)
		part.Fields = append(part.Fields, PlanField{"weight", "Weight among the results", plainNumber(r.Weight)}, PlanField{"aligned_to.goal", "Goal it serves", r.Aligned.Goal},
			PlanField{"aligned_to.document", "Document of the goal", r.Aligned.Document}, PlanField{"aligned_to.pages", "Pages of the goal", r.Aligned.Pages})
		out = append(out, part)
	}
	return out
}

// levels adds what a part says of the levels beside Level 3.
func (p PlanPart) levels(at func(level int) string) PlanPart {
	for _, l := range []int{5, 4, 2, 1} {
		p.Fields = append(p.Fields, PlanField{fmt.Sprintf("level_%d", l), fmt.Sprintf("Level %d", l), at(l)})
	}
	return p
}

// Field gives a field of the part by its name.
func (p PlanPart) Field(name string) (PlanField, bool) {
	for _, f := range p.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return PlanField{}, false
}

// Part gives a part of a plan by its id.
func (p Plan) Part(d *system.Description, id string) (PlanPart, bool) {
	for _, part := range p.Parts(d) {
		if part.ID == id {
			return part, true
		}
	}
	return PlanPart{}, false
}

// plainNumber writes a number in one way, however it was typed: 15, not 15.0.
func plainNumber(n system.Number) string {
	if v, ok := n.Decimal(); ok {
		return v.String()
	}
	return n.String()
}

// listOf names the list that a part stands in: results-driven.results for results-driven.2; an element is one by itself.
func listOf(part string) string {
	switch element, place, in := strings.Cut(part, "."); {
	case !in:
		return part
	case strings.HasPrefix(place, "requirement-"):
		return element + ".agency_requirements"
	default:
		return element + ".results"
	}
}
