package document

// placed is a line in its place.
type placed struct {
	line
	top    float64
	echoed bool // a table's head drawn once more: an adornment, since it was read before
}

// paged puts lines on pages. Lines that keep together move together, unless they are more than a page.
func paged(lines []line) [][]placed {
	p := pager{pages: [][]placed{nil}, at: topOfText}
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && lines[to].keep {
			to++
		}
		p.group(lines[from:to])
		from = to
	}
	return p.pages
}

type pager struct {
	pages [][]placed
	at    float64
}

func (p *pager) top() bool { return len(p.pages[len(p.pages)-1]) == 0 }

func (p *pager) next() {
	p.pages = append(p.pages, nil)
	p.at = topOfText
}

// group places lines that keep together. More than a page of them is broken where the page ends.
func (p *pager) group(lines []line) {
	if !p.top() && p.at+p.height(lines) > bottomOfText {
		p.next()
	}
	for i := range lines {
		if !p.top() && p.at+p.height(lines[i:i+1]) > bottomOfText {
			p.next()
		}
		p.place(lines[i])
	}
}

// height is what lines take from here on.
func (p *pager) height(lines []line) (sum float64) {
	for i, n := range lines {
		if i > 0 || !p.top() {
			sum += n.before
		}
		sum += n.height
	}
	return sum
}

func (p *pager) place(n line) {
	if p.top() {
		for _, h := range n.repeat {
			p.put(h, true)
		}
		n.before = 0
	}
	p.at += n.before
	p.put(n, false)
}

func (p *pager) put(n line, echoed bool) {
	last := &p.pages[len(p.pages)-1]
	*last = append(*last, placed{n, p.at, echoed})
	p.at += n.height
}
