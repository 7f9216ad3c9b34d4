package wording

import (
	"slices"

	"sesperf/rules/system"
)

// The worked example of the basic system's section 9 (SD-9.4).
var (
	exampleWeights = map[string]system.Decimal{"leading-change": system.Whole(15), "leading-people": system.Whole(15), "business-acumen": system.Whole(15),
		"building-coalitions": system.Whole(15), "results-driven": system.Whole(40)}
	exampleLevels = map[string]int{"leading-change": 4, "leading-people": 5, "business-acumen": 3, "building-coalitions": 4, "results-driven": 4}
)

// Example gives a worked example under this description: the published one where its weights and levels are allowed,
// else one that is. It is false where none was found.
func Example(of *system.Description) (system.Derivation, bool) {
	d := document{of}
	if d.allows(exampleWeights) && len(d.CheckLevels(exampleLevels)) == 0 {
		if v := d.Derive(exampleWeights, exampleLevels); v.Level != 0 {
			return v, true
		}
	}
	weights, ok := d.exampleWeights()
	if !ok {
		return system.Derivation{}, false
	}
	for _, pattern := range [][]int{{4, 5, 3, 4, 4}, {3}, {5}, {1}} {
		if v := d.Derive(weights, d.exampleLevels(pattern)); v.Level != 0 {
			return v, true
		}
	}
	return system.Derivation{}, false
}

func (d document) allows(weights map[string]system.Decimal) bool {
	numbers := map[string]system.Number{}
	for id, w := range weights {
		numbers[id] = system.Number(w.String())
	}
	return len(d.CheckWeights(numbers)) == 0
}

// exampleWeights gives weights that the description allows: the uniform ones, or the minimums with the rest spread over
// the elements, or with all of the rest on the heaviest.
func (d document) exampleWeights() (map[string]system.Decimal, bool) {
	all := d.minimums()
	heaviest := d.exampleOrder()[0]
	all[heaviest.ID] = all[heaviest.ID].Add(d.unspent(all))
	for _, w := range []map[string]system.Decimal{d.Weights.Uniform, d.spread(), all} {
		if len(w) == len(d.Elements) && d.allows(w) {
			return w, true
		}
	}
	return nil, false
}

func (d document) minimums() map[string]system.Decimal {
	out := map[string]system.Decimal{}
	for _, e := range d.Elements {
		out[e.ID] = e.MinimumWeight
	}
	return out
}

// unspent is what weights lack to the total.
func (d document) unspent(weights map[string]system.Decimal) system.Decimal {
	rest := system.Whole(d.Weights.Total)
	for _, w := range weights {
		rest = rest.Sub(w)
	}
	return rest
}

// exampleOrder gives the elements with the heaviest first.
func (d document) exampleOrder() []*system.Element {
	var out []*system.Element
	for i := range d.Elements {
		e := &d.Elements[i]
		if e.ID == d.Weights.Heaviest {
			out = slices.Insert(out, 0, e)
		} else {
			out = append(out, e)
		}
	}
	return out
}

// spread begins with the minimums and goes round, the heaviest first, giving each a twentieth of the total while it may
// have more.
func (d document) spread() map[string]system.Decimal {
	weights := d.minimums()
	order := d.exampleOrder()
	step := system.Whole(max(d.Weights.Total/20, 1))
	for given := true; given; {
		given = false
		for _, e := range order {
			more := least(step, d.unspent(weights))
			if !e.MaximumWeight.IsZero() {
				more = least(more, e.MaximumWeight.Sub(weights[e.ID]))
			}
			if h, ok := d.Element(d.Weights.Heaviest); ok && h.ID != e.ID {
				more = least(more, weights[h.ID].Sub(weights[e.ID]))
			}
			if (system.Decimal{}).Less(more) {
				weights[e.ID] = weights[e.ID].Add(more)
				given = true
			}
		}
	}
	return weights
}

func least(a, b system.Decimal) system.Decimal {
	if b.Less(a) {
		return b
	}
	return a
}

// exampleLevels gives the elements levels by a pattern, each the nearest level that the description has from there down.
func (d document) exampleLevels(pattern []int) map[string]int {
	out := map[string]int{}
	for i, e := range d.Elements {
		n := pattern[i%len(pattern)]
		for _, ok := d.Level(n); !ok && n > 1; _, ok = d.Level(n) {
			n--
		}
		out[e.ID] = n
	}
	return out
}
