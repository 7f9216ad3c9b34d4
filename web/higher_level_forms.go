package web

// higherLevelForms are the pages of the acts of higher level review.
func higherLevelForms() []form { return nil }
