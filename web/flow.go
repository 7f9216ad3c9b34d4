package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/store/sqlc"
)

// actForm shows the page of an act: its fields, or why it is not the time for it.
func (s *server) actForm(w http.ResponseWriter, r *http.Request, v *visit) error {
	f, err := s.fillForm(r, v, actNamed(kindOfPath(r), r.PathValue("verb")), stream(r))
	if err != nil {
		return err
	}
	return s.formPage(w, r, f)
}

// formPage shows the fields, or with ?check what is to be checked before it is sent. The page to be checked has an
// address of its own, so that going back to it in the browser asks nothing and sends nothing again.
func (s *server) formPage(w http.ResponseWriter, r *http.Request, f *filled) error {
	if barred := f.early(); len(barred) > 0 {
		return s.refuse(w, r, f, barred)
	}
	if q := r.URL.Query(); f.merge != nil && q.Has("section") { // a part of the form, on from another one
		f.Values.Set(sectionField, q.Get("section"))
		if uuid.Validate(q.Get("page")) == nil {
			f.ActID = q.Get("page")
		}
	}
	if id := r.URL.Query().Get("check"); id != "" && f.check != nil && f.Draft > 0 {
		if uuid.Validate(id) == nil {
			f.ActID = id
		}
		return s.checkForm(w, r, f)
	}
	return s.showForm(w, r, f, http.StatusOK, nil)
}

func kindOfPath(r *http.Request) string {
	kind, _, _ := cutStream(stream(r))
	return kind
}

// early gives what bars the act today, whatever one would write.
func (f *filled) early() []act.Finding {
	if f.Sight == nil {
		return nil
	}
	for _, step := range f.Sight.Steps {
		if step.Spec.Name == f.act && !f.maybeWritten(step.Barring) {
			return step.Barring
		}
	}
	return nil
}

// maybeWritten says whether all that bars the act lets it be written in the meantime.
func (f *filled) maybeWritten(barring []act.Finding) bool {
	for _, g := range barring {
		if g.Provision != f.form.ahead || f.form.ahead == "" {
			return false
		}
	}
	return true
}

// actPost takes a form: it keeps the text, and saves, adds up, shows what is to be checked, or does the act.
func (s *server) actPost(w http.ResponseWriter, r *http.Request, v *visit) error {
	return s.post(w, r, v, actNamed(kindOfPath(r), r.PathValue("verb")), stream(r))
}

func (s *server) post(w http.ResponseWriter, r *http.Request, v *visit, name, id string) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	if !r.PostForm.Has("as") || r.PostFormValue("as") == v.Person.ID {
		if err := v.asDrawn(); err != nil {
			return err
		}
		return s.postOwn(w, r, v, name, id)
	}
	v.Person = sqlc.Person{} // the page was somebody else's: what was typed goes back to that person alone
	return s.askSignIn(w, r, v)
}

func (s *server) postOwn(w http.ResponseWriter, r *http.Request, v *visit, name, id string) error {
	if err := legible(r.PostForm); err != nil {
		return err
	}
	f, err := s.fillForm(r, v, name, id)
	if err != nil {
		return err
	}
	saved := f.Values
	f.Values = keep(r.PostForm)
	if f.merge != nil {
		f.Values = f.merge(saved, f.Values)
	}
	if sent := r.PostFormValue("act_id"); sent != "" {
		f.ActID = sent
	}
	then := r.PostFormValue("then")
	if f.change != nil {
		f.change(f, then)
	}
	if then != "do" { // what is sent goes into the record, or is kept when it does not
		if err := s.saveForm(r, f); errors.Is(err, errElsewhere) {
			return s.elsewhere(w, r, f, saved)
		} else if err != nil {
			return err
		}
	}
	if then == "do" {
		return s.doForm(w, r, f)
	}
	if strings.HasPrefix(then, "go:") {
		http.Redirect(w, r, f.url()+"?section="+url.QueryEscape(f.Value(sectionField))+"&page="+url.QueryEscape(f.ActID), http.StatusSeeOther)
		return nil
	}
	if barred := f.early(); len(barred) > 0 {
		return s.refuse(w, r, f, barred)
	}
	if then == "check" {
		return s.checkForm(w, r, f)
	}
	return s.showForm(w, r, f, http.StatusOK, nil) // save, add up, back, and whatever else a form's own buttons mean
}

