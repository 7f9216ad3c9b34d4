package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/dustin/go-humanize"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/store"
)

// importCommand is the family of commands that take published files in.
type importCommand struct {
	Positions importPositionsCommand `cmd:"" help:"Open units and positions from OPM's PLUM file (CSV)."`
	Goals     importGoalsCommand     `cmd:"" help:"Adopt goals from a performance.gov file (JSON)."`
}

// importFlags are what every import is told.
type importFlags struct {
	database
	By     string `required:"" placeholder:"PERSON" help:"Who imports: the person's id, or the name as it is printed."`
	Of     string `placeholder:"AGENCY" help:"Take this agency's rows alone, by its name as the file writes it."`
	DryRun bool   `help:"Show what would be opened, and write nothing. That is so unless --commit is given."`
	Commit bool   `xor:"dry-run" help:"Do it."`
	JSON   bool   `name:"json" help:"Print one JSON object for each case that is opened."`
}

type importPositionsCommand struct {
	importFlags
	TitleCase bool   `help:"Write names that are published in capitals as people write them."`
	File      string `arg:"" name:"file" help:"The file; its first row names the columns."`
}

type importGoalsCommand struct {
	importFlags
	File string `arg:"" name:"file" help:"The file: a JSON list of goals."`
}

// Run reads the file and shows or does what it asks for.
func (p *importPositionsCommand) Run(c *Console) error {
	return p.take(c, p.File, func(in io.Reader, s intake.Sender) (*intake.Import, error) {
		rows, m, err := intake.ReadPositions(p.File, in, p.Of)
		if err == nil {
			if p.TitleCase {
				intake.Spelled(rows)
			}
			m.OpenPositions(rows, s)
		}
		return m, err
	})
}

// Run reads the file and shows or does what it asks for.
func (g *importGoalsCommand) Run(c *Console) error {
	return g.take(c, g.File, func(in io.Reader, s intake.Sender) (*intake.Import, error) {
		rows, m, err := intake.ReadGoals(g.File, in, g.Of)
		if err == nil {
			m.OpenGoals(rows, s)
		}
		return m, err
	})
}

func (f *importFlags) take(c *Console, file string, read func(io.Reader, intake.Sender) (*intake.Import, error)) error {
	if f.Commit && f.DryRun {
		return &unreadable{file: "--commit", text: "choose one of --dry-run and --commit"}
	}
	in, err := os.Open(file)
	if err != nil {
		return &unreadable{file: file, text: reasonOf(err)}
	}
	defer in.Close()
	r, err := f.enter(c, "import")
	if err != nil {
		return err
	}
	s, err := r.sender(c, f.By)
	var m *intake.Import
	if err == nil {
		if m, err = read(in, s); err != nil {
			err = badFile(file, err)
		}
	}
	if err == nil {
		err = f.finish(c, r, m)
	}
	return errors.Join(err, r.leave())
}

// sender gives who imports, and what the agency has already.
func (r *room) sender(c *Console, by string) (s intake.Sender, err error) {
	s = intake.Sender{Agency: r.agency}
	if s.By, err = r.person(c.Context, by); err != nil {
		return s, err
	}
	err = r.db.Read(c.Context, func(tx *store.Tx) (err error) {
		s.Units, s.Has, err = intake.There(c.Context, tx, r.agency)
		return err
	})
	return s, err
}

// finish shows the preview, or does the acts.
func (f *importFlags) finish(c *Console, r *room, m *intake.Import) error {
	for _, fault := range m.Faults {
		fmt.Fprintln(c.Err, fault.Error())
	}
	if len(m.Faults) > 0 && f.Commit {
		return &unreadable{file: m.File, text: fmt.Sprintf("%d rows cannot be taken, and nothing was imported; correct them, and import again", len(m.Faults))}
	}
	if len(m.Opens) > 0 {
		if _, err := r.Try(c.Context, m.Opens[0].Deed); errors.Is(err, casework.ErrForbidden) || errors.Is(err, casework.ErrNotFound) {
			return &act.Refusal{Findings: []act.Finding{{Text: f.By + " may not import: " + err.Error() + "."}}}
		} else if err != nil {
			return err
		}
	}
	if f.Commit {
		return f.commit(c, r, m)
	}
	if err := f.preview(c, m); err != nil {
		return err
	}
	if len(m.Faults) > 0 {
		return &unreadable{file: m.File, text: fmt.Sprintf("%d rows cannot be taken; nothing can be imported until they are corrected", len(m.Faults))}
	}
	return nil
}

