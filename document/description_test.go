package document

import (
	"fmt"
	"strings"
	"testing"
)

// Each description of the gallery is printed whole: fourteen sections in their order and the glossary, the same on the
// page and in the PDF, with nothing left to fill in and a worked example.
func TestDescriptionsArePrintedWhole(t *testing.T) {
	for name, p := range gallery(t) {
		t.Run(name, func(t *testing.T) {
			if text := string(p.Markdown); strings.ContainsAny(text, "{}") || strings.Contains(text, "no worked example") {
				t.Error("something is left to fill in, or there is no worked example")
			}
			page, err := p.HTML()
			if err != nil {
				t.Fatal(err)
			}
			file, err := p.PDF()
			if err != nil {
				t.Fatal(err)
			}
			heads := read(t, file).spoken("H2")
			if len(heads) != 16 || heads[0] != "Contents" || heads[15] != "Annex: Glossary" {
				t.Fatalf("the headings are %q", heads)
			}
			for i, h := range heads[1:15] {
				if !strings.HasPrefix(h, fmt.Sprintf("%d. ", i+1)) {
					t.Errorf("section %d is headed %q", i+1, h)
				}
				if strings.Count(string(page), ">"+h+"</h2>") != 1 {
					t.Errorf("%q is not on the page", h)
				}
			}
		})
	}
}
