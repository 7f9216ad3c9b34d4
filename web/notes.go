package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/google/uuid"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// newNote names the draft of a note that is not kept yet; that of one that is has the note's id after a point.
const newNote = "appraisal.notes"

func isNote(name string) bool { return name == newNote || strings.HasPrefix(name, newNote+".") }

// notebook is an executive's private notes on the own case. They stand in no record; nobody else is shown that there are any.
type notebook struct {
	visit  *visit
	Case   *appraisal.Appraisal
	Notes  []sqlc.Note
	Edit   sqlc.Note // the one that is changed; one without an id is new
	Delete string    // the one of which it is asked whether to delete it
	Text   string    // in the box
	PageID string
	Draft  int64
	Saved  string
	Wrong  string
}

// draftName names the draft of the text in the box.
func (n *notebook) draftName() string {
	if n.Edit.ID == "" {
		return newNote
	}
	return newNote + "." + n.Edit.ID
}

// draftURL is where the text in the box is saved as it is typed.
func (n *notebook) draftURL() string {
	return "/drafts/" + n.Case.ID + "/" + strings.TrimPrefix(n.draftName(), "appraisal.")
}

func (n *notebook) url() string { return "/" + n.Case.ID + "/notes" }

// noteCase gives the case to whom the notes on it may belong: its executive. To everybody else there is nothing.
func (s *server) noteCase(r *http.Request, v *visit, id string) (*appraisal.Appraisal, error) {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, id)
	if err != nil {
		return nil, err
	}
	c, ok := sight.Case.(*appraisal.Appraisal)
	if !ok || c.Executive != v.Person.ID {
		return nil, casework.ErrNotFound
	}
	return c, nil
}

// openNotebook reads the notes; of is the one that is changed, if any.
func (s *server) openNotebook(r *http.Request, v *visit, of string) (*notebook, error) {
	c, err := s.noteCase(r, v, stream(r))
	if err != nil {
		return nil, err
	}
	n := &notebook{visit: v, Case: c, PageID: uuid.Must(uuid.NewV7()).String()}
	err = s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		n.Notes, err = tx.Notes(r.Context(), sqlc.NotesParams{Agency: s.Agency, Person: v.Person.ID, CaseID: c.ID})
		return err
	})
	if err != nil || of == "" {
		return n, err
	}
	for _, note := range n.Notes {
		if note.ID == of {
			n.Edit, n.Text = note, string(note.Body)
			return n, nil
		}
	}
	return nil, casework.ErrNotFound
}

// notesPage shows the notes, with a box for a new one or for the one that is changed.
func (s *server) notesPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	n, err := s.openNotebook(r, v, r.URL.Query().Get("edit"))
	if err != nil {
		return err
	}
	n.Delete = r.URL.Query().Get("delete")
	d, err := s.draft(r, v, n.Case.ID, n.draftName())
	if err != nil {
		return err
	}
	if d.Values != nil {
		n.Text, n.Draft, n.Saved = d.Values.Get("text"), d.Revision, "Saved "+v.clock(d.At)
	}
	return s.showNotes(w, r, n, http.StatusOK)
}

func (s *server) showNotes(w http.ResponseWriter, r *http.Request, n *notebook, status int) error {
	p := n.visit.page("Your private notes")
	p.Crumbs = []Link{{"Home", "/"}, {"Your appraisal for " + n.Case.PeriodTitle, "/" + n.Case.ID}}
	if n.Wrong != "" {
		p.Errors = []FieldError{{"text", n.Wrong}}
	}
	return render(w, r, status, p, NotesBody(n))
}

// notesPost keeps, changes or deletes a note, or adds it to the draft of the executive's account.
func (s *server) notesPost(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	if as := r.PostFormValue("as"); as != "" && as != v.Person.ID {
		v.Person = sqlc.Person{} // the page was somebody else's: what was typed goes back to that person alone
		return s.askSignIn(w, r, v)
	}
	if err := legible(r.PostForm); err != nil {
		return err
	}
	n, err := s.openNotebook(r, v, r.PostFormValue("id"))
	if err != nil {
		return err
	}
	switch r.PostFormValue("then") {
	case "delete":
		err = s.deleteNote(r, n)
	case "use":
		return s.useNote(w, r, n)
	default:
		n.Text = keep(r.PostForm).Get("text")
		if n.Wrong = unkept(n.Text); n.Wrong != "" {
			return s.showNotes(w, r, n, http.StatusUnprocessableEntity)
		}
		err = s.saveNote(r, n)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, n.url(), http.StatusSeeOther)
	return nil
}

// unkept says why a text cannot be kept as a note; nothing if it can.
func unkept(text string) string {
	switch {
	case blankText(text):
		return "The note is empty. Write something, or leave the page."
	case len([]rune(text)) > act.MaxText:
		return fmt.Sprintf("A note has at most %d characters. Keep the rest as another one.", act.MaxText)
	}
	return ""
}

// saveNote keeps the text in the box. A page that is sent twice keeps one note: a new one has the page's id.
func (s *server) saveNote(r *http.Request, n *notebook) error {
	id, name := n.Edit.ID, n.draftName()
	if id == "" {
		if id = r.PostFormValue("act_id"); uuid.Validate(id) != nil {
			id = n.PageID
		}
	}
	return s.door.DB().Save(r.Context(), func(tx *store.Tx) error {
		person := n.visit.Person.ID
		return errors.Join(
			tx.SaveNote(r.Context(), sqlc.SaveNoteParams{Agency: s.Agency, Person: person, CaseID: n.Case.ID, ID: id, Body: []byte(n.Text), MadeAt: s.Now().UnixMicro()}),
			tx.DeleteDraft(r.Context(), sqlc.DeleteDraftParams{Agency: s.Agency, Person: person, CaseID: n.Case.ID, Act: name}))
	})
}

// deleteNote takes a note out, with what was typed to change it. Nothing of it is left.
func (s *server) deleteNote(r *http.Request, n *notebook) error {
	if n.Edit.ID == "" {
		return casework.ErrNotFound
	}
	return s.door.DB().Save(r.Context(), func(tx *store.Tx) error {
		person := n.visit.Person.ID
		return errors.Join(
			tx.DeleteNote(r.Context(), sqlc.DeleteNoteParams{Agency: s.Agency, Person: person, CaseID: n.Case.ID, ID: n.Edit.ID}),
			tx.DeleteDraft(r.Context(), sqlc.DeleteDraftParams{Agency: s.Agency, Person: person, CaseID: n.Case.ID, Act: n.draftName()}))
	})
}

// useNote puts a note at the end of the draft of the executive's account, and goes there; the note stays.
func (s *server) useNote(w http.ResponseWriter, r *http.Request, n *notebook) error {
	if n.Edit.ID == "" {
		return casework.ErrNotFound
	}
	f, err := s.fillForm(r, n.visit, "appraisal.record-accomplishments", n.Case.ID)
	if err != nil {
		return err
	}
	if barred := f.early(); len(barred) > 0 {
		return s.refuse(w, r, f, barred)
	}
	before := cloneValues(f.Values)
	text := strings.TrimSpace(f.Value("narrative") + "\n\n" + string(n.Edit.Body))
	f.Values.Set("narrative", text)
	_, _, err = s.putDraft(r, writer{owner: n.visit.Person.ID}, n.Case.ID, f.act, f.Values, drawn{f.ActID, f.Draft})
	if errors.Is(err, errElsewhere) { // typed in another window at this moment
		return s.elsewhere(w, r, f, before)
	} else if err != nil {
		return err
	}
	http.Redirect(w, r, f.url(), http.StatusSeeOther)
	return nil
}
