package web

// planForms are the pages of the acts of a plan beside its straight road.
func planForms() []form { return nil }
