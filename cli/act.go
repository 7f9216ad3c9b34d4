package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/google/uuid"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// actCommand does acts from a file of JSON lines, each done or refused by itself.
type actCommand struct {
	database
	File string `arg:"" name:"file" help:"Acts as JSON lines: {\"by\",\"act\",\"of\",\"in\",\"attach\",\"id\"}; - reads the standard input."`
}

// done is what became of one act, as a JSON line.
type done struct {
	Line       int           `json:"line"`
	Act        string        `json:"act"`
	Outcome    string        `json:"outcome"`
	Provisions []string      `json:"provisions"` // refused: exactly what bars
	Findings   []string      `json:"findings"`   // let through and flagged
	ID         string        `json:"id"`
	Case       string        `json:"case,omitempty"`
	On         calendar.Date `json:"on,omitzero"`
	Seq        *int64        `json:"seq,omitempty"` // place in the record
	Version    int64         `json:"version,omitempty"`
	Sum        string        `json:"sum,omitempty"`
	Repeated   bool          `json:"repeated,omitempty"`
	Text       string        `json:"text,omitempty"` // why not
}

// Run does the acts in their order. It ends with 1 if one was refused, 2 if one could not be read, 3 if one failed.
func (a *actCommand) Run(c *Console) error {
	lines, err := a.read(c)
	if err != nil {
		return err
	}
	r, err := a.enter(c, "act")
	if err != nil {
		return err
	}
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	var outcomes []string
	for _, l := range lines {
		d, err := r.one(c, l)
		if err == nil {
			err = e.Encode(d)
		}
		if err != nil {
			return errors.Join(err, r.leave())
		}
		outcomes = append(outcomes, d.Outcome)
	}
	return errors.Join(worst(a.File, outcomes), r.leave())
}

// worst gives the error that the exit code of several outcomes follows.
func worst(file string, outcomes []string) error {
	switch {
	case slices.Contains(outcomes, "error"):
		return errors.New("an act failed; its line says why")
	case slices.Contains(outcomes, "refused"), slices.Contains(outcomes, "forbidden"):
		return errRefused
	case slices.Contains(outcomes, "invalid"):
		return &unreadable{file: file, text: "an act could not be read; its line says why"}
	}
	return nil
}

func (a *actCommand) read(c *Console) ([]intake.Line, error) {
	in, name := c.In, "stdin"
	if a.File != "-" {
		f, err := os.Open(a.File)
		if err != nil {
			return nil, &unreadable{file: a.File, text: reasonOf(err)}
		}
		defer f.Close()
		in, name = f, a.File
	}
	lines, err := intake.ReadLines(name, in)
	if err != nil {
		return nil, badFile(name, err)
	}
	for _, l := range lines {
		if l.Act == "" || l.Of == "" || l.By == "" {
			return nil, &unreadable{name, l.Number, "an act names who does it (by), what (act) and to which case (of)"}
		}
		if !l.On.IsZero() || l.Expect != nil || l.After != "" {
			return nil, &unreadable{name, l.Number, "on, expect, shows and after belong to a story; an act is done today. Run it as a story: sesperf story " + name}
		}
	}
	return lines, nil
}

func (r *room) one(c *Console, l intake.Line) (done, error) {
	d := done{Line: l.Number, Act: l.Act, ID: l.ID, Provisions: []string{}, Findings: []string{}}
	spec, ok := r.Spec(l.Act)
	if !ok {
		d.Outcome, d.Text = "invalid", "there is no act "+l.Act+"; sesperf acts lists them"
		return d, nil
	}
	by, err := r.person(c.Context, l.By)
	if err != nil {
		return d, err
	}
	principal := ""
	if l.For != "" {
		if principal, err = r.person(c.Context, l.For); err != nil {
			return d, err
		}
	}
	if d.ID == "" {
		id, err := uuid.NewV7()
		if err != nil {
			return d, err
		}
		d.ID = id.String()
	}
	in := intake.Resolve(spec.Schema, l.In)
	if refused, err := r.naming(c, spec, in); err != nil || refused != "" {
		d.Outcome, d.Text = "refused", refused
		return d, err
	}
	receipt, err := r.Do(c.Context, casework.Deed{Agency: r.agency, ID: d.ID, Act: l.Act, Case: intake.Stream(spec.Case, l.Of), By: by, For: principal,
		Seen: casework.AnyVersion, In: in, Files: l.Sent(), Confirmed: true})
	d.fill(receipt, err)
	return d, c.Context.Err()
}

func (d *done) fill(receipt casework.Receipt, err error) {
	d.Outcome, d.Text = intake.Outcome(err)
	var refusal *act.Refusal
	if errors.As(err, &refusal) {
		d.Provisions = act.Provisions(refusal.Findings)
	}
	if err != nil {
		return
	}
	d.Case, d.On, d.Seq, d.Version, d.Sum, d.Repeated = receipt.Case, receipt.On, &receipt.Seq, receipt.Version, receipt.Sum, receipt.Repeated
	for _, f := range receipt.Findings {
		if f.Holds != act.Yes {
			d.Findings = append(d.Findings, f.Provision)
		}
	}
}

// naming: whoever names an agency from the command line names a demonstration or a story; a real one is named
// where its founder has signed in.
func (r *room) naming(c *Console, spec act.Spec, in json.RawMessage) (refused string, err error) {
	use, err := r.Use(c.Context, r.agency)
	if err != nil || use != "" {
		return "", err
	}
	var n agency.Name
	if spec.Name == "agency.name" && json.Unmarshal(in, &n) == nil && n.Use != "" && n.Use != agency.UseReal {
		return "", nil
	}
	return fmt.Sprintf("the agency %s is not named yet; from the command line it can be named as a demonstration or a story only: "+
		`agency.name with "use":"demo"`, r.agency), nil
}
