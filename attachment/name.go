package attachment

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxName is how many characters a file's name keeps.
const maxName = 120

// CleanName gives the name under which a file is kept and saved again: without folders, control characters and signs that
// turn the direction of text or that a file system does not take, and with the ending of what it is.
func CleanName(name string, kind Kind) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), "\\", "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r), strings.ContainsRune(`/:*?"<>|`, r):
			return -1
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	ending := path.Ext(name)
	if is := strings.ToLower(strings.TrimPrefix(ending, ".")); is == kind.Extension || kind == JPEG && is == "jpeg" || kind == Text && is == "md" {
		name = strings.TrimRight(strings.TrimSuffix(name, ending), ". ")
		ending = "." + is
	} else {
		ending = "." + kind.Extension
	}
	for utf8.RuneCountInString(name+ending) > maxName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = strings.TrimRight(name[:len(name)-size], ". ")
	}
	if name == "" {
		name = "file"
	}
	return name + ending
}
