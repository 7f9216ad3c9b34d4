package web

import "strings"

// lower begins a sentence's words in the middle of another: Career appointee, career appointee.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
