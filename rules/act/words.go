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
