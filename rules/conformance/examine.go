package conformance

import (
	"fmt"
	"maps"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// Counterexample is a case that shows why a method of derivation does not conform (§430.305(a)(5)).
type Counterexample struct {
	What         string                    `json:"what"`                    // one of the sentences below
	Weights      map[string]system.Decimal `json:"weights,omitempty"`       // by element
	Levels       map[string]int            `json:"levels,omitempty"`        // by element: the ratings
	Score        *system.Decimal           `json:"score,omitempty"`         // points times weights, added
	Level        int                       `json:"level,omitempty"`         // the summary level: of these ratings, or the one that is not reached
	Claims       []int                     `json:"claims,omitempty"`        // the levels that claim the score, or that are not separated
	BetterLevels map[string]int            `json:"better_levels,omitempty"` // the ratings with one element a level better
	BetterScore  *system.Decimal           `json:"better_score,omitempty"`  // their score
	BetterLevel  int                       `json:"better_level,omitempty"`  // their summary level, which is worse
}

// What a counterexample shows.
const (
	TwoLevels    = "two levels claim a score"
	NoLevel      = "no level claims the score"
	WorseLevel   = "a better element yields a worse level"
	NotReached   = "a level cannot be reached"
	NotSeparated = "points do not separate two levels"
)

// examination asks of a method of derivation whether every legal case has exactly one level, whether a better element
// ever yields a worse level, and whether every level can be reached. It decides by argument where the ranges lie side
// by side and the points rise, and otherwise by going through all scores that can occur; it never guesses.
type examination struct {
	d      *system.Description
	e      *system.Method
	levels []int // from the lowest up
	bounds bounds
	limits []int // the levels at which caps hold, from the lowest up, and last unlimited

	points    [][]int // by element, by place in levels; of an overriding level, overriding
	limit     [][]int // by element, by place in levels: a place in limits
	floor     int     // the least points of any element that does not override
	unit      int     // what all differences of points are multiples of
	low, high int     // no score that can occur without the override lies outside

	work     int          // how much a search may go through
	settled  [3]bool      // by question: answered
	reach    map[int]bool // the levels that a search has met
	faults   []fault
	searched []string // the steps of weights that were searched, where not all were
}

// The questions.
const (
	oneLevel = iota
	noFall
	allReached
)

// overriding stands for the points of a level that decides whatever the score.
const overriding = -1

// unlimited is the limit where no cap applies.
const unlimited = system.Uncapped

// fault is one way in which a method does not conform.
type fault struct {
	example Counterexample
	path    string
	text    string
	cure    string
}

// checkMethod examines the method of derivation (ST-a5).
func checkMethod(c *checker) { c.method("ST-a5") }

// method puts what an examination found under a provision. Where no plan is legal there is nothing to examine, and
// SD-5.8 or SD-5.11 says so.
func (c *checker) method(provision string) {
	if !(bounds{c.d.Bounds()}).allowsPlan() {
		c.unknown(provision, "derivation", "Weights that can add up.", "No plan is legal, so that the method cannot be examined.")
		return
	}
	c.levelsOfMethod(provision)
	x := examine(c.d, maxWork)
	for _, f := range x.told() {
		c.add(Held{Provision: provision, Holds: act.No, Bars: true, Path: f.path, Text: f.text, Cure: f.cure, Counterexample: &f.example})
	}
	switch {
	case c.answered(provision):
	case x.done():
		c.yes(provision, "derivation", "Every legal case has exactly one level, a better element never yields a worse level, every level can be reached, and points separate the levels above fully successful.")
	default:
		c.unknown(provision, "derivation", "Wider steps of weights, or ranges that lie side by side.",
			"It is not decided whether %s: there are too many cases in steps of %s to go through, and a search %s found no fault.", act.List(x.open()), x.e.Scale().Weight(1), x.bound())
	}
}

// levelsOfMethod: ranges and override name levels of the description.
func (c *checker) levelsOfMethod(provision string) {
	for _, l := range slices.Sorted(maps.Keys(c.d.Derivation.Ranges)) {
		c.levelsExist(provision, fmt.Sprintf("derivation.ranges.%d", l), []int{l})
	}
	if o := c.d.Derivation.Override; o != (system.Override{}) {
		c.levelsExist(provision, "derivation.override.any_element_at", []int{o.AnyElementAt})
		c.levelsExist(provision, "derivation.override.gives", []int{o.Gives})
	}
	for i, k := range c.d.Derivation.Caps {
		c.levelsExist(provision, fmt.Sprintf("derivation.caps[%d].at_or_below", i), []int{k.AtOrBelow})
	}
}

// open names the questions that are not answered.
func (x *examination) open() []string {
	var out []string
	for q, words := range []string{"every case has exactly one level", "a better element never yields a worse level", "every level can be reached"} {
		if !x.settled[q] {
			out = append(out, words)
		}
	}
	return out
}

// bound says how far a search went that was not whole.
func (x *examination) bound() string {
	if len(x.searched) == 0 {
		return "along the edges of what weights allow"
	}
	return fmt.Sprintf("along the edges of what weights allow and in steps of %s (with %d weights of the heaviest element)", act.List(x.searched), someWeights)
}

// examine asks all questions. The description must allow a plan. A search goes through so many words at most.
func examine(d *system.Description, work int) *examination {
	x := newExamination(d)
	x.work = work
	x.separated()
	x.argue()
	if !x.done() {
		x.search()
	}
	if !x.done() {
		x.each()
	}
	return x
}

func (x *examination) done() bool { return !slices.Contains(x.settled[:], false) }

func newExamination(d *system.Description) *examination {
	x := &examination{d: d, e: d.Method(), levels: d.Ascending(), bounds: bounds{d.Bounds()}}
	for _, c := range d.Derivation.Caps {
		x.limits = append(x.limits, c.Most)
	}
	x.limits = append(x.limits, unlimited)
	slices.Sort(x.limits)
	x.limits = slices.Compact(x.limits)
	x.floor = 1 << 30
	for i := range d.Elements {
		points, limit := []int{}, []int{}
		for _, l := range x.levels {
			p, most, overrides := x.e.Effect(i, l)
			if overrides {
				points, limit = append(points, overriding), append(limit, len(x.limits)-1)
				continue
			}
			points, limit = append(points, p), append(limit, slices.Index(x.limits, most))
			x.floor = min(x.floor, p)
		}
		x.points, x.limit = append(x.points, points), append(x.limit, limit)
	}
	if x.floor == 1<<30 {
		x.floor = 0 // every level of every element overrides
	}
	x.measure()
	return x
}

// measure finds the unit of the scores and the scores between which all lie.
func (x *examination) measure() {
	least, most := make([]int, len(x.points)), make([]int, len(x.points))
	for i, points := range x.points {
		least[i], most[i] = 1<<30, x.floor
		for _, p := range points {
			if p != overriding {
				x.unit = divisor(x.unit, p-x.floor)
				least[i], most[i] = min(least[i], p), max(most[i], p)
			}
		}
		if least[i] == 1<<30 {
			least[i] = x.floor // every level of the element overrides
		}
	}
	x.unit = max(x.unit, 1)
	x.low, x.high = x.bounds.least(least), -x.bounds.least(negated(most))
}

func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func negated(list []int) []int {
	out := make([]int, len(list))
	for i, n := range list {
		out[i] = -n
	}
	return out
}

// least gives the least sum of value times weight that the bounds allow, the rule on the heaviest element aside.
func (b bounds) least(value []int) int {
	order := make([]int, len(value))
	left, sum := b.Total, 0
	for i := range value {
		order[i] = i
		left, sum = left-b.Low[i], sum+value[i]*b.Low[i]
	}
	slices.SortFunc(order, func(i, j int) int { return value[i] - value[j] })
	for _, i := range order {
		more := max(min(left, b.High[i]-b.Low[i]), 0)
		left, sum = left-more, sum+value[i]*more
	}
	return sum
}
