package conformance

import "slices"

// lattice holds every way in which elements can share the weights of a plan and what scores come of it, element after
// element: for each sum of weights so far and each limit that caps have set so far, the set of scores. Ratings that
// override are left out. Weights go in steps; scores are counted from the floor and in units, so that the sets are small.
type lattice struct {
	x         *examination
	step      int // in steps of the scale
	total     int // in steps, as low and high
	low, high []int
	points    [][]int // from the floor, in units; overriding

	layers []layer
	order  []int // the element that each layer but the first took in
	most   int   // no element but the heaviest weighs more
	best   int   // the most points of any level
	spare  []scoreSet
}

// layer is what the elements so far come to, for each sum of weights from first to last.
type layer struct {
	first, last int
	limits      int
	sets        []scoreSet // by sum of weights, by limit
}

func (l *layer) at(sum, limit int) scoreSet { return l.sets[(sum-l.first)*l.limits+limit] }

// maxWork is how many words a search may go through, as work counts them: some seconds. maxWords is how many it may
// hold at once.
const (
	maxWork  = 40_000_000_000
	maxWords = 8_000_000
)

// newLattice makes a lattice in steps of so many of the scale; false if the total is not a number of them.
func (x *examination) newLattice(step int) (*lattice, bool) {
	b := x.bounds
	l := &lattice{x: x, step: step, total: b.Total / step}
	for i := range b.Low {
		l.low = append(l.low, (b.Low[i]+step-1)/step)
		l.high = append(l.high, min(b.High[i], b.Total)/step)
		points := make([]int, len(x.points[i]))
		for j, p := range x.points[i] {
			points[j] = overriding
			if p != overriding {
				points[j] = (p - x.floor) / x.unit
			}
		}
		l.points = append(l.points, points)
	}
	for _, points := range l.points {
		l.best = max(l.best, slices.Max(points))
	}
	return l, b.Total%step == 0
}

// score gives a full score of the lattice in steps of the scale.
func (l *lattice) score(s int) int { return (s*l.x.unit + l.x.floor*l.total) * l.step }

// size is the greatest full score of the lattice.
func (l *lattice) size() int { return l.best * l.total }

// fill takes in every element but the one left out, the heaviest first with its weight; it gives the last layer, or nil
// if the elements cannot have such weights. A left-out element of -1 is none.
func (l *lattice) fill(heaviest, leftOut int) *layer {
	h := l.x.bounds.Heaviest
	l.layers, l.order, l.most = l.layers[:0], l.order[:0], l.total
	needs := 0
	for i := range l.low {
		if i != h {
			needs += l.low[i]
		}
	}
	first := layer{first: 0, last: 0, limits: len(l.x.limits)}
	if h >= 0 {
		l.most = heaviest
		if leftOut != h {
			first.first, first.last = heaviest, heaviest
		} else {
			needs += heaviest
		}
	}
	first.sets = l.empty(&first)
	if h >= 0 && leftOut != h {
		for j, p := range l.points[h] {
			if p != overriding {
				first.at(heaviest, l.x.limit[h][j]).add(p * heaviest)
			}
		}
	} else {
		first.at(0, len(l.x.limits)-1).add(0)
	}
	l.layers = append(l.layers, first)
	for i := range l.low {
		if i == h || i == leftOut {
			continue
		}
		needs -= l.low[i]
		if !l.take(i, needs) {
			return nil
		}
	}
	return &l.layers[len(l.layers)-1]
}

// empty makes the sets of a layer, each with room for the scores that its sum of weights can have.
func (l *lattice) empty(y *layer) []scoreSet {
	peak := l.best
	sets := make([]scoreSet, (y.last-y.first+1)*y.limits)
	words := 0
	for sum := y.first; sum <= y.last; sum++ {
		words += (peak*sum/64 + 1) * y.limits
	}
	all := make([]uint64, words)
	for i := range sets {
		n := peak*(y.first+i/y.limits)/64 + 1
		sets[i], all = all[:n:n], all[n:]
	}
	return sets
}

// take takes in one element; the elements after it need some weight too.
func (l *lattice) take(i, needs int) bool {
	prev := &l.layers[len(l.layers)-1]
	low, high := l.low[i], min(l.high[i], l.most)
	next := layer{first: prev.first + low, last: min(prev.last+high, l.total-needs), limits: prev.limits}
	if low > high || next.first > next.last {
		return false
	}
	next.sets = l.empty(&next)
	for j, p := range l.points[i] {
		if p == overriding {
			continue
		}
		for limit := range prev.limits {
			l.window(&next, prev, limit, min(limit, l.x.limit[i][j]), p, low, high)
		}
	}
	l.layers, l.order = append(l.layers, next), append(l.order, i)
	return true
}

// window adds, for each sum of weights, the scores of all sums that one element with these points and a weight from low
// to high leads from. It goes by blocks as long as the window, with what came before in a block and what comes after.
func (l *lattice) window(next, prev *layer, from, to, points, low, high int) {
	length := high - low + 1
	end := min(prev.last+length-1, next.last-low)
	peak := l.best
	running := newScoreSet(peak * end)
	tail := make([]scoreSet, length)
	for block := prev.first; block <= end; block += length {
		clear(running)
		for x := block; x < block+length && x <= end; x++ {
			now := running[:peak*x/64+1]
			now.raise(points)
			if x <= prev.last {
				now.orShifted(prev.at(x, from), 0)
			}
			to := next.at(x+low, to)
			to.orShifted(now, points*low)
			if x-length+1 < block && block > prev.first {
				to.orShifted(tail[x-length+1-(block-length)], points*(x-(block-1)+low))
			}
		}
		if block+length <= end {
			l.tail(tail, prev, from, points, block)
		}
	}
}

// tail gives, for each sum of a block, the scores of all sums from it to the block's end, raised to that end.
func (l *lattice) tail(tail []scoreSet, prev *layer, from, points, block int) {
	last := len(tail) - 1
	for len(l.spare) < len(tail) {
		l.spare = append(l.spare, newScoreSet(l.size()))
	}
	for n := last; n >= 0; n-- {
		tail[n] = l.spare[n][:l.best*(block+last)/64+1]
		clear(tail[n])
		if n < last {
			tail[n].orShifted(tail[n+1], 0)
		}
		if block+n <= prev.last {
			tail[n].orShifted(prev.at(block+n, from), points*(last-n))
		}
	}
}
