package system

import "testing"

// §1330.403(d): a system without a board says {}; one that names a board of nobody has one, and is held to it.
func TestSectionsThatMayBeEmpty(t *testing.T) {
	const board, review = "board: {minimum_members: 3, quorum: 0, rating_official_may_sit: false}\n",
		"higher_level_review: {request_days: 7, requests: 1, possible: true, basis_if_not: \"\"}\n"
	for _, c := range []struct {
		text string
		has  bool
	}{{"board: {}\n", false}, {"board:\n", false}, {"", false}, {"board: {minimum_members: 0}\n", true}, {board, true}} {
		if d := changed(t, board, c.text); d.HasBoard() != c.has || !d.HasHigherLevelReview() {
			t.Errorf("%q: has a board %v, want %v", c.text, d.HasBoard(), c.has)
		}
	}
	if d := changed(t, review, "higher_level_review: {}\n"); d.HasHigherLevelReview() || !d.HasBoard() {
		t.Error("{} counts as higher level review")
	}
}
