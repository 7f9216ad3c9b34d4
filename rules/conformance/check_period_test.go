package conformance

import (
	"strings"
	"testing"

	"sesperf/rules/system"
)

// ST-a4: periods follow one another without a gap, and February 28 and 29 are both the day before March 1.
func TestPeriodsFollow(t *testing.T) {
	for _, c := range []struct{ begins, ends, want string }{
		{"10-01", "09-30", ""}, {"01-01", "12-31", ""}, {"03-01", "02-28", ""}, {"03-01", "02-29", ""},
		{"01-01", "09-30", "A period from January 1 to September 30 leaves October 1 to December 31 in no period;"},
		{"10-01", "09-29", "leaves September 30 in no period;"},
		{"02-29", "02-28", "February 29, a day that most years lack"},
	} {
		d, err := system.Parse("f", []byte(strings.NewReplacer("begins: 10-01", "begins: "+c.begins, "ends: 09-30", "ends: "+c.ends).Replace(basicText(t))))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, h := range Check(d).Findings {
			if h.Provision == "ST-a4" && h.Bars {
				got += h.Text
			}
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s to %s: %q", c.begins, c.ends, got)
		}
	}
}
