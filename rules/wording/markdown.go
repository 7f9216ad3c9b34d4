// Package wording puts a description into words: the document with its fourteen sections, its worked example, and the
// glossary of defined terms.
package wording

import (
	_ "embed"
	"fmt"
	"strings"

	"sesperf/rules/system"
)

// The documents: OPM's own words of the basic system's description, those for senior professionals, and those for an
// agency outside chapter 43, which print no law that does not govern it. A line {if X}, {else} or {end} stands
// by itself; a name in braces is filled in.
var (
	//go:embed document.md
	documentMD string
	//go:embed document_senior_professional.md
	seniorProfessionalMD string
	//go:embed document_other_authority.md
	otherAuthorityMD string
)

// document is a description that is put into words.
type document struct{ *system.Description }

// Markdown writes the document with its fourteen sections and its glossary, filled in from the description. The
// agency's own words stand in it as text: what would be markup in them is escaped.
func Markdown(of *system.Description) []byte {
	d := document{of}
	template := documentMD
	switch {
	case !d.Chapter43():
		template = otherAuthorityMD
	case d.isSeniorProfessional():
		template = seniorProfessionalMD
	}
	_, template, _ = strings.Cut(template, "-->\n")
	fill := strings.NewReplacer(d.words()...)
	conditions := d.conditions()
	var out []string
	said := true
	for line := range strings.Lines(template) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "{if "); ok {
			said = conditions[strings.TrimSuffix(name, "}")]
			continue
		}
		switch line {
		case "{else}":
			said = !said
			continue
		case "{end}":
			said = true
			continue
		}
		if text := fill.Replace(line); said && (text != "" || line == "") {
			out = append(out, text)
		}
	}
	return []byte(singleSpaced(strings.Join(out, "\n")) + "\n")
}

// singleSpaced leaves one empty line where a part that has nothing to say left more.
func singleSpaced(text string) string {
	for strings.Contains(text, "\n\n\n") {
		text = strings.ReplaceAll(text, "\n\n\n", "\n\n")
	}
	return text
}

func (d document) conditions() map[string]bool {
	return map[string]bool{
		"ends early":          d.Period.MayEndEarly,
		"board":               d.HasBoard(),
		"higher level review": d.HasHigherLevelReview(),
		"inspector general":   d.Agency.InspectorGeneral,
	}
}

// words gives the names of the documents and what stands for each.
func (d document) words() []string {
	var out []string
	for _, section := range []map[string]string{
		d.coverageWords(), d.levelWords(), d.planWords(), d.weightWords(), d.ratingWords(), d.derivationWords(), d.reviewWords(), d.otherWords(),
	} {
		for name, text := range section {
			out = append(out, "{"+name+"}", text)
		}
	}
	return out
}

func (d document) isSeniorProfessional() bool { return d.Kind == "senior-professional" }

// isTemplate says whether this is the built-in text with its brackets: an agency's own states all its settings.
func (d document) isTemplate() bool { return d.ID == "basic" && d.Agency.Name == "" }

// person is what the document calls the one who is appraised.
func (d document) person() string {
	if d.isSeniorProfessional() {
		return "senior professional"
	}
	return "executive"
}

// aPerson is that with its article.
func (d document) aPerson() string {
	if d.isSeniorProfessional() {
		return "a " + d.person()
	}
	return "an " + d.person()
}

// stated gives a sentence, after a space, of a description that states its settings; the template has OPM's words alone.
func (d document) stated(format string, args ...any) string {
	if d.isTemplate() {
		return ""
	}
	return " " + fmt.Sprintf(format, args...)
}

// bullet makes a sentence an item of its own, or nothing of nothing.
func bullet(sentence string) string {
	if sentence = strings.TrimSpace(sentence); sentence == "" {
		return ""
	}
	return "- " + sentence
}
