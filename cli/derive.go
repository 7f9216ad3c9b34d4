package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"

	"sesperf/rules/act"
	"sesperf/rules/law"
	"sesperf/rules/system"
)

// deriveCommand derives summary ratings from weights and levels.
type deriveCommand struct {
	File   string `arg:"" optional:"" default:"-" help:"A file with one JSON object, or one on each line; - is standard input."`
	JSON   bool   `name:"json" help:"Print one JSON object for each."`
	System string `default:"basic" placeholder:"FILE" help:"The system description: basic, or a file."`
}

// deriveInput is what one object states.
type deriveInput struct {
	Weights map[string]system.Number `json:"weights"`
	Levels  map[string]system.Number `json:"levels"`
}

// refusedReason is a provision that bars, as printed.
type refusedReason struct {
	Provision string `json:"provision"`
	Cite      string `json:"cite"`
	Text      string `json:"text"`
}

// Run derives each object in turn. What law refuses is printed and the rest goes on; what cannot be read ends it.
func (d *deriveCommand) Run(c *Console) error {
	description, err := c.loadSystem(d.System)
	if err != nil {
		return err
	}
	in, name := c.In, "stdin"
	if d.File != "-" {
		f, err := os.Open(d.File)
		if err != nil {
			return &unreadable{file: d.File, text: reasonOf(err)}
		}
		defer f.Close()
		in, name = f, d.File
	}
	out := bufio.NewWriter(c.Out)
	run := deriveRun{c, description, d.JSON, name, out, 0, false}
	err = run.all(in)
	if e := out.Flush(); e != nil && err == nil {
		err = e
	}
	if err == nil && run.refused {
		return errRefused
	}
	return err
}

func reasonOf(err error) string {
	var p *os.PathError
	if errors.As(err, &p) {
		return "this file cannot be read: " + p.Err.Error()
	}
	return err.Error()
}

type deriveRun struct {
	*Console
	description *system.Description
	json        bool
	name        string
	out         *bufio.Writer
	count       int
	refused     bool
}

func (r *deriveRun) all(in io.Reader) error {
	values := newJSONValues(r.name, in)
	for {
		raw, line, err := values.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if err := r.one(raw, line); err != nil {
			return err
		}
		r.count++
		if values.idle() { // whoever writes line by line gets each answer at once
			if err := r.out.Flush(); err != nil {
				return err
			}
		}
		if err := r.Context.Err(); err != nil {
			return err
		}
	}
	if r.count == 0 {
		return &unreadable{r.name, 1, `there is nothing to derive; write an object such as {"weights":{…},"levels":{…}}`}
	}
	return nil
}

func (r *deriveRun) one(raw json.RawMessage, line int) error {
	var in deriveInput
	if err := act.Decode(raw, &in); err != nil {
		return &unreadable{r.name, line, err.Error()}
	}
	levels, err := wholeLevels(in.Levels)
	if err != nil {
		return &unreadable{r.name, line, err.Error()}
	}
	found := append(r.description.CheckWeights(in.Weights), r.description.CheckLevels(levels)...)
	if barring := act.Barring(found); len(barring) > 0 {
		r.refused = true
		return r.refuse(barring, line)
	}
	weights := map[string]system.Decimal{}
	for id, n := range in.Weights {
		weights[id], _ = n.Decimal()
	}
	result := r.description.Derive(weights, levels)
	if r.json {
		return r.print(result)
	}
	if r.count > 0 {
		fmt.Fprintln(r.out)
	}
	_, err = r.out.WriteString(r.description.Table(result))
	return err
}

func (r *deriveRun) refuse(found []act.Finding, line int) error {
	if r.json {
		reasons := []refusedReason{}
		for _, f := range found {
			reasons = append(reasons, refusedReason{f.Provision, law.Must(f.Provision).Cite, f.Text + " " + f.Cure})
		}
		return r.print(map[string]any{"refused": reasons})
	}
	if err := r.out.Flush(); err != nil {
		return err
	}
	for _, f := range found {
		if _, err := fmt.Fprintf(r.Err, "%s:%d: %s\n", r.name, line, sentence(f)); err != nil {
			return err
		}
	}
	return nil
}

func (r *deriveRun) print(v any) error {
	e := json.NewEncoder(r.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// wholeLevels reads levels as whole numbers; anything else is no level at all.
func wholeLevels(in map[string]system.Number) (map[string]int, error) {
	ids := make([]string, 0, len(in))
	for id := range in {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	out := map[string]int{}
	for _, id := range ids {
		n, ok := in[id].Whole()
		if !ok {
			return nil, &act.Invalid{Field: "levels." + id, Text: fmt.Sprintf("here stands the number %.40s, but a level is a small whole number", in[id])}
		}
		out[id] = n
	}
	return out, nil
}
