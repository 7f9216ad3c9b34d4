package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/law"
)

// lawCommand shows the law map.
type lawCommand struct {
	Provision string `arg:"" optional:"" help:"One provision by its id, as ST-a5."`

	JSON     bool `name:"json" xor:"form" help:"Print one JSON object for each provision."`
	Markdown bool `xor:"form" help:"Print the page docs/law-map.md."`
}

// Run prints one provision, every one as data or as a page, or how many are done and open.
func (l *lawCommand) Run(c *Console) error {
	list := law.Map()
	if l.Provision != "" {
		i := slices.IndexFunc(list, func(s law.Status) bool { return strings.EqualFold(s.ID, l.Provision) })
		switch {
		case i < 0:
			return &unreadable{file: l.Provision, text: "there is no provision of this id; sesperf law --markdown lists them all"}
		case l.Markdown:
			return &unreadable{file: l.Provision, text: "--markdown prints the whole page; leave the provision out, or leave --markdown out"}
		case !l.JSON:
			return printProvision(c, list[i])
		}
		list = list[i : i+1]
	}
	switch {
	case l.Markdown:
		_, err := c.Out.Write(law.Markdown())
		return err
	case !l.JSON:
		return countProvisions(c, list)
	}
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	for _, s := range list {
		if err := e.Encode(s); err != nil {
			return err
		}
	}
	return nil
}

// printProvision prints a provision, its state, the rules that answer it and what proves that they do.
func printProvision(c *Console, s law.Status) error {
	listed := func(names []string) string {
		if len(names) == 0 {
			return "none"
		}
		return strings.Join(names, "\n        ")
	}
	_, err := fmt.Fprintf(c.Out, "%s  %s\n%s.\nkind    %s\nstate   %s\nrules   %s\nproofs  %s\n",
		s.ID, s.Cite, strings.TrimSuffix(s.Text, "."), s.Kind, s.State, listed(s.Rules), listed(s.Proofs))
	return err
}

func countProvisions(c *Console, list []law.Status) error {
	kinds := []law.Kind{law.Bar, law.Finding, law.Compute, law.Record, law.Document, law.Report}
	all, done := map[law.Kind]int{}, map[law.Kind]int{}
	total := 0
	for _, s := range list {
		all[s.Kind]++
		if s.State == "done" {
			done[s.Kind]++
			total++
		}
	}
	if _, err := fmt.Fprintf(c.Out, "%-10s  %4s  %4s  %4s\n", "Provisions", "all", "done", "open"); err != nil {
		return err
	}
	for _, k := range kinds {
		fmt.Fprintf(c.Out, "%-10s  %4d  %4d  %4d\n", k, all[k], done[k], all[k]-done[k])
	}
	_, err := fmt.Fprintf(c.Out, "%-10s  %4d  %4d  %4d\n", "all", len(list), total, len(list)-total)
	return err
}
