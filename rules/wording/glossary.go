package wording

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

// The terms as their sources have them, and in neutral words.
var (
	//go:embed glossary.csv
	glossaryCSV string
	//go:embed glossary_neutral.csv
	neutralCSV string
)

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

// terms are those of section 2: OPM's for executives under chapter 43; for others the same in neutral words, since
// OPM's speak of the Senior Executive Service, and the term of §1330.402 for whom the system covers.
func (d document) terms() []Term {
	if d.Chapter43() && !d.isSeniorProfessional() {
		return slices.DeleteFunc(Glossary(), func(t Term) bool { return t.Source != sourceBasic })
	}
	out := neutralTerms(d.finalRating())
	if t, ok := FindTerm("Senior professional"); ok && d.isSeniorProfessional() {
		out = append(out, t)
	}
	return out
}

func neutralTerms(rating string) []Term {
	rows, err := csv.NewReader(strings.NewReader(neutralCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("the neutral terms cannot be read: %v", err))
	}
	var out []Term
	for _, r := range rows[1:] {
		out = append(out, Term{Term: strings.Replace(r[0], "{rating}", rating, 1), Under: r[1], Text: r[2]})
	}
	return out
}

// finalRating is what the document calls the official rating.
func (d document) finalRating() string {
	if d.Chapter43() && d.isSeniorProfessional() {
		return "Summary rating"
	}
	return "Annual summary rating"
}

// definitionsMD is section 2.
func (d document) definitionsMD() string {
	var out []string
	under := ""
	for _, t := range d.terms() {
		indent := ""
		if t.Under != "" {
			indent = "  "
			if t.Under != under {
				out = append(out, "- "+t.Under+":")
			}
		}
		under = t.Under
		out = append(out, fmt.Sprintf("%s- **%s** means %s", indent, t.Term, t.Text))
	}
	return strings.Join(out, "\n")
}

// glossaryMD is the annex: the terms of certification that section 2 does not have, in the order of the alphabet. A
// Performance Review Board is a thing of chapter 43 and of executives.
func (d document) glossaryMD() string {
	terms, before := Glossary(), d.terms()
	slices.SortFunc(terms, func(a, b Term) int { return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)) })
	var out []string
	for _, t := range terms {
		if t.Source != sourceCertification || slices.Contains(before, t) || t.Term == "PRB" && (d.isSeniorProfessional() || !d.Chapter43()) {
			continue
		}
		text := t.Text
		if t.Term == "PRB" && d.boardCitation() == "5 CFR 430.311" {
			text += " Since " + renumbered.Long() + " that section is § 430.311."
		}
		out = append(out, fmt.Sprintf("- **%s** means %s", t.Term, text))
	}
	return "Section 2 defines the terms of this description. These are defined beside them for the certification of performance appraisal systems (" +
		sourceCertification + "):\n\n" + strings.Join(out, "\n")
}
