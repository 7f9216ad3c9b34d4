package wording

import (
	"strings"
	"testing"

	"sesperf/rules/system"
)

// others are a senior-professional system and one outside chapter 43.
func others(t *testing.T) (professional, outside *system.Description) {
	t.Helper()
	professional = filled(t, "basis: basic\nadopts: basic\nkind: ses", "basis: own\nkind: senior-professional", "label: Unsatisfactory", "label: Unacceptable",
		"covers: [career, noncareer, limited-term, limited-emergency]", "covers: [senior-level]", `name: ""`, `name: Agency of Examples`,
		"board: {minimum_members: 3, quorum: 0, rating_official_may_sit: false}", "board: {}",
		`higher_level_review: {request_days: 7, requests: 1, possible: true, basis_if_not: ""}`, "higher_level_review: {}")
	outside = filled(t, "basis: basic\nadopts: basic", "basis: own", "authority: 5 U.S.C. chapter 43", "authority: the Towpath Act", `name: ""`, `name: Agency of Examples`,
		"label: Exceeds Fully Successful", "label: Fine", "elements:\n", "equivalents: [{label: Fine, level: 4}]\nelements:\n")
	return professional, outside
}

// A senior-professional system and one outside chapter 43 have their own law, and say what they are without.
func TestMarkdownOfOtherSystems(t *testing.T) {
	slst, outside := others(t)
	for _, c := range []struct {
		d             *system.Description
		section, want string
	}{
		{slst, "1. ", "employees in senior-level (SL) positions paid under 5 U.S.C. 5376. It is established under chapter 43 of title 5, United States Code, and 5 CFR part 430 subpart B"},
		{slst, "2. ", "**Senior professional** means"},
		{slst, "2. ", "**Summary rating** means"},
		{slst, "9. ", "The system has no higher level review"},
		{slst, "9. ", "If any critical element is rated Level 1 (Unacceptable), the overall summary rating is Unacceptable."},
		{slst, "9. ", "must be assigned, in writing, by an appointing authority of the agency."},
		{slst, "10. Review of Ratings", "The system has no board"},
		{slst, "11. ", "takes action under 5 U.S.C. chapter 43 or 75 as applicable"},
		{slst, "11. ", "Written notice is given at least 30 days before the date of a removal."},
		{outside, "1. ", "**Authority.** The Towpath Act, hereafter referred to as the agency’s authority. It governs the system"},
		{outside, "1. ", "the agency documents that the system complies with it (5 CFR 1330.403(e))."},
		{outside, "2. ", "**Annual summary rating** means the overall rating level that an appointing authority assigns"},
		{outside, "4. ", "| Label used by the agency | Level | Equivalent level |"},
		{outside, "4. ", "| Outstanding | Level 5 | Outstanding |\n| Fine | Level 4 | Exceeds Fully Successful |"},
		{outside, "9. ", "Higher Level Review (HLR).** The executive may request"},
		{outside, "9. ", "An appointing authority of the agency assigns the annual summary rating, in writing, only after considering the recommendations of the board."},
		{outside, "10. ", "Each board has 3 or more members."},
		{outside, "11. ", "Reassignment and removal follow the agency’s authority. Written notice is given at least 30 days"},
		{outside, "12. ", "to executives, rating officials, higher level review officials and boards (5 CFR 1330.404(a)(5))."},
	} {
		if text := sectionOf(t, c.d, c.section); !strings.Contains(text, c.want) {
			t.Errorf("%q does not stand in section %s\n%s", c.want, c.section, text)
		}
	}
}

// A document prints no law that does not govern its system.
func TestMarkdownPrintsNoLawOfOthers(t *testing.T) {
	slst, outside := others(t)
	for name, c := range map[string]struct {
		d   *system.Description
		not []string
	}{
		"senior professionals": {slst, []string{"Senior Executive Service performance", "PRB", "reduces in grade", "{", "430.305", "Presidential", "359"}},
		"outside chapter 43": {outside, []string{"Senior Executive Service", "PRB", "Performance Review Board", "{", "430.3", "359", "3592", "Presidential", "Merit Systems",
			"EEOC", "Federal Register", "within five years", "may not be appealed", "Forced Distribution"}},
	} {
		_, text, _ := strings.Cut(string(Markdown(c.d)), "\n## 1. ")
		before, _, _ := strings.Cut(text, "\n## Annex")
		for _, not := range c.not {
			if strings.Contains(before, not) {
				t.Errorf("%s: %q stands in the description", name, not)
			}
		}
	}
}

