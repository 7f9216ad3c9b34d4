package web

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/google/uuid"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/system"
)

// begins is the page on which a description is begun.
type begins struct {
	Values  url.Values
	Errors  map[string]string
	Systems []adoptable
	Draft   kept // that is being written already
}

// beginPage asks what a new description begins with.
func (s *server) beginPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	return s.showBegin(w, r, v, http.StatusOK, &begins{Values: url.Values{"from": {"basic"}}})
}

func (s *server) showBegin(w http.ResponseWriter, r *http.Request, v *visit, status int, b *begins) (err error) {
	if !v.keepsSystems() {
		return &casework.Forbidden{Act: "Draft a description", Who: []act.Relation{act.ExecutiveResources}}
	}
	if b.Systems, err = s.adoptables(r, v); err != nil {
		return err
	}
	if b.Draft, err = s.draft(r, v, newSystem, draftSystem); err != nil {
		return err
	}
	p := v.page("Draft a description")
	p.Facts, p.Crumbs = "What do you begin with?", []Link{{"Home", "/"}, {"Systems", "/systems"}}
	for _, name := range []string{"from", "text", "replace"} {
		if e := b.Errors[name]; e != "" {
			p.Errors = append(p.Errors, FieldError{name, e})
		}
	}
	return render(w, r, status, p, BeginBody(v, b))
}

// beginPost keeps what was chosen as the draft of a new description, and goes on to its sections. A text that cannot be
// read is kept as it is, and shown as text.
func (s *server) beginPost(w http.ResponseWriter, r *http.Request, v *visit) error {
	if !v.keepsSystems() {
		return &casework.Forbidden{Act: "Draft a description", Who: []act.Relation{act.ExecutiveResources}}
	}
	if err := r.ParseMultipartForm(maxBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return err
	}
	if err := legible(r.PostForm); err != nil {
		return err
	}
	b := &begins{Values: keep(r.PostForm), Errors: map[string]string{}}
	text, err := s.beginText(r, v, b)
	if err != nil {
		return err
	}
	if err := s.thrownAway(r, v, b); err != nil {
		return err
	}
	draft, err := s.draft(r, v, newSystem, draftSystem)
	if err != nil {
		return err
	}
	if draft.Values != nil && r.PostFormValue("replace") != "yes" {
		b.Errors["replace"] = "You are writing a description already. Go on with it, or say that the new one replaces it."
	}
	if len(b.Errors) > 0 {
		return s.showBegin(w, r, v, http.StatusUnprocessableEntity, b)
	}
	values := url.Values{yamlField: {text}, sectionField: {"0"}}
	if _, _, err := s.putDraft(r, v.writer(), newSystem, draftSystem, values, drawn{uuid.Must(uuid.NewV7()).String(), -1}); err != nil {
		return err
	}
	http.Redirect(w, r, "/"+newSystem+"/draft", http.StatusSeeOther)
	return nil
}

// beginText gives the text to begin with.
func (s *server) beginText(r *http.Request, v *visit, b *begins) (string, error) {
	from := r.PostFormValue("from")
	switch {
	case from == "basic":
		return string(freshBasic(v.Agency.Name).YAML()), nil
	case strings.HasPrefix(from, "system/"):
		list, err := s.adoptables(r, v)
		for _, a := range list {
			if a.Case == from {
				d, err := system.Parse(fileName, a.Text.YAML())
				if err != nil {
					return "", err
				}
				return string(afresh(d).YAML()), nil
			}
		}
		b.Errors["from"] = "Choose what the description begins with."
		return "", err
	case from == "text":
		return s.sentText(r, b)
	}
	b.Errors["from"] = "Choose what the description begins with."
	return "", nil
}

// thrownAway: a text or a file that was given beside another choice is not thrown away unasked. The text of a file is
// put into the box, because a browser does not keep the file.
func (s *server) thrownAway(r *http.Request, v *visit, b *begins) (err error) {
	if r.PostFormValue("from") == "text" {
		return nil
	}
	sent := &begins{Errors: map[string]string{}}
	text, err := s.sentText(r, sent)
	if err != nil || strings.TrimSpace(text) == "" {
		return err
	}
	chosen := "nothing to begin with"
	if b.Systems, err = s.adoptables(r, v); err != nil {
		return err
	}
	for _, o := range b.beginOptions() {
		if o.Value == b.Values.Get("from") {
			chosen = "“" + o.Label + "”"
		}
	}
	what := "pasted a text"
	if strings.TrimSpace(b.Values.Get("text")) == "" {
		what = "gave a file, whose text stands here now,"
		if sent.Errors["text"] == "" {
			b.Values.Set("text", text)
		}
	}
	b.Errors["text"] = "You " + what + " and chose " + chosen + ": choose “A description in a file”, or empty the box."
	return nil
}

// sentText gives the text that was pasted or sent as a file.
func (s *server) sentText(r *http.Request, b *begins) (string, error) {
	text := keep(r.PostForm).Get("text")
	if file, _, err := r.FormFile("file"); err == nil {
		defer file.Close()
		sent, err := io.ReadAll(io.LimitReader(file, system.MaxSize+1))
		if err != nil {
			return "", err
		}
		if len(sent) > 0 {
			text = strings.ToValidUTF8(strings.ReplaceAll(string(sent), "\r\n", "\n"), "\uFFFD")
		}
	}
	switch {
	case strings.TrimSpace(text) == "":
		b.Errors["text"] = "Paste the description, or choose its file."
	case len(text) > system.MaxSize:
		b.Errors["text"] = "The text is longer than a description can be: at most one million characters."
	}
	return text, nil
}

// beginOptions are what a description can begin with.
func (b *begins) beginOptions() []Option {
	out := []Option{{"basic", "The basic system, as OPM wrote it", "With the agency’s name filled in. Most agencies begin here."}}
	for _, a := range b.Systems {
		out = append(out, Option{Value: a.Case, Label: a.Title, Note: a.Stage + ". " + kindNames[a.Text.Kind] + ". Its approval and its days are left out."})
	}
	return append(out, Option{"text", "A description in a file", "In this program’s format. Paste it, or choose the file."})
}
