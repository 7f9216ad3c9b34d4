package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"sesperf/casework"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// plumbing are the fields of a form that are no text of its writer.
var plumbing = []string{"act_id", "seen", "then", "as", "confirm"}

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

// draft gives a person's draft of an act on a case, and when it was saved; nil if there is none.
func (s *server) draft(r *http.Request, v *visit, stream, name string) (url.Values, int64, error) {
	var row sqlc.Draft
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		row, err = tx.Draft(r.Context(), sqlc.DraftParams{Agency: s.Agency, Person: v.Person.ID, CaseID: stream, Act: name})
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	values, err := url.ParseQuery(string(row.Body))
	return values, row.SavedAt, err
}

// putDraft keeps what a person has typed so far.
func (s *server) putDraft(r *http.Request, person, stream, name string, values url.Values) (time.Time, error) {
	at := s.Now()
	return at, s.door.DB().Save(r.Context(), func(tx *store.Tx) error {
		_, err := tx.SaveDraft(r.Context(), sqlc.SaveDraftParams{Agency: s.Agency, Person: person, CaseID: stream, Act: name,
			Body: []byte(values.Encode()), SavedAt: at.UnixMicro()})
		return err
	})
}

// saveDraft keeps what the script sends as its person types; it answers when it was saved.
func (s *server) saveDraft(w http.ResponseWriter, r *http.Request, v *visit) error {
	name, id := r.PathValue("kind")+"."+r.PathValue("verb"), stream(r)
	if err := r.ParseForm(); err != nil {
		return err
	}
	spec, ok := s.door.Spec(name)
	if !ok {
		return casework.ErrNotFound
	}
	if !spec.Opens { // a draft is for an act that its writer may do
		sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, id)
		if err != nil {
			return err
		}
		if !spec.Permits(sight.Relations) {
			return casework.ErrForbidden
		}
	}
	at, err := s.putDraft(r, v.Person.ID, id, name, keep(r.PostForm))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(map[string]string{"saved": at.In(v.zone()).Format("3:04 pm")})
}
