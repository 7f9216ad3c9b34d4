package web

import (
	"net/http"
	"strings"

	"sesperf/store"
	"sesperf/store/sqlc"
)

// lists are what a form lets one choose from. They are of the agency's organization, which everybody in it may know.
type lists struct {
	People  []sqlc.Person
	Periods []sqlc.Period
	Boards  []sqlc.Board
	Goals   []sqlc.Goal
}

// lists reads what the form of an act needs.
func (s *server) lists(r *http.Request, name string) (lists, error) {
	var out lists
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		switch name {
		case "appraisal.open":
			if out.People, err = tx.People(r.Context(), s.Agency); err == nil {
				out.Periods, err = tx.Periods(r.Context(), s.Agency)
			}
		case "appraisal.refer-to-board":
			out.Boards, err = tx.Boards(r.Context(), s.Agency)
		case "appraisal.propose-plan":
			out.Goals, err = tx.Goals(r.Context(), s.Agency)
		}
		return err
	})
	return out, err
}

// cutStream takes a case's id apart: its kind, and its own part.
func cutStream(id string) (kind, own string, ok bool) { return strings.Cut(id, "/") }
