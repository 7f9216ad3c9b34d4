package conformance

import (
	"fmt"
	"maps"
	"slices"

	"sesperf/rules/system"
)

// told gives the faults as they are reported. Where several levels have their ranges beyond every score, that is one
// fault, of the scale: the total of the weights times the points does not meet the ranges. Where no range at all holds
// a score, it is the cause of each score that no level claims, too.
func (x *examination) told() []fault {
	lowest, highest := x.e.Scale().Score(int32(x.low)), x.e.Scale().Score(int32(x.high))
	beyond := func(r system.Range) bool { return r.High().Less(lowest) || highest.Less(r.Low()) }
	var cause *fault
	var levels []int
	var out []fault
	for _, f := range x.faults {
		r, ok := x.d.Derivation.Ranges[f.example.Level]
		if f.example.What != NotReached || !ok || !beyond(r) {
			out = append(out, f)
			continue
		}
		if cause == nil {
			cause = &f
		}
		levels = append(levels, f.example.Level)
	}
	if len(levels) < 2 {
		return x.faults
	}
	ranges := slices.Collect(maps.Values(x.d.Derivation.Ranges))
	if !slices.ContainsFunc(ranges, func(r system.Range) bool { return !beyond(r) }) {
		out = slices.DeleteFunc(out, func(f fault) bool { return f.example.What == NoLevel })
	}
	from, to := ranges[0].Low(), ranges[0].High()
	for _, r := range ranges {
		if r.Low().Less(from) {
			from = r.Low()
		}
		if to.Less(r.High()) {
			to = r.High()
		}
	}
	cause.path = "derivation.ranges"
	cause.text = fmt.Sprintf("Levels %s cannot be reached: legal weights and ratings that the override does not decide give scores from %s to %s, and the ranges run from %s to %s.",
		numbers(x.d, levels), lowest, highest, from, to)
	cause.cure = "Change the total of the weights, the points or the ranges, so that the ranges lie where scores fall."
	return append(out, *cause)
}
