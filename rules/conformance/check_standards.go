package conformance

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// standardChecks are the standards of §430.305(a), in its order, for SES systems under chapter 43.
var standardChecks = []check{
	{[]string{"ST-a1"}, "elements", underStandards, checkCompetencies},
	{[]string{"ST-a2"}, "elements", underStandards, checkAlignmentRequired},
	{[]string{"ST-a3"}, "levels", underStandards, checkStandards},
	{[]string{"ST-a4"}, "period", underStandards, checkAnnual},
	{[]string{"ST-a5"}, "derivation", underStandards, checkMethod},
	{[]string{"ST-a6"}, "levels", underStandards, checkFiveLevels},
	{[]string{"ST-a7"}, "levels", underStandards, checkEquivalents("ST-a7")},
	{[]string{"ST-a8"}, "uses", underStandards, checkUses},
	{[]string{"SD-4.1"}, "levels", adopts, checkBasicLevels},
	{[]string{"SD-4.2"}, "levels", adopts, checkEquivalents("SD-4.2")},
}

// checkCompetencies: every element is critical and rests on competencies that OPM validated, or that it approved for
// this agency.
func checkCompetencies(c *checker) {
	approved := map[string]bool{}
	for i, a := range c.d.Additional {
		approved[a.ID] = true
		if !byOPM(a.Approval.By) || a.Approval.On.IsZero() {
			c.bar("ST-a1", fmt.Sprintf("additional_competencies[%d]", i), "Give OPM's approval with its date, or take the competency out.",
				"The competency %q has no approval by OPM with a date.", act.Clipped(a.ID))
		}
	}
	for i, e := range c.d.Elements {
		at := fmt.Sprintf("elements[%d]", i)
		if !e.IsCritical() {
			c.bar("ST-a1", at+".critical", "Take the key out.", "%s is not critical, and every element of an SES system is.", e.Title)
		}
		if len(e.Competencies) == 0 {
			c.bar("ST-a1", at, "Name the competencies that it rests on.", "%s names no executive competency.", e.Title)
		}
		for j, id := range e.Competencies {
			if !system.IsValidatedCompetency(id) && !approved[id] {
				c.competency(fmt.Sprintf("%s.competencies[%d]", at, j), id)
			}
		}
	}
}

// competency holds one that is not among OPM's 28 and not approved for the agency: a later basic system has its own by
// OPM's approval of the whole, and so has whoever adopts it.
func (c *checker) competency(path, id string) {
	from := c.d
	if adopts(c.d) && !laterBasic(c.d) {
		from = c.reference()
	}
	switch {
	case from == nil:
		c.unknown("ST-a1", path, "Give the description that it adopts beside it (--adopts FILE).", "Whether %q is a competency of the system that it adopts cannot be told.", act.Clipped(id))
	case laterBasic(from) && byOPM(from.Approval.By) && restsOn(from, id):
	default:
		c.bar("ST-a1", path, "Take it out, or list it in additional_competencies with OPM's approval.",
			"%q is none of OPM's validated executive competencies, and no approval of it stands in additional_competencies.", act.Clipped(id))
	}
}

// restsOn says whether an element rests on a competency.
func restsOn(d *system.Description, competency string) bool {
	return slices.ContainsFunc(d.Elements, func(e system.Element) bool { return slices.Contains(e.Competencies, competency) })
}

func byOPM(who string) bool {
	return strings.EqualFold(strings.TrimSpace(who), "OPM") || strings.Contains(strings.ToLower(who), "office of personnel management")
}

func checkAlignmentRequired(c *checker) {
	aligned := false
	for i, e := range c.d.Elements {
		required := e.Alignment != nil && e.Alignment.Required
		aligned = aligned || required
		if e.Components != nil && !required {
			c.bar("ST-a2", fmt.Sprintf("elements[%d]", i), "Require alignment of each of its results.",
				"The results of %s need not be aligned with the agency's mission and strategic planning initiatives.", e.Title)
			aligned = true // said already
		}
	}
	if !aligned {
		c.bar("ST-a2", "elements", "Require alignment where an element has results.",
			"No element requires that its results are aligned with the agency's mission and strategic planning initiatives.")
	}
}

func checkStandards(c *checker) {
	for i, l := range c.d.Levels {
		if strings.TrimSpace(l.Standard) == "" {
			c.bar("ST-a3", fmt.Sprintf("levels[%d].standard", i), "Write the performance standard of the level.", "Level %d (%s) has no performance standard.", l.Level, l.Label)
		}
	}
}

