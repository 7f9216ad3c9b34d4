package web

import (
	"html"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"sesperf/document"
	"sesperf/rules/wording"
)

// glossaryPage lists every defined term with what it means and where it is defined (SD-2.1, CE-402).
func (s *server) glossaryPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	terms := wording.Glossary()
	slices.SortFunc(terms, func(a, b wording.Term) int { return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)) })
	p := v.page("Glossary")
	p.Facts = "The terms of the system description and of the certification of systems, as their sources define them."
	p.Printable = true
	return render(w, r, http.StatusOK, p, GlossaryBody(terms))
}

// sourceProvision is the provision under which a term's source stands in the law.
func sourceProvision(t wording.Term) string {
	if strings.HasPrefix(t.Source, "5 CFR") {
		return "CE-402"
	}
	return "SD-2.1"
}

// termLetters gives the first letters of the terms, for the list that leads to them.
func termLetters(terms []wording.Term) []string {
	var out []string
	for _, t := range terms {
		if l := strings.ToUpper(t.Term[:1]); len(out) == 0 || out[len(out)-1] != l {
			out = append(out, l)
		}
	}
	return out
}

// linked are the terms that are linked where a document uses them, the longest first; a word that stands on every line
// is not.
var linked = sync.OnceValue(func() *regexp.Regexp {
	names := []string{"Senior Executive Service"} // no term: it is not of a senior executive that it speaks
	for _, t := range wording.Glossary() {
		if t.Term != "Performance" && strings.ToUpper(t.Term) != t.Term {
			names = append(names, regexp.QuoteMeta(html.EscapeString(t.Term)))
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	return regexp.MustCompile(`(?i)\b(` + strings.Join(names, "|") + `)(s?)\b`)
})

var tag = regexp.MustCompile(`<[^>]*>`)

// printed gives a text of a description as a part of a page, with the first use of each defined term in each section
// linked to the glossary.
func printed(markdown string) (string, error) {
	text, err := document.Fragment([]byte(markdown))
	if err != nil {
		return "", err
	}
	return linkTerms(string(text)), nil
}

// linkTerms links the terms in the words of a page, not in its headings and links.
func linkTerms(page string) string {
	var out strings.Builder
	seen, inside, at := map[string]bool{}, 0, 0
	words := func(text string) {
		if inside == 0 {
			text = linkWords(text, seen)
		}
		out.WriteString(text)
	}
	for _, m := range tag.FindAllStringIndex(page, -1) {
		words(page[at:m[0]])
		t := page[m[0]:m[1]]
		switch name := strings.Trim(t, "</>"); {
		case strings.HasPrefix(t, "</h") || t == "</a>" || t == "</th>" || t == "</strong>":
			inside = max(0, inside-1)
		case strings.HasPrefix(t, "<h2"):
			clear(seen)
			inside++
		case strings.HasPrefix(t, "<h") && !strings.HasPrefix(t, "<hr"), strings.HasPrefix(t, "<a "), strings.HasPrefix(name, "th ") || name == "th", t == "<strong>":
			inside++
		}
		out.WriteString(t)
		at = m[1]
	}
	words(page[at:])
	return out.String()
}

func linkWords(text string, seen map[string]bool) string {
	return linked().ReplaceAllStringFunc(text, func(used string) string {
		t, ok := wording.FindTerm(html.UnescapeString(used))
		if !ok {
			t, ok = wording.FindTerm(html.UnescapeString(strings.TrimSuffix(used, "s")))
		}
		if !ok || seen[t.Slug] {
			return used
		}
		seen[t.Slug] = true
		return `<a class="term" href="/glossary#` + t.Slug + `">` + used + `</a>`
	})
}
