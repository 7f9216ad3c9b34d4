package system

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"sesperf/rules/act"
)

// CheckLevels holds the levels of the elements against §9: each element has one, it is one of the description's, and
// nothing else is rated. Every finding is given, each with its field.
func (d *Description) CheckLevels(levels map[string]int) []act.Finding {
	var found []act.Finding
	for _, e := range d.Elements {
		n, ok := levels[e.ID]
		if !ok {
			found = append(found, act.Gate("SD-9.3", fmt.Sprintf("%s has no level, and the score adds all the elements.", e.Title),
				"Rate it.").At("levels."+e.ID))
			continue
		}
		if _, ok := d.Level(n); !ok {
			found = append(found, act.Gate("SD-9.1", fmt.Sprintf("%s is rated Level %d, and there are points for Levels %s only.", e.Title, n, d.LevelNumbers()),
				"Rate it at one of these levels.").At("levels."+e.ID))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(levels)) {
		if _, ok := d.Element(id); !ok {
			found = append(found, act.Gate("SD-5.3", fmt.Sprintf("%q is not one of the elements, which are %s.", act.Clipped(id), d.titles()),
				"Take it out; only these elements are rated.").At("levels."+id))
		}
	}
	return found
}

// LevelNumbers names the levels from the lowest up.
func (d *Description) LevelNumbers() string {
	var names []string
	for _, n := range d.Ascending() {
		names = append(names, strconv.Itoa(n))
	}
	return act.List(names)
}

// Ascending gives the numbers of the levels from the lowest up.
func (d *Description) Ascending() []int {
	var out []int
	for _, l := range d.Levels {
		out = append(out, l.Level)
	}
	slices.Sort(out)
	return out
}
