package document

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face is one of the fonts that a PDF carries.
type face int

const (
	regular face = iota
	bold
	italic
	faces
)

// fontFiles are the fonts as the PDF embeds them; styles are the names of their styles.
var (
	fontFiles = [faces][]byte{liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF}
	styles    = [faces]string{"", "B", "I"}
)

func (r run) face() face {
	switch {
	case r.bold:
		return bold
	case r.italic:
		return italic
	}
	return regular
}

var fonts = sync.OnceValue(func() (out [faces]*sfnt.Font) {
	for i, file := range fontFiles {
		f, err := sfnt.Parse(file)
		if err != nil {
			panic(fmt.Sprintf("a font that the program carries cannot be read: %v", err))
		}
		out[i] = f
	}
	return out
})

// ruler measures text, and remembers what it could not measure. It serves one document.
type ruler struct {
	buffer   sfnt.Buffer
	advances [faces]map[rune]float64 // at a size of 1
	missing  []rune                  // what the fonts have no sign for
}

func newRuler() *ruler {
	r := &ruler{}
	for i := range r.advances {
		r.advances[i] = map[rune]float64{}
	}
	return r
}

func (r *ruler) advance(c rune, in face) float64 {
	if w, ok := r.advances[in][c]; ok {
		return w
	}
	f := fonts()[in]
	units := f.UnitsPerEm()
	index, err := f.GlyphIndex(&r.buffer, c)
	if err != nil || index == 0 || c > 0xFFFF {
		r.missing = append(r.missing, c)
	}
	w, err := f.GlyphAdvance(&r.buffer, index, fixed.I(int(units)), font.HintingNone)
	if err != nil {
		r.missing = append(r.missing, c)
	}
	r.advances[in][c] = float64(w) / 64 / float64(units)
	return r.advances[in][c]
}

// width gives the width of a text at a size.
func (r *ruler) width(text string, in face, size float64) float64 {
	var w float64
	for _, c := range text {
		w += r.advance(c, in)
	}
	return w * size
}

// printable writes spaces and hyphens of other widths as the fonts have them; nothing else is changed.
var printable = strings.NewReplacer("\u2011", "-", "\u2010", "-", "\u202F", "\u00A0", "\u2009", " ", "\u2007", "\u00A0",
	"\t", " ", "\u200B", "", "\uFEFF", "", "\u00AD", "", "\r\n", "\n")

// Unprintable says which characters of a text the PDF's fonts have no sign for: a text is printed whole or not at all.
type Unprintable struct{ Signs []rune }

func (e *Unprintable) Error() string {
	var names []string
	for _, c := range e.Signs {
		names = append(names, fmt.Sprintf("%q (U+%04X)", c, c))
	}
	return fmt.Sprintf("the PDF's fonts have no sign for %s; write it in another way, or use the HTML form", strings.Join(names, ", "))
}

// err gives *Unprintable where something could not be measured.
func (r *ruler) err() error {
	if len(r.missing) == 0 {
		return nil
	}
	slices.Sort(r.missing)
	return &Unprintable{slices.Compact(r.missing)}
}
