package document

import (
	"strings"
	"testing"
)

// No markup of the text comes through, and what was escaped stands as it was meant.
func TestHTMLLetsNoMarkupThrough(t *testing.T) {
	source := "# T\n\n<script>alert(1)</script>\n\nA <b onclick=x>bold</b> &amp; \\*plain\\* [x](javascript:alert(1)) ![i](http://e/x.png)\n\n```\n<i>code</i>\n```\n\n| a\\|b | <u>c</u> |\n|---|---|\n| & | < |\n"
	page, err := Paper{Title: "<T>", Agency: "A & B", Markdown: []byte(source)}.HTML()
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, bad := range []string{"<script", "<b ", "<i>", "<u>", "javascript:", "<img", "http://e"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q comes through", bad)
		}
	}
	for _, good := range []string{"&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b onclick=x&gt;", "&amp; *plain* x", "&lt;i&gt;code", "a|b",
		"<title>&lt;T&gt; – A &amp; B</title>", `<html lang="en-US">`, `<th scope="col">`, `<th scope="row">`, `href="#text"`} {
		if !strings.Contains(text, good) {
			t.Errorf("%q is not there:\n%s", good, text)
		}
	}
}

func TestHTMLContentsLeadToHeadings(t *testing.T) {
	page, err := sample().HTML()
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, want := range []string{`<a href="#1-section">1. Section</a>`, `<h2 id="1-section">`, `<h3 id="part-4">`, `<nav aria-labelledby="contents">`} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q stands %d times", want, strings.Count(text, want))
		}
	}
}
