package web

import "net/http"

// newCase is the id under which the draft of an appraisal is kept that has not been opened yet.
const newCase = "appraisal/new"

// openPage is the form by which executive resources opens an appraisal.
func (s *server) openPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	f, err := s.fillForm(r, v, "appraisal.open", newCase)
	if err != nil {
		return err
	}
	return s.showForm(w, r, f, http.StatusOK, nil)
}

func (s *server) openPost(w http.ResponseWriter, r *http.Request, v *visit) error {
	return s.post(w, r, v, "appraisal.open", newCase)
}
