package web

import (
	"net/http"
	"strings"

	"sesperf/store"
	"sesperf/store/sqlc"
)

// donePage is what the visitor did, the newest first, each with its receipt: from the record, on the cases that the
// visitor still has a part in.
func (s *server) donePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	page := pageNumber(r)
	var rows []sqlc.DoneByRow
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		rows, err = tx.DoneBy(r.Context(), sqlc.DoneByParams{Agency: s.Agency, Person: v.Person.ID, Most: listPage, Skip: int32((page - 1) * listPage)})
		return err
	})
	if err != nil {
		return err
	}
	p := v.page("What I did")
	p.Facts, p.Crumbs, p.Printable = "From the record, the newest first. Of appraisals: those that you still have a part in.", []Link{{"Home", "/"}}, true
	return render(w, r, http.StatusOK, p, DoneBody(v, rows, page))
}

// doneTotal is how many entries there are in all, of which a page is shown.
func doneTotal(rows []sqlc.DoneByRow) int64 {
	if len(rows) == 0 {
		return 0
	}
	return rows[0].Total
}

// actTitle gives the title of the act that an entry's form names: appraisal.sign-plan/1.
func (v *visit) actTitle(form string) string {
	name, _, _ := strings.Cut(form, "/")
	if spec, ok := v.s.door.Spec(name); ok {
		return spec.Title
	}
	return name
}

// doneAbout names the case of an entry.
func (v *visit) doneAbout(r sqlc.DoneByRow) string {
	if r.Executive != "" {
		return v.about(r.Executive, r.ExecutiveName, r.Title, r.PeriodTitle)
	}
	kind := upper(strings.ReplaceAll(kindOfStream(r.Stream), "-", " "))
	if r.Name != "" {
		return kind + " · " + r.Name
	}
	return kind
}

func kindOfStream(stream string) string {
	kind, _, _ := cutStream(stream)
	return kind
}
