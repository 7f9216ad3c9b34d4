package store

import (
	"regexp"
	"strconv"
)

var placeholder = regexp.MustCompile(`\$[0-9]+`)

// unnamed gives a statement with ? for $1, $2, … where these stand once each and in order. To SQLite $1 is a
// name, and its driver looks up the name of every parameter, one by one; a row of many takes longer to bind
// than to write.
func unnamed(query string) string {
	next := 0
	for _, p := range placeholder.FindAllString(query, -1) {
		if next++; p != "$"+strconv.Itoa(next) {
			return query
		}
	}
	return placeholder.ReplaceAllLiteralString(query, "?")
}
