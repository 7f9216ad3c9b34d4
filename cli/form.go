package cli

import (
	"context"
	"errors"

	"sesperf/casework"
	"sesperf/document"
	"sesperf/rules/appraisal"
)

// formCommand prints the blank form of a system, to be filled by hand.
type formCommand struct {
	System string `default:"basic" placeholder:"ID" help:"basic, or a file with a description (${default})."`
	Format string `enum:"md,html,pdf" default:"md" help:"One of ${enum} (${default})."`
}

// Run prints the form.
func (f *formCommand) Run(c *Console) error {
	d, err := loadSystem(f.System)
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

// printForm prints the filled form of a case, as far as the person may see it. That somebody who is no party to the
// case printed it goes on record first.
func (r *room) printForm(c *Console, format, by string, sight *casework.Sight) error {
	a, ok := sight.Case.(*appraisal.Appraisal)
	if !ok {
		return &unreadable{file: "--format", text: "there is a form of appraisals only, and " + sight.Case.Base().ID + " is a case of another kind; use text or json"}
	}
	if err := r.NoteOpening(c.Context, r.agency, by, sight, "printed"); err != nil {
		return err
	}
	name, err := r.nameOf(c.Context, by)
	if err != nil {
		return err
	}
	form := document.Form{Description: a.Description(), Case: a, Visible: sight.Visible, Names: sight.Names, PrintedFor: name, On: sight.On}
	return printPaper(c, a.ID, format, form.Paper())
}

// nameOf gives the name of a person of the agency.
func (r *room) nameOf(ctx context.Context, person string) (string, error) {
	g, err := r.Greet(ctx, r.agency, person)
	return g.Person.Name, err
}
