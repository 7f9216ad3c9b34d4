package system

import "math/bits"

// Domain counts the legal weightings of a plan and, with every rating of every element, the cases that a derivation
// can meet. What does not fit 64 bits is given as the greatest number that does.
func (d *Description) Domain() (plans, cases uint64) {
	b := d.bounds()
	heavy := b.heaviest
	if heavy < 0 {
		plans = b.countOthers(-1, b.total, b.total)
	} else {
		for h := b.low[heavy]; h <= b.high[heavy]; h++ {
			plans = add(plans, b.countOthers(heavy, b.total-h, h))
		}
	}
	cases = plans
	for range d.Elements {
		cases = mul(cases, uint64(len(d.Levels)))
	}
	return plans, cases
}

// bounds is what the description allows each element to weigh, in steps of its scale.
type bounds struct {
	total     int
	low, high []int
	heaviest  int // its place, or -1: no such rule
}

func (d *Description) bounds() bounds {
	s := d.scale()
	steps := func(w Decimal) int { n, _ := s.ofWeight(w); return n }
	b := bounds{total: d.Weights.Total * s.weights, heaviest: -1}
	for i, e := range d.Elements {
		low, high := steps(e.MinimumWeight), b.total
		if !e.MaximumWeight.IsZero() {
			high = min(high, steps(e.MaximumWeight))
		}
		if u, ok := d.Weights.Uniform[e.ID]; ok && d.Weights.Policy == "uniform" {
			low, high = max(low, steps(u)), min(high, steps(u))
		}
		b.low, b.high = append(b.low, low), append(b.high, high)
		if e.ID == d.Weights.Heaviest {
			b.heaviest = i
		}
	}
	return b
}

// countOthers counts the ways in which all elements but one share a total, none above the most.
func (b bounds) countOthers(but, total, most int) uint64 {
	if total < 0 {
		return 0
	}
	ways := make([]uint64, total+1)
	ways[0] = 1
	for i := range b.low {
		if i == but {
			continue
		}
		next := make([]uint64, total+1)
		for have, n := range ways {
			for w := b.low[i]; n > 0 && w <= min(b.high[i], most) && have+w <= total; w++ {
				next[have+w] = add(next[have+w], n)
			}
		}
		ways = next
	}
	return ways[total]
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

// plans lists every legal weighting in steps of the scale, one after the other, each in the order of the elements.
func (d *Description) plans() []int32 {
	b := d.bounds()
	var out []int32
	plan := make([]int32, len(d.Elements))
	var place func(i, left, most int)
	place = func(i, left, most int) {
		if i == len(plan) {
			if left == 0 {
				out = append(out, plan...)
			}
			return
		}
		if i == b.heaviest {
			place(i+1, left, most)
			return
		}
		for w := b.low[i]; w <= min(b.high[i], most, left); w++ {
			plan[i] = int32(w)
			place(i+1, left-w, most)
		}
	}
	if b.heaviest < 0 {
		place(0, b.total, b.total)
		return out
	}
	for h := b.low[b.heaviest]; h <= min(b.high[b.heaviest], b.total); h++ {
		plan[b.heaviest] = int32(h)
		place(0, b.total-h, h)
	}
	return out
}
