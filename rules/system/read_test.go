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
		{"override to no level", replaced(t, "gives: 1", "gives: 6"), "own.yaml:102:13: derivation.override gives Level 6, which is none of the levels"},
		{"override without its level", replaced(t, "{any_element_at: 1, gives: 1}", "{any_element_at: 1}"), "own.yaml:102:13: the key derivation.override.gives is missing"},
		{"level without points", replaced(t, "    points: 4\n", ""), "own.yaml:37:5: the key levels[1].points is missing"},
		{"wrong word", replaced(t, "kind: ses", "kind: SES"), `own.yaml:12:7: kind is "SES"; it can be ses, senior-professional`},
		{"wrong word in a list", replaced(t, "[career, noncareer,", "[career, political,"), `own.yaml:15:18: covers[1] is "political"; it can be career,`},
		{"wrong use", replaced(t, "uses: [pay,", "uses: [pay, parking,"), `uses[1] is "parking"`},
		{"wrong rounding", replaced(t, "rounding: none", "rounding: nearest"), `element_rating.rounding is "nearest"; it can be none, half-up, half-even, down`},
		{"wrong method of one element", replaced(t, "minimum_weight: 5\n", "minimum_weight: 5\n    element_rating: {method: average}\n"), `elements[0].element_rating.method is "average"; it can be judgment,`},
		{"wrong kind of requirement", replaced(t, "minimum_weight: 5\n", "minimum_weight: 5\n    agency_requirements: [{text: x, as: goal}]\n"), `elements[0].agency_requirements[0].as is "goal"; it can be competency, result`},
		{"less than nothing", replaced(t, "minimum_days: 90", "minimum_days: -1"), "own.yaml:22:17: period.minimum_days is -1; it can be from 0 to 1000000"},
		{"a day that is none in the year", replaced(t, "ends: 09-30", "ends: 9-31"), "write month and day as MM-DD"},
		{"a long number", replaced(t, "minimum_days: 90", "minimum_days: "+strings.Repeat("9", 5000)), "own.yaml:22:17: period.minimum_days is "},
		{"a long fraction", replaced(t, "minimum_weight: 5", "minimum_weight: 5."+strings.Repeat("0", 5000)), "elements[0].minimum_weight is "},
		{"an octal number", replaced(t, "minimum_days: 90", "minimum_days: 090"), "but a whole number is needed"},
		{"a number of another base", replaced(t, "minimum_days: 90", "minimum_days: 0x5a"), "write a whole number in plain digits"},
		{"no number", replaced(t, "minimum_weight: 5", "minimum_weight: .nan"), "elements[0].minimum_weight is a text, but a number is needed"},
		{"null for a text", replaced(t, "title: Basic", "title: null #"), "title is empty, but a text is needed"},
		{"alias", replaced(t, "title: Basic", "title: *a #"), "own.yaml:9:8: anchors and aliases are not read"},
		{"question mark", replaced(t, "title: Basic", "? title\n: Basic"), "own.yaml:9:1: a key is written as key: value"},
		{"directive", append([]byte("%YAML 1.2\n---\n"), basicYAML...), "own.yaml:1:1: YAML directives are not read"},
		{"NUL", replaced(t, "title: Basic", "title: Ba\x00sic"), "own.yaml:9:10: this character (U+0000) is no part of a text"},
		{"NUL, escaped", replaced(t, "title: Basic", `title: "Ba\0sic" #`), "own.yaml:9:8: title has a character (U+0000)"},
		{"not text, in its place", replaced(t, "title: Basic", "title: Ba\xffsic"), "own.yaml:9:10: this is not valid UTF-8"},
		{"deep braces", []byte("levels: " + strings.Repeat("[", 10_000)), "own.yaml:1:29: this is too deep"},
		{"deep hyphens", []byte("levels:\n  " + strings.Repeat("- ", 10_000)), "own.yaml:2:61: this is set in too far"},
		{"many keys", []byte(strings.Repeat("a: 1\n", 100_000)), "a system description has at most 20000"},
		{"fraction of whole weights", replaced(t, "minimum_weight: 5\n", "minimum_weight: 5.5\n"), "weights are whole numbers here"},
		{"a tab", replaced(t, "    minimum_weight: 5\n", "\tminimum_weight: 5\n"), ": a tab stands here; indent with spaces"},
		{"a tab in a text", []byte("text: |\n  a\tb\n\tc\n"), "own.yaml:3:1: a tab stands here; indent with spaces"},
		{"a level twice", replaced(t, "level: 4", "level: 5"), "that level stands above already"},
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

// Reading is of the format only: what the law forbids is read, so that the check can answer with the provision.
func TestWhatTheLawForbidsIsRead(t *testing.T) {
	level2 := "  - level: 2\n    label: Minimally Satisfactory\n    points: 2\n"
	for _, pair := range [][]string{
		{level2, "  - level: 6\n    label: Minimally Satisfactory\n    points: 2\n"}, {"points: 4\n", "points: 5\n"}, {"[475, 500]", "[600, 700]"},
		{"[300, 399]", "[300, 480]"}, {"2: [200, 299]", "6: [200, 299]"}, {"minimum_weight: 20", "minimum_weight: 900"}, {"minimum_days: 90", "minimum_days: 0"},
		{"years: 5", "years: 0"}, {"uses: [pay, ", "uses: ["}, {"minimum_members: 3", "minimum_members: 0"}, {"covers: [career,", "covers: [senior-level,"},
		{"from: 2012-01-04, to: \"\"", "from: 2012-01-04, to: 2011-01-04"}, {"summary: required", "summary: optional"}, {"{minimum: 1}\nnarr", "{minimum: 0}\nnarr"},
		{"elements: ", "equivalents: [{label: Superb, level: 7}]\nelements: "}, {"kind: ses", "kind: senior-professional"}, {"adopts: basic\n", ""},
	} {
		if d := changed(t, pair...); d.method == nil {
			t.Errorf("%q was not made ready", pair)
		}
	}
}

// Files come from every kind of machine: with Windows' line ends, and with the mark that some programs put first.
func TestForeignLineEndsAreRead(t *testing.T) {
	text := append([]byte("\xEF\xBB\xBF"), bytes.ReplaceAll(basicYAML, []byte("\n"), []byte("\r\n"))...)
	d, err := Parse("windows.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	if d.Sum() != Basic().Sum() || d.Place("levels[1].points") != "windows.yaml:39:13" {
		t.Errorf("another text, or another place: %s", d.Place("levels[1].points"))
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