// The annex has what section 2 does not have, and only terms of the certification rules.
func TestAnnexRepeatsNothing(t *testing.T) {
	slst, outside := others(t)
	for name, d := range map[string]*system.Description{"basic": system.Basic(), "senior professionals": slst, "outside chapter 43": outside} {
		_, annex, _ := strings.Cut(string(Markdown(d)), "\n## Annex")
		if !strings.Contains(annex, "(5 CFR 1330.402):") || !strings.Contains(annex, "- **Relative performance** means") {
			t.Errorf("%s: the annex is %s", name, annex)
		}
		for line := range strings.Lines(sectionOf(t, d, "2. ")) {
			if line = strings.TrimSpace(line); strings.Contains(line, " means ") && strings.Contains(annex, line) {
				t.Errorf("%s: the annex repeats %q", name, line)
			}
		}
		if has := strings.Contains(annex, "**PRB**"); has != (name == "basic") {
			t.Errorf("%s: PRB in the annex: %t", name, has)
		}
	}
}

// The section on boards is cited as it is numbered when the description comes into force; an adopter of OPM's
// description of 2012 has OPM's words.
func TestBoardIsCitedByDate(t *testing.T) {
	for name, c := range map[string]struct{ basis, from, want string }{
		"adopter, after":     {"basis: basic\nadopts: basic", "2020-12-07", "430.310"},
		"own, before":        {"basis: own", "2015-10-25", "430.310"},
		"own, from that day": {"basis: own", "2015-10-26", "430.311"},
		"later basic":        {"basis: basic\nadopts: later", "2025-10-01", "430.311"},
	} {
		d := filled(t, append(agencyNamed, "basis: basic\nadopts: basic", c.basis, "in_force: {from: 2012-01-04", "in_force: {from: "+c.from)...)
		if text := sectionOf(t, d, "10. "); !strings.Contains(text, "in accordance with 5 CFR "+c.want+".") {
			t.Errorf("%s: %s is not cited\n%s", name, c.want, text)
		}
		if noted := strings.Contains(string(Markdown(d)), "Since October 26, 2015 that section is § 430.311."); noted != (c.want == "430.311") {
			t.Errorf("%s: beside the definition of PRB the later number stands: %t", name, noted)
		}
	}
}

// The agency's own words stand beside what is declared, never instead of it: a contradiction is seen.
func TestMarkdownStatesThePolicyBesideOwnWords(t *testing.T) {
	d := filled(t, append(agencyNamed, "whole: true", "whole: false", "changes: yearly", "changes: permanent", "set_by: rating-official", "set_by: agency-head",
		"uses:", "text: {section_5_levels: Own levels., section_5_weights: Own weights., section_8_method: Own method., section_14: []}\nuses:")...)
	for section, want := range map[string]string{
		"5. ": "Weights may vary with the responsibilities of the individual executive. They are permanent. They are established by the agency head.\n- Own weights.",
		"5":   "adding to 100 points. Weights may have fractions",
		"8. ": "explains it in a narrative. A component at Level 1 makes the element Level 1.\n\nOwn method.",
	} {
		if text := sectionOf(t, d, section); !strings.Contains(text, want) {
			t.Errorf("%q does not stand in section %s\n%s", want, section, text)
		}
	}
	silent := filled(t, append(agencyNamed, "changes: yearly", `changes: ""`, "set_by: rating-official", `set_by: ""`)...)
	if text := sectionOf(t, silent, "5. "); !strings.Contains(text, "does not state whether they may change from year to year. The agency does not state who establishes them.") {
		t.Errorf("what is not declared is not said:\n%s", text)
	}
}

// A name that begins with an article stands behind "the" without it.
func TestMarkdownWritesOneArticle(t *testing.T) {
	text := string(Markdown(filled(t, `name: ""`, `name: The Towpath Commission`, "title: Results Driven", "title: The Results")))
	for _, want := range []string{"The Towpath Commission (hereafter", "assigned to the Results critical element", "### 5. The Results", "\n\nThe Towpath Commission\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not there", want)
		}
	}
	if strings.Contains(strings.ToLower(text), "the the ") {
		t.Error("an article stands twice")
	}
}

// An example says that it is neither OPM's text nor the text of the agency that it names.
func TestMarkdownNotesAnExample(t *testing.T) {
	const title = "title: Basic Senior Executive Service Performance Management System"
	if text := string(Markdown(filled(t, append(agencyNamed, title, "title: System (example)")...))); !strings.Contains(text, "(OPM), nor of the agency that it names.") {
		t.Error("it does not say whose text it is not")
	}
	if strings.Contains(string(Markdown(filled(t, agencyNamed...))), "is an example") {
		t.Error("an agency's own description is called an example")
	}
}
