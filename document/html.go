package document

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

var page = template.Must(template.New("page").Parse(pageHTML))

// HTML prints the paper as a page that stands alone: nothing is fetched, nothing runs.
func (p Paper) HTML() ([]byte, error) {
	first, rest := front(parse(p.Markdown))
	view := pageView{Language: p.language(), Title: p.Title, Agency: p.Agency, Style: template.CSS(pageCSS),
		Front: blockViews(first), Body: blockViews(rest)}
	if p.Contents {
		for _, b := range contents(rest) {
			view.Listed = append(view.Listed, entryView{b.id, textOf(b.runs)})
		}
	}
	var out bytes.Buffer
	if err := page.Execute(&out, view); err != nil {
		return nil, fmt.Errorf("the page cannot be written: %w", err)
	}
	return out.Bytes(), nil
}

// What the template sees.
type (
	pageView struct {
		Language, Title, Agency string
		Style                   template.CSS
		Listed                  []entryView
		Front, Body             []blockView
	}
	entryView struct{ ID, Text string }
	blockView struct {
		Kind      string
		Level     int
		ID, Under string
		Runs      []runView
		Ordered   bool
		Start     int
		Items     [][]blockView
		Head      []cellView
		Rows      [][]cellView
	}
	runView struct {
		Text                  string
		Bold, Italic, NewLine bool
		To                    string
	}
	cellView struct {
		Runs  []runView
		Right bool
	}
)

var kindNames = map[kind]string{paragraph: "paragraph", heading: "heading", list: "list", table: "table", rule: "rule"}

func blockViews(bs []block) []blockView {
	var out []blockView
	for _, b := range bs {
		v := blockView{Kind: kindNames[b.kind], Level: b.level, ID: b.id, Under: b.under, Runs: runViews(b.runs),
			Ordered: b.ordered, Start: b.start, Head: cellViews(b.head)}
		for _, item := range b.items {
			v.Items = append(v.Items, blockViews(item))
		}
		for _, row := range b.rows {
			v.Rows = append(v.Rows, cellViews(row))
		}
		out = append(out, v)
	}
	return out
}

func runViews(runs []run) []runView {
	var out []runView
	for _, r := range runs {
		out = append(out, runView{r.text, r.bold, r.italic, r.newLine, r.linkedTo})
	}
	return out
}

func cellViews(cells []cell) []cellView {
	var out []cellView
	for _, c := range cells {
		out = append(out, cellView{runViews(c.runs), c.right})
	}
	return out
}
