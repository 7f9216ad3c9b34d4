package conformance

import (
	"fmt"
	"slices"

	"sesperf/rules/system"
)

// separated asks of the points alone: they rise above fully successful, and fall nowhere.
func (x *examination) separated() {
	for i := 1; i < len(x.levels); i++ {
		lower, _ := x.d.Level(x.levels[i-1])
		upper, _ := x.d.Level(x.levels[i])
		if lower.Points.Less(upper.Points) || lower.Points == upper.Points && upper.Level <= 3 {
			continue
		}
		word := "no more than"
		if upper.Points.Less(lower.Points) {
			word = "less than"
		}
		at := slices.IndexFunc(x.d.Levels, func(l system.Level) bool { return l.Level == upper.Level })
		x.faults = append(x.faults, fault{
			Counterexample{What: NotSeparated, Claims: []int{upper.Level, lower.Level}},
			fmt.Sprintf("levels[%d].points", at),
			fmt.Sprintf("Level %d gives %s points, %s Level %d with %s, so that the points do not separate them.", upper.Level, upper.Points, word, lower.Level, lower.Points),
			fmt.Sprintf("Give Level %d more points than Level %d.", upper.Level, lower.Level),
		})
	}
}

// argue settles what needs no search. Points that do not fall, ranges in the order of the levels, caps, and an override
// that only the lowest level sets off and that gives no more than it: with these nothing can fall, since each part alone
// cannot. If besides every score that can occur lies in one range, every case has exactly one level.
func (x *examination) argue() {
	whole, rising, last := true, true, 0
	seen := map[int]bool{}
	for s := x.firstScore(); s <= x.high; s += x.unit {
		level := x.e.ByRange(s)
		if !system.Settled(level) {
			whole = false
			continue
		}
		rising = rising && int(level) >= last
		last = int(level)
		seen[last] = true
	}
	x.settled[oneLevel] = whole
	x.settled[noFall] = rising && x.pointsNeverFall() && x.overrideIsLowest()
	x.reachedPlainly(seen)
}

// firstScore gives the least score at or above low that can occur: scores lie a multiple of unit apart.
func (x *examination) firstScore() int {
	base := x.floor * x.bounds.Total
	return x.low + ((base-x.low)%x.unit+x.unit)%x.unit
}

func (x *examination) pointsNeverFall() bool {
	for _, points := range x.points {
		last := 0
		for _, p := range points {
			if p != overriding && p < last {
				return false
			}
			last = max(last, p)
		}
	}
	return true
}

func (x *examination) overrideIsLowest() bool {
	o := x.d.Derivation.Override
	return o == (system.Override{}) || o.AnyElementAt == x.levels[0] && o.Gives == x.levels[0]
}

// reachedPlainly looks for a case of each level among the plainest: one level for all elements, or two, under a few
// plans. A level whose range holds no score that can occur, and that no cap and no override gives, is not reached.
func (x *examination) reachedPlainly(seen map[int]bool) {
	reached := map[int]bool{}
	for _, plan := range x.somePlans() {
		for _, a := range x.levels {
			for _, b := range x.levels {
				for split := range plan {
					reached[x.summary(plan, func(i int) int {
						if i <= split {
							return a
						}
						return b
					})] = true
				}
			}
		}
	}
	x.settled[allReached] = true
	for _, l := range x.levels {
		switch {
		case reached[l]:
		case !x.mayReach(l, seen):
			x.unreached(l)
		default:
			x.settled[allReached] = false
		}
	}
	if !x.settled[allReached] {
		x.faults = slices.DeleteFunc(x.faults, func(f fault) bool { return f.example.What == NotReached })
	}
}

// mayReach says whether anything could give a level: the override, a range that holds a score that can occur, or a cap
// beneath such a range; and no element's caps keep the level out whatever its rating.
func (x *examination) mayReach(level int, seen map[int]bool) bool {
	if x.d.Derivation.Override.Gives == level {
		return true
	}
	above := seen[level]
	for l := range seen {
		above = above || slices.Contains(x.limits, level) && l > level
	}
	return above && !slices.ContainsFunc(x.limit, func(of []int) bool { return x.limits[slices.Max(of)] < level })
}

// somePlans gives a few legal plans, in steps: the heaviest element light or heavy, the rest to the first or the last.
func (x *examination) somePlans() [][]int {
	var out [][]int
	weights := []int{x.bounds.Total}
	if h := x.bounds.Heaviest; h >= 0 {
		weights = x.bounds.heaviestWeights()
		weights = []int{weights[0], weights[len(weights)/2], weights[len(weights)-1]}
	}
	for _, w := range weights {
		for _, backwards := range []bool{false, true} {
			if plan, ok := x.bounds.plan(w, backwards); ok {
				out = append(out, plan)
			}
		}
	}
	return out
}

// heaviestWeights gives the weights that the heaviest element can have; the total if there is no such rule.
func (b bounds) heaviestWeights() []int {
	if b.Heaviest < 0 {
		return []int{b.Total}
	}
	var out []int
	for w := b.Low[b.Heaviest]; w <= min(b.High[b.Heaviest], b.Total); w++ {
		if b.fills(b.Heaviest, b.Total-w, w) {
			out = append(out, w)
		}
	}
	return out
}

// plan gives the legal plan in which the heaviest element has a weight and the others are filled up one after the other.
func (b bounds) plan(heaviest int, backwards bool) ([]int, bool) {
	plan, left := slices.Clone(b.Low), b.Total
	if b.Heaviest >= 0 {
		plan[b.Heaviest] = heaviest
	}
	for _, w := range plan {
		left -= w
	}
	for n := range plan {
		i := n
		if backwards {
			i = len(plan) - 1 - n
		}
		if i != b.Heaviest && left > 0 {
			more := min(left, min(b.High[i], heaviest)-plan[i])
			plan[i], left = plan[i]+more, left-more
		}
	}
	return plan, left == 0
}

// summary gives the level of a case, or Uncovered or Ambiguous.
func (x *examination) summary(plan []int, level func(i int) int) int {
	var t system.Tally
	for i, w := range plan {
		t = x.e.Add(t, i, w, level(i))
	}
	return int(x.e.Conclude(t))
}
