package web

import "sesperf/rules/appraisal"

// deciders names those who have the rating after the executive could respond: with a board, it and the appointing
// authority.
func (f *filled) deciders() string {
	if f.Case().HasBoard() {
		return "the board, the appointing authority"
	}
	return "the appointing authority"
}

// onward names who has the rating next, after the executive could respond.
func onward(c *appraisal.Appraisal) string {
	if c.HasBoard() {
		return "the board"
	}
	return "the appointing authority"
}

// onward names who has the rating next, after the executive could respond.
func (f *filled) onward() string { return onward(f.Case()) }

// readers names those who read the response: the board and the appointing authority.
func (f *filled) readers() string {
	if f.Case().HasBoard() {
		return "the board and the appointing authority"
	}
	return "the appointing authority"
}

// afterWhat says what comes before the annual summary rating.
func (f *filled) afterWhat() string {
	if f.Case().HasBoard() {
		return "after the board"
	}
	return "once " + f.Executive() + " could respond"
}
