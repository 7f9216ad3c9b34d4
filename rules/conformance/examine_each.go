package conformance

import "sesperf/rules/system"

// maxEach is how many cases are gone through one by one where neither argument nor search has decided: about a second.
const maxEach = 60_000_000

// each goes through every case one by one, if there are few enough; every question is settled then.
func (x *examination) each() {
	if _, cases := x.d.Domain(); cases > maxEach {
		return
	}
	n := len(x.d.Elements)
	size := 1
	for range n {
		size *= len(x.levels)
	}
	e := &eachCase{x: x, plan: make([]int, n), results: make([]uint8, size)}
	if h := x.bounds.Heaviest; h < 0 {
		e.weigh(0, x.bounds.Total, x.bounds.Total)
	} else {
		for w := x.bounds.Low[h]; w <= min(x.bounds.High[h], x.bounds.Total); w++ {
			e.plan[h] = w
			e.weigh(0, x.bounds.Total-w, w)
		}
	}
	for _, l := range x.levels {
		if !e.reached[l&15] && !x.has(NotReached) {
			x.unreached(l)
		}
	}
	x.settled = [...]bool{true, true, true}
}

// eachCase is the way through every case: one plan after the other, with all its ratings.
type eachCase struct {
	x       *examination
	plan    []int
	results []uint8 // by rating: the first element counts most
	reached [16]bool
}

// weigh gives the elements from i on every weight that the bounds allow, none above the most.
func (e *eachCase) weigh(i, left, most int) {
	b := e.x.bounds
	switch {
	case i == len(e.plan):
		if left == 0 {
			e.rate(system.Tally{}, 0, 0)
			e.compare()
		}
		return
	case i == b.Heaviest:
		e.weigh(i+1, left, most)
		return
	}
	for w := b.Low[i]; w <= min(b.High[i], most, left); w++ {
		e.plan[i] = w
		e.weigh(i+1, left-w, most)
	}
}

// rate derives every rating of the plan, and gives the place after the last.
func (e *eachCase) rate(t system.Tally, i, at int) int {
	if i == len(e.plan) {
		level := e.x.e.Conclude(t)
		e.results[at] = level
		e.reached[level&15] = e.reached[level&15] || system.Settled(level)
		return at + 1
	}
	for _, l := range e.x.levels {
		at = e.rate(e.x.e.Add(t, i, e.plan[i], l), i+1, at)
	}
	return at
}

// compare notes the first case of each kind that is wrong: without one level, or that falls with a better element.
func (e *eachCase) compare() {
	for at, level := range e.results {
		switch {
		case level == system.Uncovered && !e.x.has(NoLevel):
			e.x.unsettledCase(NoLevel, e.plan, e.ratings(at))
		case level == system.Ambiguous && !e.x.has(TwoLevels):
			e.x.unsettledCase(TwoLevels, e.plan, e.ratings(at))
		}
	}
	if e.x.has(WorseLevel) {
		return
	}
	stride := len(e.results)
	for i := range e.plan {
		stride /= len(e.x.levels)
		for at, level := range e.results {
			j := at / stride % len(e.x.levels)
			if j+1 == len(e.x.levels) || !system.Settled(level) {
				continue
			}
			if better := e.results[at+stride]; system.Settled(better) && better < level {
				e.x.fallingCase(e.plan, e.ratings(at), i, e.x.levels[j+1])
				return
			}
		}
	}
}

// ratings gives the levels of the elements at a place of the results.
func (e *eachCase) ratings(at int) []int {
	out := make([]int, len(e.plan))
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = e.x.levels[at%len(e.x.levels)]
		at /= len(e.x.levels)
	}
	return out
}
