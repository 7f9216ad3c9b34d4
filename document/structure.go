package document

// element is a node of the PDF's structure tree: what a reader hears, in the order in which it is read.
type element struct {
	tag   string // one of the standard types: Document, H1, P, L, LI, LBody, Table, TR, TH, TD, TOC, ...
	scope string // of a TH: Column or Row
	kids  []any  // *element, mark or annotation, in reading order
}

// mark is a marked piece of a page's content that belongs to an element.
type mark struct{ page, id int }

// annotation is a link: a box on a page that leads to a place on another.
type annotation struct {
	page   int
	box    [4]float64 // left, bottom, right, top, in points from the page's lower left corner
	toPage int
	toTop  float64
	title  string // of the heading to which it leads
}

func (e *element) add(tag string) *element {
	child := &element{tag: tag}
	e.kids = append(e.kids, child)
	return child
}
