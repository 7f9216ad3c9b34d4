package web

import (
	"fmt"

	"sesperf/rules/system"
)

// elementGroups are section 5: each element with what the agency adds beneath it, the weights, the times.
func elementGroups(d *system.Description) []fieldGroup {
	var out []fieldGroup
	for i := range d.Elements {
		out = append(out, elementGroup(d, i)...)
	}
	out = append(out, competencyGroups(d)...)
	return append(out, weightGroup(d), fieldGroup{Title: "Times and requirements", Fields: []systemField{
		figureField("planning.due_days_after_start", "A plan is due so many days after the period begins", "0 or less for senior executives: on or before the first day"),
		figureField("planning.new_executive_days", "Days for the plan of a new executive", ""),
		choice("planning.reviewing_official", "A reviewing official sees the plan", "", Option{"optional", "Where there is one", ""}, Option{"required", "Always", ""}),
		{Path: "requirement_levels.required", Label: "Levels at which requirements are written", Kind: asMarks, Options: levelChoices(d)},
		{Path: "requirement_levels.permitted", Label: "Further levels at which they may be written", Kind: asMarks, Options: levelChoices(d)},
		figureField("details.days", "Details of so many days or longer have requirements of their own", ""),
		figureField("details.requirements_within_days", "Days within which they are set", ""),
	}}, fieldGroup{Title: "The agency’s own words", Fields: []systemField{
		prose("text.section_5_levels", "On requirements at other levels", "Printed after the sentence on the fully successful level"),
		prose("text.section_5_weights", "On weights", "Printed with the weight policy"),
	}})
}

func elementGroup(d *system.Description, i int) []fieldGroup {
	e := d.Elements[i]
	at := fmt.Sprintf("elements[%d]", i)
	g := fieldGroup{Title: elementTitle(i, e), Fields: []systemField{
		short(at+".title", "Title of element "+whole(i+1), ""),
		prose(at+".requirement", "Governmentwide requirement of "+e.Title, ""),
		figureField(at+".minimum_weight", "Least weight of "+e.Title, ""),
		figureField(at+".maximum_weight", "Greatest weight of "+e.Title, "0: no limit of its own"),
	}}
	if e.Components != nil {
		g.Fields = append(g.Fields, figureField(at+".components.minimum", "Results of "+e.Title+", at least", ""),
			systemField{Path: at + ".components.levels", Label: "Levels at which each result says what is required", Kind: asMarks, Options: levelChoices(d)},
			systemField{Path: at + ".components.recommended_levels", Label: "Levels at which that is recommended", Kind: asMarks, Options: levelChoices(d)})
	}
	if e.Alignment != nil {
		g.Fields = append(g.Fields, yesNo(at+".alignment.required", "Each result names the goal that it serves", ""), yesNo(at+".alignment.page_numbers", "It names the pages of the plan in which the goal stands", ""))
	}
	out := []fieldGroup{g}
	for n := range e.AgencyRequirements {
		added := fmt.Sprintf("%s.agency_requirements[%d]", at, n)
		out = append(out, fieldGroup{Title: fmt.Sprintf("%s: agency requirement %d", e.Title, n+1), Drop: added, Fields: []systemField{
			prose(added+".text", fmt.Sprintf("Requirement %d of the agency beneath %s", n+1, e.Title), "It is added beneath the Governmentwide requirement, never instead of it"),
			choice(added+".as", "It is written as", "", Option{"competency", "A competency", ""}, Option{"result", "A result", ""})}})
	}
	last := &out[len(out)-1]
	last.Add, last.AddTo = "Add an agency requirement to "+e.Title, at+".agency_requirements"
	return out
}

func competencyGroups(d *system.Description) []fieldGroup {
	out := []fieldGroup{{Title: "Additional competencies", Note: "A competency that OPM has not validated needs OPM’s approval on record."}}
	for i := range d.Additional {
		at := fmt.Sprintf("additional_competencies[%d]", i)
		out = append(out, fieldGroup{Title: fmt.Sprintf("Additional competency %d", i+1), Drop: at, Fields: []systemField{
			short(at+".title", "Competency", ""), short(at+".id", "Short name", "Small letters, digits and hyphens"),
			short(at+".approval.by", "Approved by", ""), {Path: at + ".approval.on", Label: "Approved on", Kind: asDay}, short(at+".approval.reference", "Reference of the approval", "")}})
	}
	last := &out[len(out)-1]
	last.Add, last.AddTo = "Add a competency", "additional_competencies"
	return out
}

