package web

import (
	"errors"
	"net/http"

	"github.com/google/uuid"

	"sesperf/casework"
	"sesperf/rules/act"
)

// again shows the form with what is wrong in it.
func (s *server) again(w http.ResponseWriter, r *http.Request, f *filled, wrong []FieldError, err error) error {
	if err != nil {
		return err
	}
	if barred := f.early(); len(barred) > 0 {
		return s.refuse(w, r, f, barred)
	}
	for _, e := range wrong {
		if f.Errors[e.Field] != "" {
			f.Errors[e.Field] += " "
		}
		f.Errors[e.Field] += e.Text
	}
	return s.showForm(w, r, f, http.StatusUnprocessableEntity, wrong)
}

// answer shows what the door said of an act that was not done. The text is kept in every case.
func (s *server) answer(w http.ResponseWriter, r *http.Request, f *filled, err error) error {
	if kept := s.keepUnlessElsewhere(r, f); kept != nil {
		return errors.Join(err, kept)
	}
	var refusal *act.Refusal
	var invalid *act.Invalid
	var conflict *casework.Conflict
	switch {
	case errors.As(err, &refusal) && f.curable(refusal.Findings):
		return s.again(w, r, f, f.wrong(refusal.Findings), nil)
	case errors.As(err, &refusal):
		return s.refuse(w, r, f, refusal.Findings)
	case errors.As(err, &invalid):
		if invalid.Field == "id" { // the page's own id is of no use any more; the next sending gets a new one
			f.ActID = uuid.Must(uuid.NewV7()).String()
		}
		return s.again(w, r, f, []FieldError{{Field: f.control(invalid.Field), Text: upper(invalid.Text) + "."}}, nil)
	case errors.As(err, &conflict):
		return s.conflict(w, r, f, conflict)
	case errors.Is(err, casework.ErrUnconfirmed):
		return s.unconfirmed(w, r, f)
	}
	return err
}

// curable says whether every ground is about what was typed, so that the form is the place to mend it.
func (f *filled) curable(found []act.Finding) bool {
	for _, g := range found {
		if g.Field == "" {
			return false
		}
	}
	return true
}

// wrong gives each ground as an error at its control, with its paragraph.
func (f *filled) wrong(found []act.Finding) []FieldError {
	var out []FieldError
	for _, g := range found {
		whole, _ := citeOf(g.Provision)
		text := g.Text + " " + g.Cure
		if g.Provision != "" {
			text += " (" + whole + ")"
		}
		out = append(out, FieldError{Field: f.control(g.Field), Text: text})
	}
	return out
}

// unconfirmed shows the page of the signature again: the confirmation is missing, and nothing else.
func (s *server) unconfirmed(w http.ResponseWriter, r *http.Request, f *filled) error {
	wrong := []FieldError{{Field: "confirm", Text: "Confirm that it is you before you sign."}}
	if f.check == nil {
		return s.again(w, r, f, wrong, nil)
	}
	deed, _, err := f.send(r)
	if err != nil {
		return err
	}
	j, err := s.door.Try(r.Context(), deed)
	if err == nil && act.Barred(j.Findings) {
		err = &act.Refusal{Act: f.act, Findings: act.Barring(j.Findings)}
	}
	if err != nil {
		return s.answer(w, r, f, err)
	}
	f.Errors["confirm"] = wrong[0].Text
	return s.showCheck(w, r, f, j, http.StatusUnprocessableEntity)
}

// showForm shows the fields with the one primary action.
func (s *server) showForm(w http.ResponseWriter, r *http.Request, f *filled, status int, wrong []FieldError) error {
	if f.form.ready != nil {
		if err := f.form.ready(f); err != nil {
			return err
		}
	}
	p := f.page(f.heading())
	p.Errors = wrong
	return render(w, r, status, p, FormBody(f))
}

// showCheck shows all that the signature covers, with the signature beside it.
func (s *server) showCheck(w http.ResponseWriter, r *http.Request, f *filled, j casework.Judgement, status int) error {
	if f.form.ready != nil {
		if err := f.form.ready(f); err != nil {
			return err
		}
	}
	p := f.page("Check before you send: " + f.heading())
	if f.Spec.Signed {
		p.Title = "Check before you sign: " + f.heading()
	}
	p.Printable = true
	if e := f.Errors["confirm"]; e != "" {
		p.Errors = []FieldError{{Field: "confirm", Text: e}}
	}
	return render(w, r, status, p, CheckBody(f, j, f.check(f, j)))
}

// refuse says what bars the act, and whose turn it is.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, f *filled, found []act.Finding) error {
	p := f.page("Not recorded: " + f.heading())
	if r.Method == http.MethodGet {
		p.Title = "Not yet: " + f.heading()
	}
	return render(w, r, http.StatusConflict, p, RefusalBody(f, f.whose(grounds(found)), r.Method == http.MethodPost))
}

func grounds(found []act.Finding) []Ground {
	var out []Ground
	for _, g := range found {
		out = append(out, Ground{Title: g.Text, Provision: g.Provision, Cure: g.Cure})
	}
	return out
}

// whose adds to each ground whose turn the case is waiting for.
func (f *filled) whose(why []Ground) []Ground {
	if f.Sight == nil {
		return why
	}
	for i := range why {
		why[i].Whose = caseStrip(f.visit, f.Sight).Turn
	}
	return why
}

// conflict shows what happened since the writer's page was drawn; sending again is one button.
func (s *server) conflict(w http.ResponseWriter, r *http.Request, f *filled, c *casework.Conflict) error {
	if barred := f.early(); len(barred) > 0 {
		return s.refuse(w, r, f, barred)
	}
	if f.check == nil && f.form.ready != nil {
		if err := f.form.ready(f); err != nil {
			return err
		}
	}
	p := f.page("The case has moved on: " + f.heading())
	return render(w, r, http.StatusConflict, p, ConflictBody(f, f.visit.said(f.Sight, c.Since)))
}
