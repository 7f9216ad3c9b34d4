package web

import (
	"net/http"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// lists are what a form lets one choose from. They are of the agency's organization, which everybody in it may know,
// and of the cases that the writer sees.
type lists struct {
	People      []sqlc.Person
	Many        int // how many people there are, where they are too many for a list
	Authorities []sqlc.Person
	Periods     []sqlc.Period
	Boards      []sqlc.Board
	Goals       []sqlc.Goal
	Setters     []sqlc.Person // who may have set the weights, where the description leaves them to an office
	Seats       []seat        // of the board that has the case
	Units       []sqlc.Unit
	Systems     []adoptable       // of the agency, that the writer sees
	Covered     map[string]bool   // the appointments that the systems of the periods cover
	Cases       []sqlc.Appraisal  // that the writer's board considers
	Names       map[string]string // of the executives of those cases
}

// lists reads what the form of an act needs.
func (s *server) lists(r *http.Request, f *filled) (lists, error) {
	var out lists
	if strings.HasPrefix(f.act, "system.") {
		return out, s.systemLists(r, f, &out)
	}
	if f.act == "agency.open-period" {
		return out, s.periodLists(r, f, &out)
	}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		switch f.act {
		case "appraisal.open":
			return s.openLists(r, f, tx, &out)
		case "agency.appoint-proxy", "agency.appoint-delegate":
			out.People, err = tx.People(r.Context(), s.Agency)
		case "appraisal.assign-officials":
			return s.officialLists(r, f, tx, &out)
		case "agency.assess-organization", "agency.enter-person":
			out.Units, err = tx.Units(r.Context(), s.Agency)
		case "appraisal.assign-higher-level-reviewer", "appraisal.begin-detail":
			out.People, err = tx.People(r.Context(), s.Agency)
		case "appraisal.refer-to-board":
			out.Boards, err = tx.Boards(r.Context(), s.Agency)
		case "appraisal.propose-plan":
			return s.planLists(r, f, tx, &out)
		case "board.recuse":
			return s.boardCases(r, f, tx, &out)
		}
		return err
	})
	return out, err
}

// systemLists reads what the forms about a system choose from.
func (s *server) systemLists(r *http.Request, f *filled, out *lists) (err error) {
	switch f.act {
	case draftSystem, "system.succeed":
		out.Systems, err = s.adoptables(r, f.visit)
	case "system.put-in-force":
		err = s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
			out.Units, err = tx.Units(r.Context(), s.Agency)
			return err
		})
	}
	return err
}

// periodLists reads the systems that a period can run under, and the periods that there are.
func (s *server) periodLists(r *http.Request, f *filled, out *lists) (err error) {
	if out.Systems, err = s.adoptables(r, f.visit); err != nil {
		return err
	}
	return s.door.DB().Read(r.Context(), func(tx *store.Tx) error {
		out.Periods, err = tx.Periods(r.Context(), s.Agency)
		return err
	})
}

// officialLists reads the agency's people, and who of them is named an appointing authority.
func (s *server) officialLists(r *http.Request, f *filled, tx *store.Tx, out *lists) (err error) {
	if out.People, err = tx.People(r.Context(), s.Agency); err != nil {
		return err
	}
	for _, p := range out.People {
		if f.visit.Agency.Holds(act.AppointingAuthority, p.ID, "") || f.Case().Unit != "" && f.visit.Agency.Holds(act.AppointingAuthority, p.ID, f.Case().Unit) {
			out.Authorities = append(out.Authorities, p)
		}
	}
	return nil
}

func (s *server) openLists(r *http.Request, f *filled, tx *store.Tx, out *lists) (err error) {
	if err = s.officialLists(r, f, tx, out); err != nil {
		return err
	}
	if out.Periods, err = tx.Periods(r.Context(), s.Agency); err != nil {
		return err
	}
	covers, err := tx.Coverages(r.Context(), s.Agency)
	out.Covered = map[string]bool{}
	for _, p := range out.Periods {
		if d, ok := system.Find(p.Description); ok {
			for _, k := range d.Covers {
				out.Covered[k] = true
			}
		}
		for _, c := range covers {
			if c.System == p.Description {
				out.Covered[c.Appointment] = true
			}
		}
	}
	return err
}

func (s *server) planLists(r *http.Request, f *filled, tx *store.Tx, out *lists) (err error) {
	if out.Goals, err = tx.Goals(r.Context(), s.Agency); err != nil {
		return err
	}
	for _, id := range f.setters() {
		p, err := tx.Person(r.Context(), sqlc.PersonParams{Agency: s.Agency, ID: id})
		if err != nil {
			return err
		}
		out.Setters = append(out.Setters, p)
	}
	return nil
}

// boardCases reads the cases before the board that the writer has not stepped aside from.
func (s *server) boardCases(r *http.Request, f *filled, tx *store.Tx, out *lists) error {
	rows, err := tx.AppraisalsRelated(r.Context(), sqlc.AppraisalsRelatedParams{Agency: s.Agency, Person: f.visit.Person.ID})
	if err != nil {
		return err
	}
	out.Names = map[string]string{}
	for _, row := range rows {
		serves := row.Relation == string(act.BoardMember) || row.Relation == string(act.BoardChair)
		if _, twice := out.Names[row.ID]; twice || !serves || row.Board != f.Stream {
			continue
		}
		p, err := tx.Person(r.Context(), sqlc.PersonParams{Agency: s.Agency, ID: row.Executive})
		if err != nil {
			return err
		}
		out.Names[row.ID] = p.Name
		out.Cases = append(out.Cases, sqlc.Appraisal{ID: row.ID, Executive: row.Executive, Title: row.Title, Begins: row.Begins, Ends: row.Ends})
	}
	return nil
}

// cutStream takes a case's id apart: its kind, and its own part.
func cutStream(id string) (kind, own string, ok bool) { return strings.Cut(id, "/") }
