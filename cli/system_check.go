package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

// systemCheckCommand holds descriptions against the law, each by itself and all against each other.
type systemCheckCommand struct {
	Files  []string `arg:"" name:"file" help:"Files with descriptions, or basic; - is standard input."`
	Adopts []string `placeholder:"FILE" help:"A later basic system that a description adopts by its id."`
	All    bool     `help:"List what holds, too."`
	JSON   bool     `name:"json" help:"Print one JSON object."`
}

// checked is what the command prints as JSON; of several files it says which conform.
type checked struct {
	conformance.Conformance
	Files []checkedFile `json:"files,omitempty"`
}

type checkedFile struct {
	File     string `json:"file"`
	ID       string `json:"id"`
	Conforms bool   `json:"conforms"`
}

// Run checks, prints, and ends with 1 if a description does not conform.
func (s *systemCheckCommand) Run(c *Console) error {
	later, err := c.loadSystems(s.Adopts)
	if err != nil {
		return s.unread(c, err)
	}
	all, err := c.loadSystems(s.Files)
	if err != nil {
		return s.unread(c, err)
	}
	out := checked{Conformance: conformance.Conformance{Conforms: true}}
	take := func(one conformance.Conformance) {
		out.Conforms = out.Conforms && one.Conforms
		out.Findings = append(out.Findings, one.Findings...)
	}
	for i, d := range all {
		one := conformance.CheckAgainst(d, append(later, all...)...)
		take(one)
		out.Files = append(out.Files, checkedFile{s.Files[i], d.ID, one.Conforms})
	}
	take(conformance.CheckAmong(all))
	if len(all) == 1 {
		out.Files = nil
	}
	if s.JSON {
		err = json.NewEncoder(c.Out).Encode(out)
	} else {
		_, err = fmt.Fprint(c.Out, s.text(out))
	}
	if err == nil && !out.Conforms {
		return errRefused
	}
	return err
}

// unread says of input that cannot be read where and why, as JSON too if that is asked for, and ends the command.
func (s *systemCheckCommand) unread(c *Console, err error) error {
	if !s.JSON {
		return err
	}
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	return errors.Join(err, e.Encode(notChecked{false, err.Error()}))
}

// notChecked is what the command prints as JSON where a description cannot be read.
type notChecked struct {
	Conforms   bool   `json:"conforms"` // false
	Unreadable string `json:"unreadable"`
}

func (c *Console) loadSystems(names []string) ([]*system.Description, error) {
	var all []*system.Description
	for _, name := range names {
		d, err := c.loadSystem(name)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// text is the answer for a person: what bars, what is flagged, what nobody can say yet, and how much holds.
func (s *systemCheckCommand) text(out checked) string {
	var b strings.Builder
	count := map[string]int{}
	for _, part := range []string{"bars", "flagged", "unknown", "holds"} {
		for _, h := range out.Findings {
			if partOf(h) != part {
				continue
			}
			count[part]++
			if part != "holds" || s.All {
				b.WriteString(heldLine(h, part) + "\n")
			}
		}
	}
	for _, f := range out.Files {
		fmt.Fprintf(&b, "%s: %s\n", f.File, verdictOf(f.Conforms))
	}
	fmt.Fprintf(&b, "%s %d %s, %d flagged, %d nobody can say yet, %d hold.\n", sentenceOf(out.Conforms), count["bars"], plural(count["bars"], "bars", "bar"), count["flagged"], count["unknown"], count["holds"])
	return b.String()
}

func partOf(h conformance.Held) string {
	switch {
	case h.Bars:
		return "bars"
	case h.Holds == act.No:
		return "flagged"
	case h.Holds == act.Unknown:
		return "unknown"
	}
	return "holds"
}

func heldLine(h conformance.Held, part string) string {
	line := h.Provision + ": "
	if h.At != "" {
		line = h.At + ": " + line
	}
	switch part {
	case "flagged":
		line += "(flagged) "
	case "unknown":
		line += "(unknown) "
	}
	line += h.Text
	if h.Cure != "" && part == "unknown" {
		return line + " To settle it: " + h.Cure
	}
	return strings.TrimSpace(line + " " + h.Cure)
}

func verdictOf(conforms bool) string {
	if conforms {
		return "conforms"
	}
	return "does not conform"
}

func sentenceOf(conforms bool) string {
	if conforms {
		return "Conforms:"
	}
	return "Does not conform:"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
