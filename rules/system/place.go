package system

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
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
	line, column := place(nodeAt(d.source.tree, path).GetToken())
	return fmt.Sprintf("%s:%d:%d", d.source.file, line, column)
}
