package system

import (
	"fmt"
	"maps"
	"math/big"
	"slices"

	"sesperf/rules/act"
)

// CheckWeights holds the weights of a plan against §5: SD-5.3, SD-5.8 to SD-5.12. It gives every finding, each with
// its field; none hides another. All bounds are the description's own.
func (d *Description) CheckWeights(w map[string]Number) []act.Finding {
	c := weightCheck{d: d, given: map[string]*big.Rat{}, total: new(big.Rat)}
	for i := range d.Elements {
		c.present(&d.Elements[i], w)
	}
	for _, id := range slices.Sorted(maps.Keys(w)) {
		if _, ok := d.Element(id); !ok {
			c.broken("SD-5.3", id, fmt.Sprintf("%q is not one of the elements, which are %s.", act.Clipped(id), d.titles()),
				"Take it out; only these elements are weighed.")
		}
	}
	c.sum(w)
	for i := range d.Elements {
		c.minimum(&d.Elements[i], w)
	}
	for i := range d.Elements {
		c.heaviest(&d.Elements[i], w)
	}
	for i := range d.Elements {
		c.policy(&d.Elements[i], w)
	}
	return c.found
}

type weightCheck struct {
	d     *Description
	given map[string]*big.Rat // the weights of elements that have one
	total *big.Rat
	found []act.Finding
}

func (c *weightCheck) broken(provision, id, text, cure string) {
	field := "weights"
	if id != "" {
		field += "." + id
	}
	c.found = append(c.found, act.Broken(provision, text, cure).At(field))
}

func (c *weightCheck) present(e *Element, w map[string]Number) {
	n, ok := w[e.ID]
	if !ok {
		c.broken("SD-5.3", e.ID, fmt.Sprintf("%s has no weight.", e.Title),
			fmt.Sprintf("Give each element a weight: %s.", c.d.titles()))
		return
	}
	v, ok := n.exact()
	if !ok {
		c.broken("SD-5.8", e.ID, fmt.Sprintf("The weight of %s is %q, which is not a number.", e.Title, act.Clipped(n.String())), "Write a whole number.")
		return
	}
	c.given[e.ID] = v
	c.total.Add(c.total, v)
	if c.d.Weights.Whole && !v.IsInt() {
		c.broken("SD-5.8", e.ID, fmt.Sprintf("%s weighs %s, which is not a whole number.", e.Title, act.Clipped(n.String())),
			"Write a whole number: the ranges of section 9 leave nothing between two whole scores.")
	} else if !new(big.Rat).Mul(v, big.NewRat(100, 1)).IsInt() {
		c.broken("SD-5.8", e.ID, fmt.Sprintf("%s weighs %s, which has more than two digits after the point.", e.Title, act.Clipped(n.String())),
			"Write it in hundredths.")
	}
}

func (c *weightCheck) sum(w map[string]Number) {
	want := big.NewRat(int64(c.d.Weights.Total), 1)
	gap := new(big.Rat).Sub(want, c.total)
	if gap.Sign() == 0 {
		return
	}
	total := plain(c.total)
	if total == "" { // too long a number for a sentence: name the weight that makes it so
		c.broken("SD-5.8", "", fmt.Sprintf("The weights do not add to %d: %s.", c.d.Weights.Total, c.longest(w)), "Write whole numbers that do.")
		return
	}
	verb := "Take off"
	if gap.Sign() > 0 {
		verb = "Add"
	}
	c.broken("SD-5.8", "", fmt.Sprintf("The weights add to %s, not to %d.", total, c.d.Weights.Total), verb+" "+plain(gap.Abs(gap))+".")
}

// longest names the weight that takes the most to write out.
func (c *weightCheck) longest(w map[string]Number) string {
	most, name := -1, ""
	for _, e := range c.d.Elements {
		v := c.given[e.ID]
		if v == nil {
			continue
		}
		if n := v.Num().BitLen() + v.Denom().BitLen(); n > most {
			most, name = n, fmt.Sprintf("%s weighs %s", e.Title, act.Clipped(w[e.ID].String()))
		}
	}
	return name
}

func (c *weightCheck) minimum(e *Element, w map[string]Number) {
	v, ok := c.given[e.ID]
	if !ok || v.Cmp(e.MinimumWeight.rat()) >= 0 {
		return
	}
	provision := "SD-5.10"
	if e.ID == c.d.Weights.Heaviest || e.ID == "results-driven" {
		provision = "SD-5.9"
	}
	c.broken(provision, e.ID, fmt.Sprintf("%s weighs %s, less than its minimum of %s.", e.Title, act.Clipped(w[e.ID].String()), e.MinimumWeight),
		fmt.Sprintf("Give it %s or more.", e.MinimumWeight))
}

func (c *weightCheck) heaviest(e *Element, w map[string]Number) {
	h, ok := c.d.Element(c.d.Weights.Heaviest)
	if !ok || c.given[h.ID] == nil || c.given[e.ID] == nil || c.given[e.ID].Cmp(c.given[h.ID]) <= 0 {
		return
	}
	c.broken("SD-5.11", e.ID, fmt.Sprintf("%s weighs %s, more than %s with %s.", e.Title, act.Clipped(w[e.ID].String()), h.Title, act.Clipped(w[h.ID].String())),
		fmt.Sprintf("Give it no more than %s.", h.Title))
}

// policy holds a weight against what the agency itself fixed: one weight for all, or a maximum of its own.
func (c *weightCheck) policy(e *Element, w map[string]Number) {
	v := c.given[e.ID]
	if v == nil {
		return
	}
	if u, ok := c.d.Weights.Uniform[e.ID]; ok && c.d.Weights.Policy == "uniform" && v.Cmp(u.rat()) != 0 {
		c.broken("SD-5.12", e.ID, fmt.Sprintf("%s weighs %s, but the agency gives it %s for everybody.", e.Title, act.Clipped(w[e.ID].String()), u),
			fmt.Sprintf("Give it %s.", u))
	}
	if !e.MaximumWeight.IsZero() && v.Cmp(e.MaximumWeight.rat()) > 0 {
		c.broken("SD-5.12", e.ID, fmt.Sprintf("%s weighs %s, more than the %s that the agency allows.", e.Title, act.Clipped(w[e.ID].String()), e.MaximumWeight),
			fmt.Sprintf("Give it %s or less.", e.MaximumWeight))
	}
}

// titles names the elements as a sentence does.
func (d *Description) titles() string {
	var names []string
	for _, e := range d.Elements {
		names = append(names, e.Title)
	}
	return act.List(names)
}