func weightGroup(d *system.Description) fieldGroup {
	heaviest := []Option{{"", "No such rule", ""}}
	for _, e := range d.Elements {
		heaviest = append(heaviest, Option{Value: e.ID, Label: e.Title})
	}
	g := fieldGroup{Title: "Weights", Fields: []systemField{
		figureField("weights.total", "Weights add to", ""),
		yesNo("weights.whole", "Weights are whole numbers", ""),
		choice("weights.heaviest", "No element weighs more than", "", heaviest...),
		choice("weights.policy", "Weights are", "", Option{"", "Not stated", ""}, Option{"variable", "Set for each executive", ""}, Option{"uniform", "The same for all", ""}),
		choice("weights.changes", "They can change", "", Option{"", "Not stated", ""}, Option{"yearly", "Each year", ""}, Option{"permanent", "Not from year to year", ""}),
		choice("weights.set_by", "They are set by", "", Option{"", "Not stated", ""}, Option{"rating-official", "The rating official", ""}, Option{"reviewing-official", "The reviewing official", ""},
			Option{"executive-resources", "Executive resources", ""}, Option{"agency-head", "The agency head", ""}),
	}}
	if d.Weights.Policy == "uniform" {
		for _, e := range d.Elements {
			g.Fields = append(g.Fields, figureField("weights.uniform."+e.ID, "Weight of "+e.Title+" for all", ""))
		}
	}
	return g
}

func ratingGroups(d *system.Description) []fieldGroup {
	return []fieldGroup{{Fields: []systemField{
		choice("element_rating.method", "How results make an element’s rating", "", Option{"", "Not stated", ""}, Option{"judgment", "By judgment, with a narrative", ""}, Option{"mean", "The mean of their levels", ""},
			Option{"weighted-mean", "The mean by their weights", ""}, Option{"lowest", "The lowest of them", ""}),
		choice("element_rating.rounding", "How a mean is rounded", "Needed for a mean", Option{"none", "Not rounded", ""}, Option{"half-up", "A half goes up", ""}, Option{"half-even", "A half goes to the even level", ""}, Option{"down", "Down", ""}),
		yesNo("element_rating.any_level_1_is_level_1", "A result at Level 1 makes the element Level 1", ""),
		prose("text.section_8_method", "The method in the agency’s own words", ""),
	}}}
}

// derivationGroups are section 9: points, ranges, and what goes around a rating.
func derivationGroups(d *system.Description) []fieldGroup {
	points := fieldGroup{Title: "Points"}
	ranges := fieldGroup{Title: "Ranges of scores", Note: "Both ends belong to the range."}
	for i, l := range d.Levels {
		points.Fields = append(points.Fields, figureField(fmt.Sprintf("levels[%d].points", i), fmt.Sprintf("Points for Level %d", l.Level), ""))
		if _, ok := d.Derivation.Ranges[l.Level]; ok {
			at := fmt.Sprintf("derivation.ranges.%d", l.Level)
			ranges.Fields = append(ranges.Fields, figureField(at+"[0]", fmt.Sprintf("Level %d from", l.Level), ""), figureField(at+"[1]", fmt.Sprintf("Level %d to", l.Level), ""))
		}
	}
	out := []fieldGroup{points, ranges}
	if d.Derivation.Override != (system.Override{}) {
		out = append(out, fieldGroup{Title: "Override", Fields: []systemField{
			choice("derivation.override.any_element_at", "A critical element at", "", levelChoices(d)...), choice("derivation.override.gives", "makes the summary", "", levelChoices(d)...)}})
	}
	around := fieldGroup{Title: "Around a rating", Fields: []systemField{
		choice("narratives.summary", "Summary narrative", "", Option{"required", "Required", ""}, Option{"optional", "Optional", ""}),
		{Path: "narratives.element_at_levels", Label: "An element’s narrative is required at", Kind: asMarks, Options: levelChoices(d)},
		choice("narratives.executive", "The executive’s own account", "", Option{"optional", "Optional", ""}, Option{"required", "Required", ""}),
		figureField("response.days", "Days in which the executive can respond", "One at least"),
	}}
	if d.HasHigherLevelReview() {
		around.Fields = append(around.Fields, yesNo("higher_level_review.possible", "Higher level review is possible", ""),
			figureField("higher_level_review.request_days", "Days in which it is requested", "A reminder: a request counts until the board has the rating"),
			figureField("higher_level_review.requests", "How many reviews can be requested", ""),
			prose("higher_level_review.basis_if_not", "The basis, where it is not possible", ""))
	}
	return append(out, around)
}
