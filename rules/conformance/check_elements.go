package conformance

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/system"
)

// elementChecks are about what a plan says: elements, requirements, results, and when it is due (§5).
var elementChecks = []check{
	{[]string{"SD-5.2"}, "planning", isSES, checkPlanningDue},
	{[]string{"SD-5.4"}, "elements", always, checkAdditions},
	{[]string{"SD-5.5"}, "elements", isSES, checkResultsStated},
	{[]string{"SD-5.16"}, "requirement_levels", isSES, checkRequirementLevels},
	{[]string{"SD-5.14"}, "details", isSES, checkDetails},
	{[]string{"SD-8.1"}, "element_rating", always, checkRollUp},
	{[]string{"SD-8.2"}, "element_rating", always, checkMethodDeclared},
}

func checkPlanningDue(c *checker) {
	if n := c.d.Planning.DueDaysAfterStart; n > 0 {
		c.bar("SD-5.2", "planning.due_days_after_start", "Write 0 or less.",
			"Plans are due %d days after the period has begun, and they are communicated on or before its first day.", n)
		return
	}
	c.yes("SD-5.2", "planning.due_days_after_start", "Plans are due on or before the first day of the period.")
}

func checkAdditions(c *checker) {
	for i, e := range c.d.Elements {
		at := fmt.Sprintf("elements[%d]", i)
		if strings.TrimSpace(e.Requirement) == "" {
			c.bar("SD-5.4", at+".requirement", "Write the performance requirement of the element.", "%s has no performance requirement.", e.Title)
		}
		for j, a := range e.AgencyRequirements {
			at := fmt.Sprintf("%s.agency_requirements[%d]", at, j)
			if strings.TrimSpace(a.Text) == "" {
				c.bar("SD-5.4", at+".text", "Write it, or take it out.", "An agency requirement of %s has no text.", e.Title)
			}
		}
	}
	if !c.answered("SD-5.4") {
		c.yes("SD-5.4", "elements", "Every element has its performance requirement, and what is added stands beneath it.")
	}
}

// checkResultsStated: an element with specific results has at least one, and they can be seen to be met.
func checkResultsStated(c *checker) {
	for i, e := range c.d.Elements {
		at := fmt.Sprintf("elements[%d].components", i)
		switch {
		case e.Components == nil:
		case e.Components.Minimum < 1:
			c.bar("SD-5.5", at+".minimum", "Ask for one at least.", "%s has results, and a plan may name none of them.", e.Title)
		case len(e.Components.MustState) == 0:
			c.bar("SD-5.5", at+".must_state", "Ask for measures, targets and timelines.", "The results of %s need not state how they are measured.", e.Title)
		}
	}
	if !c.answered("SD-5.5") {
		c.yes("SD-5.5", "elements", "Where an element has results, a plan names one at least, and each says how it is measured.")
	}
}

func checkRequirementLevels(c *checker) {
	r := c.d.RequirementLevels
	if !slices.Contains(r.Required, 3) {
		c.bar("SD-5.16", "requirement_levels.required", "Require Level 3.", "Performance requirements at Level 3 are not required, and a requirement describes Level 3.")
	}
	c.levelsExist("SD-5.16", "requirement_levels.required", r.Required)
	c.levelsExist("SD-5.16", "requirement_levels.permitted", r.Permitted)
	for i, e := range c.d.Elements {
		at := fmt.Sprintf("elements[%d].components", i)
		if e.Components == nil {
			continue
		}
		if !slices.Contains(e.Components.Levels, 3) {
			c.bar("SD-5.16", at+".levels", "Require Level 3.", "A result of %s need not say what Level 3 is.", e.Title)
		}
		c.levelsExist("SD-5.16", at+".levels", e.Components.Levels)
		c.levelsExist("SD-5.16", at+".recommended_levels", e.Components.RecommendedLevels)
	}
}

func (c *checker) levelsExist(provision, path string, levels []int) {
	for _, n := range levels {
		if _, ok := c.d.Level(n); !ok {
			c.bar(provision, path, "Name only levels of the description.", "Level %d is named here, and the levels are %s.", n, c.d.LevelNumbers())
		}
	}
}

func checkDetails(c *checker) {
	if n := c.d.Details.Days; n > 120 || n < 1 {
		c.bar("SD-5.14", "details.days", "Write 120 days or fewer.", "Details are appraised from %d days on, and the law asks for it from 120 days on.", n)
	}
}

// checkRollUp: a mean of level numbers is no level until a declared rounding makes it one.
func checkRollUp(c *checker) {
	hold := func(path string, r system.ElementRating) {
		if r.Method != "mean" && r.Method != "weighted-mean" {
			return
		}
		if r.Rounding == "" || r.Rounding == "none" {
			c.bar("SD-8.1", path+".rounding", "Declare half-up, half-even or down.",
				"The element rating is a %s without a rounding, so that 3 and 4 together make 3.5, which is no level.", strings.ReplaceAll(r.Method, "-", " "))
		}
	}
	hold("element_rating", c.d.ElementRating)
	for i, e := range c.d.Elements {
		if e.ElementRating != nil {
			hold(fmt.Sprintf("elements[%d].element_rating", i), *e.ElementRating)
		}
	}
}

func checkMethodDeclared(c *checker) {
	for _, e := range c.d.Elements {
		if e.Components != nil && c.d.ElementRating.Method == "" && (e.ElementRating == nil || e.ElementRating.Method == "") {
			c.flag("SD-8.2", "element_rating.method", "Declare judgment, mean, weighted-mean or lowest.",
				"No method says how several results make the rating of %s, so that it cannot be rated where there are several.", e.Title)
		}
	}
}
