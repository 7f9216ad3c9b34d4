package system

import "slices"

// search goes through all scores that can occur, in each step of weights if that is not too much; otherwise in wider
// steps, in which only faults can be found.
func (x *examination) search() {
	if l, ok := x.newLattice(1); ok && l.work() <= x.work && l.words() <= maxWords {
		l.searchAll()
		if !x.settled[allReached] {
			x.unreachedAll()
		}
		x.settled = [...]bool{true, true, true}
		return
	}
	x.searchEdges()
	for _, step := range []int{100, 50, 20, 10, 5, 2} {
		if x.done() {
			return
		}
		if l, ok := x.newLattice(step); ok && l.work() <= maxWork/2 && l.words() <= maxWords {
			l.searchAll()
			x.searched = append(x.searched, x.e.scale.weight(step).String())
			x.settled[oneLevel] = x.settled[oneLevel] || x.has(NoLevel) || x.has(TwoLevels)
			if x.allSeen() {
				x.settled[allReached] = true
			}
		}
	}
}

// work says how many words a search goes through at most.
func (l *lattice) work() int {
	words, width := l.size()/64+1, 0
	span := 1
	for i := range l.low {
		if l.low[i] > l.high[i] {
			return 0
		}
		span = min(span+l.high[i]-l.low[i], l.total)
		width += span * len(l.points[i])
	}
	heaviest, outs := 1, 1+len(l.classes())
	if h := l.x.bounds.heaviest; h >= 0 {
		heaviest = len(l.heaviestWeights())
	}
	if l.x.settled[noFall] {
		outs = 1
	}
	return heaviest * outs * width * words * len(l.x.limits) * 2
}

// words says how many words a search holds at once at most.
func (l *lattice) words() int {
	words, span := 0, 1
	for i := range l.low {
		span = min(span+max(l.high[i]-l.low[i], 0), l.total)
		words += span * (l.size()/128 + 1) * len(l.x.limits)
	}
	return words
}

// classes gives an element of each sort: elements with the same bounds and the same effects need one search only.
func (l *lattice) classes() []int {
	var out []int
	for i := range l.low {
		same := func(j int) bool {
			return l.low[i] == l.low[j] && l.high[i] == l.high[j] && j != l.x.bounds.heaviest &&
				slices.Equal(l.points[i], l.points[j]) && slices.Equal(l.x.limit[i], l.x.limit[j])
		}
		if i == l.x.bounds.heaviest || !slices.ContainsFunc(out, same) {
			out = append(out, i)
		}
	}
	return out
}

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
		switch level := l.x.e.scores[l.score(s)]; level {
		case uncovered:
			v.none.add(s)
		case ambiguous:
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
	h := l.x.bounds.heaviest
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
	if o := l.x.d.Derivation.Override; o != (Override{}) && slices.ContainsFunc(l.x.points, func(p []int) bool { return slices.Contains(p, overriding) }) {
		l.x.reach[o.Gives] = true
	}
}

// searchFalls looks for a rating that falls when one element is rated a level better, the others as they are.
func (l *lattice) searchFalls(heaviest, element int, v verdicts) {
	last := l.fill(heaviest, element)
	if last == nil {
		return
	}
	for sum := last.first; sum <= last.last; sum++ {
		w := l.total - sum
		if w < l.low[element] || w > min(l.high[element], l.most) || element == l.x.bounds.heaviest && w != heaviest {
			continue
		}
		for limit := range l.x.limits {
			for j := 1; j < len(l.x.levels); j++ {
				s, found := l.fall(last.at(sum, limit), limit, element, w, j, v)
				if !found {
					continue
				}
				plan, ratings := l.trace(len(l.order), sum, limit, s)
				plan[element], ratings[element] = w, l.x.levels[j-1]
				l.x.fallingCase(l.inScale(plan), ratings, element, l.x.levels[j])
				l.x.settled[noFall] = true
				return
			}
		}
	}
}

// fall gives a score of the other elements with which the element's better level j comes to less than the one before.
func (l *lattice) fall(others scoreSet, limit, element, w, j int, v verdicts) (int, bool) {
	for n := 1; n < len(l.x.levels); n++ {
		above, shiftA, can := l.where(limit, element, w, j-1, n, true, v)
		if !can {
			continue
		}
		below, shiftB, can := l.where(limit, element, w, j, n, false, v)
		if !can {
			continue
		}
		if s, found := others.firstIn(above, shiftA, below, shiftB); found {
			return s, true
		}
	}
	return 0, false
}

// where gives the full scores at which a case comes to at least a level, or to less, with one element at level j; and
// how far the other elements' scores lie beneath. No set means every score.
func (l *lattice) where(limit, element, w, j, level int, above bool, v verdicts) (set scoreSet, shift int, can bool) {
	n := l.x.levels[level]
	points := l.points[element][j]
	if points == overriding {
		return nil, 0, l.x.d.Derivation.Override.Gives >= n == above
	}
	shift = points * w
	switch held := l.x.limits[min(limit, l.x.limit[element][j])] < n; {
	case held && above:
		return nil, 0, false
	case held:
		return v.atLeast[0], shift, true
	case above:
		return v.atLeast[level], shift, true
	}
	return v.below[level], shift, true
}

// trace goes back from a score to weights and ratings that come to it, in the lattice's steps.
func (l *lattice) trace(layer, sum, limit, score int) (plan, ratings []int) {
	plan, ratings = make([]int, len(l.low)), make([]int, len(l.low))
	for ; layer > 0; layer-- {
		i := l.order[layer-1]
		sum, limit, score = l.back(&l.layers[layer-1], i, sum, limit, score, plan, ratings)
	}
	if h := l.x.bounds.heaviest; h >= 0 && sum > 0 {
		plan[h] = sum
		for j, p := range l.points[h] {
			if p != overriding && p*sum == score && l.x.limit[h][j] == limit {
				ratings[h] = l.x.levels[j]
			}
		}
	}
	return plan, ratings
}

// back finds one element's weight and level that lead from the layer before to a score, and gives what is left.
func (l *lattice) back(prev *layer, i, sum, limit, score int, plan, ratings []int) (int, int, int) {
	for w := l.low[i]; w <= min(l.high[i], l.most); w++ {
		if sum-w < prev.first || sum-w > prev.last {
			continue
		}
		for j, p := range l.points[i] {
			for from := range prev.limits {
				if p != overriding && min(from, l.x.limit[i][j]) == limit && prev.at(sum-w, from).has(score-p*w) {
					plan[i], ratings[i] = w, l.x.levels[j]
					return sum - w, from, score - p*w
				}
			}
		}
	}
	panic("a score that no element leads to")
}

// inScale gives weights of the lattice in steps of the scale.
func (l *lattice) inScale(plan []int) []int {
	out := make([]int, len(plan))
	for i, w := range plan {
		out[i] = w * l.step
	}
	return out
}
