package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/store"
)

// storyCommand tells stories, each on a throwaway database with the story's own clock.
type storyCommand struct {
	Files []string `arg:"" name:"file" help:"Stories, as JSON lines."`
	JSON  bool     `name:"json" help:"Print one JSON object for each line of the story."`
}

// Run tells every story, and ends with 1 if a line does not go as expected.
func (s *storyCommand) Run(c *Console) error {
	as := true
	for i, file := range s.Files {
		results, err := tell(c, file)
		if err != nil {
			return err
		}
		for _, r := range results {
			as = as && r.AsExpected
		}
		if s.JSON {
			err = printLines(c, results)
			explain(c, results)
		} else {
			if i > 0 {
				fmt.Fprintln(c.Out)
			}
			err = printStory(c, file, results)
		}
		if err != nil {
			return err
		}
	}
	if !as {
		return errRefused
	}
	return nil
}

// tell runs one story in a folder of its own that is gone afterwards.
func tell(c *Console, file string) (results []intake.Result, err error) {
	lines, own, err := intake.ReadStory(file)
	if err != nil {
		return nil, badFile(file, err)
	}
	folder, err := os.MkdirTemp("", "sesperf-story-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	url := "sqlite://" + filepath.Join(folder, "story.db")
	if _, _, err := store.Migrate(c.Context, url); err != nil {
		return nil, err
	}
	db, err := store.Open(c.Context, url)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	teller := intake.NewTeller(db, casework.Kinds())
	teller.Door().Broken = c.broken
	defer teller.Door().Close()
	return teller.Tell(c.Context, lines, own), c.Context.Err()
}

// badFile makes the error of a file that cannot be read one of input.
func badFile(file string, err error) error {
	var at *intake.ReadError
	if errors.As(err, &at) {
		return &unreadable{at.File, at.Line, at.Err.Error()}
	}
	return &unreadable{file: file, text: reasonOf(err)}
}

// told is a line of a story in the form that is fixed.
type told struct {
	Line       int      `json:"line"`
	Act        string   `json:"act"`
	Outcome    string   `json:"outcome"`
	Provisions []string `json:"provisions"`
	Findings   []string `json:"findings"`
	AsExpected bool     `json:"as_expected"`
}

func printLines(c *Console, results []intake.Result) error {
	e := json.NewEncoder(c.Out)
	for _, r := range results {
		if err := e.Encode(told{r.Line, r.Act, r.Outcome, r.Provisions, r.Findings, r.AsExpected}); err != nil {
			return err
		}
	}
	return nil
}

func printStory(c *Console, file string, results []intake.Result) error {
	unlike := 0
	w := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "line\tact\toutcome\tprovisions\tas expected")
	for _, r := range results {
		mark := "yes"
		if !r.AsExpected {
			mark, unlike = "NO", unlike+1
		}
		name := r.Act
		if name == "" {
			name = "(looks)"
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", r.Line, name, r.Outcome, strings.Join(append(r.Provisions, r.Findings...), " "), mark)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(c.Out, "%s: %d lines, %d not as expected\n", file, len(results), unlike)
	explain(c, results)
	return nil
}

// explain says of each line that did not go as expected what became of it.
func explain(c *Console, results []intake.Result) {
	for _, r := range results {
		if r.AsExpected {
			continue
		}
		if r.Text != "" {
			fmt.Fprintf(c.Err, "%s:%d: %s\n", r.File, r.Line, r.Text)
		} else {
			shown, _ := json.Marshal(r.Shown) // plain values
			fmt.Fprintf(c.Err, "%s:%d: was %s, with the findings %v; shown: %s\n", r.File, r.Line, r.Outcome, r.Findings, shown)
		}
	}
}
