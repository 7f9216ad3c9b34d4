package appraisal

import (
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/board"
)

// SD-10.1: a declared quorum is asked of the members who take part; without one, the board is asked for its size alone.
func TestDeclaredQuorum(t *testing.T) {
	b := &board.Board{}
	b.ID = "board/1"
	for _, p := range []string{"person/a", "person/b", "person/c"} {
		b.Members = append(b.Members, board.Member{Person: p, Role: board.Plain, Published: day("2025-08-01")})
	}
	for _, c := range []struct {
		quorum int
		taking []string
		barred string
	}{{0, []string{"person/a"}, ""}, {2, []string{"person/a", "person/b"}, ""}, {2, []string{"person/a"}, "SD-10.1 members"}, {2, []string{"person/a", "person/a"}, "SD-10.1 members"}} {
		a := caseOf(own(t, "board.quorum", c.quorum), 1)
		a.Initial, a.Referral = &InitialRating{Meta: act.Meta{On: day("2026-10-20")}}, &Referral{Board: b.ID}
		in := Recommend{Members: c.taking, Level: 4, Narrative: "The board agrees.", Award: "none", Pay: "none"}
		if _, found := checkRecommendation(a, in, asked("2026-11-10", b)); barredBy(found) != c.barred {
			t.Errorf("quorum %d, taking part %v: barred by %q, want %q", c.quorum, c.taking, barredBy(found), c.barred)
		}
	}
}
