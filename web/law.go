package web

import (
	"net/http"

	"sesperf/casework"
	"sesperf/rules/law"
)

// lawPage lists the provisions and where each is answered.
func (s *server) lawPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	return render(w, r, http.StatusOK, v.page("The law"), stubBody("The law"))
}

// provisionPage shows what one provision says and where it stands.
func (s *server) provisionPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, ok := law.Find(r.PathValue("provision"))
	if !ok {
		return casework.ErrNotFound
	}
	return render(w, r, http.StatusOK, v.page(p.Cite), stubBody(p.Statement))
}

// accessibilityPage says how accessible the pages are and whom to tell of a barrier.
func (s *server) accessibilityPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	return render(w, r, http.StatusOK, v.page("Accessibility"), stubBody("Accessibility"))
}
