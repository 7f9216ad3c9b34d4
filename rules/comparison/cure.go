package comparison

import "reflect"

// Cure says what to do about a change that is not allowed: the bound within which any value would do, the crosswalk
// that a label needs, or else the words of the adopted system again, which is named by its id. The change is one of
// Compare from that system.
func Cure(ch Change, adopted string) string {
	r := ruleOf(ch.Path)
	switch {
	case r.judges(label):
		return "Add a crosswalk line under equivalents."
	case r.judges(window):
		return "Write 1 or more."
	case r.judges(rise) && ch.From != "":
		return "Write " + ch.From + " or more."
	case r.judges(fall) && ch.From != "":
		return "Write " + ch.From + " or less."
	case r.judges(keep), r.judges(competencies):
		return "Put back what " + adopted + " has; what is added may stay."
	case r.judges(reviewPossible):
		return "Fill in basis_if_not, or write possible: true."
	case ch.From == "":
		return "Take it out."
	}
	return "Write it again as in " + adopted + "."
}

// NeedsCrosswalk says whether a change is to the label of a level, which may change if a crosswalk maps it.
func NeedsCrosswalk(ch Change) bool {
	return ruleOf(ch.Path).judges(label)
}

// judges says whether a rule is judged in this way.
func (r rule) judges(by judgment) bool {
	return reflect.ValueOf(r.judge).Pointer() == reflect.ValueOf(by).Pointer()
}
