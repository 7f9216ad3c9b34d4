package law

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
)

// Answer says which rules of the program answer a provision, and what proves that they do.
type Answer struct {
	ID     string
	Rules  []string // Go symbols, as system.Description.CheckWeights
	Proofs []string // stories, as test/stories/NAME, and tests, as sesperf/rules/system.TestNAME
}

// Status is a provision with its answer, as the law map shows it.
type Status struct {
	ID     string   `json:"id"`
	Cite   string   `json:"cite"`
	Kind   Kind     `json:"kind"`
	Text   string   `json:"text"`
	State  string   `json:"state"` // done or open
	Rules  []string `json:"rules"`
	Proofs []string `json:"proofs"`
}

//go:embed answers.csv
var answersCSV []byte

var answers = sync.OnceValue(func() []Answer {
	rows, err := csv.NewReader(bytes.NewReader(answersCSV)).ReadAll()
	if err != nil {
		panic("answers.csv: " + err.Error())
	}
	var out []Answer
	seen := map[string]bool{}
	for _, r := range rows[1:] {
		a := Answer{Must(r[0]).ID, strings.Fields(r[1]), strings.Fields(r[2])}
		if seen[a.ID] {
			panic(fmt.Sprintf("answers.csv: %s stands twice", a.ID))
		}
		seen[a.ID] = true
		out = append(out, a)
	}
	return out
})

// Answers lists what the program answers, a row a provision: provisions without a row are open.
func Answers() []Answer { return answers() }

// Map lists every provision with its state, in the order of the law's own texts.
func Map() []Status {
	byID := map[string]Answer{}
	for _, a := range Answers() {
		byID[a.ID] = a
	}
	var out []Status
	for _, p := range All() {
		s := Status{p.ID, p.Cite, p.Kind, p.Statement, "open", []string{}, []string{}}
		if a, ok := byID[p.ID]; ok {
			s.State, s.Rules, s.Proofs = "done", a.Rules, a.Proofs
		}
		out = append(out, s)
	}
	return out
}

// Markdown writes the law map as the page docs/law-map.md.
func Markdown() []byte {
	list := Map()
	done := 0
	for _, s := range list {
		if s.State == "done" {
			done++
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# The law map\n\nEvery provision that the program has to answer, what answers it, and what proves that. `sesperf law --markdown`\nwrites this page. Done: %d of %d. Open: %d.\n", done, len(list), len(list)-done)
	b.WriteString("\n| provision | where | kind | what it says | state | rules | proofs |\n|---|---|---|---|---|---|---|\n")
	for _, s := range list {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", s.ID, cell(s.Cite), s.Kind, cell(s.Text), s.State, code(s.Rules), code(s.Proofs))
	}
	return b.Bytes()
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

func code(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "`" + strings.Join(names, "` `") + "`"
}
