package document

import "fmt"

// The page is US Letter in points, with margins of an inch.
const (
	pageWidth, pageHeight = 612.0, 792.0
	margin                = 72.0
	topOfText             = 78.0
	bottomOfText          = pageHeight - 72
	textWidth             = pageWidth - 2*margin
)

// style is how text of a kind is set: sizes and spaces in points.
type style struct {
	size, leading float64
	before        float64 // space above, dropped on top of a page
	color         color
	face          face
}

type color [3]int

var (
	black = color{26, 26, 26}
	navy  = color{22, 46, 81}
	gray  = color{86, 92, 101}
	pale  = color{237, 240, 244}
	line1 = color{169, 174, 177}

	body     = style{size: 10, leading: 14, before: 7, color: black}
	inList   = style{size: 10, leading: 14, before: 4, color: black}
	inTable  = style{size: 9, leading: 12, color: black}
	headings = [4]style{{}, {22, 27, 0, navy, bold}, {14, 18, 20, navy, bold}, {11, 15, 13, navy, bold}}
)

// piece is text in its place on a line.
type piece struct {
	x     float64
	text  string
	face  face
	size  float64
	color color
	of    *element // whose text it is; none: it only adorns
	to    string   // the anchor that it leads to
}

// box is a filled rectangle or, with no height, a rule: always an adornment.
type box struct {
	x, y, width, height float64 // y from the line's top
	color               color
}

// line is what stands or falls together when pages are made.
type line struct {
	before   float64
	height   float64
	baseline float64
	pieces   []piece
	boxes    []box
	keep     bool   // never begins a page: it stays with the line before it
	anchor   string // of a heading
	title    string // of a heading, for the bookmarks
	level    int
	repeat   []line // the head of its table, drawn again where the line begins a page
	entry    bool   // the last line of an entry of the contents: its page is still to come
}

// layout sets blocks into lines, and builds the structure beside them.
type layout struct {
	*ruler
	lines []line
	keep  bool // the next line stays with the last
}

func (l *layout) add(n line) {
	n.keep = n.keep || l.keep
	l.keep = false
	l.lines = append(l.lines, n)
}

// room is where blocks are set: between two margins, under an element.
type room struct {
	left, width float64
	of          *element
	style       style
	depth       int // of lists
}

func (l *layout) blocks(bs []block, in room) {
	for i, b := range bs {
		switch b.kind {
		case heading:
			l.heading(b, in)
		case list:
			l.list(b, in)
		case table:
			l.table(b, in)
		case rule:
			l.add(line{before: 8, height: 8, boxes: []box{{in.left, 4, in.width, 0, line1}}})
		default:
			l.text(b.runs, in, in.of.add("P"), in.style)
			if next := i + 1; next < len(bs) && (bs[next].kind == list || bs[next].kind == table) {
				l.keep = true
			}
		}
	}
}

func (l *layout) heading(b block, in room) {
	s := headings[b.level]
	first := len(l.lines)
	l.text(b.runs, in, in.of.add(fmt.Sprintf("H%d", b.level)), s)
	if first == len(l.lines) {
		return
	}
	l.lines[first].anchor, l.lines[first].title, l.lines[first].level = b.id, textOf(b.runs), b.level
	for i := first + 1; i < len(l.lines); i++ {
		l.lines[i].keep = true
	}
	l.keep = true
}

// text sets a paragraph. Neither its first line nor its last stands alone on a page.
func (l *layout) text(runs []run, in room, of *element, s style) {
	lines := l.wrap(emphasized(runs, s.face), s.size, in.width)
	for i, fragments := range lines {
		n := line{height: s.leading, baseline: baseline(s), pieces: l.pieces(fragments, in.left, s, of)}
		if i == 0 {
			n.before = s.before
		}
		n.keep = i == 1 || i > 0 && i == len(lines)-1
		l.add(n)
	}
}

func emphasized(runs []run, as face) []run {
	if as != bold {
		return runs
	}
	out := make([]run, len(runs))
	for i, r := range runs {
		r.bold = true
		out[i] = r
	}
	return out
}

// baseline is the distance from a line's top to the foot of its letters.
func baseline(s style) float64 { return (s.leading-s.size)/2 + s.size*0.8 }

func (l *layout) pieces(fragments []fragment, x float64, s style, of *element) []piece {
	var out []piece
	for _, f := range fragments {
		p := piece{x: x, text: f.text, face: f.face, size: s.size, color: s.color, of: of, to: f.to}
		if f.to != "" {
			p.of = of.add("Link")
		}
		out = append(out, p)
		x += l.width(f.text, f.face, s.size)
	}
	return out
}

const (
	indent  = 16.0
	bullets = "•–•–"
)

// A list of so few lines is not parted, nor a table.
const (
	shortList  = 7
	shortTable = 24
)

// together keeps the lines from one on with that one, if they are few.
func (l *layout) together(first, few int) {
	if len(l.lines)-first > few {
		return
	}
	for i := first + 1; i < len(l.lines); i++ {
		l.lines[i].keep = true
	}
}

// list sets a list, its labels hanging to the left of the items.
func (l *layout) list(b block, in room) {
	node := in.of.add("L")
	begin := len(l.lines)
	defer func() { l.together(begin, shortList) }()
	for i, item := range b.items {
		li := node.add("LI")
		label := string([]rune(bullets)[min(in.depth, 3)])
		if b.ordered {
			label = fmt.Sprintf("%d.", b.start+i)
		}
		lbl := li.add("Lbl")
		first := len(l.lines)
		l.blocks(item, room{in.left + indent, in.width - indent, li.add("LBody"), inList, in.depth + 1})
		if first == len(l.lines) {
			l.add(line{before: inList.before, height: inList.leading, baseline: baseline(inList)})
		}
		x := in.left + indent - 6 - l.width(label, regular, body.size)
		if !b.ordered {
			x = in.left + 3
		}
		n := &l.lines[first]
		n.pieces = append([]piece{{x: x, text: label, size: body.size, color: body.color, of: lbl}}, n.pieces...)
	}
}
