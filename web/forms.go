package web

// allForms lists the page of every act; each stands in a file named for what it is about.
func allForms() []form {
	return append([]form{openForm, proposePlanForm, commentForm, signPlanForm, declineForm, communicatePlanForm, reviewProgressForm, acknowledgeProgressForm,
		accomplishmentsForm, rateForm, acknowledgeRatingForm, respondForm, waiveForm, referForm, recommendForm, assignForm, communicateRatingForm, recuseForm, openPeriodForm}, systemForms()...)
}
