package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// elements are the critical elements of the basic system in their order.
var elements = []string{"leading-change", "leading-people", "business-acumen", "building-coalitions", "results-driven"}

// allocations are weights that executives are really given: the two published examples among them.
var allocations = [][5]int{{15, 15, 15, 15, 40}, {10, 10, 10, 10, 60}, {10, 15, 15, 10, 50}, {15, 20, 15, 10, 40}, {20, 15, 10, 15, 40}, {10, 20, 20, 10, 40}, {5, 15, 15, 15, 50}}

var requirements = map[string][]string{
	"leading-change":      {"Leads the move of at least one service to plain-language, mobile-first delivery, with user testing before release.", "Brings a tested proposal each year for work that can stop."},
	"leading-people":      {"Holds quarterly conversations on development with every direct report, and acts on the results of the employee viewpoint survey.", "Fills supervisory vacancies with a documented succession plan."},
	"business-acumen":     {"Executes the organization’s budget within 2 percent of plan, and ends the year without a violation of the Antideficiency Act.", "Closes audit recommendations by their due dates."},
	"building-coalitions": {"Meets state partners and worker and employer organizations at least twice in the period and reports what was changed on their advice.", "Clears cross-agency documents within five working days."},
}

// plan writes an executive's plan for a period. Some plans lack the recommended thresholds, as real ones do.
func (h *house) plan(e *executive, p calendar.Period, random *rand.Rand) (appraisal.Plan, map[string]system.Decimal) {
	weights := map[string]system.Decimal{}
	allocation := allocations[random.IntN(len(allocations))]
	var out appraisal.Plan
	for i, id := range elements {
		weights[id] = system.Whole(allocation[i])
		pe := appraisal.PlanElement{Element: id, Weight: system.Number(fmt.Sprint(allocation[i]))}
		if list := requirements[id]; list != nil && random.IntN(3) == 0 {
			pe.Requirements = []appraisal.AgencyRequirement{{Text: list[random.IntN(len(list))]}}
		}
		if id == "results-driven" {
			pe.Results = h.results(e, p, random, random.IntN(9) > 0)
		}
		out.Elements = append(out.Elements, pe)
	}
	return out, weights
}

// progress writes a progress review against each requirement of a plan.
func progress(p appraisal.Plan, random *rand.Rand) appraisal.ReviewProgress {
	said := []string{"On course: the milestones of the first half were met.", "Ahead of plan, and the staff say so too.", "Behind by about three weeks; we agreed on what to put off so that the target holds.",
		"On course. I asked for more of this to be handed to the deputies.", "Met so far. The harder part falls into the last quarter."}
	var out appraisal.ReviewProgress
	add := func(requirement string) {
		said := said[random.IntN(len(said))]
		p := appraisal.Progress{Requirement: requirement, Text: said}
		if p.Short = strings.HasPrefix(said, "Behind"); p.Short {
			p.Advice = "An analyst of the front office helps until the end of June; we look at it together every other week."
		}
		out.Against = append(out.Against, p)
	}
	for _, e := range p.Elements {
		if len(e.Results) == 0 {
			add(e.Element)
		}
		for i := range e.Results {
			add(fmt.Sprintf("%s.%d", e.Element, i+1))
		}
	}
	return out
}

var comments = []string{"I agree with the target if the two analyst positions are filled by the second quarter.", "The measure counts what we can see in the system only; I ask that field visits count too.",
	"Please move the date to the end of the period: the data come out late.", "I support the plan as written.", "The second result depends on the states’ systems. I suggest a quality descriptor beside the number."}

var feedback = []string{"The briefing of the committee was clear and short. Do the next one the same way.", "Your directors ask for decisions earlier in the week; try a short meeting on Mondays.",
	"Thank you for stepping in during the storm. It was noticed in the regions too."}

var accounts = []string{"The target was reached in the third quarter, with the same staff. Two of my directors now lead other offices.",
	"We met what the plan asks, and closed the oldest audit finding, which had stood for six years.",
	"The number was missed by two points; the method that we changed in spring brought it back, and the last quarter was above target.",
	"All milestones were met. The partnership with the states, which is not in the plan, took a third of my time and is why the year ended well."}
