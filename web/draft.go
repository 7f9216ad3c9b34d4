package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// plumbing are the fields of a form that are no text of its writer.
var plumbing = []string{"act_id", "seen", "then", "as", "for", "confirm", "draft"}

// keep gives what of a posted form is the writer's own.
func keep(posted url.Values) url.Values {
	out := url.Values{}
	for k, v := range posted {
		for _, text := range v { // a browser sends line ends as CR LF; people wrote one line end
			out.Add(k, strings.ReplaceAll(text, "\r\n", "\n"))
		}
	}
	for _, k := range plumbing {
		out.Del(k)
	}
	return out
}

// legible says whether every text of a posted form is text: what is not would come back changed.
func legible(posted url.Values) error {
	for _, texts := range posted {
		for _, t := range texts {
			if !utf8.ValidString(t) {
				return &act.Invalid{Text: "a text holds bytes that are no characters, so nothing was kept; go back, and type that text again"}
			}
		}
	}
	return nil
}

// kept is a draft as it is stored; the zero value is none.
type kept struct {
	Values   url.Values
	At       int64  // microseconds
	Revision int64  // from 1, one more each time it is saved
	Prepared string // the proxy or delegate who wrote at it, if anybody did
}

// draft gives a person's draft of an act on a case.
func (s *server) draft(r *http.Request, v *visit, stream, name string) (kept, error) {
	var row sqlc.Draft
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		row, err = tx.Draft(r.Context(), sqlc.DraftParams{Agency: s.Agency, Person: v.me(), CaseID: stream, Act: name})
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return kept{}, nil
	}
	if err != nil {
		return kept{}, err
	}
	values, err := url.ParseQuery(string(row.Body))
	return kept{values, row.SavedAt, row.Revision, row.PreparedBy}, err
}

// errElsewhere says that a draft has gone on in another window: it is not written over unseen.
var errElsewhere = errors.New("the draft was changed in another window")

// putDraft keeps what a person has typed so far, on the revision that the page was drawn from, and gives the new one.
func (s *server) putDraft(r *http.Request, who writer, stream, name string, values url.Values, on drawn) (revision int64, at time.Time, err error) {
	at = s.Now()
	err = s.door.DB().Save(r.Context(), func(tx *store.Tx) error {
		revision, err = tx.SaveDraft(r.Context(), sqlc.SaveDraftParams{Agency: s.Agency, Person: who.owner, PreparedBy: who.preparer, CaseID: stream, Act: name,
			Body: []byte(values.Encode()), SavedAt: at.UnixMicro(), Page: on.id, Saw: on.saw})
		if errors.Is(err, store.ErrNotFound) {
			return errElsewhere
		}
		return err
	})
	return revision, at, err
}

// drawn is what a posted form was drawn as: its id, and the revision of the draft in it; -1 goes by none.
type drawn struct {
	id  string
	saw int64
}

// drawnAs gives the page that a form was posted from; one that says nothing of a draft saw none.
func drawnAs(posted url.Values) drawn {
	n, err := strconv.ParseInt(posted.Get("draft"), 10, 64)
	if err != nil {
		n = -1
	}
	return drawn{posted.Get("act_id"), n}
}

// dropDraft forgets what a person had typed, because it is recorded.
func (s *server) dropDraft(r *http.Request, person, stream, name string) error {
	return s.door.DB().Save(r.Context(), func(tx *store.Tx) error {
		return tx.DeleteDraft(r.Context(), sqlc.DeleteDraftParams{Agency: s.Agency, Person: person, CaseID: stream, Act: name})
	})
}

// saveDraft keeps what the script sends as its person types; it answers when it was saved.
func (s *server) saveDraft(w http.ResponseWriter, r *http.Request, v *visit) error {
	name, id := actNamed(r.PathValue("kind"), r.PathValue("verb")), stream(r)
	if err := r.ParseForm(); err != nil {
		return err
	}
	if err := legible(r.PostForm); err != nil {
		return err
	}
	if as := r.PostFormValue("as"); as != "" && as != v.Person.ID { // another person has signed in since the page was drawn
		http.Error(w, `{"error":"signed out"}`, http.StatusUnauthorized)
		return nil
	}
	if err := v.asDrawn(); err != nil {
		return err
	}
	if err := s.mayDraft(r, v, name, id); err != nil {
		return err
	}
	at, revision := s.Now(), int64(0)
	values := keep(r.PostForm)
	if merge := s.forms[name].merge; merge != nil { // a part of the form: the others stay as they were kept
		f, err := s.fillForm(r, v, name, id)
		if err != nil {
			return err
		}
		values = merge(f.Values, values)
	}
	done, err := s.recorded(r, r.PostFormValue("act_id"))
	if err == nil && !done { // text that is still under way when its act is recorded is no draft any more
		revision, at, err = s.putDraft(r, v.writer(), id, name, values, drawnAs(r.PostForm))
	}
	if err != nil && !errors.Is(err, errElsewhere) {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	if err != nil {
		w.WriteHeader(http.StatusConflict)
		return json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
	}
	return json.NewEncoder(w).Encode(map[string]any{"saved": at.In(v.zone()).Format("3:04 pm"), "revision": revision})
}

// recorded says whether the act of that id is in the record.
func (s *server) recorded(r *http.Request, id string) (bool, error) {
	if id == "" {
		return false, nil
	}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error {
		tx.Head.Agency = s.Agency
		_, err := tx.EntryOfAct(id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// mayDraft lets a person keep a draft of an act that is the person's to do.
func (s *server) mayDraft(r *http.Request, v *visit, name, id string) error {
	if isNote(name) {
		_, err := s.noteCase(r, v, id)
		return err
	}
	spec, ok := s.door.Spec(name)
	if _, shown := s.forms[name]; !ok || !shown {
		return casework.ErrNotFound
	}
	if spec.Starts && id == newSystem {
		if !v.holds(spec.Who) {
			return casework.ErrForbidden
		}
		return nil
	}
	if spec.Opens {
		if id != spec.Case+"/new" || !v.holds(spec.Who) {
			return casework.ErrForbidden
		}
		return nil
	}
	sight, err := s.look(r, v, id)
	if err != nil {
		return err
	}
	if !spec.Permits(sight.Relations) {
		return casework.ErrForbidden
	}
	return nil
}
