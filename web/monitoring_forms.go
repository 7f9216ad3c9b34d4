package web

// monitoringForms are the pages of the acts of the year beside progress reviews.
func monitoringForms() []form { return []form{feedbackForm} }
