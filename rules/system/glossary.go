package system

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Term is a defined term with its definition as written (SD-2.1, CE-402).
type Term struct {
	Term   string // as the source writes it
	Under  string // the heading that the source puts it under; mostly none
	Text   string // what it means: the words that follow "means", with the full stop
	Source string // Basic system description §2, or 5 CFR 1330.402
	Slug   string // the anchor that leads to it on a page
}

// The sources of the glossary.
const (
	sourceBasic         = "Basic system description §2"
	sourceCertification = "5 CFR 1330.402"
)

//go:embed glossary.csv
var glossaryCSV string

var glossary = sync.OnceValue(func() []Term {
	rows, err := csv.NewReader(strings.NewReader(glossaryCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("the glossary cannot be read: %v", err))
	}
	var out []Term
	for _, r := range rows[1:] {
		out = append(out, Term{r[0], r[1], r[2], r[3], strings.ReplaceAll(strings.ToLower(r[0]), " ", "-")})
	}
	return out
})

// Glossary gives the defined terms in the order of their sources: section 2 of the basic system description, then
// §1330.402.
func Glossary() []Term { return slices.Clone(glossary()) }

// FindTerm gives the term of that name or slug, whatever its letter case.
func FindTerm(name string) (Term, bool) {
	for _, t := range glossary() {
		if strings.EqualFold(t.Term, name) || strings.EqualFold(t.Slug, name) {
			return t, true
		}
	}
	return Term{}, false
}

// definitionsMD is section 2: the terms of the basic description, or, for senior professionals, of §1330.402.
func (d *Description) definitionsMD() string {
	source := sourceBasic
	if d.isSeniorProfessional() {
		source = sourceCertification
	}
	var out []string
	under := ""
	for _, t := range glossary() {
		if t.Source != source {
			continue
		}
		indent := ""
		if t.Under != "" {
			indent = "  "
			if t.Under != under {
				out = append(out, "- "+t.Under+":")
			}
		}
		under = t.Under
		out = append(out, fmt.Sprintf("%s- **%s** means %s", indent, t.Term, d.underAuthority(t.Text)))
	}
	return strings.Join(out, "\n")
}

// underAuthority names the authority of a system that stands outside chapter 43.
func (d *Description) underAuthority(text string) string {
	if d.Chapter43() {
		return text
	}
	return strings.ReplaceAll(text, subchapter, inline(d.Authority))
}

// glossaryMD is the annex: all the terms in the order of the alphabet, with their sources.
func glossaryMD() string {
	terms := Glossary()
	slices.SortFunc(terms, func(a, b Term) int { return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)) })
	var out []string
	for _, t := range terms {
		out = append(out, fmt.Sprintf("- **%s** means %s (%s)", t.Term, t.Text, t.Source))
	}
	return strings.Join(out, "\n")
}
