package document

import (
	"bytes"
	"fmt"
	"slices"

	"codeberg.org/go-pdf/fpdf"
)

// PDF prints the paper as a tagged PDF 1.7 with its fonts inside. It fails with *Unprintable where the fonts
// have no sign for a character of the text; nothing is left out in silence.
func (p Paper) PDF() ([]byte, error) {
	l := &layout{ruler: newRuler()}
	root := &element{tag: "Document"}
	pages := p.pages(l, root)
	d := &drawing{pdf: newPDF(p), ruler: l.ruler, at: places(pages), total: len(pages), open: -1}
	for i, lines := range pages {
		d.page(p, i+1, lines, l)
	}
	if err := l.err(); err != nil {
		return nil, err
	}
	var drawn bytes.Buffer
	if err := d.pdf.Output(&drawn); err != nil {
		return nil, fmt.Errorf("the pages cannot be drawn: %w", err)
	}
	return tagged(drawn.Bytes(), root, p)
}

// pages sets the text: what belongs to the title, the contents, and the body on a page of its own.
func (p Paper) pages(l *layout, root *element) [][]placed {
	all := room{margin, textWidth, root, body, 0}
	first, rest := front(parse(p.Markdown))
	l.blocks(first, all)
	if !p.Contents {
		l.blocks(rest, all)
		return paged(l.lines)
	}
	l.contents(contents(rest), all)
	ahead := paged(l.lines)
	l.lines, l.keep = nil, false
	l.blocks(rest, all)
	if len(l.lines) == 0 {
		return ahead
	}
	return slices.Concat(ahead, paged(l.lines))
}

const fontName = "LiberationSans"

func newPDF(p Paper) *fpdf.Fpdf {
	pdf := fpdf.New("P", "pt", "Letter", "")
	pdf.SetTitle(p.Title, true)
	pdf.SetAuthor(p.Agency, true)
	pdf.SetLang(p.language())
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	for i, file := range fontFiles {
		pdf.AddUTF8FontFromBytes(fontName, styles[i], file)
	}
	return pdf
}

// drawing puts pages on paper, every text in a marked piece: of an element, or an artifact.
type drawing struct {
	pdf   *fpdf.Fpdf
	ruler *ruler
	at    map[string]place
	total int
	on    int      // the page being drawn
	marks int      // pieces marked on it so far
	open  int      // the marked piece that is open, or -1
	of    *element // whose it is
	depth int      // of the last bookmark, from 1
}

func (d *drawing) page(p Paper, number int, lines []placed, l *layout) {
	d.pdf.AddPage()
	d.on, d.marks = number, 0
	d.head(p)
	for i := range lines {
		n := &lines[i]
		if n.entry {
			l.number(n, d.at)
		}
		d.line(n)
	}
	d.close()
	d.foot()
}

func (d *drawing) line(n *placed) {
	for _, b := range n.boxes {
		d.box(b, n.top)
	}
	if n.title != "" {
		d.pdf.SetFont(fontName, "", body.size)
		d.depth = min(n.level, d.depth+1) // no step of the tree is left out, whatever the text does
		d.pdf.Bookmark(n.title, d.depth-1, n.top)
	}
	for _, p := range n.pieces {
		if p.of == nil || n.echoed {
			d.artifact("", func() { d.text(p, n.top+n.baseline) })
			continue
		}
		d.mark(p.of)
		d.text(p, n.top+n.baseline)
		if p.to != "" {
			d.link(p, n)
		}
	}
}

// mark opens a marked piece for an element, unless the open one is that element's.
func (d *drawing) mark(of *element) {
	if d.open >= 0 && d.of == of {
		return
	}
	d.close()
	d.open, d.of = d.marks, of
	d.marks++
	of.kids = append(of.kids, mark{d.on, d.open})
	d.pdf.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", of.tag, d.open))
}

func (d *drawing) close() {
	if d.open >= 0 {
		d.pdf.RawWriteStr("EMC")
		d.open = -1
	}
}

// artifact draws what only adorns. The kind is empty, Header or Footer.
func (d *drawing) artifact(kind string, draw func()) {
	d.close()
	if kind == "" {
		d.pdf.RawWriteStr("/Artifact <</Type /Layout>> BDC")
	} else {
		d.pdf.RawWriteStr("/Artifact <</Type /Pagination /Subtype /" + kind + ">> BDC")
	}
	draw()
	d.pdf.RawWriteStr("EMC")
}

func (d *drawing) text(p piece, y float64) {
	if p.text == "" {
		return
	}
	d.pdf.SetFont(fontName, styles[p.face], p.size)
	d.pdf.SetTextColor(p.color[0], p.color[1], p.color[2])
	d.pdf.Text(p.x, y, p.text)
}

func (d *drawing) box(b box, top float64) {
	d.artifact("", func() {
		if b.height == 0 {
			d.pdf.SetDrawColor(b.color[0], b.color[1], b.color[2])
			d.pdf.SetLineWidth(0.6)
			d.pdf.Line(b.x, top+b.y, b.x+b.width, top+b.y)
			return
		}
		d.pdf.SetFillColor(b.color[0], b.color[1], b.color[2])
		d.pdf.Rect(b.x, top+b.y, b.width, b.height, "F")
	})
}

// link lays a link over a piece that leads to a heading.
func (d *drawing) link(p piece, n *placed) {
	to, ok := d.at[p.to]
	if !ok {
		p.of.tag = "Span"
		return
	}
	right := p.x + d.ruler.width(p.text, p.face, p.size)
	p.of.kids = append(p.of.kids, &annotation{page: d.on, toPage: to.page, toTop: pageHeight - to.top + 6, title: to.title,
		box: [4]float64{p.x, pageHeight - n.top - n.height, right, pageHeight - n.top}})
}
