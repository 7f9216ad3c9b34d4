package comparison

import (
	"fmt"
	"regexp"
	"strconv"

	"sesperf/rules/system"
)

// Fixed says whether whoever adopts a system may not change at all what stands at a path of the description
// (§430.305(c)), and why, in a sentence with its provision. What may change within bounds is not fixed; Compare judges
// a change. The path is as Place reads it: levels[0].points.
func Fixed(d *system.Description, path string) (provision, why string, is bool) {
	r := ruleOf(Statement(d, path))
	return r.provision, r.note, r.judges(fixed)
}

var placeStep = regexp.MustCompile(`^(levels|elements|equivalents|additional_competencies)\[(\d+)\]`)

// Statement gives the path by which Compare names what stands at a place: levels[0].points is levels.5.points. A place
// in a list whose entries have no name is that of the list.
func Statement(d *system.Description, place string) string {
	if m := placeStep.FindStringSubmatch(place); m != nil {
		i, _ := strconv.Atoi(m[2])
		place = m[1] + "." + nameOf(d, m[1], i) + place[len(m[0]):]
	}
	return regexp.MustCompile(`\[\d+\].*$`).ReplaceAllString(place, "")
}

// nameOf gives what an entry of a list is known by; its number where there is no such entry.
func nameOf(d *system.Description, list string, i int) string {
	switch {
	case list == "levels" && i < len(d.Levels):
		return fmt.Sprint(d.Levels[i].Level)
	case list == "elements" && i < len(d.Elements):
		return d.Elements[i].ID
	case list == "equivalents" && i < len(d.Equivalents):
		return d.Equivalents[i].Label
	case list == "additional_competencies" && i < len(d.Additional):
		return d.Additional[i].ID
	}
	return fmt.Sprint(i)
}
