package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"sesperf/rules/act"
	"sesperf/rules/comparison"
	"sesperf/rules/law"
	"sesperf/rules/system"
)

// systemTryCommand counts what the same ratings give under two descriptions.
type systemTryCommand struct {
	A         string `arg:"" help:"basic, or a file with a description."`
	B         string `arg:"" help:"The description to try beside it: a file, or basic."`
	Ratings   string `required:"" placeholder:"FILE" help:"JSON lines with weights and levels, as derive reads them; - is standard input."`
	JSON      bool   `name:"json" help:"Print one JSON object."`
	HideSmall bool   `help:"Hide counts below 5, and each from which one of these could be worked out."`
}

// Help says what the command is for, and what it never does.
func (systemTryCommand) Help() string {
	return "Counts what the same element ratings give under two descriptions: a table of levels under A by levels under B, how many change, and the distribution under each. " +
		"It is for judging a method before it is adopted. It never lists a single rating, orders people or sets anyone's rating: senior employees are not ranked against each other " +
		"(CE-404a8b), and no distribution may be aimed at under the basic system (SD-9.12). A line holds weights and levels and nothing else; one with a name is refused. " +
		"Where the counts go to people who know who was rated, --hide-small leaves out those below 5. " +
		"Both descriptions need the same elements. Ends with 1 if a line was refused by a rule, 2 if input cannot be read."
}

// Run reads every line, counts, and prints.
func (s *systemTryCommand) Run(c *Console) error {
	a, err := c.loadSystem(s.A)
	if err != nil {
		return err
	}
	b, err := c.loadSystem(s.B)
	if err != nil {
		return err
	}
	trial, err := comparison.NewTrial(a, b)
	if err != nil {
		return &unreadable{file: s.B, text: err.Error()}
	}
	in, name := c.In, "stdin"
	if s.Ratings != "-" {
		f, err := os.Open(s.Ratings)
		if err != nil {
			return &unreadable{file: s.Ratings, text: reasonOf(err)}
		}
		defer f.Close()
		in, name = f, s.Ratings
	}
	if err := tryAll(c, trial, name, in); err != nil {
		return err
	}
	if s.JSON {
		err = json.NewEncoder(c.Out).Encode(trialAsJSON(trial, !s.HideSmall))
	} else {
		err = printTrial(c, trial, !s.HideSmall)
	}
	if err == nil && trial.Refused > 0 {
		return errRefused
	}
	return err
}

func tryAll(c *Console, trial *comparison.Trial, name string, in io.Reader) error {
	values := newJSONValues(name, in)
	for {
		raw, line, err := values.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		var one deriveInput
		if err := act.Decode(raw, &one); err != nil {
			return &unreadable{name, line, err.Error()}
		}
		levels, err := wholeLevels(one.Levels)
		if err != nil {
			return &unreadable{name, line, err.Error()}
		}
		trial.Add(one.Weights, levels)
		if err := c.Context.Err(); err != nil {
			return err
		}
	}
	if trial.Rated+trial.Refused == 0 {
		return &unreadable{name, 1, `there is nothing to try; write an object such as {"weights":{…},"levels":{…}} on each line`}
	}
	return nil
}

func printTrial(c *Console, t *comparison.Trial, small bool) error {
	counts := t.Counts(small)
	var out strings.Builder
	fmt.Fprintf(&out, "A is %s, B is %s. Ratings under both: %s.\n\n", t.A.ID, t.B.ID, countShown(counts.Rated))
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "Under A \\ under B")
	for _, level := range counts.LevelsB {
		fmt.Fprint(w, "\t", levelName(level))
	}
	fmt.Fprintln(w, "\tAll")
	for i, level := range counts.LevelsA {
		fmt.Fprint(w, labelled(t.A, level))
		for _, n := range append(append([]comparison.Count{}, counts.Cells[i]...), counts.A[i]) {
			fmt.Fprint(w, "\t", countShown(n))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprint(w, "All")
	for _, n := range append(append([]comparison.Count{}, counts.B...), counts.Rated) {
		fmt.Fprint(w, "\t", countShown(n))
	}
	fmt.Fprint(w, "\n\n")
	fmt.Fprintf(w, "The same level\t%s\nA better level under B\t%s\nA worse level under B\t%s\n", countShown(counts.Same), countShown(counts.Up), countShown(counts.Down))
	if counts.NoLevel.N > 0 {
		fmt.Fprintf(w, "No level under one of them\t%s\n", countShown(counts.NoLevel))
	}
	if t.Refused > 0 {
		fmt.Fprintf(w, "\nRefused\t%s\n", countShown(small5(t.Refused, small)))
	}
	for _, r := range t.Reasons {
		fmt.Fprintf(w, "  %s, %s, %s: %s\t%s\n", r.System, r.Provision, law.Must(r.Provision).Cite, r.Place, countShown(small5(r.Ratings, small)))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(c.Out, out.String())
	return err
}

// small5 is a count that stands in no sum.
func small5(n int, small bool) comparison.Count {
	return comparison.Count{N: n, Hidden: !small && n > 0 && n < comparison.SmallestShown}
}

func countShown(n comparison.Count) string {
	switch {
	case !n.Hidden:
		return fmt.Sprint(n.N)
	case n.N < comparison.SmallestShown:
		return fmt.Sprintf("fewer than %d", comparison.SmallestShown)
	}
	return "not shown"
}

func levelName(level int) string {
	if level == 0 {
		return "No level"
	}
	return fmt.Sprintf("Level %d", level)
}

func labelled(d *system.Description, level int) string {
	if label := d.Label(level); label != "" {
		return fmt.Sprintf("%s (%s)", levelName(level), label)
	}
	return levelName(level)
}

// trialAsJSON gives the counts; one that is not shown is null.
func trialAsJSON(t *comparison.Trial, small bool) map[string]any {
	counts := t.Counts(small)
	table := []map[string]any{}
	for i, a := range counts.LevelsA {
		for j, b := range counts.LevelsB {
			table = append(table, map[string]any{"a": a, "b": b, "ratings": number(counts.Cells[i][j])})
		}
	}
	distribution := func(levels []int, n []comparison.Count) []map[string]any {
		out := []map[string]any{}
		for i, level := range levels {
			out = append(out, map[string]any{"level": level, "ratings": number(n[i])})
		}
		return out
	}
	reasons := []map[string]any{}
	for _, r := range t.Reasons {
		reasons = append(reasons, map[string]any{"system": r.System, "provision": r.Provision, "cite": law.Must(r.Provision).Cite, "place": r.Place, "ratings": number(small5(r.Ratings, small))})
	}
	return map[string]any{"a": t.A.ID, "b": t.B.ID, "rated": number(counts.Rated), "table": table, "under_a": distribution(counts.LevelsA, counts.A),
		"under_b": distribution(counts.LevelsB, counts.B), "same": number(counts.Same), "better": number(counts.Up), "worse": number(counts.Down),
		"no_level": number(counts.NoLevel), "refused": number(small5(t.Refused, small)), "reasons": reasons}
}

func number(n comparison.Count) any {
	if n.Hidden {
		return nil
	}
	return n.N
}
