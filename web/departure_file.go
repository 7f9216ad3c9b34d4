package web

import (
	"net/http"
	"strconv"
	"strings"

	"sesperf/casework"
	"sesperf/document"
)

// departureFile gives the written appraisal of an executive who leaves as a document, to be forwarded (SD-9.13).
func (s *server) departureFile(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, _, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.URL.Query().Get("number"))
	if err != nil || n < 1 || n > len(c.Departures) || !sight.Visible["details"] {
		return casework.ErrNotFound
	}
	d := document.Departure{Case: c, Appraisal: c.Departures[n-1], Names: sight.Names, Agency: v.Agency.Name, PrintedFor: v.Person.Name, On: sight.On}
	return sendPaper(w, r, d.Paper(), strings.ReplaceAll(c.ID, "/", "-")+"-departure")
}
