package intake

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/data"
)

var anybody = Sender{Agency: "a", By: "person/er", Has: map[string]bool{}}

// The published file is taken whole: each row is a position, and each organization is opened once.
func TestPublishedPositionsAreTakenWhole(t *testing.T) {
	rows, m, err := ReadPositions("plum_labor.csv", bytes.NewReader(data.LaborPositions), "")
	if err != nil || len(m.Faults) > 0 {
		t.Fatal(err, m)
	}
	m.OpenPositions(rows, Sender{Agency: "a", Has: map[string]bool{}})
	if lines := bytes.Count(data.LaborPositions, []byte("\n")); len(rows) != lines-1 || len(m.Opens) != 165+20 {
		t.Errorf("%d lines gave %d rows and %d cases", lines, len(rows), len(m.Opens))
	}
	ids := map[string]bool{}
	for _, o := range m.Opens {
		if ids[o.Deed.Case] {
			t.Errorf("line %d: %s is opened twice", o.Line, o.Deed.Case)
		}
		ids[o.Deed.Case] = true
	}
	_, again, _ := ReadPositions("plum_labor.csv", bytes.NewReader(data.LaborPositions), "")
	again.OpenPositions(rows, Sender{Agency: "a", Has: ids})
	if len(again.Opens) != 0 || again.Present != 185 {
		t.Errorf("imported twice, it opens %d and finds %d", len(again.Opens), again.Present)
	}
}

// What was taken with its titles spelled as people write them is there already for the same file as it is published.
func TestPositionsAreRecognizedInCapitals(t *testing.T) {
	const file = "agency,organization,position_title,status,appointment_type,pay_plan,location\n" +
		"DEPARTMENT OF LABOR,OFFICE OF LAW,CHIEF OF STAFF,Filled,CA,ES,\"BOSTON, MA\"\n"
	rows, m, _ := ReadPositions("f.csv", strings.NewReader(file), "")
	Spelled(rows)
	m.OpenPositions(rows, anybody)
	there := Sender{Agency: "a", Has: map[string]bool{}}
	for _, o := range m.Opens {
		there.Has[o.Deed.Case] = true
	}
	rows, m, _ = ReadPositions("f.csv", strings.NewReader(file), "")
	m.OpenPositions(rows, there)
	if len(there.Has) != 2 || len(m.Opens) != 0 || m.Present != 2 {
		t.Errorf("%d were there; it opens %d and finds %d", len(there.Has), len(m.Opens), m.Present)
	}
}

func TestDirtyPositions(t *testing.T) {
	const header = "agency,organization,position_title,status,appointment_type,pay_plan,location\n"
	for _, c := range []struct {
		name, text string
		rows       int
		faults     []string
	}{
		{"missing cells stay missing", header + "A,O,Chief,#N/A,#REF!,,\n", 1, nil},
		{"a byte order mark and other names of columns", "\ufeffAgencyName,OrganizationName,PositionTitle\nA,O,Chief\n", 1, nil},
		{"a comma and a line break within quotes", header + "A,O,\"Chief,\nLaw\",Filled,CA,ES,\"Boston, MA\"\nA,O,,Filled,CA,ES,X\n", 1,
			[]string{"f.csv:4: position_title: this is missing; give the position's title"}},
		{"no organization is the agency itself", header + "A,,Chief,Filled,CA,ES,X\n", 1, nil},
		{"a row that is too short, and one that goes on", header + "A,O,Chief\nA,O,Head,Filled,CA,ES,X\n", 1,
			[]string{"f.csv:2: this row has 3 cells, and the first row names 7 columns; put quotes around a cell with a comma"}},
		{"not UTF-8", header + "A,O,Chef de caf\xe9,Filled,CA,ES,X\n", 0, []string{"f.csv:2: position_title: this is not UTF-8 text; save the file as UTF-8 and import it again"}},
		{"a bare quote", header + "A,O,Ch\"ief,Filled,CA,ES,X\nA,O,Head,Filled,CA,ES,X\n", 1,
			[]string{"f.csv:2: this row is not CSV (bare \" in non-quoted-field); put quotes around the cell and double those within"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, m, err := ReadPositions("f.csv", strings.NewReader(c.text), "")
			if err != nil {
				t.Fatal(err)
			}
			var faults []string
			for _, f := range m.Faults {
				faults = append(faults, f.Error())
			}
			if len(rows) != c.rows || !cmp.Equal(faults, c.faults) {
				t.Errorf("%d rows\n%s", len(rows), cmp.Diff(c.faults, faults))
			}
			m.OpenPositions(rows, Sender{Agency: "a", Has: map[string]bool{}})
			for _, o := range m.Opens {
				if strings.Contains(string(o.Deed.In), "#N/A") || strings.Contains(string(o.Deed.In), "#REF!") {
					t.Errorf("a missing cell became text: %s", o.Deed.In)
				}
			}
		})
	}
}

func TestFilesThatAreNoPositions(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "f.csv:1: there is no first row that names the columns",
		"name,age\nx,1\n":      "f.csv:1: organization: there is no such column; the first row names agency, organization, position_title, status, appointment_type, pay_plan and location",
		"organization,title\n": "f.csv:1: the file has no rows below the names of its columns",
	} {
		if _, _, err := ReadPositions("f.csv", strings.NewReader(text), ""); err == nil || err.Error() != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}
