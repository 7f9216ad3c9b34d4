package web

import "testing"

// What applies to a person is asked for any day; a day that is none is said to be one.
func TestWhatAppliesOnADay(t *testing.T) {
	bell := openRoad(t, "adopted", "2026-10-05").guest("person/bell")
	bell.get("/my-system").is(200, "October 5, 2026 Today", "It covers a career appointee")
	bell.get("/my-system?day=2026-09-30").is(200, "September 30, 2026", "Asked for")
	bell.get("/my-system?day=soon").is(422, "“soon” is not a day. Write it as YYYY-MM-DD.", "October 5, 2026 Today")
}

// ME-3: a case keeps its description from the communication of its plan on, and says so from then on only.
func TestACaseKeepsItsDescription(t *testing.T) {
	openRoad(t, "in-force", "2025-12-01").guest("person/bell").get("/my-system").is(200, "under which its plan was first communicated")
	openRoad(t, "opened", "2025-09-10").guest("person/bell").get("/my-system").is(200, "as it was opened; until its plan is communicated")
}
