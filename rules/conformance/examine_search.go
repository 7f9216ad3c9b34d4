package conformance

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
		if l, ok := x.newLattice(step); ok && l.work() <= maxWork/10 && l.words() <= maxWords {
			l.searchAll()
			x.searched = append(x.searched, x.e.Scale().Weight(step).String())
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
	if h := l.x.bounds.Heaviest; h >= 0 {
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
			return l.low[i] == l.low[j] && l.high[i] == l.high[j] && j != l.x.bounds.Heaviest &&
				slices.Equal(l.points[i], l.points[j]) && slices.Equal(l.x.limit[i], l.x.limit[j])
		}
		if i == l.x.bounds.Heaviest || !slices.ContainsFunc(out, same) {
			out = append(out, i)
		}
	}
	return out
}
