package web

// deciders names those who have the rating after the executive could respond: with a board, it and the appointing
// authority.
func (f *filled) deciders() string {
	if f.Case().HasBoard() {
		return "the board, the appointing authority"
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
