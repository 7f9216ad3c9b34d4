package web

import (
	"context"
	"errors"
	"net/http"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// takePlace chooses in whose place the visitor acts or prepares from now on, or goes back to the own.
func (s *server) takePlace(w http.ResponseWriter, r *http.Request, v *visit) error {
	principal := r.PostFormValue("person")
	g, err := s.door.Greet(r.Context(), s.Agency, v.Person.ID, principal)
	if err != nil {
		return err
	}
	if principal != "" && g.Place == nil {
		return casework.ErrNotFound
	}
	s.sessions.TakePlace(r.Context(), principal)
	http.Redirect(w, r, local(r.PostFormValue("next")), http.StatusSeeOther)
	return nil
}

// asDrawn takes the place that the page which is sent was drawn for, whatever another window has chosen since.
func (v *visit) asDrawn() error {
	if !v.r.PostForm.Has("for") || v.r.PostFormValue("for") == v.principal() {
		return nil
	}
	g, err := v.s.door.Greet(v.r.Context(), v.s.Agency, v.Person.ID, v.r.PostFormValue("for"))
	if err == nil && g.Place == nil && v.r.PostFormValue("for") != "" {
		err = casework.ErrNotFound
	}
	v.Place = g.Place
	return err
}

// principal gives in whose place the visitor acts or prepares; empty for the own.
func (v *visit) principal() string {
	if v.Place == nil {
		return ""
	}
	return v.Place.Principal.ID
}

// me gives the one in whose name the visitor asks.
func (v *visit) me() string { return v.acting().Person() }

// acting says who asks, and in whose place.
func (v *visit) acting() casework.Acting {
	return casework.Acting{By: v.Person.ID, For: v.principal(), Prepare: v.prepares()}
}

// prepares says whether the visitor prepares as a proxy, and so sends nothing.
func (v *visit) prepares() bool { return v.Place != nil && v.Place.Prepare }

// look looks at a case as the visitor may see it, in the place that was chosen.
func (s *server) look(r *http.Request, v *visit, stream string) (*casework.Sight, error) {
	return s.door.LookAs(r.Context(), s.Agency, v.acting(), stream, calendar.Date{})
}

// writer is whose draft is written, and who writes at it where that is somebody else.
type writer struct{ owner, preparer string }

func (v *visit) writer() writer {
	if v.Place == nil {
		return writer{owner: v.Person.ID}
	}
	return writer{v.me(), v.Person.ID}
}

// by names who did something, and in whose place: You, or Kenji Sato for Maria Okafor.
func (v *visit) by(s *casework.Sight, m act.Meta) string {
	who := v.who(s, m.By)
	if m.For == "" {
		return who
	}
	if m.For == v.Person.ID {
		return who + " for you"
	}
	return who + " for " + s.Names[m.For]
}

// signer names who signed, and in whose place.
func signer(names map[string]string, m act.Meta) string {
	if m.For != "" {
		return names[m.By] + " for " + names[m.For]
	}
	return names[m.By]
}

func (f *filled) signer(m act.Meta) string { return signer(f.Sight.Names, m) }

// personName names a person of the agency; the id where there is none.
func (s *server) personName(r *http.Request, id string) string {
	name := id
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error {
		p, err := tx.Person(r.Context(), sqlc.PersonParams{Agency: s.Agency, ID: id})
		if err == nil {
			name = p.Name
		}
		return err
	})
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		s.Logger.Error("a name could not be read", "error", err)
	}
	return name
}

// inPlace says in whose place a signature is given.
func (f *filled) inPlace() string {
	if f.visit.Place == nil {
		return ""
	}
	return " for " + f.visit.Place.Principal.Name
}

// otherPlace is another's place as the visitor's day shows it, with what waits there.
type otherPlace struct {
	Principal, Name, Title string
	Prepare                bool
	Until                  calendar.Date // the last day of a delegation
	As                     []act.Relation
	Waiting                []sqlc.TasksInPlaceRow
}

// places gives in whose place the visitor may act or prepare today, and what waits there.
func (v *visit) places(ctx context.Context, tx *store.Tx) ([]otherPlace, error) {
	rows, err := tx.PrincipalsOf(ctx, sqlc.PrincipalsOfParams{Agency: v.s.Agency, Person: v.Person.ID, Today: v.Today.String()})
	if err != nil {
		return nil, err
	}
	var out []otherPlace
	for _, r := range rows {
		if n := len(out); n == 0 || out[n-1].Principal != r.Principal {
			out = append(out, otherPlace{Principal: r.Principal, Name: r.Name, Title: r.Title, Prepare: true})
		}
		p := &out[len(out)-1]
		if r.Kind == "delegate" && p.Prepare { // who may act need not prepare
			p.Prepare = false
		}
		if r.Kind == "delegate" {
			p.Until, p.As = calendar.Later(p.Until, day(r.UntilOn)), append(p.As, act.Relation(r.Relation))
		}
	}
	for i := range out {
		if err := v.waitingIn(ctx, tx, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// waitingIn reads the first of what waits in another's place.
func (v *visit) waitingIn(ctx context.Context, tx *store.Tx, p *otherPlace) error {
	as := p.As
	if p.Prepare {
		as = agency.Preparable
	}
	seen := map[string]bool{}
	for _, r := range as {
		rows, err := tx.TasksInPlace(ctx, sqlc.TasksInPlaceParams{Agency: v.s.Agency, Principal: p.Principal, Relation: string(r), Person: v.Person.ID, Today: v.Today.String(), Most: shortList})
		if err != nil {
			return err
		}
		for _, t := range rows {
			spec, ok := v.s.door.Spec(t.Act)
			if !ok || !spec.Permits([]act.Relation{r}) || seen[t.CaseID+t.Act] {
				continue
			}
			seen[t.CaseID+t.Act] = true
			p.Waiting = append(p.Waiting, t)
		}
	}
	return nil
}
