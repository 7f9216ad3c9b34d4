package document

import (
	"strconv"
	"strings"
)

// listed is the table of contents: a line an entry, with the page where its heading stands.
var listed = style{size: 10.5, leading: 15, before: 5, color: black}

const numberWidth = 30.0

// contents sets the table of contents; the pages are filled in when they are known.
func (l *layout) contents(entries []block, in room) {
	l.heading(block{kind: heading, level: 2, id: contentsAnchor, runs: []run{{text: "Contents"}}}, in)
	toc := in.of.add("TOC")
	for _, e := range entries {
		link := toc.add("TOCI").add("Reference").add("Link")
		for i, fragments := range l.wrap([]run{{text: textOf(e.runs)}}, listed.size, in.width-numberWidth) {
			n := line{height: listed.leading, baseline: baseline(listed), keep: i > 0}
			if i == 0 {
				n.before = listed.before
			}
			for j := range fragments {
				n.pieces = append(n.pieces, piece{x: in.left, text: fragments[j].text, size: listed.size, color: listed.color, of: link, to: e.id})
			}
			l.add(n)
		}
		last := &l.lines[len(l.lines)-1]
		last.pieces[len(last.pieces)-1].text += " "
		last.entry = true
	}
}

// The anchors that the page itself has.
const (
	contentsAnchor = "contents"
	textAnchor     = "text"
)

// place is where a heading stands.
type place struct {
	page  int
	top   float64
	title string
}

// places finds the headings on the pages, counted from 1.
func places(pages [][]placed) map[string]place {
	out := map[string]place{}
	for i, p := range pages {
		for _, n := range p {
			if n.anchor != "" && !n.echoed {
				out[n.anchor] = place{i + 1, n.top, n.title}
			}
		}
	}
	return out
}

// number puts the page's number at the end of an entry, and dots between, which only lead the eye.
func (l *layout) number(n *placed, at map[string]place) {
	last := n.pieces[len(n.pieces)-1]
	page := strconv.Itoa(at[last.to].page)
	from := last.x + l.width(last.text, regular, last.size) + 4
	to := pageWidth - margin - l.width(page, regular, last.size)
	dot := l.width(" .", regular, last.size)
	if count := int((to - 4 - from) / dot); count > 1 {
		dots := piece{x: to - 4 - float64(count)*dot, text: strings.Repeat(" .", count), size: last.size, color: line1}
		n.pieces = append(n.pieces, dots)
	}
	last.x, last.text = to, page
	n.pieces = append(n.pieces, last)
}
