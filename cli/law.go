package cli

import (
	"encoding/json"
	"fmt"

	"sesperf/rules/law"
)

// lawCommand shows the law map.
type lawCommand struct {
	JSON     bool `name:"json" xor:"form" help:"Print one JSON object for each provision."`
	Markdown bool `xor:"form" help:"Print the page docs/law-map.md."`
}

// Run prints every provision as data, or how many are done and open.
func (l *lawCommand) Run(c *Console) error {
	if l.Markdown {
		_, err := c.Out.Write(law.Markdown())
		return err
	}
	list := law.Map()
	if !l.JSON {
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
