package wording

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sesperf/rules/system"
)

// filled reads the basic description with keys written anew: each pair is what stands in its YAML and what is to.
func filled(t *testing.T, pairs ...string) *system.Description {
	t.Helper()
	text := string(system.Basic().YAML())
	for i := 0; i < len(pairs); i += 2 {
		if strings.Count(text, pairs[i]) != 1 {
			t.Fatalf("%q stands %d times in the description", pairs[i], strings.Count(text, pairs[i]))
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	d, err := system.Parse("filled.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A label of the agency's own that no crosswalk maps is not called equivalent to a level (§430.305(a)(7)).
func TestMarkdownCrosswalkIsDeclared(t *testing.T) {
	if text := sectionOf(t, filled(t, append(agencyNamed, `label: Outstanding`, `label: Distinguished Performance`)...), "4. "); strings.Contains(text, "quivalent") {
		t.Errorf("a crosswalk is printed that nobody declared:\n%s", text)
	}
}

var agencyNamed = []string{`name: ""`, `name: Agency of Examples`}

// What an adopter sets stands in the document that OPM receives, in the section where it belongs.
func TestMarkdownSaysWhatIsSet(t *testing.T) {
	for name, c := range map[string]struct{ from, to, section, want string }{
		"name":              {`abbreviation: ""`, `abbreviation: AoE`, "1. ", "The Agency of Examples (hereafter referred to as the agency)"},
		"component":         {`component: ""`, `component: Bureau of Maps`, "1. ", "Agency of Examples senior executives of the Bureau of Maps covered by subchapter II"},
		"inspector general": {`inspector_general: false`, `inspector_general: true`, "12. ", "The Inspector General, or an official whom the Inspector General designates, provides"},
		"minimum days":      {`minimum_days: 90`, `minimum_days: 120`, "3. ", "can be given is 120 days."},
		"period":            {`begins: 10-01`, `begins: 10-02`, "3. ", "begins on October 2 and ends"},
		"never early":       {`may_end_early: true`, `may_end_early: false`, "3. ", "does not end an appraisal period before"},
		"crosswalk":         {"\nelements:\n", "\nequivalents:\n  - {label: Distinguished Performance, level: 5}\nelements:\n", "4. ", "| Distinguished Performance | Level 5 | Outstanding |"},
		"progress reviews":  {`progress_reviews: {minimum: 1}`, `progress_reviews: {minimum: 2}`, "7. ", "at least two progress reviews during"},
		"method":            {`method: judgment`, `method: lowest`, "8. ", "its rating is the lowest of their levels"},
		"response":          {`response: {days: 7}`, `response: {days: 5}`, "9. ", "has 5 days from the day"},
		"requests":          {`requests: 1`, `requests: 2`, "9. ", "HLR may be requested twice"},
		"not possible":      {`possible: true, basis_if_not: ""`, `possible: false, basis_if_not: "nobody is above the head"`, "9. ", "HLR is not possible: nobody is above the head."},
		"narratives":        {`[5, 2, 1], executive: optional`, `[5, 1], executive: required`, "9. ", "at Level 5 or 1. The executive writes"},
		"due":               {`due_days_after_start: 0`, `due_days_after_start: -14`, "5. ", "at least 14 days before the beginning"},
		"requirements":      {`permitted: []`, `permitted: [5, 4]`, "5. ", "may be written at Levels 5 and 4."},
		"maximum":           {"    minimum_weight: 20\n", "    minimum_weight: 40\n    maximum_weight: 40\n", "5. ", "The maximum weight that can be assigned to the Results Driven critical element is 40 percent."},
		"details":           {`details: {days: 120`, `details: {days: 90`, "5. ", "temporary assignment of 90 days or longer"},
		"board":             {`minimum_members: 3`, `minimum_members: 5`, "10. ", "Each PRB must have 5 or more members"},
		"quorum":            {`quorum: 0`, `quorum: 4`, "10. ", "At least four members take part"},
		"hearing":           {`hearing_days: 15`, `hearing_days: 20`, "11. ", "at least 20 days preceding the date of removal"},
		"own competency": {"weights:\n", "additional_competencies:\n  - {id: river-lore, title: River Lore, approval: {by: OPM, on: 2024-05-02, reference: letter 7}}\nweights:\n", "5. ",
			"Additional competencies: River Lore (approved by OPM on May 2, 2024, letter 7)."},
		"retention": {`retention: {years: 5}`, `retention: {years: 7}`, "12. ", "for seven years"},
	} {
		t.Run(name, func(t *testing.T) {
			text := sectionOf(t, filled(t, append(agencyNamed, c.from, c.to)...), c.section)
			if !strings.Contains(text, c.want) {
				t.Errorf("%q does not stand in section %s\n%s", c.want, c.section, text)
			}
		})
	}
}

func sectionOf(t *testing.T, d *system.Description, number string) string {
	t.Helper()
	_, text, ok := strings.Cut(string(Markdown(d)), "\n## "+number)
	if !ok {
		t.Fatalf("there is no section %s", number)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// Where the basic system's words are fixed they stay, and the published example is worked out as it was published.
func TestMarkdownKeepsTheBasicSystemsWords(t *testing.T) {
	text := string(Markdown(system.Basic()))
	for _, want := range []string{
		"The minimum weight that can be assigned to the Results Driven critical element is 20 percent.",
		"The minimum weight that can be assigned to the other four critical elements is 5 percent.",
		"Add the results from the previous step for each of the five critical elements to come to a total score.",
		"If any critical element is rated Level 1 (Unsatisfactory), the overall summary rating is Unsatisfactory. If no critical element is rated Level 1 (Unsatisfactory), continue to the next step.",
		"listed under the Results-Driven element. Performance requirements for the Results Driven element must include measures, targets, and timelines.",
		"Each PRB must have 3 or more members", "at least one progress review during", "in accordance with 5 CFR 430.310.",
		"| 5. Results Driven | 4 | 40 | 4 x 40 = 160 |", "| Total | | 100% | 400 |", "determined to be Level 4 (Exceeds Fully Successful):",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not there", want)
		}
	}
}

// Where the published example is not allowed, another is worked out that passes the description's own checks.
func TestExampleIsAllowed(t *testing.T) {
	for name, d := range map[string]*system.Description{
		"lighter results": filled(t, "    minimum_weight: 20\n", "    minimum_weight: 20\n    maximum_weight: 30\n"),
		"uniform":         filled(t, "policy: variable", "policy: uniform\n  uniform: {leading-change: 10, leading-people: 20, business-acumen: 20, building-coalitions: 20, results-driven: 30}"),
		"no heaviest":     filled(t, "basis: basic\nadopts: basic", "basis: own", "heaviest: results-driven", `heaviest: ""`, "    minimum_weight: 20\n", "    minimum_weight: 60\n"),
	} {
		v, ok := Example(d)
		if !ok || v.Level == 0 {
			t.Errorf("%s: no example", name)
			continue
		}
		weights := map[string]system.Decimal{}
		for _, l := range v.Lines {
			weights[l.Element] = l.Weight
		}
		if weights["results-driven"].Cmp(system.Whole(40)) == 0 || !(document{d}).allows(weights) {
			t.Errorf("%s: the weights %v are not allowed", name, weights)
		}
		if want := fmt.Sprintf("| Total | | 100%% | %s |", v.Score); !strings.Contains(string(Markdown(d)), want) {
			t.Errorf("%s: %q is not in the document", name, want)
		}
	}
}

// A text of the agency stands as text, whatever signs it begins with or holds.
func TestMarkdownEscapesOwnText(t *testing.T) {
	for text, want := range map[string]string{
		"<script>a | b</script>": `\<script\>a \| b\</script\>`, "# not a heading": `\# not a heading`, "1. not a list": `1\. not a list`,
		"- dash\n\n\n  two": `\- dash two`, "*stars* and _lines_": `\*stars\* and \_lines\_`, "[x](http://y) &amp; `z`": "\\[x\\](http://y) \\&amp; \\`z\\`",
		"{agency} stays": "{agency} stays",
	} {
		if have := inline(text); have != want {
			t.Errorf("%q is written %q, not %q", text, have, want)
		}
		d := filled(t, append(agencyNamed, "uses:", fmt.Sprintf("text: {section_5_levels: \"\", section_5_weights: \"\", section_8_method: \"\", section_14: [%q]}\nuses:", text))...)
		if have := sectionOf(t, d, "14. "); text != "- dash\n\n\n  two" && !strings.Contains(have, want) {
			t.Errorf("section 14 is %q", have)
		}
	}
}

// Every defined term has its text, source and anchor, and is found by each of its names (SD-2.1, CE-402).
func TestGlossary(t *testing.T) {
	counts := map[string]int{}
	var slugs []string
	for _, term := range Glossary() {
		counts[term.Source]++
		slugs = append(slugs, term.Slug)
		if !strings.HasSuffix(term.Text, ".") || term.Text == "." {
			t.Errorf("%s has no definition: %q", term.Term, term.Text)
		}
		for _, name := range []string{term.Term, strings.ToUpper(term.Term), term.Slug} {
			if found, ok := FindTerm(name); !ok || found.Text != term.Text {
				t.Errorf("%q is not found", name)
			}
		}
		if n := strings.Count(string(Markdown(system.Basic())), "- **"+term.Term+"** means "+term.Text+"\n"); n != 1 {
			t.Errorf("%s stands %d times in the document", term.Term, n)
		}
	}
	if counts[sourceBasic] != 13 || counts[sourceCertification] != 13 {
		t.Errorf("terms by source: %v", counts)
	}
	slices.Sort(slugs)
	if len(slices.Compact(slugs)) != 26 {
		t.Error("two terms have one anchor")
	}
}

// The fourteen sections of the document, in their order, with nothing left to fill in but the agency's name.
func TestMarkdownHasFourteenSections(t *testing.T) {
	text := string(Markdown(system.Basic()))
	at := 0
	for _, head := range []string{"1. System Coverage", "2. Definitions", "3. Appraisal Period", "4. Summary Performance Levels",
		"5. Planning Performance: Critical Elements", "6. Planning Performance: Performance Standards", "7. Monitoring Performance",
		"8. Rating Critical Elements", "9. Deriving the Summary Rating", "10. Performance Review Boards", "11. Dealing with Poor Performance",
		"12. Other System Requirements", "13. Training and Evaluation", "14. Additional Agency-Specific Requirements"} {
		i := strings.Index(text[at:], "\n## "+head)
		if i < 0 {
			t.Fatalf("section %q is missing or out of its place", head)
		}
		at += i
	}
	if i := strings.IndexAny(text, "{}"); i >= 0 {
		t.Errorf("not filled in: %.40s", text[i:])
	}
	for _, e := range system.Basic().Elements {
		if !strings.Contains(text, e.Requirement) {
			t.Errorf("the requirement of %s does not stand in it as written", e.Title)
		}
	}
	for _, l := range system.Basic().Levels {
		if !strings.Contains(text, l.Standard) {
			t.Errorf("the standard of Level %d does not stand in it as written", l.Level)
		}
	}
}
