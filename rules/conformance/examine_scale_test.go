package conformance

import (
	"strings"
	"testing"
)

// A total that puts every score beyond the ranges is one finding, which names the cause.
func TestScaleBeyondTheRangesIsOneFinding(t *testing.T) {
	var found []string
	for _, h := range Check(mustRead(t, wrong+"/137-total-beyond-every-range.yaml")).Findings {
		if h.Bars {
			found = append(found, h.Text)
		}
	}
	want := "Levels 2, 3, 4 and 5 cannot be reached: legal weights and ratings that the override does not decide give scores from 2000 to 5000, and the ranges run from 200 to 500."
	if len(found) != 1 || found[0] != want {
		t.Errorf("got  %s\nwant %s", strings.Join(found, "\n"), want)
	}
}
