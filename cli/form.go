package cli

import (
	"encoding/json"
	"errors"

	"sesperf/casework"
	"sesperf/document"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// formCommand prints the blank form of a system, to be filled by hand.
type formCommand struct {
	System string `default:"basic" placeholder:"ID" help:"basic, or a file with a description (${default})."`
	Format string `enum:"md,html,pdf" default:"md" help:"One of ${enum} (${default})."`
}

// Run prints the form.
func (f *formCommand) Run(c *Console) error {
	d, err := c.loadSystem(f.System)
	if err != nil {
		return err
	}
	return printPaper(c, f.System, f.Format, document.Form{Description: d}.Paper())
}

// printPaper prints a paper in one of the forms md, html and pdf; of names what it is made of.
func printPaper(c *Console, of, format string, p document.Paper) error {
	out, err := p.Markdown, error(nil)
	switch format {
	case "html":
		out, err = p.HTML()
	case "pdf":
		out, err = p.PDF()
	}
	var signs *document.Unprintable
	if errors.As(err, &signs) {
		return &unreadable{file: of, text: signs.Error()}
	}
	if err != nil {
		return err
	}
	_, err = c.Out.Write(out)
	return err
}

// copied gives what of a case leaves the program as a file: its filled form, or the inputs of its plan or its rating, as
// far as the person may see them. That somebody who is no party to the case took it goes on record first.
func (r *room) copied(c *Console, format, by string, sight *casework.Sight) error {
	a, ok := sight.Case.(*appraisal.Appraisal)
	if !ok {
		return &unreadable{file: "--format", text: format + " is of appraisals only, and " + sight.Case.Base().ID + " is a case of another kind; use text or json"}
	}
	if format == "plan" || format == "rating" {
		return r.printInputs(c, format, by, sight, a)
	}
	if err := r.NoteOpening(c.Context, r.agency, by, sight, "printed"); err != nil {
		return err
	}
	g, err := r.Greet(c.Context, r.agency, by, "")
	if err != nil {
		return err
	}
	form := document.Form{Description: a.Description(), Case: a, Visible: sight.Visible, Names: sight.Names, Agency: g.Agency.Name, PrintedFor: g.Person.Name, On: sight.On}
	return printPaper(c, a.ID, format, form.Paper())
}

// printInputs prints the plan or the initial rating as the act takes it.
func (r *room) printInputs(c *Console, format, by string, sight *casework.Sight, a *appraisal.Appraisal) error {
	part, in, there := "plan", any(nil), false
	if format == "rating" {
		part = "initial"
		in, there = a.RatingInputs()
	} else {
		in, there = a.PlanInputs()
	}
	if !there || !sight.Visible[part] {
		return &act.Refusal{Findings: []act.Finding{{Text: a.ID + ": there is no " + format + " for this person to see."}}}
	}
	if err := r.NoteOpening(c.Context, r.agency, by, sight, "exported"); err != nil {
		return err
	}
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(in)
}
