package system

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/act"
)

// Component is one component of an element, rated: a specific performance result of the plan.
type Component struct {
	Level  int     // 0: not rated
	Weight Decimal // among the components of the element, for the weighted mean; zero: none
}

// RolledUp is what the declared method makes of an element's components (§8), with its arithmetic in a sentence.
type RolledUp struct {
	Method string `json:"method"`
	Level  int    `json:"level,omitempty"`  // the element's; 0: the rating official's judgment decides
	Judged bool   `json:"judged,omitempty"` // the rating official decides, and explains it in a narrative
	Text   string `json:"text"`
}

// RatingOf gives how the components of an element make its rating: the element's own declaration, or else the
// description's. A method that is empty is not declared (SD-8.2).
func (d *Description) RatingOf(element string) ElementRating {
	if e, ok := d.Element(element); ok && e.ElementRating != nil {
		return *e.ElementRating
	}
	return d.ElementRating
}

// RollUp works out the rating of an element from its components by the declared method (SD-8.1). Any finding means
// that there is no rating; its field is components.ELEMENT, or the component in it. A mean is exact. It is rounded to
// one of the description's levels, which need not follow on one another: with Levels 5, 3 and 1 a mean of 4 lies
// halfway, and half-up makes it 5, down makes it 3, and half-even makes it nothing, because neither is even.
func (d *Description) RollUp(element string, components []Component) (RolledUp, []act.Finding) {
	e, ok := d.Element(element)
	if !ok {
		return RolledUp{}, []act.Finding{act.Gate("SD-5.3", fmt.Sprintf("%q is not one of the elements, which are %s.", act.Clipped(element), d.titles()),
			"Take it out; only these elements are rated.").At("components." + element)}
	}
	r := roll{d: d, e: e, by: d.RatingOf(element), components: components}
	if r.check(); len(r.found) > 0 {
		return RolledUp{}, r.found
	}
	out := RolledUp{Method: r.by.Method}
	if r.by.AnyLevelOne && r.lowest() == 1 {
		out.Level, out.Text = 1, fmt.Sprintf("Of %s one is at Level 1, and a component at Level 1 makes the element %s.", r.levels(), r.named(1))
		return out, nil
	}
	switch r.by.Method {
	case "judgment":
		out.Judged, out.Text = true, fmt.Sprintf("The rating official judges from %s, and explains it in a narrative.", r.levels())
	case "lowest":
		out.Level, out.Text = r.lowest(), fmt.Sprintf("The lowest of %s decides: %s.", r.levels(), r.named(r.lowest()))
	default:
		out.Level, out.Text = r.mean()
	}
	return out, r.found
}

// roll is one element's components on their way to its rating.
type roll struct {
	d          *Description
	e          *Element
	by         ElementRating
	components []Component
	found      []act.Finding
}

func (r *roll) refuse(at, text, cure string) {
	r.found = append(r.found, act.Gate("SD-8.1", text, cure).At("components."+r.e.ID+at))
}

// check asks for a declared method, and of each component for a level and for what the method needs beside it.
func (r *roll) check() {
	switch {
	case !slices.Contains([]string{"judgment", "mean", "weighted-mean", "lowest"}, r.by.Method):
		r.found = append(r.found, act.Broken("SD-8.2", r.e.Title+" has several components, and the description declares no method that makes its rating of theirs.",
			"The agency declares the method in section 8 of its description first.").At("components."+r.e.ID))
		return
	case len(r.components) == 0:
		r.refuse("", "No component of "+r.e.Title+" is rated.", "Rate each of them.")
	}
	for i, c := range r.components {
		at := fmt.Sprintf(".%d", i)
		if c.Level == 0 {
			r.refuse(at+".level", fmt.Sprintf("Component %d of %s has no level.", i+1, r.e.Title), "Rate it.")
		} else if _, ok := r.d.Level(c.Level); !ok {
			r.refuse(at+".level", fmt.Sprintf("Component %d of %s is rated Level %d, and the levels are %s.", i+1, r.e.Title, c.Level, r.d.LevelNumbers()), "Rate it at one of these levels.")
		}
		if r.by.Method == "weighted-mean" && !Whole(0).Less(c.Weight) {
			r.refuse(at, fmt.Sprintf("Component %d of %s has no weight in the plan, and the weighted mean needs one.", i+1, r.e.Title), "Give each component of the plan a weight above 0.")
		}
	}
}

