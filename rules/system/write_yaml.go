package system

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// printWidth is the column that lines are kept within, where that is possible.
const printWidth = 110

// printer writes YAML as a person would: small sets of keys in a line, long texts in lines of their own.
type printer struct{ out bytes.Buffer }

func (p *printer) indent(n int) { p.out.WriteString(strings.Repeat(" ", n)) }

// mapping writes keys on lines of their own, the first one where the line already stands.
func (p *printer) mapping(e entries, at int) {
	for i, kv := range e {
		if at == 0 && kv.wide {
			p.out.WriteByte('\n')
		}
		if i > 0 {
			p.indent(at)
		}
		p.out.WriteString(kv.key + ":")
		p.value(kv.value, at, kv.wide)
	}
}

// value writes what follows a colon, with the end of the line.
func (p *printer) value(v any, at int, wide bool) {
	switch v := v.(type) {
	case entries:
		if line := flow(v); len(v) == 0 || !wide && p.room(line) {
			p.out.WriteString(" " + line + "\n")
			return
		}
		p.out.WriteByte('\n')
		p.indent(at + 2)
		p.mapping(v, at+2)
	case []any:
		if line := flow(v); len(v) == 0 || !wide && p.room(line) {
			p.out.WriteString(" " + line + "\n")
			return
		}
		p.out.WriteByte('\n')
		p.list(v, at+2)
	case string:
		p.text(v, at)
	default:
		fmt.Fprintf(&p.out, " %v\n", v)
	}
}

// room says whether a text fits what is left of the line.
func (p *printer) room(s string) bool {
	line := p.out.Bytes()
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	return utf8.RuneCount(line)+utf8.RuneCountInString(s) < printWidth
}

func (p *printer) list(v []any, at int) {
	for _, item := range v {
		p.indent(at)
		p.out.WriteByte('-')
		switch item := item.(type) {
		case entries:
			if line := flow(item); len(item) < 4 && p.room(line) {
				p.out.WriteString(" " + line + "\n")
				continue
			}
			p.out.WriteByte(' ')
			p.mapping(item, at+2)
		default:
			p.value(item, at, false)
		}
	}
}

// text writes a text in the line, or folded on lines of its own if it is long.
func (p *printer) text(s string, at int) {
	if !folds(s) || p.room(s) && p.room(scalar(s, false)) {
		p.out.WriteString(" " + scalar(s, false) + "\n")
		return
	}
	p.out.WriteString(" >-\n")
	for i, paragraph := range strings.Split(s, "\n") {
		if i > 0 {
			p.out.WriteByte('\n') // an empty line stands for an end of line in the text
		}
		p.paragraph(paragraph, at+2)
	}
}

func (p *printer) paragraph(s string, at int) {
	width := 0
	for i, w := range strings.Split(s, " ") {
		n := utf8.RuneCountInString(w)
		switch {
		case s == "":
			return
		case i == 0:
			p.indent(at)
			width = at
		case width+1+n > printWidth:
			p.out.WriteByte('\n')
			p.indent(at)
			width = at
		default:
			p.out.WriteByte(' ')
			width++
		}
		p.out.WriteString(w)
		width += n
	}
	p.out.WriteByte('\n')
}

// folds says whether a text can be folded and come out the same: single spaces between words, none beside a line's end.
func folds(s string) bool {
	for _, odd := range []string{"\t", "  ", " \n", "\n "} {
		if strings.Contains(s, odd) {
			return false
		}
	}
	return s != "" && strings.Trim(s, " \n") == s
}

// flow writes a value in one line, as it stands within braces and brackets.
func flow(v any) string {
	var parts []string
	switch v := v.(type) {
	case entries:
		for _, kv := range v {
			parts = append(parts, kv.key+": "+flow(kv.value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, item := range v {
			parts = append(parts, flow(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case string:
		return scalar(v, true)
	}
	return fmt.Sprint(v)
}

var (
	plainPattern = regexp.MustCompile(`^(\d\d-\d\d|[A-Za-z][\pL\d.;/()’–§%&'_-]*|[A-Za-z\d][\pL\d.;/()’–§%&'_,-]* [\pL\d .;/()’–§%&'_,-]*[\pL\d.;)])$`)
	reserved     = regexp.MustCompile(`(?i)^(true|false|null|yes|no|on|off|y|n)$`)
)

// scalar writes a text in a line, in quotation marks unless it cannot be taken for anything else.
func scalar(s string, inBraces bool) string {
	if plainPattern.MatchString(s) && !reserved.MatchString(s) && !strings.Contains(s, "  ") && (!inBraces || !strings.Contains(s, ",")) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}
