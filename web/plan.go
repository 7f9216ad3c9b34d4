package web

import "net/http"

// planPage shows the performance plan in full, with its versions and signatures.
func (s *server) planPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	return render(w, r, http.StatusOK, v.page("Performance plan"), stubBody("plan"))
}

// printPage is the whole case on paper, as far as the visitor may see it.
func (s *server) printPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	return render(w, r, http.StatusOK, v.page("Print"), stubBody("print"))
}
