// Package document prints: it takes a text in Markdown and makes of it a page that stands alone (HTML) and a tagged
// PDF, so that descriptions, notices, forms and packages look alike and are read by everyone, with eyes or without.
//
// The entry is Paper, with HTML and PDF. The package knows nothing of what a text is about. It never lets markup of
// the text through: whatever is not Markdown stands as it was written.
package document

// Paper is one text to be printed.
type Paper struct {
	Title    string // the document's title, in its properties and on top of each page
	Agency   string // whose document it is, on top of each page; empty: nobody's
	Language string // the language of the text (BCP 47); empty: en-US
	Contents bool   // a table of contents stands before the first heading of level 2
	Markdown []byte // the text: CommonMark with tables, its headings of levels 1 to 3; the first is the title
}

func (p Paper) language() string {
	if p.Language == "" {
		return "en-US"
	}
	return p.Language
}

// runningHead is what stands on top of each page after the first.
func (p Paper) runningHead() (left, right string) {
	if p.Agency == "" {
		return p.Title, ""
	}
	return p.Agency, p.Title
}
