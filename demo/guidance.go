package demo

import (
	"fmt"

	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// assessedUnits is how many organizations an assessment names.
const assessedUnits = 8

var assessed = []string{"Met its goals for the year, within the budget of %s and with fewer open cases than at its beginning.",
	"Met most of its goals. The last of them was reached a quarter late, after a system that %s depends on was replaced.",
	"Exceeded its goals. What %s tried in two regions is being taken up elsewhere.",
	"Met its goals for service and missed the one for time, as %s had a tenth of its positions vacant in the spring."}

// guidance has the department assessed and the guidelines issued on the day after a period.
func (h *house) guidance(period, title string, span calendar.Period) {
	in := agency.AssessOrganization{Scope: agency.ScopeAgency, Overall: "The department met 31 of its 38 goals for " + title + ". Service and safety improved; four goals for the time that decisions take were missed."}
	for i, u := range h.units[:min(len(h.units), assessedUnits)] {
		in.Parts = append(in.Parts, agency.AssessedPart{Kind: "component", Name: u.name, Unit: u.id, Text: fmt.Sprintf(assessed[(i+span.End.Year())%len(assessed)], u.name)})
	}
	for i, g := range h.goals[:min(len(h.goals), 4)] {
		in.Parts = append(in.Parts, agency.AssessedPart{Kind: "mission", Name: g.text, Text: fmt.Sprintf(assessed[(i+1+span.End.Year())%len(assessed)], "the department")})
	}
	on := span.End.AddDays(1)
	h.enter(on, h.oversight.id, "agency.assess-organization", period, in)
	h.enter(on, h.oversight.id, "agency.issue-guidelines", period, agency.IssueGuidelines{Scope: agency.ScopeAgency, Communicated: agency.Recipients,
		Text: "Appraise each executive against the plan and on the standards of the description alone. Weigh results by what the organization achieved: where a component missed a goal, say what the executive did about it. " +
			"Name evidence that others can check. A rating above Level 3 says what went beyond the plan."})
}
