package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"unicode/utf8"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/store/sqlc"
)

// maxFile is how many bytes a file may have from which a form is filled.
const maxFile = 1 << 20

// fillPost fills a form from a file. Nothing is recorded. What the writer had typed is replaced only when the writer
// says so on the page that then asks.
func (s *server) fillPost(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := r.ParseMultipartForm(maxBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return tooLarge
		}
		return &act.Invalid{Text: "what was sent is no form with a file: " + err.Error()}
	}
	if r.PostFormValue("as") != "" && r.PostFormValue("as") != v.Person.ID {
		v.Person = sqlc.Person{} // the page was somebody else's
		return s.askSignIn(w, r, v)
	}
	f, err := s.fillForm(r, v, kindOfPath(r)+"."+r.PathValue("verb"), stream(r))
	if err != nil {
		return err
	}
	if f.form.load == nil {
		return casework.ErrNotFound
	}
	if barred := f.early(); len(barred) > 0 {
		return s.refuse(w, r, f, barred)
	}
	if sent := r.PostFormValue("act_id"); sent != "" {
		f.ActID = sent
	}
	values, err := f.fromFile(r)
	var invalid *act.Invalid
	if errors.As(err, &invalid) {
		return s.again(w, r, f, []FieldError{{"file", "The form was not filled: " + invalid.Error() + "."}}, nil)
	} else if err != nil {
		return err
	}
	return s.takeFile(w, r, f, values)
}

// takeFile keeps the fields of a file as the writer's draft, or asks first where that would replace what was written.
func (s *server) takeFile(w http.ResponseWriter, r *http.Request, f *filled, values url.Values) error {
	before := f.Values
	written := f.Draft > 0 && f.replaces(values)
	f.Values = values
	if written {
		f.Other = before
		return render(w, r, http.StatusConflict, f.page("Replace what you wrote? "+f.heading()), FileAskBody(f))
	}
	_, _, err := s.putDraft(r, f.visit.writer(), f.Stream, f.act, values, drawn{f.ActID, f.Draft})
	if errors.Is(err, errElsewhere) { // typed in another window while the file was on its way
		return s.elsewhere(w, r, f, before)
	} else if err != nil {
		return err
	}
	http.Redirect(w, r, f.url(), http.StatusSeeOther)
	return nil
}

// replaces says whether fields would take the place of something that the writer typed: not of what stands there from
// the start, and not of the same text.
func (f *filled) replaces(values url.Values) bool {
	start := url.Values{}
	if f.start != nil {
		start = f.start(f)
	}
	for name := range f.Values {
		if text := f.Value(name); !blankText(text) && text != start.Get(name) && text != values.Get(name) {
			return true
		}
	}
	return false
}

// fromFile reads the file that was sent, and makes the form's fields of it.
func (f *filled) fromFile(r *http.Request) (url.Values, error) {
	sent, head, err := r.FormFile("file")
	if err != nil {
		return nil, &act.Invalid{Text: "no file was chosen; choose one and press the button again"}
	}
	defer sent.Close()
	if head.Size > maxFile {
		return nil, &act.Invalid{Text: fmt.Sprintf("the file has %d bytes, and at most %d are read", head.Size, maxFile)}
	}
	raw, err := io.ReadAll(sent)
	if err != nil {
		return nil, err
	}
	if len(raw) == 0 {
		return nil, &act.Invalid{Text: "the file is empty"}
	}
	if !utf8.Valid(raw) {
		return nil, &act.Invalid{Text: "the file is not valid UTF-8 text"}
	}
	return f.form.load(f, intake.Resolve(f.Spec.Schema, json.RawMessage(trimMark(raw))))
}

// trimMark takes off the mark that some programs put before UTF-8 text.
func trimMark(raw []byte) []byte {
	if len(raw) >= 3 && raw[0] == 0xEF && raw[1] == 0xBB && raw[2] == 0xBF {
		return raw[3:]
	}
	return raw
}

// lost compares inputs with what a form makes of them again, and gives the first field that the form cannot hold; an
// empty name means that it holds all. Empty texts and lists are nothing.
func lost(given, held any, at string) string {
	switch g := given.(type) {
	case map[string]any:
		h, _ := held.(map[string]any)
		for _, name := range sortedKeys(g) {
			if field := lost(g[name], h[name], joinPath(at, name)); field != "" {
				return field
			}
		}
		return ""
	case []any:
		h, _ := held.([]any)
		for i, item := range g {
			var other any
			if i < len(h) {
				other = h[i]
			}
			if field := lost(item, other, joinPath(at, fmt.Sprint(i))); field != "" {
				return field
			}
		}
		return ""
	case string:
		if blankText(g) {
			return ""
		}
	case nil:
		return ""
	}
	if given != held {
		return at
	}
	return ""
}

func joinPath(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

// tree gives inputs as plain JSON values, to be compared.
func tree(in any) (any, error) {
	raw, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber() // a number that nothing can hold is still one that somebody wrote
	var out any
	err = d.Decode(&out)
	return out, err
}
