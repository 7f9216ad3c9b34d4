package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"sesperf/casework"
	"sesperf/rules/act"
)

// actsCommand lists every act that the program knows.
type actsCommand struct {
	JSON bool `name:"json" help:"Print one JSON object for each act, with its inputs as JSON Schema."`
}

// declared is an act as acts --json prints it.
type declared struct {
	Name       string         `json:"name"`
	Case       string         `json:"case"`
	Title      string         `json:"title"`
	Who        []act.Relation `json:"who"`
	Opens      bool           `json:"opens"`
	Signed     bool           `json:"signed"`
	Sentence   string         `json:"sentence,omitempty"`
	Inputs     map[string]any `json:"inputs"`
	Provisions []string       `json:"provisions"`
}

// Run prints the acts in the order in which a case meets them.
func (a *actsCommand) Run(c *Console) error {
	if a.JSON {
		return printActs(c)
	}
	w := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "act\tcase\twho may do it\tsigned\tprovisions")
	for _, k := range casework.Kinds() {
		for _, s := range k.Acts {
			var who []string
			for _, r := range s.Who {
				who = append(who, string(r))
			}
			signed := ""
			if s.Signed {
				signed = "signed"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", s.Name, s.Case, strings.Join(who, ", "), signed, strings.Join(s.Provisions, " "))
		}
	}
	return w.Flush()
}

func printActs(c *Console) error {
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	for _, k := range casework.Kinds() {
		for _, s := range k.Acts {
			d := declared{s.Name, s.Case, s.Title, s.Who, s.Opens, s.Signed, s.Sentence, s.Schema, append([]string{}, s.Provisions...)}
			if err := e.Encode(d); err != nil {
				return err
			}
		}
	}
	return nil
}
