package cli

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/dustin/go-humanize"

	"sesperf/rules/system"
)

// proveCommand goes through the whole domain of a derivation.
type proveCommand struct {
	JSON   bool   `name:"json" help:"Print one JSON object."`
	System string `default:"basic" placeholder:"FILE" help:"The system description: basic, or a file."`
}

// Help says what is counted, and what decides where there is too much to count.
func (proveCommand) Help() string {
	return "Goes through every legal plan with every rating, in the steps that the description weighs in, and counts what came of each. " +
		"A description with too many cases, or too much to hold in a gigabyte, is not begun: system check decides by argument. " +
		"Ends with 0 if every case has exactly one level, a better element never gives a worse one and every level is reached, with 1 if not."
}

// Run counts, prints, and ends with 1 if the derivation is not whole.
func (p *proveCommand) Run(c *Console) error {
	d, err := c.loadSystem(p.System)
	if err != nil {
		return err
	}
	proof, err := d.Prove(everyCore(c.progress("pieces")))
	if err != nil {
		return &unreadable{file: p.System, text: err.Error()}
	}
	if p.JSON {
		err = json.NewEncoder(c.Out).Encode(proof)
	} else {
		err = printProof(c, d, proof)
	}
	if err == nil && !proof.Holds() {
		return errRefused
	}
	return err
}

// everyCore does pieces of work on every core, and says how many are done; progress may be nil.
func everyCore(progress func(done, total int)) func(n int, piece func(i int)) {
	return func(n int, piece func(i int)) {
		var next atomic.Int64
		var wait sync.WaitGroup
		var mu sync.Mutex
		done := 0
		for range runtime.GOMAXPROCS(0) {
			wait.Go(func() {
				for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
					piece(i)
					mu.Lock()
					if done++; progress != nil {
						progress(done, n)
					}
					mu.Unlock()
				}
			})
		}
		wait.Wait()
	}
}

// progress gives a function that shows on a terminal how far long work has come; elsewhere it gives none.
func (c *Console) progress(noun string) func(done, total int) {
	if !c.Terminal() {
		return nil
	}
	last := -1
	return func(done, total int) {
		percent := 100 * done / total
		if percent == last {
			return
		}
		last = percent
		fmt.Fprintf(c.Err, "\r%3d%% of %s %s", percent, humanize.Comma(int64(total)), noun)
		if done == total {
			fmt.Fprint(c.Err, "\r"+strings.Repeat(" ", 40)+"\r")
		}
	}
}

func printProof(c *Console, d *system.Description, p system.Proof) error {
	var b strings.Builder
	row := func(name string, n int64) { fmt.Fprintf(&b, "%-38s %14s\n", name, humanize.Comma(n)) }
	row("Legal plans", p.Plans)
	row("Cases", p.Cases)
	for _, l := range d.Levels {
		row(fmt.Sprintf("Level %d (%s)", l.Level, l.Label), p.ByLevel[l.Level])
	}
	row("Score in no range", p.Uncovered)
	row("Score in several ranges", p.Ambiguous)
	row("Better element, worse level", p.Inversions)
	row("Levels that nothing reaches", int64(len(p.Unreachable)))
	verdict := "Every case has exactly one level, a better element never gives a worse level, and every level can be reached.\n"
	if !p.Holds() {
		verdict = "The derivation is not whole: see the counts above that should be 0.\n"
	}
	_, err := fmt.Fprint(c.Out, b.String(), "\n", verdict)
	return err
}
