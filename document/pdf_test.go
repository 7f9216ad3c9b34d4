package document

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"sesperf/examples/systems"
	"sesperf/rules/system"
	"sesperf/rules/wording"
)

// sample has each kind of block, more than a page of it, and signs beyond ASCII.
func sample() Paper {
	var b strings.Builder
	b.WriteString("# A “title” – of §9\n\nThe agency’s *own* text.\n\n")
	for s := range 4 {
		fmt.Fprintf(&b, "## %d. Section\n\nSee [section 1](#1-section). Élan (in brackets) \\\\ and \\<b> stand.\n\n", s+1)
		for i := range 12 {
			fmt.Fprintf(&b, "- **Item %d** %s:\n  - %s\n", i, strings.Repeat("goes over several lines ", 9), strings.Repeat("measures/targets ", 12))
		}
		b.WriteString("\n1. first\n2. second\n\n### Part\n\n| Element | Points |\n|---|---:|\n")
		for i := range 30 {
			fmt.Fprintf(&b, "| Row %d of %s | %d |\n", i, strings.Repeat("words ", 20), i)
		}
		b.WriteString("\n---\n\n")
	}
	return Paper{Title: "A “title” – of §9", Agency: "Agency of Examples", Contents: true, Markdown: []byte(b.String())}
}

func descriptionOf(d *system.Description) Paper {
	return Paper{Title: d.Title, Agency: d.Agency.Name, Contents: true, Markdown: wording.Markdown(d)}
}

// gallery gives the basic description and each of the examples as it is printed.
func gallery(t *testing.T) map[string]Paper {
	t.Helper()
	out := map[string]Paper{"basic": descriptionOf(system.Basic())}
	names, err := systems.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := systems.Files.ReadFile(n.Name())
		if err != nil {
			t.Fatal(err)
		}
		d, err := system.Parse(n.Name(), data)
		if err != nil {
			t.Fatal(err)
		}
		out[d.ID] = descriptionOf(d)
	}
	return out
}

// What a screen reader is told is the text itself: the same blocks in the same order, nothing twice, nothing left out.
func TestPDFReadsAsItsText(t *testing.T) {
	papers := gallery(t)
	papers["sample"] = sample()
	for name, p := range papers {
		t.Run(name, func(t *testing.T) {
			file, err := p.PDF()
			if err != nil {
				t.Fatal(err)
			}
			r := read(t, file)
			if len(r.texts) > 0 {
				t.Errorf("marked, and in no element: %v", r.texts)
			}
			var want, have []string
			gather(parse(p.Markdown), &want)
			skip := false
			for _, h := range r.heard {
				switch {
				case h.tag == "H2":
					skip = h.text == "Contents"
				case h.tag == "TOC":
					continue
				}
				if text := strings.TrimSpace(h.text); text != "" && h.tag != "Lbl" && !skip {
					have = append(have, text)
				}
			}
			if diff := cmp.Diff(strings.Join(want, " "), strings.Join(have, " ")); diff != "" {
				t.Errorf("text (-Markdown +PDF):\n%s", diff)
			}
		})
	}
}

// gather collects the text of the blocks; a link within a paragraph is read apart, behind it.
func gather(bs []block, out *[]string) {
	add := func(runs []run) {
		var own, linked string
		for _, r := range runs {
			if r.linkedTo != "" {
				linked += r.text
				continue
			}
			own += r.text
		}
		for _, s := range []string{own, linked} {
			if s = strings.TrimSpace(s); s != "" {
				*out = append(*out, s)
			}
		}
	}
	for _, b := range bs {
		add(b.runs)
		for _, item := range b.items {
			gather(item, out)
		}
		for _, row := range append([][]cell{b.head}, b.rows...) {
			for _, c := range row {
				add(c.runs)
			}
		}
	}
}

func TestPDFIsTagged(t *testing.T) {
	p := sample()
	file, err := p.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(file), "%PDF-1.7") {
		t.Errorf("begins with %q, not with version 1.7", file[:8])
	}
	r := read(t, file)
	if lang, err := r.ctx.DereferenceStringOrHexLiteral(r.root["Lang"], model.V17, nil); err != nil || lang != "en-US" {
		t.Errorf("language is %q (%v)", lang, err)
	}
	if r.ctx.Title != p.Title {
		t.Errorf("title is %q", r.ctx.Title)
	}
	if marked := r.dict(r.root["MarkInfo"]).BooleanEntry("Marked"); marked == nil || !*marked {
		t.Error("not marked as tagged")
	}
	if show := r.dict(r.root["ViewerPreferences"]).BooleanEntry("DisplayDocTitle"); show == nil || !*show {
		t.Error("the window shows the file's name instead of the title")
	}
	want := []string{p.Title, "Contents", "1. Section", "Part", "2. Section", "Part", "3. Section", "Part", "4. Section", "Part"}
	if diff := cmp.Diff(want, r.spoken("H1", "H2", "H3")); diff != "" {
		t.Errorf("headings (-want +have):\n%s", diff)
	}
	scopes := map[string]int{}
	for _, h := range r.heard {
		if h.tag == "TH" {
			scopes[h.scope]++
		}
		if h.tag == "Link" && h.links == 0 {
			t.Errorf("the link %q leads nowhere", h.text)
		}
	}
	if diff := cmp.Diff(map[string]int{"Column": 8, "Row": 120}, scopes); diff != "" {
		t.Errorf("scopes of table heads (-want +have):\n%s", diff)
	}
	r.parentTree()
}

// A table's head is drawn again on each page that the table goes on to, and read once.
func TestPDFRepeatsTableHeads(t *testing.T) {
	l := &layout{ruler: newRuler()}
	p := sample()
	p.Contents = false
	for i, page := range p.pages(l, &element{tag: "Document"}) {
		first := page[0]
		if first.repeat != nil {
			t.Errorf("page %d begins with a table's row and no head", i+1)
		}
		last := page[len(page)-1]
		if last.title != "" {
			t.Errorf("page %d ends with the heading %q", i+1, last.title)
		}
		if n := page[len(page)-1]; n.top+n.height > bottomOfText {
			t.Errorf("page %d is too full: %.0f", i+1, n.top+n.height)
		}
	}
}

// A long agency's name and a long title both stand whole in the running head.
func TestPDFRunningHeadIsWhole(t *testing.T) {
	p := gallery(t)["nasa-labels"]
	file, err := p.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if heads := read(t, file).heads; !strings.Contains(heads, p.Agency+"\n"+p.Title+"\n") {
		t.Errorf("the adornments are %.300q", heads)
	}
}

// What cannot be printed is said, not left out.
func TestPDFNamesMissingSigns(t *testing.T) {
	_, err := Paper{Title: "T", Markdown: []byte("# T\n\nA 漢 here.")}.PDF()
	if err == nil || !strings.Contains(err.Error(), "U+6F22") {
		t.Errorf("error is %v", err)
	}
}

func BenchmarkDescriptionPDF(b *testing.B) {
	p := descriptionOf(system.Basic())
	for b.Loop() {
		if _, err := p.PDF(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDescriptionHTML(b *testing.B) {
	p := descriptionOf(system.Basic())
	for b.Loop() {
		if _, err := p.HTML(); err != nil {
			b.Fatal(err)
		}
	}
}
