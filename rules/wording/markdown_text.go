package wording

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// marks are the signs that mean something to Markdown or HTML wherever they stand.
var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
	"&", `\&`, "|", `\|`, "~", `\~`)

// opening is what means something to Markdown where a text begins.
var opening = regexp.MustCompile(`^(#|[-+=:]|[0-9]+[.)])`)

// inline writes a text of the agency as one line that stands as it was meant: nothing in it is markup.
func inline(s string) string {
	s = marks.Replace(strings.Join(strings.Fields(s), " "))
	if at := opening.FindStringIndex(s); at != nil {
		return s[:at[1]-1] + `\` + s[at[1]-1:]
	}
	return s
}

// paragraphs writes a text of the agency with the paragraphs that its empty lines part.
func paragraphs(s string) string {
	var out []string
	for _, p := range regexp.MustCompile(`\n[ \t]*\n`).Split(s, -1) {
		if p = inline(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}

// withoutArticle gives a name as it stands behind "the".
func withoutArticle(name string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		if len(name) > len(article) && strings.EqualFold(name[:len(article)], article) {
			return name[len(article):]
		}
	}
	return name
}

// capital begins a text as a sentence begins.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// dayInWords writes MM-DD as October 1.
func dayInWords(mmdd string) string {
	t, err := time.Parse("2006-01-02", "2000-"+mmdd)
	if err != nil {
		return mmdd
	}
	return t.Format("January 2")
}

func inWords(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// counted writes how many there are of something: one progress review, two progress reviews.
func counted(n int, one string) string {
	if n == 1 {
		return inWords(n) + " " + one
	}
	return inWords(n) + " " + one + "s"
}

// days writes a number of days in digits: 1 day, 30 days.
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

func spaced(s string) string {
	if s = inline(s); s == "" {
		return ""
	}
	return " " + s
}

// levelsInWords names levels: Level 3; Levels 5 and 2.
func levelsInWords(levels []int) string {
	if len(levels) == 1 {
		return "Level " + numbers(levels, "")
	}
	return "Levels " + numbers(levels, " and ")
}

// anyLevel names levels of which one is meant: Level 5, 2 or 1.
func anyLevel(levels []int) string { return "Level " + numbers(levels, " or ") }

func numbers(of []int, last string) string {
	var names []string
	for _, l := range of {
		names = append(names, fmt.Sprint(l))
	}
	n := len(names) - 1
	if n < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:n], ", ") + last + names[n]
}

// plainName writes an identifier in words: limited-term is limited term.
func plainName(id string) string { return inline(strings.ReplaceAll(id, "-", " ")) }
