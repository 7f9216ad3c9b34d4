package document

import (
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A zero has two outlines, the outer and the inner: one with a stroke or a dot has a third.
func TestZerosHaveNoStroke(t *testing.T) {
	var buffer sfnt.Buffer
	for i, f := range fonts() {
		index, err := f.GlyphIndex(&buffer, '0')
		if err != nil {
			t.Fatal(err)
		}
		segments, err := f.LoadGlyph(&buffer, index, fixed.I(1000), nil)
		if err != nil {
			t.Fatal(err)
		}
		outlines := 0
		for _, s := range segments {
			if s.Op == sfnt.SegmentOpMoveTo {
				outlines++
			}
		}
		if outlines != 2 {
			t.Errorf("face %d: the zero has %d outlines", i, outlines)
		}
	}
}

// Each face has what descriptions are written with: names of people and places in Latin, Greek and Cyrillic letters,
// and the signs of official texts.
func TestFontsHaveTheSignsOfDescriptions(t *testing.T) {
	r := newRuler()
	for f := range faces {
		r.width("§¶†‡•–—‘’“”…′″€£¥¢©®™°±×÷≤≥≠½¼¾²³→ﬁﬂ ÀÉÎÑÖŞŁžß Ωλ Жя", f, 10)
	}
	if err := r.err(); err != nil {
		t.Error(err)
	}
}
