package web

import (
	"net/http"
	"strings"

	"sesperf/casework"
	"sesperf/document"
	"sesperf/rules/adoption"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
	"sesperf/rules/wording"
)

// adopted gives the case of the address as a system of the agency, as the visitor may see it.
func (s *server) adopted(r *http.Request, v *visit) (*casework.Sight, *adoption.System, error) {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, "system/"+r.PathValue("id"))
	if err != nil {
		return nil, nil, err
	}
	c, ok := sight.Case.(*adoption.System)
	if !ok || !sight.Visible["description"] || c.Latest() == nil {
		return nil, nil, casework.ErrNotFound
	}
	return sight, c, nil
}

// descriptionPage shows the whole document of a system, to read.
func (s *server) descriptionPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, err := s.adopted(r, v)
	if err != nil {
		return err
	}
	d, ok := c.AsItStands()
	if !ok {
		return casework.ErrNotFound
	}
	p := v.page(c.Latest().Title)
	p.Facts = systemFacts(c, v.Today)
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {"Systems", "/systems"}, {caseTitle(v, sight), "/" + c.ID}}, true
	return s.showDescription(w, r, p, d, "/"+c.ID)
}

// caseDescriptionPage shows the description that an appraisal runs under: the one it was opened under, or its plan was
// first communicated under, whatever the agency has put in force since.
func (s *server) caseDescriptionPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, "appraisal/"+r.PathValue("id"))
	if err != nil {
		return err
	}
	c, ok := sight.Case.(*appraisal.Appraisal)
	if !ok || !sight.Visible["case"] {
		return casework.ErrNotFound
	}
	d := c.Description()
	p := v.page(d.Title)
	p.Facts = "The system description of " + lower(caseTitle(v, sight)) + ". A later one does not change it."
	if c.Executive != v.Person.ID {
		p.Facts = "The system description of the case of " + caseTitle(v, sight) + ". A later one does not change it."
	}
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {caseTitle(v, sight), "/" + c.ID}}, true
	files := ""
	if c.Terms.System != adoption.BuiltIn {
		files = "/" + c.Terms.System
		if its, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, c.Terms.System); err != nil {
			return err
		} else if its, ok := its.Case.(*adoption.System); ok && its.Latest().Sum == c.Terms.Sum {
			d, _ = its.AsItStands()
		}
	}
	return s.showDescription(w, r, p, d, files)
}

// basicPage shows the basic system as OPM wrote it, which every adoption is held against.
func (s *server) basicPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	d := system.Basic()
	p := v.page(d.Title)
	p.Facts = "As OPM wrote it, with the places that an agency fills in."
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {"Systems", "/systems"}}, true
	return s.showDescription(w, r, p, d, "/systems/basic")
}

func (s *server) showDescription(w http.ResponseWriter, r *http.Request, p Page, d *system.Description, files string) error {
	text, err := printed(bodyOf(string(wording.Markdown(d))))
	if err != nil {
		return err
	}
	p.Tools = fileLinks(files)
	return render(w, r, http.StatusOK, p, DescriptionBody(d, text))
}

// bodyOf is a description's document without its title, which stands above it on the page.
func bodyOf(markdown string) string {
	_, rest, found := strings.Cut(markdown, "\n")
	if !found || !strings.HasPrefix(markdown, "# ") {
		return markdown
	}
	return rest
}

// sectionOf gives the words of one section of the document; of section 0 what stands before the first.
func sectionOf(markdown string, number string) string {
	parts := strings.Split("\n"+bodyOf(markdown), "\n## ")
	if number == "0" {
		return parts[0]
	}
	for _, p := range parts[1:] {
		if head, text, _ := strings.Cut(p, "\n"); strings.HasPrefix(head, number+". ") {
			return text
		}
	}
	return ""
}

// sectionTitles gives the headings of the document, to lead to them.
func sectionTitles(d *system.Description) []string {
	var out []string
	for _, p := range strings.Split("\n"+string(wording.Markdown(d)), "\n## ")[1:] {
		head, _, _ := strings.Cut(p, "\n")
		out = append(out, head)
	}
	return out
}

// forms of a description as a file, in the order in which they are offered.
var fileForms = []struct{ name, words, kind string }{
	{"pdf", "PDF", "application/pdf"}, {"html", "HTML", "text/html; charset=utf-8"}, {"md", "Markdown", "text/markdown; charset=utf-8"},
	{"yaml", "YAML", "application/yaml; charset=utf-8"}, {"json", "JSON", "application/json"},
}

func fileLinks(at string) []Link {
	if at == "" {
		return nil
	}
	var out []Link
	for _, f := range fileForms {
		out = append(out, Link{f.words, at + "/description." + f.name})
	}
	return out
}

// filePage gives the description of a system as a file.
func (s *server) filePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	_, c, err := s.adopted(r, v)
	if err != nil {
		return err
	}
	d, ok := c.AsItStands()
	if !ok {
		return casework.ErrNotFound
	}
	return s.sendFile(w, r, d, []byte(c.Latest().Text))
}

// basicFile gives the basic system as a file.
func (s *server) basicFile(w http.ResponseWriter, r *http.Request, _ *visit) error {
	return s.sendFile(w, r, system.Basic(), nil)
}

// sendFile answers with a description in the form that the address ends in. Its YAML is the text that was recorded.
func (s *server) sendFile(w http.ResponseWriter, r *http.Request, d *system.Description, text []byte) error {
	name, ok := strings.CutPrefix(r.PathValue("file"), "description.")
	paper := document.Paper{Title: d.Title, Agency: d.Agency.Name, Contents: true, Markdown: wording.Markdown(d)}
	var body []byte
	var err error
	switch {
	case !ok:
		return casework.ErrNotFound
	case name == "pdf":
		body, err = paper.PDF()
	case name == "html":
		body, err = paper.HTML()
	case name == "md":
		body = paper.Markdown
	case name == "json":
		body = d.JSON()
	case name == "yaml":
		if body = text; body == nil {
			body = d.YAML()
		}
	default:
		return casework.ErrNotFound
	}
	if err != nil {
		return err
	}
	for _, f := range fileForms {
		if f.name == name {
			w.Header().Set("Content-Type", f.kind)
		}
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+d.ID+"."+name+`"`)
	_, _ = w.Write(body) // a client that went away needs no file
	return nil
}
