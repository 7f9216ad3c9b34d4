package conformance

// searchFalls looks for a rating that falls when one element is rated a level better, the others as they are.
func (l *lattice) searchFalls(heaviest, element int, v verdicts) {
	last := l.fill(heaviest, element)
	if last == nil {
		return
	}
	for sum := last.first; sum <= last.last; sum++ {
		w := l.total - sum
		if w < l.low[element] || w > min(l.high[element], l.most) || element == l.x.bounds.Heaviest && w != heaviest {
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
	if h := l.x.bounds.Heaviest; h >= 0 && sum > 0 {
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
