package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"sesperf/rules/comparison"
)

// systemDiffCommand shows what one description says otherwise than another.
type systemDiffCommand struct {
	A    string `arg:"" help:"basic, or a file with a description; - is standard input."`
	B    string `arg:"" help:"The description that is held against it: a file, or basic."`
	JSON bool   `name:"json" help:"Print one JSON object."`
}

// Help says what the marks mean and how the command ends.
func (systemDiffCommand) Help() string {
	return "Shows what B says otherwise than A, key by key and text by text. Each change is marked allowed, needs OPM's approval, or not allowed, " +
		"with the provision: a B that adopts the basic system is held against that (§430.305(c)), a system of its own against §430.305 alone. " +
		"Levels and elements are matched by number and id. In texts [-words-] are gone and {+words+} are new. " +
		"Ends with 0 if nothing is not allowed, 1 if something is not, 2 if a file cannot be read."
}

// difference is what the command prints as JSON.
type difference struct {
	A       string              `json:"a"`
	B       string              `json:"b"`
	Against string              `json:"held_against"` // the system that B adopts, or §430.305
	Allowed bool                `json:"allowed"`      // nothing is not allowed
	Changes []comparison.Change `json:"changes"`
}

// Run compares, prints, and ends with 1 if a change is not allowed.
func (s *systemDiffCommand) Run(c *Console) error {
	a, err := c.loadSystem(s.A)
	if err != nil {
		return err
	}
	b, err := c.loadSystem(s.B)
	if err != nil {
		return err
	}
	out := difference{a.ID, b.ID, comparison.HeldAgainst(a, b), true, append([]comparison.Change{}, comparison.Compare(a, b)...)}
	for _, change := range out.Changes {
		out.Allowed = out.Allowed && change.Verdict != comparison.NotAllowed
	}
	if s.JSON {
		e := json.NewEncoder(c.Out)
		e.SetEscapeHTML(false)
		err = e.Encode(out)
	} else {
		err = printDifference(c, out)
	}
	if err == nil && !out.Allowed {
		return errRefused
	}
	return err
}

func printDifference(c *Console, d difference) error {
	var b strings.Builder
	counts := map[comparison.Verdict]int{}
	for _, change := range d.Changes {
		counts[change.Verdict]++
		fmt.Fprintf(&b, "%s: %s (%s, %s)\n", change.Path, change.Verdict, change.Provision, change.Cite)
		if change.At != "" {
			fmt.Fprintf(&b, "  %s\n", change.At)
		}
		fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(inWords(change), "\n", "\n  "))
		fmt.Fprintf(&b, "  %s\n\n", change.Text)
	}
	if len(d.Changes) == 0 {
		fmt.Fprintf(&b, "%s and %s say the same.\n", d.A, d.B)
	} else {
		fmt.Fprintf(&b, "%d changes, held against %s: %d allowed, %d need OPM's approval, %d not allowed.\n", len(d.Changes), d.Against,
			counts[comparison.Allowed], counts[comparison.NeedsApproval], counts[comparison.NotAllowed])
	}
	_, err := c.Out.Write([]byte(b.String()))
	return err
}

// inWords shows a change: short values one after the other, a text with what is gone and new in it.
func inWords(change comparison.Change) string {
	const short = 60
	from, to := change.From, change.To
	switch {
	case from == "":
		return "new: " + briefly(to)
	case to == "":
		return "gone: " + briefly(from)
	case len(from) <= short && len(to) <= short:
		return from + " -> " + to
	}
	var b strings.Builder
	pieces := comparison.WordDifference(from, to)
	for i, p := range pieces {
		text := strings.TrimSpace(p.Text)
		switch p.Kind {
		case "gone":
			b.WriteString("[-" + text + "-] ")
		case "new":
			b.WriteString("{+" + text + "+} ")
		default:
			b.WriteString(around(text, i > 0, i < len(pieces)-1) + " ")
		}
	}
	return strings.TrimSpace(b.String())
}

// briefly keeps the beginning of a whole group, such as an element that is new; its keys stand in the file.
func briefly(s string) string {
	const kept = 100 // characters
	if r := []rune(s); strings.HasPrefix(s, "{") && len(r) > kept {
		return string(r[:kept]) + " …}"
	}
	return s
}

// around keeps of a text that did not change only what stands beside a change.
func around(text string, after, before bool) string {
	const kept = 8 // words
	words := strings.Fields(text)
	if len(words) <= 2*kept {
		return text
	}
	var parts []string
	if after {
		parts = append(parts, strings.Join(words[:kept], " "))
	}
	parts = append(parts, "…")
	if before {
		parts = append(parts, strings.Join(words[len(words)-kept:], " "))
	}
	return strings.Join(parts, " ")
}
