package web

import (
	"net/http"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// correctionDesk is a page of the corrections that wait for a second person.
type correctionDesk struct {
	Page  int64
	Total int64 // cases
	Rows  []pendingCorrection
}

// pendingCorrection is one of them, with its case as the visitor sees it.
type pendingCorrection struct {
	Sight *casework.Sight
	Case  *appraisal.Appraisal
	appraisal.Correction
	Mine bool // the visitor may answer it
}

// correctionsPage lists, for executive resources, the corrections that wait for a second person, both values beside each other.
func (s *server) correctionsPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	if !v.handsOver() {
		return casework.ErrNotFound
	}
	d := &correctionDesk{Page: pageNumber(r)}
	var cases []sqlc.CorrectionsWaitingRow
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		cases, err = tx.CorrectionsWaiting(r.Context(), sqlc.CorrectionsWaitingParams{Agency: s.Agency, Person: v.Person.ID, Most: listPage, Skip: int32((d.Page - 1) * listPage)})
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range cases {
		d.Total = c.Total
		if err := d.add(r, v, c.CaseID); err != nil {
			return err
		}
	}
	p := v.page("Corrections that wait")
	p.Facts, p.Crumbs, p.Printable = "Each waits for a second person, who compares both values and confirms or refuses.", []Link{{"Home", "/"}, {"What is missing", "/missing"}}, true
	return render(w, r, http.StatusOK, p, CorrectionsBody(v, d))
}

// add puts the pending corrections of a case on the page. Whoever reads a value of a rating here has opened the case, and that
// is noted first.
func (d *correctionDesk) add(r *http.Request, v *visit, caseID string) error {
	sight, err := v.s.door.Look(r.Context(), v.s.Agency, v.Person.ID, caseID)
	if err != nil {
		return err
	}
	c, ok := sight.Case.(*appraisal.Appraisal)
	if !ok {
		return casework.ErrNotFound
	}
	ofRating := false
	for _, o := range seenCorrections(sight, c) {
		if !o.Pending() {
			continue
		}
		ofRating = ofRating || o.OfRating()
		d.Rows = append(d.Rows, pendingCorrection{Sight: sight, Case: c, Correction: o, Mine: v.answers(c, o)})
	}
	if ofRating {
		return v.s.door.NoteOpening(r.Context(), v.s.Agency, v.Person.ID, sight, "opened")
	}
	return nil
}

// answers says whether the visitor may confirm or refuse a correction: a second official, and of a rating whoever made it.
func (v *visit) answers(c *appraisal.Appraisal, o appraisal.Correction) bool {
	if o.OfRating() {
		return c.Initial != nil && c.Initial.Meta.Person() == v.Person.ID
	}
	return o.Proposed.By != v.Person.ID && o.Proposed.Person() != v.Person.ID
}

// turn says for whom a correction waits.
func (p pendingCorrection) turn(v *visit) (MarkState, string) {
	switch {
	case p.Mine:
		return MarkTurn, "Yours"
	case p.OfRating() && p.Case.Initial != nil:
		return MarkWait, p.Sight.Names[p.Case.Initial.Meta.Person()]
	}
	return MarkWait, "Another official of " + act.ExecutiveResources.Words()
}
