package document

import (
	"fmt"
	"strings"
	"unicode"
)

// kind says what a block is.
type kind int

const (
	paragraph kind = iota
	heading
	list
	table
	rule
)

// block is a part of the text that stands by itself.
type block struct {
	kind    kind
	level   int    // of a heading: 1 to 6
	id      string // of a heading: the anchor that leads to it
	under   string // of a table: the anchor of the heading above it
	runs    []run  // of a heading or a paragraph
	ordered bool   // of a list
	start   int    // of an ordered list: its first number
	items   [][]block
	head    []cell
	rows    [][]cell
}

// run is text of one face.
type run struct {
	text     string
	bold     bool
	italic   bool
	newLine  bool // the text begins a new line
	linkedTo string
}

// cell is a cell of a table.
type cell struct {
	runs  []run
	right bool // set to the right, as figures are
}

func textOf(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.newLine {
			b.WriteByte(' ')
		}
		b.WriteString(r.text)
	}
	return b.String()
}

// Slug makes of a heading or a term the anchor that leads to it: lower-case letters, digits and hyphens.
func Slug(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(text) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// anchors gives each heading an anchor that no other has.
type anchors map[string]bool

func (a anchors) take(text string) string {
	base := Slug(text)
	if base == "" {
		base = "part"
	}
	id := base
	for n := 2; a[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	a[id] = true
	return id
}

// front parts the title and what belongs to it from the body, which begins with the first heading of level 2.
func front(blocks []block) (front, body []block) {
	for i, b := range blocks {
		if b.kind == heading && b.level == 2 {
			return blocks[:i], blocks[i:]
		}
	}
	return blocks, nil
}

// contents gives the headings that the table of contents lists.
func contents(body []block) []block {
	var out []block
	for _, b := range body {
		if b.kind == heading && b.level == 2 {
			out = append(out, b)
		}
	}
	return out
}
