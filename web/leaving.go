package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// leaving is what somebody would leave behind: parts on open cases, boards, offices, and who stands in for whom.
type leaving struct {
	Person   sqlc.Person
	Page     int64
	Total    int64
	Cases    []taken
	Seats    []sqlc.SeatsOfRow
	Offices  []sqlc.OfficesHeldRow
	Standins []sqlc.StandinsOfRow
}

// taken is an open case in which somebody has a part, with what waits for that somebody.
type taken struct {
	sqlc.PartsTakenRow
	Parts []act.Relation
	Tasks []sqlc.PartsTakenRow
}

// leavingURL leads to what a person would leave behind.
func leavingURL(person string) string { return "/orphans?person=" + url.QueryEscape(person) }

// leavingPage lists what somebody has a part in, so that it is handed over before that somebody leaves.
func (s *server) leavingPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	l := &leaving{Page: pageNumber(r)}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		if l.Person, err = tx.Person(r.Context(), sqlc.PersonParams{Agency: s.Agency, ID: r.URL.Query().Get("person")}); errors.Is(err, store.ErrNotFound) {
			return casework.ErrNotFound
		} else if err != nil {
			return err
		}
		return l.load(r, tx, v)
	})
	if err != nil {
		return err
	}
	title := "If " + l.Person.Name + " leaves"
	if l.Person.LeftOn != "" {
		title = "What " + l.Person.Name + " left behind"
	}
	p := v.page(title)
	p.Facts, p.Crumbs, p.Printable = "What is open in this person’s name, on the cases that you look after.", []Link{{"Home", "/"}, {"If somebody leaves", "/orphans"}}, true
	return render(w, r, http.StatusOK, p, LeavingBody(v, l))
}

// load reads what the person has.
func (l *leaving) load(r *http.Request, tx *store.Tx, v *visit) error {
	ctx, in, who := r.Context(), v.s.Agency, l.Person.ID
	rows, err := tx.PartsTaken(ctx, sqlc.PartsTakenParams{Agency: in, Somebody: who, Person: v.Person.ID, Today: v.Today.String(), Skip: (l.Page - 1) * listPage, Last: l.Page * listPage})
	if err != nil {
		return err
	}
	l.take(rows)
	if l.Seats, err = tx.SeatsOf(ctx, sqlc.SeatsOfParams{Agency: in, Somebody: who, Person: v.Person.ID}); err != nil {
		return err
	}
	if l.Offices, err = tx.OfficesHeld(ctx, sqlc.OfficesHeldParams{Agency: in, Person: who}); err != nil {
		return err
	}
	l.Standins, err = tx.StandinsOf(ctx, sqlc.StandinsOfParams{Agency: in, Somebody: who, Today: v.Today.String()})
	return err
}

// take puts the rows of a case together: one row for each part and task.
func (l *leaving) take(rows []sqlc.PartsTakenRow) {
	for i, r := range rows {
		if i == 0 || rows[i-1].Place != r.Place {
			l.Total = r.Total
			l.Cases = append(l.Cases, taken{PartsTakenRow: r})
		}
		c := &l.Cases[len(l.Cases)-1]
		if !slices.Contains(c.Parts, act.Relation(r.Relation)) {
			c.Parts = append(c.Parts, act.Relation(r.Relation))
		}
		if r.Act != "" && !slices.ContainsFunc(c.Tasks, func(t sqlc.PartsTakenRow) bool { return t.Act == r.Act }) {
			c.Tasks = append(c.Tasks, r)
		}
	}
}

// remedies are the acts that hand the parts over, each once.
func (c taken) remedies() []remedy {
	var out []remedy
	for _, p := range c.Parts {
		if m := remedyFor(c.ID, p, appraisal.Stage(c.Stage)); !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// standinWords says who stands in for whom, as what, and until when.
func standinWords(s sqlc.StandinsOfRow) string {
	if s.Kind == "proxy" {
		return s.PersonName + " prepares for " + s.PrincipalName
	}
	return s.PersonName + " acts in the place of " + s.PrincipalName + " as " + act.Relation(s.Relation).Words() + ", until " + day(s.UntilOn).Long()
}
