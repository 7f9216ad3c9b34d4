package system

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// source is the file that a description was read from.
type source struct {
	file string
	tree ast.Node
}

// Place gives where a value stands in the file that the description was read from, as file:line:column: that of
// levels[0].points, or of the nearest key around it if the file leaves it out. Without a file it gives nothing.
func (d *Description) Place(path string) string {
	if d.source.tree == nil {
		return ""
	}
	line, column := place(tokenOf(nodeAt(d.source.tree, path)))
	return fmt.Sprintf("%s:%d:%d", d.source.file, line, column)
}

// tokenOf gives the token with which a value begins in the file: a set of keys that is not in braces, with its first.
func tokenOf(n ast.Node) *token.Token {
	if t := n.GetToken(); t != nil && t.Type == token.MappingStartType {
		return t
	}
	if values := valuesOf(n); len(values) > 0 {
		return values[0].Key.GetToken()
	}
	return n.GetToken()
}
