package appraisal

import (
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// While the window for a response is open it is the executive's turn, whatever else the executive may do; after it,
// executive resources' (SD-9.6, SD-9.7).
func TestTheOpenWindowIsTheExecutivesTurn(t *testing.T) {
	day := calendar.MustParse
	c := &Appraisal{Executive: "person/bell", RatingOfficial: "person/okafor", Terms: Terms{BoardMembers: 3}, Initial: &InitialRating{Meta: act.Meta{On: day("2026-10-20")}, Until: day("2026-10-27")}}
	for on, want := range map[string]string{"2026-10-20": "appraisal.respond", "2026-10-27": "appraisal.respond", "2026-10-28": "appraisal.refer-to-board"} {
		if got, ok := Turn(c.Tasks(), day(on)); !ok || got.Act != want {
			t.Errorf("on %s it is the turn of %q, want %q", on, got.Act, want)
		}
	}
}
