package document

import "slices"

const cellPadding = 5.0

// table sets a table: its columns as wide as their text needs, its head again on each page that it goes on to.
func (l *layout) table(b block, in room) {
	node := in.of.add("Table")
	widths := l.columns(b, in.width)
	head := l.row(b.head, widths, in.left, node.add("TR"), true)
	for i := range head {
		head[i].keep = i > 0
	}
	before := len(l.lines)
	l.rows(head, 8)
	l.keep = true
	for i, cells := range b.rows {
		rows := l.row(cells, widths, in.left, node.add("TR"), false)
		for j := range rows {
			rows[j].repeat = head
			rows[j].keep = j > 0
		}
		rows[0].keep = i == len(b.rows)-1
		l.rows(rows, 0)
	}
	l.lines[len(l.lines)-1].height += 6
	l.together(before, shortTable)
}

func (l *layout) rows(lines []line, before float64) {
	for i, n := range lines {
		if i == 0 {
			n.before = before
		}
		l.add(n)
	}
}

// columns shares out the width: each column gets what its widest text needs, or a share by need if that is too much.
func (l *layout) columns(b block, width float64) []float64 {
	need := make([]float64, len(b.head))
	least := make([]float64, len(b.head))
	measure := func(cells []cell, as face) {
		for i, c := range cells[:min(len(cells), len(need))] {
			all := 2 * cellPadding
			for _, w := range words(emphasized(c.runs, as)) {
				wide := l.wordWidth(w, inTable.size)
				least[i] = max(least[i], wide+2*cellPadding+1)
				all += wide + l.width(" ", regular, inTable.size)
			}
			need[i] = max(need[i], all)
		}
	}
	measure(b.head, bold)
	for _, r := range b.rows {
		measure(r, regular)
	}
	return shared(need, least, width)
}

// shared gives each column its least and a part of what is left, by what it still needs; a table that needs less than
// the width is as wide as the text all the same, so that tables of one document look alike.
func shared(need, least []float64, width float64) []float64 {
	total := func(of []float64) (sum float64) {
		for _, v := range of {
			sum += v
		}
		return sum
	}
	out := slices.Clone(need)
	if total(need) > width && total(least) < width {
		spare, wanted := width-total(least), total(need)-total(least)
		for i := range out {
			out[i] = least[i] + (need[i]-least[i])*spare/wanted
		}
		return out
	}
	factor := width / total(need)
	for i := range out {
		out[i] *= factor
	}
	return out
}

// row sets the cells of a row beside each other, line by line.
func (l *layout) row(cells []cell, widths []float64, left float64, tr *element, head bool) []line {
	var lines []line
	x := left
	for i, width := range widths {
		var c cell
		if i < len(cells) {
			c = cells[i]
		}
		node := tr.add("TD")
		s := inTable
		if head {
			node.tag, node.scope, s.face, s.color = "TH", "Column", bold, navy
		} else if i == 0 {
			node.tag, node.scope = "TH", "Row"
		}
		for j, fragments := range l.wrap(emphasized(c.runs, s.face), s.size, width-2*cellPadding) {
			for len(lines) <= j {
				lines = append(lines, line{height: s.leading, baseline: baseline(s)})
			}
			at := x + cellPadding
			if c.right {
				at = x + width - cellPadding - l.wide(fragments, s.size)
			}
			lines[j].pieces = append(lines[j].pieces, l.pieces(fragments, at, s, node)...)
		}
		x += width
	}
	return ruled(lines, left, x-left, head)
}

func (l *layout) wide(fragments []fragment, size float64) float64 {
	return l.wordWidth(word{parts: fragments}, size)
}

// ruled puts the space around a row and the rule beneath it; the head stands on a ground.
func ruled(lines []line, left, width float64, head bool) []line {
	if len(lines) == 0 {
		lines = []line{{height: inTable.leading}}
	}
	const space = 4
	lines[0].height += space
	lines[0].baseline += space
	last := &lines[len(lines)-1]
	last.height += space
	if head {
		for i := range lines {
			lines[i].boxes = append(lines[i].boxes, box{left, 0, width, lines[i].height, pale})
		}
	}
	last.boxes = append(last.boxes, box{left, last.height, width, 0, line1})
	return lines
}
