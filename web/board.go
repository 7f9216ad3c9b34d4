package web

import "net/http"

// boardPage shows a board: its members, since when their appointments are published, and its cases.
func (s *server) boardPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, stream(r))
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, v.page(caseTitle(v, sight)), CaseBody(v, sight))
}
