package web

// correctionForms are the pages of the acts of corrections, withdrawals and handovers.
func correctionForms() []form {
	return []form{withdrawForm, handoverForm, appointProxyForm, endProxyForm, appointDelegateForm, endDelegateForm, correctForm, confirmForm, refuseForm}
}
