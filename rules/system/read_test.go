package system

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sesperf/rules/calendar"
)

// changed gives the basic system with pieces of its text replaced, two by two.
func changed(t *testing.T, pairs ...string) *Description {
	t.Helper()
	d, err := Parse("own.yaml", replaced(t, pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func replaced(t *testing.T, pairs ...string) []byte {
	t.Helper()
	text := string(basicYAML)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("basic.yaml has no %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return []byte(text)
}

func TestWhatIsPrintedIsAccepted(t *testing.T) {
	crosswalk := changed(t, "elements: ", "equivalents: [{label: \"Distinguished: \\\"top\\\" #1\", level: 5}]\nelements: ",
		"uses: [", "text:\n  section_5_levels: \"\"\n  section_14: [\"- one\", \"two\\n\\nthree \", \"4\", \"yes\", \"2012-01-04\", \"null\"]\nuses: [")
	for _, d := range []*Description{Basic(), crosswalk} {
		again, err := Parse("again.yaml", d.YAML())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, again, cmpopts.IgnoreUnexported(Description{}), cmpopts.EquateComparable(calendar.Date{}, Decimal{})); diff != "" {
			t.Error(diff)
		}
		if !bytes.Equal(d.YAML(), again.YAML()) || d.Sum() != again.Sum() {
			t.Error("printed again, it is another text")
		}
	}
}

func TestDescriptionsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"unknown key", replaced(t, "minimum_days: 90", "minimum_day: 90"), "own.yaml:22:3: there is no key period.minimum_day"},
		{"duplicate key", replaced(t, "minimum_days: 90", "minimum_days: 90\n  minimum_days: 90"), "own.yaml:23:3: "},
		{"missing key", replaced(t, "retention: {years: 5}\n", ""), "the key retention is missing"},
		{"text for a number", replaced(t, "minimum_days: 90", "minimum_days: ninety"), `own.yaml:22:17: period.minimum_days is "ninety", but a whole number is needed`},
		{"fraction for a number", replaced(t, "minimum_days: 90", "minimum_days: 90.5"), "own.yaml:22:17: period.minimum_days is the number 90.5, but a whole number is needed"},
		{"nothing for a number", replaced(t, "minimum_days: 90", "minimum_days:"), "period.minimum_days is empty"},
		{"number for a text", replaced(t, "title: Basic Senior", "title: 7 #"), "own.yaml:9:8: title is the number 7, but a text is needed"},
		{"yes for true", replaced(t, "may_end_early: true", "may_end_early: yes"), "period.may_end_early"},
		{"a day that is none", replaced(t, "from: 2012-01-04", "from: 2012-02-30"), `own.yaml:16:18: in_force.from: "2012-02-30" is not a date`},
		{"anchor", replaced(t, "title: Basic", "title: &a Basic"), "anchors and aliases are not read"},
		{"merge", replaced(t, "minimum_days: 90", "<<: {minimum_days: 90}"), "own.yaml:22:3: "},
		{"tag", replaced(t, "format: 1", "format: !!int 1"), "tags are not read"},
		{"another format", replaced(t, "format: 1", "format: 2"), "this program reads format 1"},
		{"list for keys", []byte("- 1\n"), "own.yaml:1:1: the description is a list"},
		{"two documents", append(append([]byte{}, basicYAML...), "---\nformat: 1\n"...), "2 YAML documents"},
		{"empty", nil, "0 YAML documents"},
		{"not YAML", []byte("format: 'a\n"), "own.yaml:1:9: "},
		{"not text", []byte("format: \xff"), "not valid UTF-8"},
		{"too large", bytes.Repeat([]byte("#"), MaxSize+1), "at most 1048576"},
		{"two elements with one id", replaced(t, "id: leading-people", "id: leading-change"), "that element stands above already"},
		{"heaviest is none", replaced(t, "heaviest: results-driven", "heaviest: results"), `weights.heaviest is "results", which is none of the elements`},
		{"range the wrong way round", replaced(t, "[475, 500]", "[500, 475]"), "write the lower score first"},
		{"range of three", replaced(t, "[475, 500]", "[475, 490, 500]"), "has 3 values, but 2 are needed"},
		{"override to no level", replaced(t, "gives: 1", "gives: 6"), "names a level that is none of the levels"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Parse("own.yaml", c.data)
			if err == nil {
				t.Fatalf("it was accepted: %+v", d.ID)
			}
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got  %s\nwant %s", err, c.want)
			}
		})
	}
}

// A file of aliases that would unfold without end is refused before anything unfolds.
func TestExpandingAliasesAreRefused(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c <= 'z'; c++ {
		p := string(c - 1)
		bomb += string(c) + ": &" + string(c) + " [*" + p + strings.Repeat(",*"+p, 8) + "]\n"
	}
	if _, err := Parse("bomb.yaml", []byte(bomb)); err == nil {
		t.Error("it was accepted")
	}
}

// The fourteen sections of the document, in their order, with nothing left to fill in but the agency's name.
func TestMarkdownHasFourteenSections(t *testing.T) {
	text := string(Basic().Markdown())
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
	for _, e := range Basic().Elements {
		if !strings.Contains(text, e.Requirement) {
			t.Errorf("the requirement of %s does not stand in it as written", e.Title)
		}
	}
	for _, l := range Basic().Levels {
		if !strings.Contains(text, l.Standard) {
			t.Errorf("the standard of Level %d does not stand in it as written", l.Level)
		}
	}
}
