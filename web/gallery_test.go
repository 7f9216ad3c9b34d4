package web

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

var galleryPage = Page{Title: "Every part of a page", Facts: "Director, Port Infrastructure · October 1, 2025 to September 30, 2026",
	Agency: "Federal Waterways Administration", Person: Person{ID: "okafor", Name: "Maria Okafor", Title: "Deputy Administrator, Operations"},
	Nav:    []NavItem{{Title: "Home", URL: "/", Count: 5}, {Title: "My people", URL: "/people", Current: true}, {Title: "My record", URL: "/record"}},
	Crumbs: []Link{{"My people", "/people"}, {"Daniel Reyes", "/people/reyes"}}, Tools: []Link{{"Plan", "/plan"}}, Printable: true,
	Record: "48,231 entries", Demo: true, Help: Contact{"Executive Resources", "(202) 555-0142", "er@fwa.example"},
	Errors: []FieldError{{"timeline", "Enter by when, or a quality descriptor"}, {"lv", "Choose a level"}}}

// The gallery is every shared component once, with every state: what the pages are made of.
func gallery(t *testing.T, p Page) string {
	t.Helper()
	var b bytes.Buffer
	ctx := templ.WithChildren(context.Background(), galleryBody())
	if err := Layout(p).Render(ctx, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPageHoldsNothingInline(t *testing.T) {
	html := gallery(t, galleryPage)
	for _, not := range []string{" style=", "<style", "javascript:", " onclick=", " onload=", "<script>", "http://", "https://"} {
		if strings.Contains(html, not) {
			t.Errorf("a page holds %q, which our content security policy refuses or the network would see", not)
		}
	}
	if out := os.Getenv("SESPERF_GALLERY"); out != "" {
		if err := os.WriteFile(out, []byte(html), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestErrorComesFirstInTheTitle(t *testing.T) {
	if html := gallery(t, galleryPage); !strings.Contains(html, "<title>Error: Every part of a page – SES performance") {
		t.Error("a page with errors does not say so in its window's title")
	}
	p := galleryPage
	p.Errors = nil
	if html := gallery(t, p); strings.Contains(html, "Error:</") || strings.Contains(html, "There is a problem") {
		t.Error("a page without errors says that it has some")
	}
}

func TestFieldSaysWhatDescribesIt(t *testing.T) {
	var b bytes.Buffer
	f := Field{Name: "results.0.timeline", Label: "Timeline", Hint: "By when", Error: "Enter by when", Seen: "Only you", Value: "\n<b>June"}
	if err := TextArea(f).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`aria-describedby="results.0.timeline-hint results.0.timeline-error results.0.timeline-seen"`, `aria-invalid="true"`,
		`id="results.0.timeline-error"`, "usa-textarea--error", ">\n\n&lt;b&gt;June</textarea>"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the text area lacks %q:\n%s", want, b.String())
		}
	}
}

func TestCite(t *testing.T) {
	for _, c := range []struct{ id, whole, short string }{
		{"SD-9.7", "System description §9", "§9"},
		{"none", "none", "none"},
	} {
		if whole, short := citeOf(c.id); whole != c.whole || short != c.short {
			t.Errorf("%s: %q, %q; want %q, %q", c.id, whole, short, c.whole, c.short)
		}
	}
}
