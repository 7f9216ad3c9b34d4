package document

import "fmt"

// small is how the running head and the page number are set.
var small = style{size: 8, leading: 10, color: gray}

// head draws the running head on each page but the first, which has the title itself: agency and title beside each
// other, or above each other where they are too long for that.
func (d *drawing) head(p Paper) {
	if d.on == 1 {
		return
	}
	left, right := p.runningHead()
	d.artifact("Header", func() {
		const gap, y = 18, 46.0
		left, right = d.clipped(left, textWidth), d.clipped(right, textWidth)
		wide := d.ruler.width(right, regular, small.size)
		at, above := pageWidth-margin-wide, y
		if left != "" && d.ruler.width(left, regular, small.size)+gap+wide > textWidth {
			at, above = margin, y-small.leading
		}
		d.text(piece{x: margin, text: left, size: small.size, color: small.color}, above)
		d.text(piece{x: at, text: right, size: small.size, color: small.color}, y)
		d.pdf.SetDrawColor(line1[0], line1[1], line1[2])
		d.pdf.SetLineWidth(0.6)
		d.pdf.Line(margin, y+6, pageWidth-margin, y+6)
	})
}

// clipped shortens a text to a width, and shows that it did.
func (d *drawing) clipped(text string, width float64) string {
	if d.ruler.width(text, regular, small.size) <= width {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && d.ruler.width(string(letters)+"…", regular, small.size) > width {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}

func (d *drawing) foot() {
	text := fmt.Sprintf("Page %d of %d", d.on, d.total)
	d.artifact("Footer", func() {
		x := pageWidth - margin - d.ruler.width(text, regular, small.size)
		d.text(piece{x: x, text: text, size: small.size, color: small.color}, pageHeight-40)
	})
}