func (r *roll) lowest() int {
	low := r.components[0].Level
	for _, c := range r.components {
		low = min(low, c.Level)
	}
	return low
}

// mean works out the mean, weighted or not, and rounds it as declared.
func (r *roll) mean() (int, string) {
	sum, total := new(big.Rat), new(big.Rat)
	var weights []string
	for _, c := range r.components {
		weight := c.Weight
		if r.by.Method == "mean" {
			weight = Whole(1)
		}
		weights = append(weights, weight.String())
		total.Add(total, weight.rat())
		sum.Add(sum, new(big.Rat).Mul(weight.rat(), big.NewRat(int64(c.Level), 1)))
	}
	mean := sum.Quo(sum, total)
	said := fmt.Sprintf("The mean of %s is %s", r.levels(), mixed(mean))
	if r.by.Method == "weighted-mean" {
		said = fmt.Sprintf("%s weigh %s, so their weighted mean is %s", r.levels(), act.List(weights), mixed(mean))
	}
	low, high := r.between(mean)
	if low == high {
		return low, fmt.Sprintf("%s: %s.", said, r.named(low))
	}
	level, why := rounded(mean, low, high, r.by.Rounding)
	if level == 0 {
		r.refuse("", fmt.Sprintf("%s. That is none of the levels, which are %s, and %s.", said, r.d.LevelNumbers(), why),
			"Look at the levels of the components again, or have the description declare a rounding that settles it.")
		return 0, ""
	}
	return level, fmt.Sprintf("%s, %s: %s.", said, why, r.named(level))
}

// between gives the description's levels next to a mean: the same one twice where the mean is a level.
func (r *roll) between(mean *big.Rat) (low, high int) {
	for _, l := range r.d.Ascending() {
		if big.NewRat(int64(l), 1).Cmp(mean) <= 0 {
			low = l
		} else if high == 0 {
			high = l
		}
	}
	if big.NewRat(int64(low), 1).Cmp(mean) == 0 {
		high = low
	}
	return low, high
}

// rounded gives the level that a mean between two is rounded to, and how; 0 with what is missing.
func rounded(mean *big.Rat, low, high int, rounding string) (int, string) {
	half := mean.Cmp(big.NewRat(int64(low+high), 2))
	switch {
	case rounding == "down":
		return low, "rounded down"
	case rounding != "half-up" && rounding != "half-even":
		return 0, "the description declares no rounding"
	case half < 0:
		return low, "rounded to the nearest level"
	case half > 0:
		return high, "rounded to the nearest level"
	case rounding == "half-up":
		return high, "rounded half up"
	case low%2 == high%2:
		return 0, fmt.Sprintf("it lies halfway between Levels %d and %d, of which the declared rounding takes the even one: there is not one", low, high)
	case low%2 == 0:
		return low, "rounded half to even"
	}
	return high, "rounded half to even"
}

// levels names the levels of the components in their order: Levels 5, 4 and 4.
func (r *roll) levels() string {
	var numbers []string
	for _, c := range r.components {
		numbers = append(numbers, strconv.Itoa(c.Level))
	}
	if len(numbers) == 1 {
		return "Level " + numbers[0]
	}
	return "Levels " + act.List(numbers)
}

func (r *roll) named(level int) string { return fmt.Sprintf("Level %d (%s)", level, r.d.Label(level)) }

// mixed writes a fraction as people read it: 4, 4.5, and 4 1/3 where it has more than four digits after the point.
func mixed(v *big.Rat) string {
	if places, exact := v.FloatPrec(); exact && places <= 4 {
		return v.FloatString(places)
	}
	whole, rest := new(big.Int).QuoRem(v.Num(), v.Denom(), new(big.Int))
	return strings.TrimPrefix(fmt.Sprintf("%s %s/%s", whole, rest, v.Denom()), "0 ")
}
