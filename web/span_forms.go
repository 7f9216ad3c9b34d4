package web

// spanForms are the pages of the acts that change the period.
func spanForms() []form { return nil }
