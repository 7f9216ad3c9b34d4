package cli

import (
	"bytes"
	"encoding/json"
	"errors"

	"sesperf/document"
	"sesperf/rules/system"
	"sesperf/rules/wording"
)

// systemShowCommand prints a description: as YAML it can be edited and read again; as HTML and PDF it is the document
// that an agency submits.
type systemShowCommand struct {
	ID     string `arg:"" name:"id" help:"basic, or a file with a description; - is standard input."`
	Format string `enum:"yaml,json,md,html,pdf" default:"yaml" help:"One of ${enum}."`
}

// Run prints the description.
func (s *systemShowCommand) Run(c *Console) error {
	d, err := c.loadSystem(s.ID)
	if err != nil {
		return err
	}
	out, err := shownAs(s.Format, d)
	var signs *document.Unprintable
	if errors.As(err, &signs) {
		return &unreadable{file: s.ID, text: signs.Error()}
	}
	if err != nil {
		return err
	}
	_, err = c.Out.Write(out)
	return err
}

func shownAs(format string, d *system.Description) ([]byte, error) {
	switch format {
	case "md":
		return wording.Markdown(d), nil
	case "html":
		return descriptionPaper(d).HTML()
	case "pdf":
		return descriptionPaper(d).PDF()
	case "json":
		var b bytes.Buffer
		if err := json.Indent(&b, d.JSON(), "", "  "); err != nil {
			return nil, err
		}
		return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
	}
	return d.YAML(), nil
}

// descriptionPaper is the description as it is printed.
func descriptionPaper(d *system.Description) document.Paper {
	return document.Paper{Title: d.Title, Agency: d.Agency.Name, Contents: true, Markdown: wording.Markdown(d)}
}
