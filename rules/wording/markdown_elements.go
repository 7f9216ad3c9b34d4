package wording

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/system"
)

// planWords fills in section 5, but for the weights.
func (d document) planWords() map[string]string {
	return map[string]string{
		"plan_due": d.planDueInWords(), "new_executives": d.newExecutivesMD(), "elements": d.elementsMD(),
		"requirements": d.requirementsInWords(), "base_requirements": d.baseRequirements(), "results": d.resultsMD(), "section_5_levels": d.requirementLevelsMD(),
		"additional_competencies": d.additionalMD(), "detail_days": fmt.Sprint(d.Details.Days),
		"detail_requirements": d.detailMD(), "element": d.elementInWords(),
	}
}

// elementInWords is what the elements are called: all are critical, unless a senior-professional system has others.
func (d document) elementInWords() string {
	if slices.ContainsFunc(d.Elements, func(e system.Element) bool { return !e.IsCritical() }) {
		return "element"
	}
	return "critical element"
}

func (d document) planDueInWords() string {
	switch n := d.Planning.DueDaysAfterStart; {
	case n < 0:
		return "at least " + days(-n) + " before the beginning of the rating period"
	case n > 0:
		return "within " + days(n) + " after the beginning of the rating period"
	}
	return "on or before the beginning of the rating period"
}

func (d document) newExecutivesMD() string {
	out := ""
	if n := d.Planning.NewExecutiveDays; n > 0 {
		out = d.stated("The plan of a new %s is communicated within %s of the appointment.", d.person(), days(n))
	}
	if d.Planning.ReviewingOfficial == "required" {
		out += d.stated("A reviewing official reviews each plan.")
	}
	return out
}

func (d document) elementsMD() string {
	var out []string
	for i, e := range d.Elements {
		out = append(out, fmt.Sprintf("### %d. %s", i+1, inline(e.Title)), paragraphs(e.Requirement))
		if !e.IsCritical() {
			out = append(out, "This element is not a critical one.")
		}
		if len(e.Competencies) > 0 {
			out = append(out, "**Competencies:** "+strings.Join(d.competencyTitles(e.Competencies), "; ")+".")
		}
		var added []string
		for _, a := range e.AgencyRequirements {
			added = append(added, fmt.Sprintf("- **Agency requirement, as a %s:** %s", a.As, inline(a.Text)))
		}
		if len(added) > 0 {
			out = append(out, strings.Join(added, "\n"))
		}
	}
	return strings.Join(out, "\n\n")
}

// named is the element's title as it stands behind "the".
func named(e *system.Element) string { return withoutArticle(inline(e.Title)) }

// competencyTitles writes competencies as OPM does, or as OPM approved them for the agency.
func (d document) competencyTitles(ids []string) []string {
	var out []string
	for _, id := range ids {
		title := strings.ReplaceAll(id, "-", " ")
		for _, c := range system.ValidatedCompetencies() {
			if c.ID == id {
				title = c.Title
			}
		}
		for _, c := range d.Additional {
			if c.ID == id {
				title = c.Title
			}
		}
		out = append(out, inline(title))
	}
	return out
}

// additionalMD lists the competencies beyond OPM's validated ones, each with its approval (§430.305(a)(1)).
func (d document) additionalMD() string {
	var names []string
	for _, c := range d.Additional {
		name := inline(c.Title)
		switch {
		case c.Approval.By == "":
			name += " (no approval is stated)"
		case c.Approval.Reference != "":
			name += fmt.Sprintf(" (approved by %s on %s, %s)", inline(c.Approval.By), c.Approval.On.Long(), inline(c.Approval.Reference))
		default:
			name += fmt.Sprintf(" (approved by %s on %s)", inline(c.Approval.By), c.Approval.On.Long())
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return "- Additional competencies: " + strings.Join(names, "; ") + "."
}

func (d document) requirementsInWords() string {
	switch {
	case d.isSeniorProfessional() || !d.Chapter43():
		return "performance requirements of the elements above"
	case d.Basis == "own":
		return "SES performance requirements of the elements above"
	}
	return "Governmentwide SES performance requirements"
}

// requirementLevelsMD is the agency's policy on requirements at other levels, as it is declared and in its words.
func (d document) requirementLevelsMD() string {
	out := ""
	others := slices.DeleteFunc(slices.Clone(d.RequirementLevels.Required), func(n int) bool { return n == 3 })
	if len(others) > 0 {
		out += fmt.Sprintf(" Performance requirements must also be written at %s.", levelsInWords(others))
	}
	if p := d.RequirementLevels.Permitted; len(p) > 0 {
		out += fmt.Sprintf(" Performance requirements may be written at %s.", levelsInWords(p))
	}
	return out + spaced(d.Text.Section5Levels)
}

// baseRequirements says which standard the requirements of every plan describe: outside chapter 43 a system may be
// without Level 3.
func (d document) baseRequirements() string {
	out := d.requirementLevelsMD()
	if _, ok := d.Level(3); ok {
		out = fmt.Sprintf("The performance requirements in the plan describe performance at the standard of %s in section 6.", d.labelled(3)) + out
	}
	return bullet(out)
}

func (d document) detailMD() string {
	if n := d.Details.RequirementsWithinDays; n > 0 {
		return d.stated("The gaining organization sets them within %s of the beginning of the assignment.", days(n))
	}
	return ""
}
