package document

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

// parse reads the Markdown. Pieces of HTML in it are text like any other.
func parse(source []byte) []block {
	source = norm.NFC.Bytes(bytes.ToValidUTF8(source, []byte("\uFFFD")))
	p := parser{source: source, taken: anchors{contentsAnchor: true, textAnchor: true}}
	return p.blocks(markdown.Parser().Parse(text.NewReader(source)))
}

type parser struct {
	source []byte
	taken  anchors
	last   string // the anchor of the last heading
}

func (p *parser) blocks(parent ast.Node) []block {
	var out []block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, p.block(n)...)
	}
	return out
}

func (p *parser) block(n ast.Node) []block {
	switch n := n.(type) {
	case *ast.Heading:
		runs := p.inline(n)
		p.last = p.taken.take(textOf(runs))
		return []block{{kind: heading, level: min(n.Level, 3), id: p.last, runs: runs}}
	case *ast.List:
		b := block{kind: list, ordered: n.IsOrdered(), start: n.Start}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			b.items = append(b.items, p.blocks(item))
		}
		return []block{b}
	case *ast.Blockquote:
		return p.blocks(n)
	case *ast.ThematicBreak:
		return []block{{kind: rule}}
	case *extensionast.Table:
		return []block{p.table(n)}
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		return []block{{kind: paragraph, runs: []run{{text: strings.TrimSpace(p.lines(n))}}}}
	case *ast.Paragraph, *ast.TextBlock:
		return []block{{kind: paragraph, runs: p.inline(n)}}
	}
	return p.blocks(n)
}

// lines gives the source of a block whose inside is no Markdown.
func (p *parser) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		b.Write(p.segment(n.Lines().At(i)))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		b.Write(p.segment(h.ClosureLine))
	}
	return b.String()
}

func (p *parser) segment(s text.Segment) []byte { return s.Value(p.source) }

func (p *parser) table(n *extensionast.Table) block {
	b := block{kind: table, under: p.last}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []cell
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, cell{runs: p.inline(c), right: c.(*extensionast.TableCell).Alignment == extensionast.AlignRight})
		}
		if _, ok := row.(*extensionast.TableHeader); ok {
			b.head = cells
		} else {
			b.rows = append(b.rows, cells)
		}
	}
	return b
}

func (p *parser) inline(n ast.Node) []run {
	var in inliner
	in.parser = p
	in.walk(n, run{})
	return in.runs
}

// inliner gathers the runs of one block.
type inliner struct {
	*parser
	runs []run
}

// add puts text behind the last run, into it where the face is the same.
func (in *inliner) add(text string, as run) {
	if last := len(in.runs) - 1; last >= 0 && !as.newLine {
		l := &in.runs[last]
		if l.bold == as.bold && l.italic == as.italic && l.linkedTo == as.linkedTo {
			l.text += text
			return
		}
	}
	as.text = text
	in.runs = append(in.runs, as)
}

func (in *inliner) walk(parent ast.Node, as run) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inside := as
		switch n := n.(type) {
		case *ast.Text:
			in.text(n, as)
			continue
		case *ast.String:
			in.add(string(n.Value), as)
			continue
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				in.add(string(in.segment(n.Segments.At(i))), as)
			}
			continue
		case *ast.AutoLink:
			in.add(string(n.Label(in.source)), as)
			continue
		case *ast.Emphasis:
			inside.bold = as.bold || n.Level == 2
			inside.italic = as.italic || n.Level == 1
		case *ast.Link:
			if d := string(n.Destination); strings.HasPrefix(d, "#") {
				inside.linkedTo = strings.TrimPrefix(d, "#")
			}
		}
		in.walk(n, inside)
	}
}

// text takes a piece of text as it is meant, its escapes and entities resolved.
func (in *inliner) text(n *ast.Text, as run) {
	if n.IsRaw() {
		in.add(string(in.segment(n.Segment)), as)
	} else {
		in.add(resolved(in.segment(n.Segment)), as)
	}
	switch {
	case n.HardLineBreak():
		in.add("", run{newLine: true, bold: as.bold, italic: as.italic})
	case n.SoftLineBreak():
		in.add(" ", as)
	}
}

// resolved gives the text that a piece of source stands for: escapes and entities are read as the renderer of the
// Markdown reads them, and its escaping for HTML is taken back.
func resolved(source []byte) string {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	renderer.DefaultWriter.Write(w, source)
	w.Flush()
	return html.UnescapeString(b.String())
}