// checkAnnual: within each year a rating is possible, there are requirements to rate against, and no day of the year
// is in no period.
func checkAnnual(c *checker) {
	if c.d.Period.MinimumDays > 365 {
		c.bar("ST-a4", "period.minimum_days", "Ask for a year at most.", "A rating needs %d days of performance, so nobody could be appraised annually.", c.d.Period.MinimumDays)
	}
	if len(c.d.RequirementLevels.Required) == 0 {
		c.bar("ST-a4", "requirement_levels", "Require performance requirements at Level 3.", "No performance requirements are required, and each executive is appraised against them.")
	}
	c.periodsFollow()
}

// fiveLevels are the summary levels of §430.305(a)(6), from Level 1 up.
var fiveLevels = []string{"Unsatisfactory", "Minimally Satisfactory", "Fully Successful", "Exceeds Fully Successful", "Outstanding"}

func checkFiveLevels(c *checker) {
	for i, l := range c.d.Levels {
		if l.Level > 5 {
			c.bar("ST-a6", fmt.Sprintf("levels[%d]", i), "Take it out.", "There is a Level %d (%s), and an SES system has exactly the five summary levels.", l.Level, l.Label)
		}
	}
	for n, name := range fiveLevels {
		if _, ok := c.d.Level(n + 1); !ok {
			c.bar("ST-a6", "levels", "Add it.", "There is no Level %d (%s), and an SES system has exactly the five summary levels.", n+1, name)
		}
	}
}

func checkBasicLevels(c *checker) {
	if len(c.d.Levels) != 5 || !slices.Equal(c.d.Ascending(), []int{1, 2, 3, 4, 5}) {
		c.bar("SD-4.1", "levels", "Use the five levels.", "The levels are %s, and the basic system has Levels 1, 2, 3, 4 and 5.", c.d.LevelNumbers())
	}
}

// checkEquivalents: a label that is not the regulation's own stands in the crosswalk, and no label means two levels.
func checkEquivalents(provision string) func(*checker) {
	return func(c *checker) {
		meaning := map[string]int{} // what each label means, by the crosswalk
		for i, e := range c.d.Equivalents {
			if l, ok := meaning[folded(e.Label)]; ok && l != e.Level {
				c.bar(provision, fmt.Sprintf("equivalents[%d].label", i), "Map it onto one level.", "The crosswalk maps %q onto Level %d and Level %d.", act.Clipped(e.Label), l, e.Level)
			}
			meaning[folded(e.Label)] = e.Level
			if _, ok := c.d.Level(e.Level); !ok {
				c.bar(provision, fmt.Sprintf("equivalents[%d].level", i), "Map it onto one of the levels.", "The crosswalk maps %q onto Level %d, and the levels are %s.", act.Clipped(e.Label), e.Level, c.d.LevelNumbers())
			}
		}
		for i, l := range c.d.Levels {
			at := fmt.Sprintf("levels[%d].label", i)
			own := slices.IndexFunc(fiveLevels, func(name string) bool { return folded(name) == folded(l.Label) }) + 1
			mapped, ok := meaning[folded(l.Label)]
			switch {
			case own != 0 && own != l.Level:
				c.bar(provision, at, "Use another label.", "Level %d is called %q, which is what the regulation calls Level %d.", l.Level, act.Clipped(l.Label), own)
			case ok && mapped != l.Level:
				c.bar(provision, at, "Map it onto its own level.", "Level %d is called %q, and the crosswalk maps that onto Level %d.", l.Level, act.Clipped(l.Label), mapped)
			case own == 0 && !ok && l.Level <= 5:
				c.bar(provision, at, "Add a crosswalk line under equivalents.", "Level %d is called %q, and no crosswalk says which of the five levels that is.", l.Level, act.Clipped(l.Label))
			}
		}
	}
}

func folded(label string) string { return strings.ToLower(strings.Join(strings.Fields(label), " ")) }

// allUses are what §430.305(a)(8) makes appraisals the basis of.
var allUses = []string{"pay", "awards", "retention", "development", "removal", "other-decisions"}

func checkUses(c *checker) {
	for _, u := range allUses {
		if !slices.Contains(c.d.Uses, u) {
			c.bar("ST-a8", "uses", "Add it.", "Appraisals are no basis for %s here.", strings.ReplaceAll(u, "-", " "))
			return
		}
	}
}
