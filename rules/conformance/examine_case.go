package conformance

import (
	"fmt"
	"maps"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// has says whether a fault of a kind is found already; one of each is shown.
func (x *examination) has(what string) bool {
	return slices.ContainsFunc(x.faults, func(f fault) bool { return f.example.What == what })
}

// named gives weights in steps and ratings by element.
func (x *examination) named(plan, ratings []int) (map[string]system.Decimal, map[string]int) {
	weights, levels := map[string]system.Decimal{}, map[string]int{}
	for i, e := range x.d.Elements {
		weights[e.ID], levels[e.ID] = x.e.Scale().Weight(plan[i]), ratings[i]
	}
	return weights, levels
}

// legal says whether a plan keeps every bound, so that no case is shown that nobody can have.
func (x *examination) legal(plan []int) bool {
	b, sum := x.bounds, 0
	for i, w := range plan {
		sum += w
		if w < b.Low[i] || w > b.High[i] || b.Heaviest >= 0 && w > plan[b.Heaviest] {
			return false
		}
	}
	return sum == b.Total
}

// unsettledCase notes a case whose score lies in no range or in several, if Derive finds it so.
func (x *examination) unsettledCase(what string, plan, ratings []int) {
	if x.has(what) {
		return
	}
	weights, levels := x.named(plan, ratings)
	v := x.d.Derive(weights, levels)
	claims := claims(x.d, v.Score)
	if !x.legal(plan) || v.Override || v.Level != 0 || (what == NoLevel) != (len(claims) == 0) {
		return
	}
	f := fault{example: Counterexample{What: what, Weights: weights, Levels: levels, Score: &v.Score, Claims: claims}, path: "derivation.ranges"}
	if what == NoLevel {
		if above := rangeAbove(x.d, v.Score); above != 0 {
			f.path = fmt.Sprintf("derivation.ranges.%d", above)
		}
		f.text = fmt.Sprintf("No level claims the score %s, which %s.", v.Score, x.cameOf(plan, ratings))
		f.cure = "Let the ranges lie side by side, so that they leave out no score."
	} else {
		f.path = fmt.Sprintf("derivation.ranges.%d", claims[0])
		f.text = fmt.Sprintf("Levels %s both claim the score %s, which %s.", numbers(x.d, claims), v.Score, x.cameOf(plan, ratings))
		f.cure = "Let each range begin above the one beneath."
	}
	x.faults = append(x.faults, f)
}

func numbers(d *system.Description, levels []int) string {
	var out []string
	for _, l := range levels {
		out = append(out, fmt.Sprint(l))
	}
	return act.List(out)
}

// cameOf says under what a score comes about: the ratings and weights, in the order of the elements.
func (x *examination) cameOf(plan, ratings []int) string {
	var weights []string
	for _, w := range plan {
		weights = append(weights, x.e.Scale().Weight(w).String())
	}
	return fmt.Sprintf("comes of the ratings %s with the weights %s", numbers(x.d, ratings), act.List(weights))
}

// claims gives the levels whose ranges hold a score, from the best down.
func claims(d *system.Description, score system.Decimal) []int {
	var out []int
	for _, l := range slices.Backward(slices.Sorted(maps.Keys(d.Derivation.Ranges))) {
		if _, is := d.Level(l); !is {
			continue // a range of a level that is not there gives none
		}
		if r := d.Derivation.Ranges[l]; !score.Less(r.Low()) && !r.High().Less(score) {
			out = append(out, l)
		}
	}
	return out
}

// rangeAbove gives the level whose range begins next above a score; 0 if none does.
func rangeAbove(d *system.Description, score system.Decimal) int {
	best := 0
	for _, l := range slices.Sorted(maps.Keys(d.Derivation.Ranges)) {
		r := d.Derivation.Ranges[l]
		if score.Less(r.Low()) && (best == 0 || r.Low().Less(d.Derivation.Ranges[best].Low())) {
			best = l
		}
	}
	return best
}

// fallingCase notes a case that comes to less with one element a level better, if Derive finds it so.
func (x *examination) fallingCase(plan, ratings []int, element, better int) {
	weights, levels := x.named(plan, ratings)
	up := slices.Clone(ratings)
	up[element] = better
	_, betterLevels := x.named(plan, up)
	a, b := x.d.Derive(weights, levels), x.d.Derive(weights, betterLevels)
	if !x.legal(plan) || a.Level == 0 || b.Level == 0 || b.Level >= a.Level {
		return
	}
	e := x.d.Elements[element]
	x.faults = append(x.faults, fault{
		Counterexample{What: WorseLevel, Weights: weights, Levels: levels, Score: &a.Score, Level: a.Level,
			BetterLevels: betterLevels, BetterScore: &b.Score, BetterLevel: b.Level},
		x.pathOfFall(a, b, better),
		fmt.Sprintf("With %s at Level %d the summary rating is Level %d, and at Level %d it is Level %d: the score %s %s, and the score %s with the better element.",
			e.Title, ratings[element], a.Level, better, b.Level, a.Score, x.cameOf(plan, ratings), b.Score),
		"Change points, ranges or override so that a better element never yields a worse level.",
	})
}

// pathOfFall names the key that makes a rating fall: the override, the points, or the range it falls into.
func (x *examination) pathOfFall(a, b system.Derivation, better int) string {
	switch {
	case a.Override || b.Override:
		return "derivation.override"
	case b.Score.Less(a.Score):
		return fmt.Sprintf("levels[%d].points", slices.IndexFunc(x.d.Levels, func(l system.Level) bool { return l.Level == better }))
	}
	return fmt.Sprintf("derivation.ranges.%d", x.e.ByRange(x.e.Scale().Up(b.Score)))
}

// unreached notes a level that no case reaches.
func (x *examination) unreached(level int) {
	path, text := "derivation.ranges", "no range gives it"
	if r, ok := x.d.Derivation.Ranges[level]; ok {
		path = fmt.Sprintf("derivation.ranges.%d", level)
		text = fmt.Sprintf("its range is %s to %s", r.Low(), r.High())
	}
	lowest, highest := x.e.Scale().Score(int32(x.low)), x.e.Scale().Score(int32(x.high))
	x.faults = append(x.faults, fault{
		Counterexample{What: NotReached, Level: level}, path,
		fmt.Sprintf("Level %d (%s) cannot be reached: %s, and legal weights and ratings that the override does not decide give scores from %s to %s.",
			level, x.d.Label(level), text, lowest, highest),
		"Move its range to where scores can fall.",
	})
}

// unreachedAll notes the levels that a search through everything did not meet.
func (x *examination) unreachedAll() {
	for _, l := range x.levels {
		if !x.reach[l] {
			x.unreached(l)
		}
	}
}

func (x *examination) allSeen() bool {
	return !slices.ContainsFunc(x.levels, func(l int) bool { return !x.reach[l] })
}
