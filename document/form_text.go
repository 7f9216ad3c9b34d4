package document

import (
	"fmt"
	"regexp"
	"strings"
)

// signs are the characters that mean something to Markdown or HTML wherever they stand in a line.
var signs = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`, `&`, `\&`, `|`, `\|`, `~`, `\~`)

// begins is what means something to Markdown where a line begins: a heading, a list, a rule, a table's rule.
var begins = regexp.MustCompile(`^(?:[#=:+-]|[0-9]+[.)](?: |$))`)

// emptyLine parts paragraphs.
var emptyLine = regexp.MustCompile(`\n[ \t]*\n`)

// Escape gives a text that somebody wrote as one line of Markdown in which nothing is markup: it is printed as it was
// written, but for its line ends, which become spaces. It may stand in a paragraph or in a table's cell.
func Escape(text string) string {
	text = signs.Replace(strings.Join(strings.Fields(text), " "))
	if at := strings.IndexAny(begins.FindString(text), "#=:+-.)"); at >= 0 {
		return text[:at] + `\` + text[at:]
	}
	return text
}

// EscapeParagraphs is Escape for a text of several paragraphs, which empty lines part; the ends of its other lines stay.
func EscapeParagraphs(text string) string {
	var out []string
	for _, p := range emptyLine.Split(strings.ReplaceAll(text, "\r\n", "\n"), -1) {
		var lines []string
		for line := range strings.Lines(p) {
			if line = Escape(line); line != "" {
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			out = append(out, strings.Join(lines, "\\\n"))
		}
	}
	return strings.Join(out, "\n\n")
}

// A place to be filled in by hand: so wide in a table, and so many ruled lines for a text.
const (
	narrow, wide  = 14, 42
	fewLines      = 3
	narrativeRoom = 8
)

// blank is a cell to be filled in by hand, about so many letters wide.
func blank(letters int) string { return strings.Repeat("\u00A0", letters) }

// roomFor is a cell to be filled in by hand on so many lines, each about so many letters wide.
func roomFor(letters, lines int) string {
	return strings.TrimSuffix(strings.Repeat(blank(letters)+" ", lines), " ")
}

// orRoom is a text in a cell, or where there is none three lines for it.
func orRoom(text string) string {
	if strings.TrimSpace(text) == "" {
		return roomFor(2*wide, fewLines)
	}
	return Escape(text)
}

// orNotStated is a text in a cell, or that there is none.
func orNotStated(text string) string {
	if strings.TrimSpace(text) == "" {
		return "Not stated"
	}
	return Escape(text)
}

// orBlank is a text in a cell, or where there is none the room for it.
func orBlank(text string, letters int) string {
	if strings.TrimSpace(text) == "" {
		return blank(letters)
	}
	return Escape(text)
}

// writing is a form as it is being written, part by part.
type writing struct {
	Form
	out  strings.Builder
	part int
}

// add writes a block of Markdown.
func (w *writing) add(format string, args ...any) {
	fmt.Fprintf(&w.out, format, args...)
	w.out.WriteString("\n\n")
}

// begin begins a part. Parts are counted as they stand, so that one that is left out leaves no gap.
func (w *writing) begin(title string) {
	w.part++
	w.add("## Part %d. %s", w.part, title)
}

// prose writes a text that somebody wrote, or where there is none ruled lines for it.
func (w *writing) prose(text string, lines int) {
	if text = EscapeParagraphs(text); text != "" {
		w.add("%s", text)
		return
	}
	for range lines {
		w.add("---")
	}
}

// table writes a table. A column whose head ends in a colon is set to the right.
func (w *writing) table(head []string, rows ...[]string) {
	rule := make([]string, len(head))
	for i := range head {
		if rule[i] = "---"; strings.HasSuffix(head[i], ":") {
			head[i], rule[i] = strings.TrimSuffix(head[i], ":"), "---:"
		}
	}
	for _, row := range append([][]string{head, rule}, rows...) {
		fmt.Fprintf(&w.out, "| %s |\n", strings.Join(row, " | "))
	}
	w.out.WriteString("\n")
}
