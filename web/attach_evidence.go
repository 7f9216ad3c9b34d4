package web

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/dustin/go-humanize"

	"sesperf/attachment"
	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// evidenceForm attaches one file. The note is kept as a draft; a file that is not taken is chosen again.
var evidenceForm = form{
	act: "appraisal.attach-evidence", label: "Attach the file", upload: true,
	title: func(f *filled) string { return "Attach a file to the case" },
	read: func(f *filled) (any, []FieldError) {
		if f.visit.upload == nil {
			return nil, []FieldError{{"file", "No file was chosen. Choose one, and press the button again."}}
		}
		return appraisal.AttachEvidence{Note: f.Value("note")}, nil
	},
	body: func(f *filled) templ.Component { return evidenceBody(f) },
	consequence: func(f *filled) string {
		return "The file stays on the case as it is, and goes with the rating to " + f.readers() + ". Nobody can take it out or change it, you included."
	},
	thenTitle: "Then", then: func(f *filled) string {
		return "You may attach more, one at a time, until the rating goes to " + f.onward() + "."
	},
}

// uploads says whether a request brings a file with the fields of a form.
func uploads(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/attach-evidence") && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
}

// uploadPost takes a form with a file. No more of the file is kept in memory than shows that it is too large, and what was
// typed beside it is kept in every case.
func (s *server) uploadPost(w http.ResponseWriter, r *http.Request, v *visit) error {
	if uploads(r) {
		values, err := v.receive(r)
		if err != nil {
			return err
		}
		r.Form, r.PostForm = values, values
	}
	if v.Person.ID == "" {
		return s.askSignIn(w, r, v)
	}
	return s.post(w, r, v, "appraisal.attach-evidence", stream(r))
}

// maxField is how many bytes the fields beside a file may have together.
const maxField = 1 << 20

// receive reads the parts of a form in the order in which they come.
func (v *visit) receive(r *http.Request) (url.Values, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, &act.Invalid{Text: "what was sent is no form with a file: " + err.Error()}
	}
	values, typed := url.Values{}, 0
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return values, nil
		}
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return nil, tooLarge
		} else if err != nil {
			return nil, &act.Invalid{Text: "what was sent is no form with a file: " + err.Error()}
		}
		if part.FileName() != "" {
			err = v.take(part)
		} else if part.FormName() != "file" { // a file that was not chosen has no name
			var text []byte
			text, err = io.ReadAll(io.LimitReader(part, maxField+1))
			if typed += len(text); typed > maxField {
				return nil, &http.MaxBytesError{Limit: maxField}
			}
			values.Add(part.FormName(), string(text))
		}
		if err != nil {
			return nil, err
		}
	}
}

// take reads the file; of one that is too large, enough to know it.
func (v *visit) take(part *multipart.Part) error {
	if v.Person.ID != "" { // who is not signed in chooses the file again
		content, err := io.ReadAll(io.LimitReader(part, act.MaxFile+1))
		if err != nil {
			return err
		}
		v.upload = &casework.File{Name: part.FileName(), Content: content}
	}
	_, err := io.Copy(io.Discard, part)
	return err
}

// evidenceFile hands out a file of the case, as something to be saved, to whoever sees the part.
func (s *server) evidenceFile(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, _, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	seq, err := strconv.ParseInt(r.PathValue("seq"), 10, 64)
	if err != nil || !sight.Visible["evidence"] {
		return casework.ErrNotFound
	}
	for _, e := range c.Evidence {
		if e.Meta.Seq != seq {
			continue
		}
		content, err := s.door.File(r.Context(), s.Agency, v.Person.ID, c.ID, seq, 1)
		if err != nil {
			return err
		}
		h := w.Header()
		h.Set("Content-Type", e.Type)
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": e.Name}))
		h.Set("Content-Security-Policy", "default-src 'none'; sandbox") // nothing of it runs, should a browser show it after all
		_, _ = w.Write(content)                                         // a client that went away needs no file
		return nil
	}
	return casework.ErrNotFound
}

func evidenceURL(c *appraisal.Appraisal, e appraisal.Evidence) string {
	return "/" + c.ID + "/evidence/" + strconv.FormatInt(e.Meta.Seq, 10)
}

// evidenceWords says what a file is: PDF document, 214 kB.
func evidenceWords(e appraisal.Evidence) string {
	k, _ := attachment.KindOf(e.Type)
	return k.Words + ", " + humanize.Bytes(uint64(e.Size))
}

// evidenceState says how many files there are.
func evidenceState(c *appraisal.Appraisal) (MarkState, string) {
	if n := len(c.Evidence); n > 0 {
		return MarkDone, upper(things(int64(n), "file", "files"))
	}
	return MarkNone, "No file"
}
