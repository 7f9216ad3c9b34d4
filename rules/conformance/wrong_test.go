package conformance

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sesperf/rules/system"
)

const wrong = "../../testdata/systems/wrong"

// Every wrong file is refused by the provisions at the places that its first line names, and by nothing else; one that
// cannot be read is refused at its place and with its words.
func TestWrongDescriptionsAreRefused(t *testing.T) {
	files, err := filepath.Glob(wrong + "/[0-9]*.yaml")
	if err != nil || len(files) < 60 {
		t.Fatalf("%d wrong files: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, first := readWrong(t, file)
			d, err := system.Parse("f", data)
			if words, unreadable := strings.CutPrefix(first, "# unreadable: "); unreadable {
				if got := refusalOf(err); got != words {
					t.Errorf("got  %s\nwant %s", got, words)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want, beside, _ := strings.Cut(strings.TrimPrefix(first, "# refused: "), " beside ")
			got := barsOf(Check(d))
			if beside != "" {
				got = append(got, barsOf(CheckAmong([]*system.Description{mustRead(t, wrong+"/"+beside), d}))...)
			}
			expected := strings.Split(want, ", ")
			slices.Sort(got)
			slices.Sort(expected)
			if !slices.Equal(got, expected) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), strings.Join(expected, ", "))
			}
		})
	}
}

// refusalOf gives place and words of a description that cannot be read.
func refusalOf(err error) string {
	var u *system.Unreadable
	switch {
	case !errors.As(err, &u):
		return fmt.Sprint(err)
	case u.Line == 0:
		return u.Text
	}
	return fmt.Sprintf("%d:%d %s", u.Line, u.Column, u.Text)
}

func readWrong(t *testing.T, file string) (data []byte, first string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ = strings.Cut(string(data), "\n")
	return data, first
}

func mustRead(t *testing.T, file string) *system.Description {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := system.Parse(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// barsOf gives provision and place of each finding that bars.
func barsOf(c Conformance) []string {
	var out []string
	for _, h := range c.Findings {
		if h.Bars {
			_, place, _ := strings.Cut(h.At, ":")
			out = append(out, h.Provision+" "+place)
		}
	}
	return out
}

// Two million bytes are not read, and a file of aliases that would unfold without end is refused before anything does.
func TestFilesMeantToHarm(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c <= 'z'; c++ {
		p := string(c - 1)
		bomb += string(c) + ": &" + string(c) + " [*" + p + strings.Repeat(",*"+p, 8) + "]\n"
	}
	for name, text := range map[string]string{
		"bomb":               bomb,
		"2 MB of text":       "title: " + strings.Repeat("text ", 400_000),
		"2 MB of keys":       strings.Repeat("a: b\n", 400_000),
		"depth without end":  strings.Repeat("[", 500_000),
		"mapping in mapping": strings.Repeat("{a: ", 250_000),
	} {
		if _, err := system.Parse("f", []byte(text)); err == nil {
			t.Errorf("%s: it was accepted", name)
		}
	}
}

// Each description of the gallery conforms, the later basic ones at hand for those that adopt them.
func TestExamplesConform(t *testing.T) {
	files, _ := filepath.Glob("../../examples/systems/*.yaml")
	if len(files) == 0 {
		t.Fatal("there are no examples")
	}
	var all []*system.Description
	for _, file := range files {
		all = append(all, mustRead(t, file))
	}
	for _, d := range all {
		c := CheckAgainst(d, all...)
		if !c.Conforms {
			t.Errorf("%s: %s", d.ID, strings.Join(barsOf(c), ", "))
		}
		for _, h := range c.Findings {
			if h.Holds == "unknown" && (h.Cure == "" || strings.HasPrefix(h.Provision, "ST-")) {
				t.Errorf("%s: %s: %s", d.ID, h.Provision, h.Text)
			}
		}
	}
}

// SD-1.3: the system of a component or an Inspector General stands beside the agency's; two of the agency's follow
// each other without a common day.
func TestDescriptionsBesideEachOther(t *testing.T) {
	agency := func(name, component, inspector, from, to, covers string) *system.Description {
		d, err := system.Parse("f", []byte(strings.NewReplacer(
			"agency: {name: \"\", abbreviation: \"\", component: \"\", inspector_general: false}", fmt.Sprintf("agency: {name: %q, component: %q, inspector_general: %s}", name, component, inspector),
			"in_force: {from: 2012-01-04, to: \"\"}", fmt.Sprintf("in_force: {from: %q, to: %q}", from, to),
			"covers: [career, noncareer, limited-term, limited-emergency]", "covers: ["+covers+"]").Replace(basicText(t))))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	first := agency("Canal Office", "", "false", "2020-10-01", "2026-09-30", "career")
	for _, c := range []struct {
		name string
		d    *system.Description
		want bool
	}{
		{"the same again", first, false},
		{"the day after", agency("Canal Office", "", "false", "2026-10-01", "", "career"), true},
		{"on the last day", agency("canal  office", "", "false", "2026-09-30", "", "career"), false},
		{"without days", agency("Canal Office", "", "false", "", "", "career"), false},
		{"another agency", agency("Harbor Office", "", "false", "2020-10-01", "", "career"), true},
		{"a component", agency("Canal Office", "Locks", "false", "2020-10-01", "", "career"), true},
		{"the Inspector General", agency("Canal Office", "", "true", "2020-10-01", "", "career"), true},
		{"other appointments", agency("Canal Office", "", "false", "2020-10-01", "", "noncareer"), true},
	} {
		if got := CheckAmong([]*system.Description{first, c.d}); got.Conforms != c.want || len(got.Findings) != 1 || got.Findings[0].Provision != "SD-1.3" {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
