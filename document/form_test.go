package document

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sesperf/examples/systems"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
	"sesperf/rules/wording"
)

// described gives the basic description and each of the examples.
func described(t *testing.T) []*system.Description {
	t.Helper()
	out := []*system.Description{system.Basic()}
	names, err := systems.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := systems.Files.ReadFile(n.Name())
		if err != nil {
			t.Fatal(err)
		}
		d, err := system.Parse(n.Name(), data)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

const odd = "a|b <i>*text*</i>\n\n# no heading\n\n1. no list &amp; [no](#link)"

var done = act.Meta{Version: 3, Seq: 4711, On: calendar.MustParse("2026-10-20"), By: "person/x"}

// rateable gives a case with everything on record, under a description.
func rateable(d *system.Description) *appraisal.Appraisal {
	v := appraisal.PlanVersion{Number: 2, Weights: map[string]system.Decimal{}, Proposed: done, Signed: []appraisal.PlanSignature{{Person: "person/x", As: act.Executive, Meta: done}}}
	levels, words := map[string]int{}, map[string]string{}
	example, ok := wording.Example(d)
	if !ok {
		panic(d.ID + " has no worked example")
	}
	for i, e := range d.Elements {
		pe := appraisal.PlanElement{Element: e.ID, Requirements: []appraisal.AgencyRequirement{{Text: odd + " required " + e.ID}}}
		if e.Components != nil {
			pe.Results = []appraisal.Result{{Title: "result of " + e.ID, Measures: odd, Level3: "three", Aligned: appraisal.Alignment{Document: "Plan", Goal: "Goal", Pages: "12-13"}}}
		}
		v.Plan.Elements = append(v.Plan.Elements, pe)
		levels[e.ID], words[e.ID] = example.Lines[i].Level, "narrative of "+e.ID
		v.Weights[e.ID] = example.Lines[i].Weight
	}
	c := &appraisal.Appraisal{Executive: "person/x", RatingOfficial: "person/r", AppointingAuthority: "person/a", Appointment: agency.Career, Title: "Director", Unit: "unit/u",
		Span: calendar.Period{Begin: calendar.MustParse("2025-10-01"), End: calendar.MustParse("2026-09-30")}, Plans: []appraisal.PlanVersion{v}, Communicated: done,
		Reviews:         []appraisal.ProgressReview{{Against: []appraisal.Progress{{Requirement: d.Elements[0].ID, Text: "progress so far"}}, Meta: done}},
		Accomplishments: []appraisal.Accomplishment{{RecordAccomplishments: appraisal.RecordAccomplishments{Narrative: "own account"}, Meta: done}},
		Initial:         &appraisal.InitialRating{RateInitially: appraisal.RateInitially{Levels: levels, Narrative: "initial narrative", Elements: words}, Derivation: example, Meta: done},
		Response:        &appraisal.Response{Text: "response text", Meta: done},
		Recommendation:  &appraisal.Recommendation{Recommend: appraisal.Recommend{Level: example.Level, Narrative: "board narrative", Award: "7.5", Pay: "none"}, Meta: done},
		Annual:          &appraisal.AnnualRating{AssignAnnualRating: appraisal.AssignAnnualRating{Reason: "annual reason"}, Derivation: example, Initial: example, Meta: done}}
	c.ID = "appraisal/x"
	if d.HasHigherLevelReview() {
		c.HigherLevel = appraisal.HigherLevel{Requests: []appraisal.ReviewRequest{{Reason: odd, Meta: done}},
			Reviews: []appraisal.LevelReview{{Level: example.Level, Narrative: "reviewer's findings " + odd, Reviewer: "person/a", Meta: done}}}
	}
	return c
}

func all() map[string]bool {
	out := map[string]bool{}
	for _, p := range appraisal.Kind.Parts {
		out[p.Name] = true
	}
	return out
}

var people = map[string]string{"person/x": "Xenia *Example*", "person/r": "Rolf Rater", "person/a": "Ada Authority", "unit/u": "Unit | One"}

// FQ-4: the form of every description, blank and filled, has its elements and levels, on the page and in a tagged PDF.
func TestFormsOfEveryDescription(t *testing.T) {
	for _, d := range described(t) {
		for name, f := range map[string]Form{"blank": {Description: d}, "filled": {Description: d, Case: rateable(d), Visible: all(), Names: people, PrintedFor: "Rolf"}} {
			t.Run(d.ID+" "+name, func(t *testing.T) { formIsWhole(t, d, f) })
		}
	}
}

func formIsWhole(t *testing.T, d *system.Description, f Form) {
	p := f.Paper()
	page, err := p.HTML()
	if err != nil {
		t.Fatal(err)
	}
	file, err := p.PDF()
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, file)
	r.parentTree()
	var spoken []string
	for _, h := range r.heard {
		spoken = append(spoken, h.text)
	}
	said := strings.Join(spoken, "\n")
	for i, e := range d.Elements {
		if !strings.Contains(strings.Join(r.spoken("H3"), "\n"), "Element "+strconv.Itoa(i+1)+". "+e.Title) {
			t.Errorf("no heading of the element %q", e.Title)
		}
	}
	for _, l := range d.Levels {
		if n := strings.Count(said, "Level "+strconv.Itoa(l.Level)+", "+l.Label); n < 3 {
			t.Errorf("Level %d, %s, stands %d times: where it is marked, its points and range, its standard", l.Level, l.Label, n)
		}
	}
	heads := strings.Join(r.spoken("H2"), "\n")
	for i, h := range r.spoken("H2") {
		if !strings.HasPrefix(h, "Part "+strconv.Itoa(i+1)+". ") {
			t.Errorf("part %d is headed %q", i+1, h)
		}
	}
	if len(r.spoken("H2")) != 8 || !strings.Contains(heads, "Consultation") {
		t.Errorf("the parts are %q", heads)
	}
	if strings.Contains(said, "For the performance review board") != d.HasBoard() || strings.Contains(said, "higher level review requested") != d.HasHigherLevelReview() {
		t.Error("the form has a board or a higher level review that the system has not, or lacks it")
	}
	if f.Case != nil {
		for _, want := range []string{"Xenia *Example*", "a|b <i>*text*</i>", "# no heading", "initial narrative", "own account", "response text", "progress so far", "annual reason", "Signed; entry 4711"} {
			if !strings.Contains(said, want) {
				t.Errorf("%q is not on the form", want)
			}
		}
	}
	if strings.Contains(string(page), "<i>") || strings.Contains(string(page), "&amp;amp;lt") {
		t.Error("markup of a text comes through, or is escaped twice")
	}
}

