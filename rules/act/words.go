package act

import "strings"

// Words gives the relation as people say it: the rating official.
func (r Relation) Words() string {
	switch r {
	case ExecutiveResources:
		return "executive resources"
	case Self:
		return "the person concerned"
	case Founder:
		return "whoever sets the agency up"
	case Everyone:
		return "everyone"
	case BoardChair:
		return "the board’s chair"
	case BoardMember:
		return "a member of the board"
	}
	return "the " + strings.ReplaceAll(string(r), "-", " ")
}

// List joins names as a sentence does: a, b and c.
func List(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// Clipped shortens what somebody wrote so that it fits a sentence, and puts it on one line.
func Clipped(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:37]) + "…"
	}
	return s
}
