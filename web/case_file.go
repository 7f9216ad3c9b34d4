package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"sesperf/casework"
	"sesperf/document"
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// systemForm gives the form of a system of the agency, to be filled by hand.
func (s *server) systemForm(w http.ResponseWriter, r *http.Request, v *visit) error {
	_, c, err := s.adopted(r, v)
	if err != nil {
		return err
	}
	d, ok := c.Description()
	if !ok {
		return casework.ErrNotFound
	}
	return sendPaper(w, r, document.Form{Description: d, Agency: v.Agency.Name}.Paper(), d.ID+"-form")
}

// basicForm gives the form of the basic system, to be filled by hand.
func (s *server) basicForm(w http.ResponseWriter, r *http.Request, _ *visit) error {
	return sendPaper(w, r, document.Form{Description: system.Basic()}.Paper(), "basic-form")
}

// caseForm gives the form of an appraisal, filled with what the visitor may see of it.
func (s *server) caseForm(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, _, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	form := document.Form{Description: c.Description(), Case: c, Visible: sight.Visible, Names: sight.Names, Agency: v.Agency.Name, PrintedFor: v.Person.Name, On: sight.On}
	return sendPaper(w, r, form.Paper(), strings.ReplaceAll(c.ID, "/", "-"))
}

// explanationLetter gives the explanation why no higher level review is possible, as a letter to the executive (SD-9.11).
func (s *server) explanationLetter(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, _, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	e := c.HigherLevel.Explanation
	if e == nil || !sight.Visible["review"] {
		return casework.ErrNotFound
	}
	letter := document.Letter{Agency: v.Agency.Name, On: e.Meta.On, To: sight.Names[c.Executive], Subject: "Why no higher level review is possible: appraisal for " + c.PeriodTitle,
		Text: e.Text, From: sight.Names[e.Meta.By], Office: act.ExecutiveResources.Words(), Entry: "Entry " + grouped(e.Meta.Seq) + " of the record."}
	return sendPaper(w, r, letter.Paper(), strings.ReplaceAll(c.ID, "/", "-")+"-explanation")
}

// sendPaper answers with a paper in the form that the address ends in, as a file of that name.
func sendPaper(w http.ResponseWriter, r *http.Request, p document.Paper, name string) error {
	kind, body, err := "text/html; charset=utf-8", []byte(nil), error(nil)
	ending := "html"
	if strings.HasSuffix(r.URL.Path, ".pdf") {
		ending, kind = "pdf", "application/pdf"
		body, err = p.PDF()
	} else {
		body, err = p.HTML()
	}
	var signs *document.Unprintable
	if errors.As(err, &signs) {
		return &act.Invalid{Text: signs.Error()}
	}
	if err != nil {
		return err
	}
	return sendAs(w, name+"."+ending, kind, body)
}

func sendAs(w http.ResponseWriter, name, kind string, body []byte) error {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	_, _ = w.Write(body) // a client that went away needs no file
	return nil
}

// planFile gives the latest version of the plan as the inputs of the act that proposes one.
func (s *server) planFile(w http.ResponseWriter, r *http.Request, v *visit) error {
	return s.inputsFile(w, r, v, "plan", func(c *appraisal.Appraisal) (any, bool) { return c.PlanInputs() })
}

// ratingFile gives the initial rating as the inputs of the act that makes one.
func (s *server) ratingFile(w http.ResponseWriter, r *http.Request, v *visit) error {
	return s.inputsFile(w, r, v, "initial", func(c *appraisal.Appraisal) (any, bool) { return c.RatingInputs() })
}

// inputsFile answers with what a part of an appraisal was made of; whoever may not see the part finds nothing, as
// where there is none yet.
func (s *server) inputsFile(w http.ResponseWriter, r *http.Request, v *visit, part string, inputs func(*appraisal.Appraisal) (any, bool)) error {
	sight, c, _, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	in, ok := inputs(c)
	if !ok || !sight.Visible[part] {
		return casework.ErrNotFound
	}
	body, err := json.MarshalIndent(in, "", "  ")
	if err != nil {
		return err
	}
	name := map[string]string{"plan": "plan", "initial": "rating"}[part]
	return sendAs(w, strings.ReplaceAll(c.ID, "/", "-")+"-"+name+".json", "application/json", append(body, '\n'))
}

// caseFiles lead to the files of an appraisal that the visitor can save.
func caseFiles(s *casework.Sight, c *appraisal.Appraisal, on asOf) []Link {
	at := "/" + c.ID
	out := []Link{{"The form, filled, as PDF", at + "/form.pdf" + on.Query()}, {"The form, filled, as HTML", at + "/form.html" + on.Query()}}
	if _, ok := c.Plan(); ok && s.Visible["plan"] {
		out = append(out, Link{"The plan as JSON", at + "/plan.json" + on.Query()})
	}
	if c.Initial != nil && s.Visible["initial"] {
		out = append(out, Link{"The initial rating as JSON", at + "/rating.json" + on.Query()})
	}
	if c.HigherLevel.Explanation != nil && s.Visible["review"] {
		out = append(out, Link{"The explanation, a letter as PDF", at + "/explanation.pdf" + on.Query()}, Link{"The explanation as HTML", at + "/explanation.html" + on.Query()})
	}
	return append(out, Link{"The blank form as PDF", blankForm(c)})
}

// planFiles lead to the files beside the plan.
func planFiles(c *appraisal.Appraisal, on asOf) []Link {
	out := []Link{{"Form as PDF", "/" + c.ID + "/form.pdf" + on.Query()}}
	if _, ok := c.Plan(); ok {
		out = append(out, Link{"Save as a file", "/" + c.ID + "/plan.json" + on.Query()})
	}
	return append(out, Link{"Blank form", blankForm(c)})
}

// blankForm is the address of the blank form of the system that an appraisal runs under.
func blankForm(c *appraisal.Appraisal) string {
	if c.Terms.System == adoption.BuiltIn {
		return "/systems/basic/form.pdf"
	}
	return "/" + c.Terms.System + "/form.pdf"
}

// takenAs says what somebody does with a case who asks for one of its addresses, as it is noted of who is no party.
func takenAs(path string) string {
	switch {
	case strings.HasSuffix(path, ".json"), strings.Contains(path, "/evidence/"):
		return "exported"
	case strings.HasSuffix(path, "/print"), strings.HasSuffix(path, "/form.pdf"), strings.HasSuffix(path, "/form.html"), strings.HasSuffix(path, "/explanation.pdf"), strings.HasSuffix(path, "/explanation.html"), strings.HasSuffix(path, "/departure.pdf"):
		return "printed"
	}
	return "opened"
}