// A part that the reader may not see is not on the form, and leaves no gap in the count.
func TestFormHoldsOnlyWhatIsSeen(t *testing.T) {
	d := system.Basic()
	c := rateable(d)
	words := map[string][]string{"plan": {"result of results-driven"}, "progress": {"progress so far", "Progress review"}, "accomplishments": {"own account", "accomplishments"},
		"initial": {"initial narrative", "Initial summary rating", "narrative of leading-people"}, "response": {"response text", "Written response"}, "review": {"reviewer's findings", "Higher level review", "higher level review requested"},
		"board": {"board narrative", "Board’s recommendation", "For the performance review board", "7.5"}, "annual": {"annual reason", "Annual summary rating", "annual summary rating", "Final rating"}}
	for part, not := range words {
		visible := all()
		visible[part] = false
		text := string(Form{Description: d, Case: c, Visible: visible, Names: people}.Paper().Markdown)
		for other, list := range words {
			for _, word := range list {
				if has := strings.Contains(text, word); has == slices.Contains(not, word) {
					t.Errorf("without %s, %q of %s is on the form: %v", part, word, other, has)
				}
			}
		}
		n := 0
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "## ") {
				if n++; !strings.HasPrefix(line, "## Part "+strconv.Itoa(n)+". ") {
					t.Errorf("without %s, the part after %d is %q", part, n-1, line)
				}
			}
		}
	}
}

// SD-9.11: the explanation is a letter, in which what was written stands as it was written.
func TestLetter(t *testing.T) {
	l := Letter{Agency: "Agency & Sons", On: calendar.MustParse("2026-10-26"), To: people["person/x"], Subject: "Why no review", Text: odd, From: "Ellen", Office: "executive resources", Entry: "Entry 12"}
	page, err := l.Paper().HTML()
	if err != nil {
		t.Fatal(err)
	}
	file, err := l.Paper().PDF()
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, file)
	r.parentTree()
	var said []string
	for _, h := range r.heard {
		said = append(said, h.text)
	}
	for _, want := range []string{"Xenia *Example*", "a|b <i>*text*</i>", "# no heading", "October 26, 2026", "Agency & Sons", "Ellen, executive resources", "Entry 12"} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("%q is not in the letter", want)
		}
	}
	if strings.Contains(string(page), "<i>") {
		t.Error("markup of a text comes through")
	}
}

// What somebody wrote is printed as it was written, wherever it stands.
func TestEscapedTextIsNoMarkup(t *testing.T) {
	for _, text := range []string{odd, "- item", "+ item", "=== ", "12) x", "`code` ~~~", "| a | b |\n|---|---|", "<script>alert(1)</script>", "ends with \\", "![i](http://e/x.png)", "&copy; 5 < 6"} {
		bs := parse([]byte("**Lead:** " + EscapeParagraphs(text) + "\n\n| h |\n|---|\n| " + Escape(text) + " |\n"))
		var have []string
		gather(bs, &have)
		flat := strings.Join(strings.Fields(text), "")
		if got := strings.Join(strings.Fields(strings.Join(have, " ")), ""); got != "Lead:"+flat+"h"+flat {
			t.Errorf("%q is printed as %q", text, got)
		}
		for _, b := range bs {
			if b.kind == list || b.kind == heading || b.kind == rule {
				t.Errorf("%q makes a block of its own", text)
			}
		}
	}
}

// TestFormFiles leaves the forms as files to be looked at, in the folder that SESPERF_FORMS names.
func TestFormFiles(t *testing.T) {
	folder := os.Getenv("SESPERF_FORMS")
	if folder == "" {
		t.Skip("SESPERF_FORMS names no folder")
	}
	for _, d := range described(t) {
		file, err := Form{Description: d, Case: rateable(d), Visible: all(), Names: people}.Paper().PDF()
		if err == nil {
			err = os.WriteFile(folder+"/"+d.ID+".pdf", file, 0o644)
		}
		if err != nil {
			t.Error(err)
		}
	}
}
