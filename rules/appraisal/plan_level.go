package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// StatedLevels says at which levels, beside Level 3, a performance requirement is described (SD-5.16): where the
// description requires it, recommends it, or permits it; each from the highest down.
type StatedLevels struct{ Required, Recommended, Permitted []int }

// Offered lists all of them from the highest down.
func (s StatedLevels) Offered() []int {
	return downward(slices.Concat(s.Required, s.Recommended, s.Permitted))
}

// ResultLevels gives the levels at which the results of an element are described. An element that says nothing of its
// results has Levels 5 and 2 recommended, as §5 does (SD-5.6).
func ResultLevels(d *system.Description, e *system.Element) StatedLevels {
	required, recommended := d.RequirementLevels.Required, []int{5, 2}
	if e.Components != nil {
		required, recommended = slices.Concat(required, e.Components.Levels), e.Components.RecommendedLevels
	}
	return levelsOf(d, required, recommended)
}

// AgencyRequirementLevels gives the levels at which an agency requirement is described.
func AgencyRequirementLevels(d *system.Description) StatedLevels {
	return levelsOf(d, d.RequirementLevels.Required, nil)
}

// levelsOf keeps what the description has a level for and a plan a place: Levels 5, 4, 2 and 1. Level 3 always stands.
func levelsOf(d *system.Description, required, recommended []int) StatedLevels {
	only := func(levels []int, but ...[]int) []int {
		return slices.DeleteFunc(downward(levels), func(l int) bool {
			_, is := d.Level(l)
			return !is || l == 3 || l > 5 || slices.Contains(slices.Concat(but...), l)
		})
	}
	s := StatedLevels{Required: only(required)}
	s.Recommended = only(recommended, s.Required)
	s.Permitted = only(d.RequirementLevels.Permitted, s.Required, s.Recommended)
	return s
}

func downward(levels []int) []int {
	out := slices.Clone(levels)
	slices.Sort(out)
	out = slices.Compact(out)
	slices.Reverse(out)
	return out
}

// At gives what the result requires at a level.
func (r Result) At(level int) string {
	return map[int]string{5: r.Level5, 4: r.Level4, 3: r.Level3, 2: r.Level2, 1: r.Level1}[level]
}

// At gives what the agency requires at a level.
func (r AgencyRequirement) At(level int) string {
	return map[int]string{5: r.Level5, 4: r.Level4, 3: r.Text, 2: r.Level2, 1: r.Level1}[level]
}

// checkLevels holds a requirement against the levels at which it has to, or may, be described (SD-5.16, SD-5.6).
func (s StatedLevels) checkLevels(name string, text func(level int) string, at string) []act.Finding {
	var found []act.Finding
	var missing []int
	for _, l := range []int{5, 4, 2, 1} {
		field := fmt.Sprintf("%s.level_%d", at, l)
		switch {
		case slices.Contains(s.Required, l) && blank(text(l)):
			found = append(found, act.Broken("SD-5.16", fmt.Sprintf("%s says nothing of Level %d, and the description requires it.", name, l), "Describe what that level is.").At(field))
		case slices.Contains(s.Recommended, l) && blank(text(l)):
			missing = append(missing, l)
		case !slices.Contains(s.Offered(), l) && !blank(text(l)):
			found = append(found, act.Broken("SD-5.16", fmt.Sprintf("%s describes Level %d, and the description neither requires, recommends nor permits that.", name, l), "Take it out; the description says at which levels requirements are written.").At(field))
		}
	}
	if len(missing) > 0 {
		found = append(found, act.Flag("SD-5.6", fmt.Sprintf("%s states no threshold for %s, which is recommended.", name, levelNames(missing)), "Add it if you can; the plan stands without.").At(at))
	}
	return found
}

// levelNames names levels as a sentence does: Level 5 and Level 2.
func levelNames(levels []int) string {
	var out string
	for i, l := range levels {
		if i > 0 {
			out += " and "
		}
		out += fmt.Sprintf("Level %d", l)
	}
	return out
}
