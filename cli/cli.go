// Package cli holds the commands of sesperf, one file each. The entry is Run. A command reads its arguments, calls
// the room that does the work, and prints; no rule of law is written here.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/mattn/go-isatty"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// The exit codes of every command.
const (
	Done       = 0
	Refused    = 1 // by a rule
	Unreadable = 2 // usage, or input that cannot be read
	Internal   = 3
)

// commands is the list of all commands: a new one is a file with its type and a line here.
type commands struct {
	Derive  deriveCommand  `cmd:"" help:"Derive the summary rating from weights and levels."`
	Prove   proveCommand   `cmd:"" help:"Derive every case that a system allows, and count what came of it."`
	System  systemCommand  `cmd:"" help:"Work with system descriptions."`
	Form    formCommand    `cmd:"" help:"Print the blank form of a system: plan, progress, rating."`
	Law     lawCommand     `cmd:"" help:"Show the provisions of law, and which of them the program answers."`
	Demo    demoCommand    `cmd:"" help:"Make a demonstration agency with people at every stage, and serve it."`
	Serve   serveCommand   `cmd:"" help:"Serve the pages of an agency."`
	Story   storyCommand   `cmd:"" help:"Tell stories on a throwaway database, and hold them against what they expect."`
	Acts    actsCommand    `cmd:"" help:"List every act: who may do it, its inputs, its provisions."`
	Act     actCommand     `cmd:"" help:"Do acts from a file, on a demonstration or a story's database."`
	Show    showCommand    `cmd:"" help:"Show a case, on a demonstration or a story's database."`
	Record  recordCommand  `cmd:"" help:"Verify the record, or print its signed head."`
	Import  importCommand  `cmd:"" help:"Take positions or goals from a published file."`
	Migrate migrateCommand `cmd:"" help:"Bring a database's schema up to the program's."`
	Version versionCommand `cmd:"" help:"Show the version of the program."`
}

// Console is what a command reads from and writes to.
type Console struct {
	context.Context
	In       io.Reader
	Out, Err io.Writer
}

// Terminal says whether errors and progress go to a person's terminal.
func (c *Console) Terminal() bool {
	f, ok := c.Err.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// errRefused ends a command that has already printed what a rule refused.
var errRefused = errors.New("refused by a rule")

// unreadable is input that cannot be read: where, and one sentence.
type unreadable struct {
	file string
	line int
	text string
}

func (e *unreadable) Error() string {
	if e.line == 0 {
		return e.file + ": " + e.text
	}
	return fmt.Sprintf("%s:%d: %s", e.file, e.line, e.text)
}

// exit carries an exit code out of the library that reads the arguments.
type exit int

// Run does one command and gives its exit code. What it prints as data goes to stdout, errors to stderr.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	c := &Console{ctx, stdin, stdout, stderr}
	defer func() {
		switch p := recover().(type) {
		case nil:
		case exit:
			code = int(p)
		default:
			fmt.Fprintf(stderr, "sesperf: internal error: %v\n%s", p, debug.Stack())
			code = Internal
		}
	}()
	parser, err := kong.New(&commands{}, kong.Name("sesperf"), kong.Writers(stdout, stderr), kong.UsageOnError(),
		kong.Description("Senior Executive Service performance management: appraisals, and a record that can be trusted."),
		kong.Exit(func(code int) { panic(exit(code)) }), kong.Bind(c))
	if err != nil {
		panic(err)
	}
	chosen, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "sesperf: %v; run %q\n", err, strings.TrimSpace("sesperf "+commandOf(err))+" --help")
		return Unreadable
	}
	return c.report(chosen.Run())
}

// commandOf names the command that the arguments got as far as.
func commandOf(err error) string {
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Command() != "" {
		name, _, _ := strings.Cut(p.Context.Command(), " <")
		return name
	}
	return ""
}

// report prints an error as every command does and gives the exit code.
func (c *Console) report(err error) int {
	var refusal *act.Refusal
	var invalid *act.Invalid
	var input *unreadable
	var description *system.Unreadable
	switch {
	case err == nil:
		return Done
	case errors.Is(err, errRefused):
		return Refused
	case errors.As(err, &refusal):
		for _, f := range refusal.Findings {
			fmt.Fprintln(c.Err, sentence(f))
		}
		return Refused
	case errors.As(err, &invalid), errors.As(err, &input), errors.As(err, &description):
		fmt.Fprintln(c.Err, err)
		return Unreadable
	}
	fmt.Fprintf(c.Err, "sesperf: %v\n", err)
	return Internal
}

// sentence is a finding in a line: its provision, what is so, and what to do.
func sentence(f act.Finding) string {
	s := strings.TrimSpace(f.Text + " " + f.Cure)
	if f.Provision == "" {
		return s
	}
	return f.Provision + ": " + s
}
