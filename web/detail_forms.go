package web

// detailForms are the pages of the acts of details, arrivals and departures.
func detailForms() []form {
	return []form{beginDetailForm, endDetailForm, detailRequirementsForm, appraiseDetailForm, departureForm, receivePriorForm, considerPriorForm, closeForm,
		changeAppointmentForm, appointForm, separateForm, enterPersonForm}
}
