package document

import (
	"bytes"
	"fmt"
	"html/template"
)

// Fragment prints a text in Markdown as a part of somebody else's page: its blocks, without head, title or style. As
// on a page of its own, no markup of the text comes through.
func Fragment(markdown []byte) (template.HTML, error) {
	var out bytes.Buffer
	if err := page.ExecuteTemplate(&out, "blocks", blockViews(parse(markdown))); err != nil {
		return "", fmt.Errorf("the text cannot be printed: %w", err)
	}
	return template.HTML(out.String()), nil
}
