package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// showCommand shows a case as a person may see it, today or as it stood.
type showCommand struct {
	database
	Case string `arg:"" name:"case" help:"The case: appraisal/0190…; a name without a slash is an appraisal."`
	By   string `required:"" placeholder:"PERSON" help:"Who looks: the person's id, or the name as it is printed."`
	AsOf string `name:"as-of" placeholder:"DATE" help:"The case as it stood at the end of a day: YYYY-MM-DD."`
	JSON bool   `name:"json" help:"Print one JSON object, as --format json does."`

	Format string `enum:"text,json,md,html,pdf,plan,rating" default:"text" help:"One of ${enum} (${default}). An appraisal’s md, html and pdf are its filled form; plan and rating are JSON that act takes as inputs."`
}

// shown is a case as show --json prints it: nothing in it that the person may not see.
type shown struct {
	Case      string         `json:"case"`
	Kind      string         `json:"kind"`
	Version   int64          `json:"version"`
	AsOf      calendar.Date  `json:"as_of,omitzero"`
	By        string         `json:"by"`
	Relations []act.Relation `json:"relations"`
	Shows     map[string]any `json:"shows"`
	Tasks     []act.Task     `json:"tasks"`
	History   []historyLine  `json:"history"`
}

// historyLine is one entry of the history.
type historyLine struct {
	Seq      int64         `json:"seq"`
	Version  int64         `json:"version"`
	On       calendar.Date `json:"on"`
	By       string        `json:"by"`
	For      string        `json:"for,omitempty"` // in whose place
	Name     string        `json:"name,omitempty"`
	Act      string        `json:"act"`
	Text     string        `json:"text"`
	Findings []string      `json:"findings"`
	Sum      string        `json:"sum"`
}

// Run looks through the door, with the power of that person and no more.
func (s *showCommand) Run(c *Console) error {
	var asOf calendar.Date
	if s.AsOf != "" {
		var err error
		if asOf, err = calendar.Parse(s.AsOf); err != nil {
			return &unreadable{file: "--as-of", text: err.Error()}
		}
	}
	r, err := s.enter(c, "show")
	if err != nil {
		return err
	}
	return errors.Join(s.look(c, r, asOf), r.leave())
}

func (s *showCommand) look(c *Console, r *room, asOf calendar.Date) error {
	by, err := r.person(c.Context, s.By)
	if err != nil {
		return err
	}
	if err := r.canLook(c.Context, s.By, by, asOf); err != nil {
		return err
	}
	sight, err := r.LookAsOf(c.Context, r.agency, by, intake.Stream("appraisal", s.Case), asOf)
	if errors.Is(err, casework.ErrNotFound) {
		return &act.Refusal{Findings: []act.Finding{{Text: s.Case + ": " + err.Error() + "."}}}
	} else if err != nil {
		return err
	}
	if s.Format != "text" && s.Format != "json" {
		if !asOf.IsZero() {
			sight.On = asOf
		}
		return r.copied(c, s.Format, by, sight)
	}
	h := sight.Case.Base()
	out := shown{Case: h.ID, Kind: sight.Kind.Name, Version: h.Version, AsOf: asOf, By: by, Relations: sight.Relations, Shows: intake.Shown(sight),
		Tasks: append([]act.Task{}, sight.Tasks...), History: []historyLine{}}
	for _, l := range sight.Lines {
		out.History = append(out.History, historyLine{l.Seq, l.Version, l.On, l.By, l.For, doer(sight.Names, l.Meta), l.Act, l.Text, act.Provisions(l.Findings), l.Sum})
	}
	if s.JSON || s.Format == "json" {
		e := json.NewEncoder(c.Out)
		e.SetEscapeHTML(false)
		return e.Encode(out)
	}
	return printCase(c, out, sight.Names)
}

// canLook says that nobody has this name, or that the day is still to come.
func (r *room) canLook(ctx context.Context, named, by string, asOf calendar.Date) error {
	g, err := r.Greet(ctx, r.agency, by, "")
	switch {
	case err != nil:
		return err
	case g.Person.ID == "":
		return &unreadable{file: "--by", text: "there is no such person in this agency: " + named}
	case asOf.After(g.On):
		return &unreadable{file: "--as-of", text: asOf.Long() + " is still to come; give today, " + g.On.Long() + ", or an earlier day"}
	}
	return nil
}

func printCase(c *Console, s shown, names map[string]string) error {
	var b strings.Builder
	var have []string
	for _, r := range s.Relations {
		have = append(have, r.Words())
	}
	fmt.Fprintf(&b, "%s, version %d", s.Case, s.Version)
	if !s.AsOf.IsZero() {
		fmt.Fprintf(&b, ", as it stood on %s", s.AsOf.Long())
	}
	fmt.Fprintf(&b, "\nseen by %s as %s\n\n", name(names, s.By), strings.Join(have, ", "))
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, k := range keysOf(s.Shows) {
		v, err := json.Marshal(s.Shows[k])
		if err != nil {
			return err
		}
		text := strings.Trim(string(v), `"`)
		fmt.Fprintf(w, "%s\t%s\n", strings.ReplaceAll(k, "_", " "), name(names, text))
	}
	fmt.Fprintln(w)
	for _, t := range s.Tasks {
		who := name(names, t.Person)
		if who == "" {
			who = t.Office.Words()
		}
		fmt.Fprintf(w, "to do\t%s: %s%s (%s)\n", who, t.What, until(t), t.Provision)
	}
	fmt.Fprintln(w)
	for _, l := range s.History {
		fmt.Fprintf(w, "%s\t%s %s%s\n", l.On, l.Name, l.Text, flags(l.Findings))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprint(c.Out, b.String())
	return err
}

// doer names who did an act, and in whose place.
func doer(names map[string]string, m act.Meta) string {
	if m.For != "" {
		return name(names, m.By) + " for " + name(names, m.For)
	}
	return name(names, m.By)
}

func until(t act.Task) string {
	if t.Until.IsZero() {
		return ""
	}
	return " until " + t.Until.Long()
}

func flags(found []string) string {
	if len(found) == 0 {
		return ""
	}
	return " [" + strings.Join(found, " ") + "]"
}

func name(names map[string]string, id string) string {
	if n, ok := names[id]; ok {
		return n
	}
	return id
}

func keysOf(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
