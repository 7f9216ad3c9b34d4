package attachment

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// markup is text that a browser would take as a page, a drawing or a script.
var markup = regexp.MustCompile(`(?i)^\s*(<\?xml|<!--)|<!doctype\b|<(html|head|body|svg|script|iframe|object|embed|meta|link|img|form)[\s>/]|javascript:`)

// inspectText: UTF-8 text without control characters that is no page, drawing or script; a table, if its name says so and
// it reads as one.
func inspectText(name string, data []byte) (Kind, error) {
	text := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) || bytes.ContainsFunc(text, unreadable) {
		return Kind{}, refusal("this file is %s", sniffed(data))
	}
	if bytes.HasPrefix(text, []byte("#!")) {
		return Kind{}, refusal("this is a script, and scripts are not taken")
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return Kind{}, errors.New("the file holds nothing but blanks; choose the file again")
	}
	if markup.Match(text) {
		return Kind{}, refusal("this text is HTML, SVG or XML, which may run programs; save it as PDF")
	}
	if strings.HasSuffix(strings.ToLower(name), ".csv") && table(text) {
		return CSV, nil
	}
	return Text, nil
}

// unreadable says whether a character has no place in a text that people read.
func unreadable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' || r >= 0x7F && r < 0xA0 && r != 0x85
}

// table says whether a text reads as rows of more than one cell, each with as many.
func table(text []byte) bool {
	r := csv.NewReader(bytes.NewReader(text))
	r.ReuseRecord = true
	for rows := 0; ; rows++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows > 0
		}
		if err != nil || len(cells) < 2 {
			return false
		}
	}
}
