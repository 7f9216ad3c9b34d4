package conformance

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// criteriaChecks hold the design against the nine criteria of §1330.404(a), as far as a description shows it. What is
// shown by plans, ratings and pay alone is for the request for certification.
var criteriaChecks = []check{
	{[]string{"CE-404a1"}, "elements", always, checkCriterionAlignment},
	{[]string{"CE-404a2"}, "planning", always, checkCriterionConsultation},
	{[]string{"CE-404a3"}, "elements", always, checkCriterionResults},
	{[]string{"CE-404a4"}, "elements", always, checkCriterionBalance},
	{[]string{"CE-404a5"}, "distribution", always, checkCriterionGuidance},
	{[]string{"CE-404a6"}, "agency", always, checkCriterionOversight},
	{[]string{"CE-404a7"}, "elements", always, checkCriterionAccountability},
	{[]string{"CE-404a8"}, "levels", always, checkCriterionDifferentiation},
	{[]string{"CE-404a8b"}, "uses", always, checkNoRanking},
	{[]string{"CE-404a9"}, "uses", always, checkCriterionPay},
}

func checkCriterionAlignment(c *checker) {
	for _, e := range c.d.Elements {
		if e.Alignment != nil && e.Alignment.Required {
			c.yes("CE-404a1", "elements", "%s requires that its results are linked to the agency's goals.", e.Title)
			return
		}
	}
	c.flag("CE-404a1", "elements", "Require alignment of an element's results.", "No element requires that expectations are linked to mission, goals, plans or budget priorities.")
}

func checkCriterionConsultation(c *checker) {
	if n := c.d.Planning.DueDaysAfterStart; n > 0 {
		c.unknown("CE-404a2", "planning.due_days_after_start", "OPM's answer on whether that is an appropriate time after the beginning.",
			"Plans are made in consultation, and communicated up to %d days after the period has begun.", n)
		return
	}
	c.yes("CE-404a2", "planning", "Plans are made in consultation with the executive, and due by the first day of the period.")
}

// resultElement gives an element whose results state how they are seen to be met.
func resultElement(d *system.Description) *system.Element {
	for i, e := range d.Elements {
		if e.Components != nil && e.Components.Minimum > 0 && len(e.Components.MustState) > 0 {
			return &d.Elements[i]
		}
	}
	return nil
}

func checkCriterionResults(c *checker) {
	if e := resultElement(c.d); e != nil {
		c.yes("CE-404a3", "elements", "Each result of %s states its %s.", e.Title, act.List(e.Components.MustState))
		return
	}
	c.flag("CE-404a3", "elements", "Give an element results that state measures, targets and timelines (components).", "No element asks for results that can be observed, measured or demonstrated.")
}

func checkCriterionBalance(c *checker) {
	results := resultElement(c.d)
	for _, e := range c.d.Elements {
		if results != nil && e.ID != results.ID {
			c.yes("CE-404a4", "elements", "Beside the results of %s stands what is no count of results, %s among it.", results.Title, e.Title)
			return
		}
	}
	c.flag("CE-404a4", "elements", "Have results in one element, and competencies or behaviors in another.", "Results and competencies do not stand beside each other in it.")
}

func checkCriterionGuidance(c *checker) {
	if !declared(c.d.Distribution) {
		c.yes("CE-404a5", "distribution", "Assessments and guidelines come before ratings are recommended, and nothing limits the number of ratings at a level.")
		return
	}
	c.unknown("CE-404a5", "distribution", "OPM's answer, with OMB, on how the two stand to each other.",
		"A limit on ratings is declared: §430.305(a)(5) no longer prohibits it from October 15, 2025 (SD-9.12), and §1330.404(a)(5) says that guidance may not take the form of quantitative limits on the number of ratings at any level.")
}

func checkCriterionOversight(c *checker) {
	who := "the agency head or the official whom the agency head designates"
	if c.d.Agency.InspectorGeneral {
		who = "the Inspector General or the Inspector General's designee (§1330.404(b))"
	}
	c.yes("CE-404a6", "agency", "Section 12 gives oversight to %s, whose certification stands beside each period's ratings.", who)
}

func checkCriterionAccountability(c *checker) {
	if _, ok := c.d.Element("leading-people"); ok && adopts(c.d) {
		c.yes("CE-404a7", "elements", "Leading People asks that employees' plans are aligned with the mission and that they are realistically appraised.")
		return
	}
	c.unknown("CE-404a7", "elements", "A requirement for supervisors on how rigorously they appraise and whether subordinates' expectations link to goals.",
		"Whether a supervisor's rating reflects how subordinates are appraised stands in the words of its requirements.")
}

func checkCriterionDifferentiation(c *checker) {
	top := c.d.Ascending()[len(c.d.Levels)-1]
	if !hasOutstanding(c.d) || top <= 3 && c.d.Chapter43() {
		c.flag("CE-404a8", "levels", "Add Level 5.", "No level above fully successful reflects outstanding performance.")
		return
	}
	c.yes("CE-404a8", "levels", "Level %d (%s) reflects outstanding performance; what the ratings of a year distinguish is shown by them.", top, c.d.Label(top))
}

// checkNoRanking: a description has no key by which people could be ranked, and no use of appraisals for it.
func checkNoRanking(c *checker) {
	c.yes("CE-404a8b", "uses", "Nothing in it ranks people against each other: a rating comes of a person's own elements alone.")
}

func checkCriterionPay(c *checker) {
	if slices.Contains(c.d.Uses, "pay") && slices.Contains(c.d.Uses, "awards") {
		c.yes("CE-404a9", "uses", "Appraisals are the basis for pay and awards; what came of it is shown by each year's data.")
		return
	}
	c.flag("CE-404a9", "uses", "Add pay and awards.", "Appraisals are not the basis for both pay and awards.")
}
