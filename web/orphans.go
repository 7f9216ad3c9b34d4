package web

import (
	"net/http"
	"slices"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// handsOver says whether the visitor is of executive resources, of the whole agency or of a unit: who hands cases over.
func (v *visit) handsOver() bool {
	return slices.ContainsFunc(v.Agency.Officials, func(o agency.Official) bool {
		return o.Person == v.Person.ID && o.Until.IsZero() && o.Office == act.ExecutiveResources
	})
}

// orphansPage lists what nobody can do because somebody left; with a person, what would be left behind by that one.
func (s *server) orphansPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	if !v.handsOver() {
		return casework.ErrNotFound
	}
	if r.URL.Query().Get("person") != "" {
		return s.leavingPage(w, r, v)
	}
	page := pageNumber(r)
	var rows []sqlc.OrphansRow
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		rows, err = tx.Orphans(r.Context(), sqlc.OrphansParams{Agency: s.Agency, Person: v.Person.ID, Today: v.Today.String(), Skip: (page - 1) * listPage, Last: page * listPage})
		return err
	})
	if err != nil {
		return err
	}
	p := v.page("If somebody leaves")
	p.Facts, p.Crumbs, p.Printable = "What nobody can do: its person has left, or its office is held by nobody. "+weekday(v.Today)+".", []Link{{"Home", "/"}, {"What is missing", "/missing"}}, true
	return render(w, r, http.StatusOK, p, OrphansBody(v, rows, page))
}

// remedy is the act by which somebody else gets what a person has on a case: where it is done, and how it is called.
type remedy struct{ URL, Title string }

// remedyFor gives what hands a part on a case over. A finished case keeps its officials: there the case itself is shown.
func remedyFor(caseID string, part act.Relation, stage appraisal.Stage) remedy {
	done := stage == appraisal.StageInformed || stage == appraisal.StageClosed
	switch part {
	case act.RatingOfficial, act.ReviewingOfficial, act.AppointingAuthority:
		if !done {
			return remedy{"/" + caseID + "/assign-officials", "Assign other officials"}
		}
	case act.HigherLevelReviewer:
		if !done {
			return remedy{"/" + caseID + "/assign-higher-level-reviewer", "Assign another reviewer"}
		}
	case act.GainingSupervisor:
		if !done {
			return remedy{"/" + caseID + "/end-detail", "End the detail"}
		}
	case act.Executive:
		if !done {
			return remedy{"/" + caseID + "/close-without-rating", "Close without a rating"}
		}
	}
	return remedy{"/" + caseID, "See the case"}
}

// orphanPart says what the person of an orphaned task is to its case; empty for none of its officials.
func orphanPart(o sqlc.OrphansRow) act.Relation {
	switch {
	case o.Person == "":
		return ""
	case o.Act == "appraisal.set-detail-requirements", o.Act == "appraisal.appraise-detail":
		return act.GainingSupervisor
	case o.Person == o.RatingOfficial:
		return act.RatingOfficial
	case o.Person == o.ReviewingOfficial:
		return act.ReviewingOfficial
	case o.Person == o.AppointingAuthority:
		return act.AppointingAuthority
	case o.Person == o.HigherLevelReviewer:
		return act.HigherLevelReviewer
	case o.Person == o.Executive:
		return act.Executive
	}
	return ""
}

// orphanWho names who had the task, and what came between.
func orphanWho(o sqlc.OrphansRow) (who, why string) {
	switch {
	case o.Person == "":
		return upper(act.Relation(o.Office).Words()), "Nobody holds this office"
	case o.LeftOn != "":
		return o.Holder, "Left on " + day(o.LeftOn).Long()
	case o.Holder == "":
		return o.Person, "Not on record"
	}
	return o.Holder, ""
}

// orphanTotal gives how many there are on all pages.
func orphanTotal(rows []sqlc.OrphansRow) int64 {
	if len(rows) == 0 {
		return 0
	}
	return rows[0].Total
}
