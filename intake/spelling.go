package intake

import (
	"strings"
	"unicode"
)

// small are the words that stand small within a title.
var small = map[string]bool{"of": true, "and": true, "the": true, "for": true, "to": true, "in": true, "on": true, "a": true, "an": true, "at": true, "by": true, "with": true, "or": true}

// capitals are the words that are capitals because they are read letter by letter.
var capitals = map[string]bool{"US": true, "USA": true, "IT": true, "HR": true, "EEO": true, "II": true, "III": true, "IV": true, "VI": true, "OSHA": true, "MSHA": true,
	"EBSA": true, "ETA": true, "BLS": true, "OWCP": true, "OFCCP": true, "WHD": true, "VETS": true, "ILAB": true, "DC": true, "CFO": true, "CIO": true, "DOL": true}

// Spelled writes titles and organizations that are published in capitals as people write them: Director, Office of
// Trade and Labor Affairs. What is not all capitals stays as it is.
func Spelled(rows []PositionRow) {
	for i := range rows {
		r := &rows[i]
		for _, text := range []*string{&r.Agency, &r.Organization, &r.Title, &r.Location} {
			*text = spelled(*text)
		}
	}
}

func spelled(text string) string {
	if text != strings.ToUpper(text) {
		return text
	}
	var b strings.Builder
	first := true
	for rest := text; rest != ""; {
		n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
		if n < 0 {
			n = len(rest)
		}
		if word := rest[:n]; word != "" {
			b.WriteString(spelledWord(word, first))
			first = false
		}
		rest = rest[n:]
		if rest != "" {
			r := []rune(rest)[0]
			b.WriteRune(r)
			rest = rest[len(string(r)):]
			first = first || r == '(' || r == ':'
		}
	}
	return b.String()
}

func spelledWord(word string, first bool) string {
	lower := strings.ToLower(word)
	if capitals[word] && !(first && lower == "it") {
		return word
	}
	if small[lower] && !first {
		return lower
	}
	r := []rune(lower)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}
