package conformance

import (
	"slices"

	"sesperf/rules/system"
)

// verdicts are the scores of a lattice by what they come to.
type verdicts struct {
	none, several scoreSet
	atLeast       []scoreSet // by place in levels: settled, and that level or a better one
	below         []scoreSet // settled, and a worse one
	exactly       []scoreSet // settled, and that one
}

func (l *lattice) verdicts() verdicts {
	v := verdicts{none: newScoreSet(l.size()), several: newScoreSet(l.size())}
	for range l.x.levels {
		v.atLeast = append(v.atLeast, newScoreSet(l.size()))
		v.below = append(v.below, newScoreSet(l.size()))
		v.exactly = append(v.exactly, newScoreSet(l.size()))
	}
	for s := range l.size() + 1 {
		switch level := l.x.e.ByRange(l.score(s)); level {
		case system.Uncovered:
			v.none.add(s)
		case system.Ambiguous:
			v.several.add(s)
		default:
			for i, n := range l.x.levels {
				switch {
				case int(level) < n:
					v.below[i].add(s)
				case int(level) == n:
					v.exactly[i].add(s)
					fallthrough
				default:
					v.atLeast[i].add(s)
				}
			}
		}
	}
	return v
}

// searchAll asks the questions that are open under each weight of the heaviest element, and notes what it finds.
func (l *lattice) searchAll() {
	v := l.verdicts()
	l.x.reach = map[int]bool{}
	for _, w := range l.heaviestWeights() {
		if !l.x.settled[oneLevel] || !l.x.settled[allReached] {
			l.searchLevels(w, v)
		}
		for _, i := range l.classes() {
			if !l.x.settled[noFall] {
				l.searchFalls(w, i, v)
			}
		}
		if l.x.done() {
			return
		}
	}
}

// someWeights is how many weights of the heaviest element are tried where a search cannot be whole in any case.
const someWeights = 100

// heaviestWeights gives the weights of the heaviest element that are tried; the total if there is no such rule.
func (l *lattice) heaviestWeights() []int {
	h := l.x.bounds.Heaviest
	if h < 0 {
		return []int{l.total}
	}
	var out []int
	for w := l.low[h]; w <= l.high[h]; w++ {
		out = append(out, w)
	}
	if l.step > 1 {
		return spread(out, someWeights)
	}
	return out
}

// searchLevels looks for a score in no range or in several, and notes which levels are reached.
func (l *lattice) searchLevels(heaviest int, v verdicts) {
	last := l.fill(heaviest, -1)
	if last == nil || last.first > l.total || last.last < l.total {
		return
	}
	for limit, most := range l.x.limits {
		set := last.at(l.total, limit)
		for _, bad := range []struct {
			what   string
			scores scoreSet
		}{{NoLevel, v.none}, {TwoLevels, v.several}} {
			if s, found := set.firstIn(bad.scores, 0, nil, 0); found && !l.x.has(bad.what) {
				plan, ratings := l.trace(len(l.order), l.total, limit, s)
				l.x.unsettledCase(bad.what, l.inScale(plan), ratings)
			}
		}
		l.x.settled[oneLevel] = l.x.settled[oneLevel] || l.x.has(NoLevel) && l.x.has(TwoLevels)
		for i, n := range l.x.levels {
			scores := v.exactly[i]
			if n == most {
				scores = v.atLeast[i]
			}
			if _, found := set.firstIn(scores, 0, nil, 0); found && n <= most {
				l.x.reach[n] = true
			}
		}
	}
	if o := l.x.d.Derivation.Override; o != (system.Override{}) && slices.ContainsFunc(l.x.points, func(p []int) bool { return slices.Contains(p, overriding) }) {
		l.x.reach[o.Gives] = true
	}
}
