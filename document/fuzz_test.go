package document

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever the text, it is printed or what cannot be printed is named; nothing is drawn outside a marked piece.
func FuzzPaper(f *testing.F) {
	for _, seed := range []string{"# T\n\n- a\n\n      code\n- \n\n1. b\n", "| a | b |\n|---|:-:|\n| c |\n", "a\\\nb  \nc<br>&nbsp;&#x41;", "> - > # q\n\n***\n[x](#q \"t\") ![i](j)",
		"- - - x", "## " + strings.Repeat("w", 500), "\x00\xff**" + strings.Repeat("é", 2000) + "**", "-\n  | a |\n  |-|\n  | b |"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := Paper{Title: "T", Agency: "A", Contents: true, Markdown: []byte(text)}
		if page, err := p.HTML(); err != nil || !utf8.Valid(page) {
			t.Fatal("no page", err)
		}
		file, err := p.PDF()
		if err != nil {
			if !strings.Contains(err.Error(), "no sign for") {
				t.Fatal(err)
			}
			return
		}
		if r := read(t, file); len(r.texts) > 0 {
			t.Errorf("marked, and in no element: %v", r.texts)
		}
	})
}
