package web

import (
	"net/http"
	"strconv"

	"sesperf/casework"
)

// receiptPage is what a person keeps of an act: what, when, where in the record, under which sum, and what happens next.
func (s *server) receiptPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	seq, err := strconv.ParseInt(r.PathValue("seq"), 10, 64)
	if err != nil {
		return casework.ErrNotFound
	}
	_, receipt, err := s.door.Entry(r.Context(), s.Agency, v.Person.ID, seq)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, v.page("Recorded: "+receipt.Title), stubBody(receipt.Sum))
}