// opened is one case as import --json prints it.
type openedLine struct {
	Line    int    `json:"line"`
	Act     string `json:"act"`
	Case    string `json:"case"`
	Name    string `json:"name"`
	Outcome string `json:"outcome"` // would, done, refused …
	Text    string `json:"text,omitempty"`
}

func (f *importFlags) preview(c *Console, m *intake.Import) error {
	if f.JSON {
		e := json.NewEncoder(c.Out)
		e.SetEscapeHTML(false)
		for _, o := range m.Opens {
			if err := e.Encode(openedLine{o.Line, o.Deed.Act, o.Deed.Case, o.Name, "would", ""}); err != nil {
				return err
			}
		}
		return nil
	}
	const first = 8
	shown := map[string]int{}
	for _, o := range m.Opens {
		if shown[o.Deed.Act]++; shown[o.Deed.Act] <= first {
			fmt.Fprintf(c.Out, "%s:%d  %s  %s\n", m.File, o.Line, o.Deed.Act, o.Name)
		}
	}
	for _, name := range []string{"agency.open-unit", "agency.establish-position", "agency.adopt-goals"} {
		if n := shown[name]; n > first {
			fmt.Fprintf(c.Out, "… and %s more: %s\n", humanize.Comma(int64(n-first)), name)
		}
	}
	for _, n := range m.Notes {
		fmt.Fprintln(c.Out, n)
	}
	_, err := fmt.Fprintf(c.Out, "%s rows read. Would open %s; %s are there already. Nothing was written; --commit does it.\n",
		humanize.Comma(int64(m.Rows)), counted(shown), humanize.Comma(int64(m.Present)))
	return err
}

func counted(by map[string]int) string {
	text := ""
	for _, k := range []struct{ act, one, many string }{{"agency.open-unit", "unit", "units"}, {"agency.establish-position", "position", "positions"}, {"agency.adopt-goals", "planning document", "planning documents"}} {
		n := by[k.act]
		if n == 0 {
			continue
		}
		if text != "" {
			text += " and "
		}
		if text += humanize.Comma(int64(n)) + " "; n == 1 {
			text += k.one
		} else {
			text += k.many
		}
	}
	if text == "" {
		return "nothing"
	}
	return text
}

// commit does the acts in order, each done or refused by itself.
func (f *importFlags) commit(c *Console, r *room, m *intake.Import) error {
	progress := c.progress("acts")
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	opened, not := map[string]int{}, 0
	const step = 512
	for at := 0; at < len(m.Opens); at += step {
		part := m.Opens[at:min(at+step, len(m.Opens))]
		deeds := make([]casework.Deed, len(part))
		for i, o := range part {
			deeds[i] = o.Deed
		}
		_, errs := r.DoAll(c.Context, deeds)
		for i, o := range part {
			outcome, text := intake.Outcome(errs[i])
			if outcome == "done" {
				opened[o.Deed.Act]++
			} else {
				not++
				fmt.Fprintf(c.Err, "%s:%d: %s: %s\n", m.File, o.Line, o.Name, text)
			}
			if f.JSON {
				if err := e.Encode(openedLine{o.Line, o.Deed.Act, o.Deed.Case, o.Name, outcome, text}); err != nil {
					return err
				}
			}
		}
		if progress != nil {
			progress(at+len(part), len(m.Opens))
		}
	}
	if !f.JSON {
		fmt.Fprintf(c.Out, "%s rows read. Opened %s; %s were there already; %d were not done.\n", humanize.Comma(int64(m.Rows)), counted(opened), humanize.Comma(int64(m.Present)), not)
	}
	if not > 0 {
		return errRefused
	}
	return c.Context.Err()
}
