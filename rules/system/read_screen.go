package system

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// The greatest sizes of the text of a description, so that reading it takes a moment whatever stands in it. The basic
// one has about a thousand tokens (words and signs of YAML), at most five deep.
const (
	maxTokens = 20_000
	maxDepth  = 20
	maxIndent = 60 // columns that a key or a hyphen may be set in
)

// tokens screens the text and takes it apart, before anything is built of it: the parser behind it would go as deep
// and as slow as the text asks.
func tokens(file string, data []byte) (token.Tokens, error) {
	text, err := plainText(file, data)
	if err != nil {
		return nil, err
	}
	out := lexer.Tokenize(text)
	if len(out) > maxTokens {
		return nil, &Unreadable{File: file, Text: fmt.Sprintf("here are %d words and signs of YAML, and a system description has at most %d", len(out), maxTokens)}
	}
	depth := 0
	for _, t := range out {
		refused := refusedToken(t)
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType, token.MappingValueType:
			if _, column := place(keyOrHyphen(t)); depth <= 0 && column > maxIndent {
				refused = "this is set in too far; a description is not as deep as that"
			}
		}
		if depth > maxDepth {
			refused = "this is too deep; a description is not as deep as that"
		}
		if refused != "" {
			line, column := place(t)
			return nil, &Unreadable{File: file, Line: line, Column: column, Text: refused}
		}
	}
	return out, nil
}

// keyOrHyphen gives the token that says how deep in the file this one stands.
func keyOrHyphen(t *token.Token) *token.Token {
	if t.Type == token.MappingValueType && t.Prev != nil {
		return t.Prev
	}
	return t
}

func refusedToken(t *token.Token) string {
	switch t.Type {
	case token.AnchorType, token.AliasType:
		return "anchors and aliases are not read here; write the value out"
	case token.MergeKeyType:
		return "merge keys are not read here; write the keys out"
	case token.TagType:
		return "YAML tags are not read here; write the plain value"
	case token.DirectiveType:
		return "YAML directives are not read here"
	case token.MappingKeyType:
		return "a key is written as key: value here, without a question mark"
	}
	return ""
}

// plainText refuses what is no text, and takes the mark away that some programs put before it and the line ends that
// Windows writes.
func plainText(file string, data []byte) (string, error) {
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\uFEFF"), "\r\n", "\n")
	line, column := 1, 1
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return "", &Unreadable{file, line, column, "this is not valid UTF-8 text; save the file as UTF-8"}
			}
		}
		if r != '\n' && r != '\t' && notText(r) {
			return "", &Unreadable{file, line, column, fmt.Sprintf("this character (%U) is no part of a text; take it out", r)}
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return text, nil
}

// notText says whether a character can stand in no text: control characters, line separators that are none in YAML,
// and the marks of byte order and of nothing.
func notText(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF'
}
