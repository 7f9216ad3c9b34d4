package system

import (
	"math"
	"math/big"
	"math/bits"
)

// Domain counts the legal weightings of a plan and, with every rating of every element, the cases that a derivation
// can meet. It counts no further than domainEnough plans, far more than can be gone through: from there on it gives
// some number at least as great. What does not fit 64 bits is given as the greatest number that does.
func (d *Description) Domain() (plans, cases uint64) {
	b := d.Bounds()
	if b.Heaviest < 0 {
		plans = b.countOthers(-1, b.Total, b.Total)
	} else {
		for h := b.Low[b.Heaviest]; h <= min(b.High[b.Heaviest], b.Total) && plans < domainEnough; h++ {
			plans = add(plans, b.countOthers(b.Heaviest, b.Total-h, h))
		}
	}
	cases = plans
	for range d.Elements {
		cases = mul(cases, uint64(len(d.Levels)))
	}
	return plans, cases
}

// domainEnough is the number of plans from which on Domain need not be exact: MaxCases with two elements of one level.
const domainEnough = MaxCases

// Bounds is what the description allows each element to weigh, in steps of its scale.
type Bounds struct {
	Total     int
	Low, High []int
	Heaviest  int // its place, or -1: no such rule
}

// Bounds gives what each element may weigh.
func (d *Description) Bounds() Bounds {
	s := d.scale()
	steps := func(w Decimal) int { n, _ := s.ofWeight(w); return n }
	b := Bounds{Total: d.Weights.Total * s.weights, Heaviest: -1}
	for i, e := range d.Elements {
		low, high := steps(e.MinimumWeight), b.Total
		if !e.MaximumWeight.IsZero() {
			high = min(high, steps(e.MaximumWeight))
		}
		if u, ok := d.Weights.Uniform[e.ID]; ok && d.Weights.Policy == "uniform" {
			low, high = max(low, steps(u)), min(high, steps(u))
		}
		b.Low, b.High = append(b.Low, low), append(b.High, high)
		if e.ID == d.Weights.Heaviest {
			b.Heaviest = i
		}
	}
	return b
}

// countOthers counts the ways in which all elements but one share a total, none above the most.
func (b Bounds) countOthers(but, total, most int) uint64 {
	left, room := total, 0 // what is left above the least weights, and what there is room for
	var spans []int
	choices := uint64(1)
	for i := range b.Low {
		if i == but {
			continue
		}
		span := min(b.High[i], most) - b.Low[i]
		left -= b.Low[i]
		if span < 0 || left < 0 {
			return 0
		}
		spans, room, choices = append(spans, span), room+span, mul(choices, uint64(span+1))
	}
	left = min(left, room-left) // as many leave out what the others take
	if left < 0 {
		return 0
	}
	if choices > math.MaxInt64 {
		return countBig(spans, left)
	}
	ways := make([]uint64, left+1)
	ways[0] = 1
	for _, span := range spans {
		window := uint64(0)
		next := make([]uint64, left+1)
		for have := range next {
			window += ways[have]
			if have > span {
				window -= ways[have-span-1]
			}
			next[have] = window
		}
		ways = next
	}
	return ways[left]
}

// countBig counts as countOthers does, in numbers of any length.
func countBig(spans []int, left int) uint64 {
	ways := make([]big.Int, left+1)
	ways[0].SetInt64(1)
	for _, span := range spans {
		var window big.Int
		next := make([]big.Int, left+1)
		for have := range next {
			window.Add(&window, &ways[have])
			if have > span {
				window.Sub(&window, &ways[have-span-1])
			}
			next[have].Set(&window)
		}
		ways = next
	}
	if !ways[left].IsUint64() {
		return math.MaxUint64
	}
	return ways[left].Uint64()
}

func add(a, b uint64) uint64 {
	s, carry := bits.Add64(a, b, 0)
	if carry != 0 {
		return ^uint64(0)
	}
	return s
}

func mul(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	if high != 0 {
		return ^uint64(0)
	}
	return low
}

// plans lists every legal weighting in steps of the scale, one after the other, each in the order of the elements. The
// domain has to be one that can be listed.
func (d *Description) plans() []int32 {
	b := d.Bounds()
	count, _ := d.Domain()
	l := lister{Bounds: b, plan: make([]int32, len(d.Elements)), out: make([]int32, 0, int(count)*len(d.Elements))}
	if b.Heaviest < 0 {
		l.list(b.Total, b.Total)
		return l.out
	}
	for h := b.Low[b.Heaviest]; h <= min(b.High[b.Heaviest], b.Total); h++ {
		l.plan[b.Heaviest] = int32(h)
		l.list(b.Total-h, h)
	}
	return l.out
}

// lister lists the ways in which all elements but the heaviest share a total.
type lister struct {
	Bounds
	plan        []int32
	least, most []int // what the elements from here on weigh at least and at most together
	out         []int32
}

func (l *lister) list(total, most int) {
	n := len(l.plan)
	l.least, l.most = make([]int, n+1), make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		l.least[i], l.most[i] = l.least[i+1], l.most[i+1]
		if i != l.Heaviest {
			l.least[i] += l.Low[i]
			l.most[i] += min(l.High[i], most)
		}
	}
	l.place(0, total, most)
}

// place gives weights to the elements from i on, never one that leaves too much or too little for the rest.
func (l *lister) place(i, left, most int) {
	switch i {
	case len(l.plan):
		if left == 0 {
			l.out = append(l.out, l.plan...)
		}
	case l.Heaviest:
		l.place(i+1, left, most)
	default:
		for w := max(l.Low[i], left-l.most[i+1]); w <= min(l.High[i], most, left-l.least[i+1]); w++ {
			l.plan[i] = int32(w)
			l.place(i+1, left-w, most)
		}
	}
}
