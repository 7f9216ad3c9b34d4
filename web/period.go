package web

import (
	"net/http"

	"sesperf/casework"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/law"
	"sesperf/rules/system"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// periodPage shows an appraisal period with its assessments and guidelines, which everyone in the agency may read.
func (s *server) periodPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, stream(r))
	if err != nil {
		return err
	}
	c, ok := sight.Case.(*agency.Period)
	if !ok {
		return casework.ErrNotFound
	}
	p := v.page(caseTitle(v, sight))
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {"Appraisal periods", "/periods"}}, true
	return render(w, r, http.StatusOK, p, PeriodBody(v, sight, c, s.systemName(r, c.System), s.offered(sight)))
}

// systemName gives the title of the description that a period runs under.
func (s *server) systemName(r *http.Request, id string) string {
	if id == adoption.BuiltIn {
		return system.Basic().Title
	}
	var list []sqlc.System
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		list, err = tx.Systems(r.Context(), s.Agency)
		return err
	})
	for _, x := range list {
		if err == nil && x.ID == id {
			return x.Title
		}
	}
	return id
}

// periodsPage lists the agency's appraisal periods.
func (s *server) periodsPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	var list []sqlc.Period
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		list, err = tx.Periods(r.Context(), s.Agency)
		return err
	})
	if err != nil {
		return err
	}
	p := v.page("Appraisal periods")
	p.Crumbs = []Link{{"Home", "/"}}
	return render(w, r, http.StatusOK, p, PeriodsBody(list))
}

// administrationsPage lists the administrations that the program knows, with the days that each bars.
func (s *server) administrationsPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	p := v.page("New administrations")
	p.Crumbs, p.Printable = []Link{{"The law", "/law"}, {"SD-3.5", "/law/SD-3.5"}}, true
	return render(w, r, http.StatusOK, p, AdministrationsBody(law.Administrations()))
}