// saveForm keeps what was typed, if anything can be, and notes when; also for who went away.
func (s *server) saveForm(r *http.Request, f *filled) error {
	if !f.drafted() {
		return nil
	}
	r = r.WithContext(context.WithoutCancel(r.Context()))
	revision, at, err := s.putDraft(r, f.visit.writer(), f.Stream, f.act, f.Values, drawnAs(r.PostForm))
	if err != nil {
		return err
	}
	f.Draft = revision
	f.Saved = "Saved " + at.In(f.visit.zone()).Format("3:04 pm")
	return nil
}

// keepUnlessElsewhere keeps what was typed; where another window has saved, both stay: that one's in the draft, and
// this one's in the fields that are shown.
func (s *server) keepUnlessElsewhere(r *http.Request, f *filled) error {
	if r.Method != http.MethodPost {
		return nil
	}
	if err := s.saveForm(r, f); err != nil && !errors.Is(err, errElsewhere) {
		return err
	}
	return nil
}

// elsewhere shows both texts: what was typed here, in its fields, and what another window saved since this page was
// drawn. Saving again keeps what stands in the fields.
func (s *server) elsewhere(w http.ResponseWriter, r *http.Request, f *filled, saved url.Values) error {
	f.Other = saved
	return s.showForm(w, r, f, http.StatusConflict, []FieldError{{Field: "other-window",
		Text: "This draft was saved in another window since you opened this page. What you typed is in its fields; what the other window saved stands below. Save again to keep what is in the fields."}})
}

// checkForm shows all that would be recorded, or what is wrong with it; what was posted and is right goes on to the
// page's own address.
func (s *server) checkForm(w http.ResponseWriter, r *http.Request, f *filled) error {
	deed, wrong, err := f.send(r)
	if err != nil || len(wrong) > 0 {
		return s.again(w, r, f, wrong, err)
	}
	j, err := s.door.Try(r.Context(), deed)
	if err == nil && act.Barred(j.Findings) {
		err = &act.Refusal{Act: f.act, Findings: act.Barring(j.Findings)}
	}
	if err != nil {
		return s.answer(w, r, f, err)
	}
	if r.Method == http.MethodPost {
		http.Redirect(w, r, f.url()+"?check="+url.QueryEscape(f.ActID), http.StatusSeeOther)
		return nil
	}
	return s.showCheck(w, r, f, j, http.StatusOK)
}

// send reads the form into a deed; wrong says what could not be read.
func (f *filled) send(r *http.Request) (casework.Deed, []FieldError, error) {
	var in any = struct{}{}
	if f.read != nil {
		var wrong []FieldError
		if in, wrong = f.read(f); len(wrong) > 0 {
			return casework.Deed{}, wrong, nil
		}
	}
	deed, err := f.deed(r, in)
	return deed, nil, err
}

// try asks the law about what is typed so far; what cannot be read yet is left open.
func (f *filled) try() error {
	if f.visit.prepares() { // who prepares asks nothing of the law: it answers whoever may send
		return nil
	}
	deed, wrong, err := f.send(f.visit.r)
	if err != nil || len(wrong) > 0 {
		return err
	}
	deed.Seen = casework.AnyVersion
	f.Judged, err = f.visit.s.door.Try(f.visit.r.Context(), deed)
	var invalid *act.Invalid
	if errors.As(err, &invalid) {
		return nil
	}
	return err
}

// seen is the version of the case that the writer's page was drawn from.
func (f *filled) seen(r *http.Request) int64 {
	n, err := strconv.ParseInt(r.PostFormValue("seen"), 10, 64)
	if err != nil {
		return casework.AnyVersion
	}
	return n
}

func (s *server) doForm(w http.ResponseWriter, r *http.Request, f *filled) error {
	deed, wrong, err := f.send(r)
	if err == nil && len(wrong) > 0 {
		err = s.keepUnlessElsewhere(r, f)
	}
	if err != nil || len(wrong) > 0 {
		return s.again(w, r, f, wrong, err)
	}
	receipt, err := s.door.Do(r.Context(), deed)
	if err != nil {
		return s.answer(w, r, f, err)
	}
	if receipt.Repeated && f.drafted() { // the draft went with the act the first time; this is the same text again
		if err := s.dropDraft(r, f.visit.me(), f.Stream, f.act); err != nil {
			return err
		}
	}
	http.Redirect(w, r, "/record/"+strconv.FormatInt(receipt.Seq, 10), http.StatusSeeOther)
	return nil
}
