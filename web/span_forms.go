package web

// spanForms are the pages of the acts that change the period, and of what is issued at its end.
func spanForms() []form {
	return []form{assessForm, guidelinesForm, extendForm, endEarlyForm, beginLaterForm}
}
