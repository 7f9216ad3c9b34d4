package system

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// MaxSize is how many bytes a system description may have.
const MaxSize = 1 << 20

// Unreadable is the error of a description that cannot be read: file:line:column and one sentence.
type Unreadable struct {
	File         string
	Line, Column int // from 1; 0 when no place is meant
	Text         string
}

func (e *Unreadable) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Text
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text)
}

// Parse reads a description strictly. Keys that are unknown, missing or stand twice, values of another type or that
// are none of a key's words, anchors, and values that cannot be so together are refused with an *Unreadable that
// names file, line and column. What the law forbids is read: whether it conforms is another question.
func Parse(file string, data []byte) (*Description, error) {
	if len(data) > MaxSize {
		return nil, &Unreadable{File: file, Text: fmt.Sprintf("the file has %d bytes, and a system description has at most %d", len(data), MaxSize)}
	}
	tree, err := parseTree(file, data)
	if err != nil {
		return nil, err
	}
	d, r := &Description{}, reader{file}
	if err := r.read(reflect.ValueOf(d).Elem(), tree, "", ""); err != nil {
		return nil, err
	}
	if err := d.sound(r, tree); err != nil {
		return nil, err
	}
	d.method, d.source = newMethod(d), source{file, tree}
	d.given = given{board: hasKeys(tree, "board"), review: hasKeys(tree, "higher_level_review")}
	return d, nil
}

func parseTree(file string, data []byte) (tree ast.Node, err error) {
	words, err := tokens(file, data)
	if err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil { // the parser is not ours, and the text anybody's
			tree, err = nil, &Unreadable{File: file, Text: "this cannot be read as YAML"}
		}
	}()
	f, err := parser.Parse(words, 0)
	if err != nil {
		return nil, placed(file, err)
	}
	var docs []ast.Node
	for _, doc := range f.Docs {
		if doc.Body != nil {
			docs = append(docs, doc.Body)
		}
	}
	if len(docs) != 1 {
		return nil, &Unreadable{File: file, Text: fmt.Sprintf("here are %d YAML documents, and a system description is one", len(docs))}
	}
	return docs[0], nil
}

// placed puts the library's own place and sentence into ours.
func placed(file string, err error) error {
	u := &Unreadable{File: file, Text: oneLine(err.Error())}
	var y yaml.Error
	if errors.As(err, &y) {
		u.Text = oneLine(y.GetMessage())
		if said := y.GetMessage(); strings.Contains(said, "tab character") || strings.Contains(said, "'\t'") {
			u.Text = "a tab stands here; indent with spaces"
		}
		if t := y.GetToken(); t != nil && t.Position != nil {
			u.Line, u.Column = t.Position.Line, t.Position.Column
		}
	}
	return u
}

func place(t *token.Token) (line, column int) {
	if t == nil || t.Position == nil {
		return 0, 0
	}
	return t.Position.Line, t.Position.Column
}
