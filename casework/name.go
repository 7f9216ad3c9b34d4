package casework

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unaccented takes the marks off letters: José is Jose.
func unaccented(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}
