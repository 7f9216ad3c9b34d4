package web

import (
	"net/http"
	"net/url"
	"strings"

	"sesperf/store"
	"sesperf/store/sqlc"
)

// signInPage lets one pick a person in a demonstration; elsewhere it says that no way to sign in is built yet.
func (s *server) signInPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	next := r.URL.Query().Get("next")
	if v.Person.ID != "" {
		http.Redirect(w, r, local(next), http.StatusSeeOther)
		return nil
	}
	return s.showSignIn(w, r, v, http.StatusOK, next, "", "")
}

// askSignIn shows the sign-in page where another page was asked for. What was posted is carried in the page itself,
// so that it is not lost and nothing of it is stored for somebody who is not signed in.
func (s *server) askSignIn(w http.ResponseWriter, r *http.Request, v *visit) error {
	next, kept := r.URL.RequestURI(), ""
	if r.Method == http.MethodPost {
		if strings.Contains(r.Header.Get("Accept"), "application/json") {
			http.Error(w, `{"error":"signed out"}`, http.StatusUnauthorized)
			return nil
		}
		if err := r.ParseForm(); err != nil {
			return err
		}
		kept = r.PostForm.Encode()
	}
	return s.showSignIn(w, r, v, http.StatusUnauthorized, next, kept, r.PostFormValue("as"))
}

func (s *server) showSignIn(w http.ResponseWriter, r *http.Request, v *visit, status int, next, kept, as string) error {
	var people []sqlc.SignInPeopleRow
	if s.Demo {
		err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
			people, err = tx.SignInPeople(r.Context(), sqlc.SignInPeopleParams{Agency: s.Agency, Limit: signInMost})
			return err
		})
		if err != nil {
			return err
		}
	}
	return render(w, r, status, v.page("Sign in"), SignInBody(s.Demo, people, next, kept, as))
}

// demoSignIn signs the picked person in. It exists in a demonstration only.
func (s *server) demoSignIn(w http.ResponseWriter, r *http.Request, v *visit) error {
	if !s.Demo {
		http.NotFound(w, r)
		return nil
	}
	id := r.PostFormValue("person")
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error {
		_, err := tx.Person(r.Context(), sqlc.PersonParams{Agency: s.Agency, ID: id})
		return err
	})
	if err != nil {
		v.Person = sqlc.Person{}
		p := v.page("Sign in")
		p.Errors = []FieldError{{Field: "person", Text: "Pick one of the people in the list."}}
		return render(w, r, http.StatusUnprocessableEntity, p, ErrorBody("There is no such person in this demonstration."))
	}
	if err := s.sessions.SignIn(r.Context(), id); err != nil {
		return err
	}
	next := local(r.PostFormValue("next"))
	if err := s.restore(r, id, next, r.PostFormValue("kept")); err != nil {
		return err
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

// restore makes a draft of what a person had posted when the session was over, if it is the same person again.
func (s *server) restore(r *http.Request, person, next, kept string) error {
	values, err := url.ParseQuery(kept)
	if err != nil || values.Get("as") != person {
		return nil
	}
	name, id := "appraisal.open", "appraisal/new"
	if parts := strings.Split(strings.Trim(next, "/"), "/"); len(parts) == 3 {
		name, id = actNamed(parts[0], parts[2]), parts[0]+"/"+parts[1]
	}
	who := writer{owner: person}
	if principal := values.Get("for"); principal != "" {
		g, err := s.door.Greet(r.Context(), s.Agency, person, principal)
		if err != nil || g.Place == nil {
			return err
		}
		s.sessions.TakePlace(r.Context(), principal)
		who = writer{principal, person}
	}
	_, _, err = s.putDraft(r, who, id, name, keep(values), drawn{values.Get("act_id"), -1}) // what was just sent is the newest
	return err
}

// local gives an address on this server only; home for any other.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, "\\") {
		return "/"
	}
	return next
}

// signOut ends the session.
func (s *server) signOut(w http.ResponseWriter, r *http.Request, _ *visit) error {
	if err := s.sessions.SignOut(r.Context()); err != nil {
		return err
	}
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
	return nil
}
