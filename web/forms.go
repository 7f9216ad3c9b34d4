package web

import "slices"

// allForms lists the page of every act; each stands in a file named for what it is about.
func allForms() []form {
	return slices.Concat([]form{openForm, proposePlanForm, commentForm, signPlanForm, declineForm, communicatePlanForm, reviewProgressForm, acknowledgeProgressForm,
		accomplishmentsForm, rateForm, acknowledgeRatingForm, respondForm, waiveForm, referForm, recommendForm, assignForm, communicateRatingForm, recuseForm, openPeriodForm}, systemForms(), planForms(), spanForms(), monitoringForms(), evidenceForms(), detailForms(), higherLevelForms(), correctionForms())
}
