package system

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// The greatest sizes of a description. They keep the derivation's table small; no agency comes near them.
const (
	maxElements = 20
	maxLevels   = 9
	maxTotal    = 1000
	maxPoints   = 100
)

// complaint is one value of a description that cannot stand beside the others.
type complaint struct {
	path string // as in elements[0].id
	text string
}

// sound refuses a description whose values contradict each other, so that everything after it can rely on them.
// Whether the law allows what it says is another question.
func (d *Description) sound(r reader, tree ast.Node) error {
	for _, check := range append([]func() *complaint{d.soundHead}, d.soundMethod()...) {
		if c := check(); c != nil {
			return r.refuse(nodeAt(tree, c.path), "%s %s", c.path, c.text)
		}
	}
	return nil
}

// soundMethod is what the derivation rests on: levels, elements, weights and the formula.
func (d *Description) soundMethod() []func() *complaint {
	return []func() *complaint{d.soundLevels, d.soundElements, d.soundWeights, d.soundFormula}
}

// MakeReady makes the derivation of a description ready that was put together value by value; Parse does it for one that
// is read. It is an error if levels, elements, weights and formula cannot stand beside each other. Afterwards the
// description is never changed.
func (d *Description) MakeReady() error {
	for _, check := range d.soundMethod() {
		if c := check(); c != nil {
			return fmt.Errorf("the description %s: %s %s", d.ID, c.path, c.text)
		}
	}
	d.method = newMethod(d)
	return nil
}

// nodeAt finds the value that a complaint is about, or the nearest one around it that stands in the file.
func nodeAt(tree ast.Node, path string) ast.Node {
	for path != "" {
		key := path
		if i := strings.IndexAny(path[1:], ".["); i >= 0 {
			key = path[:i+1]
		}
		next := childOf(tree, strings.TrimPrefix(key, "."))
		if next == nil {
			return tree
		}
		tree, path = next, path[len(key):]
	}
	return tree
}

// childOf gives the value of a key, or of an entry of a list as in [2]; nil if there is none.
func childOf(n ast.Node, key string) ast.Node {
	if l, ok := n.(*ast.SequenceNode); ok {
		if i, err := strconv.Atoi(strings.Trim(key, "[]")); err == nil && i < len(l.Values) {
			return l.Values[i]
		}
		return nil
	}
	for _, v := range valuesOf(n) {
		if v.Key.GetToken().Value == key {
			return v.Value
		}
	}
	return nil
}

func complain(path, format string, args ...any) *complaint {
	return &complaint{path, fmt.Sprintf(format, args...)}
}

func (d *Description) soundHead() *complaint {
	if d.Format != 1 {
		return complain("format", "is %d; this program reads format 1", d.Format)
	}
	if d.Title == "" {
		return complain("title", "is empty; name the system")
	}
	return nil
}

func (d *Description) soundLevels() *complaint {
	if len(d.Levels) == 0 || len(d.Levels) > maxLevels {
		return complain("levels", "are %d; a system has from 1 to %d", len(d.Levels), maxLevels)
	}
	seen := map[int]bool{}
	for i, l := range d.Levels {
		at := fmt.Sprintf("levels[%d]", i)
		switch {
		case seen[l.Level]:
			return complain(at+".level", "is %d, and that level stands above already", l.Level)
		case l.Label == "":
			return complain(at+".label", "is empty; every level has a label")
		case l.Points.places() > 2:
			return complain(at+".points", "are %s; they have at most two digits after the point", l.Points)
		}
		seen[l.Level] = true
	}
	for i, e := range d.Equivalents {
		if e.Label == "" {
			return complain(fmt.Sprintf("equivalents[%d].label", i), "is empty; name the label that stands for Level %d", e.Level)
		}
	}
	return nil
}

func (d *Description) soundElements() *complaint {
	if len(d.Elements) == 0 || len(d.Elements) > maxElements {
		return complain("elements", "are %d; a system has from 1 to %d", len(d.Elements), maxElements)
	}
	seen := map[string]bool{}
	for i, e := range d.Elements {
		at := fmt.Sprintf("elements[%d]", i)
		switch {
		case e.ID == "":
			return complain(at+".id", "is missing; every element has a name of small letters, digits and hyphens")
		case seen[e.ID]:
			return complain(at+".id", "is %q, and that element stands above already", e.ID)
		case e.Title == "":
			return complain(at+".title", "is empty; every element has a title")
		case d.notWeight(e.MinimumWeight):
			return complain(at+".minimum_weight", "is %s; %s", e.MinimumWeight, d.weightsAre())
		case d.notWeight(e.MaximumWeight):
			return complain(at+".maximum_weight", "is %s; %s", e.MaximumWeight, d.weightsAre())
		case !e.MaximumWeight.IsZero() && e.MaximumWeight.Less(e.MinimumWeight):
			return complain(at+".maximum_weight", "is %s, less than the minimum of %s", e.MaximumWeight, e.MinimumWeight)
		}
		seen[e.ID] = true
	}
	return nil
}

// notWeight says whether a number can be no weight here: it has too many digits after the point.
func (d *Description) notWeight(w Decimal) bool {
	most := 2
	if d.Weights.Whole {
		most = 0
	}
	return w.places() > most
}

func (d *Description) weightsAre() string {
	if d.Weights.Whole {
		return "weights are whole numbers here (weights.whole)"
	}
	return "weights have at most two digits after the point"
}

func (d *Description) soundWeights() *complaint {
	w := d.Weights
	if w.Total == 0 {
		return complain("weights", "do not say to what they add; write total: 100")
	}
	if _, ok := d.Element(w.Heaviest); w.Heaviest != "" && !ok {
		return complain("weights.heaviest", "is %q, which is none of the elements", w.Heaviest)
	}
	for _, id := range slices.Sorted(maps.Keys(w.Uniform)) {
		if _, ok := d.Element(id); !ok {
			return complain("weights.uniform", "names %q, which is none of the elements", id)
		}
		if d.notWeight(w.Uniform[id]) {
			return complain("weights.uniform."+id, "is %s; %s", w.Uniform[id], d.weightsAre())
		}
	}
	if size := d.scoreSteps(); size > maxSteps {
		return complain("levels", "and weights have so many digits after the point that there are %d scores; at most %d are read", size, maxSteps)
	}
	return nil
}

func (d *Description) soundFormula() *complaint {
	f := d.Derivation
	for _, l := range slices.Sorted(maps.Keys(f.Ranges)) {
		r := f.Ranges[l]
		if r.High().Less(r.Low()) {
			return complain(fmt.Sprintf("derivation.ranges.%d", l), "gives Level %d the scores %s to %s; write the lower score first", l, r.Low(), r.High())
		}
	}
	if o := f.Override; o != (Override{}) && d.Label(o.Gives) == "" && (o.AnyElementAt == 0 || d.Label(o.AnyElementAt) != "") {
		return complain("derivation.override", "gives Level %d, which is none of the levels", o.Gives)
	}
	for i, c := range f.Caps {
		at := fmt.Sprintf("derivation.caps[%d]", i)
		if _, ok := d.Element(c.Element); c.Element != "any" && !ok {
			return complain(at+".element", "is %q; write any, or the id of an element", c.Element)
		}
		if d.Label(c.Most) == "" {
			return complain(at+".most", "is Level %d, which is none of the levels", c.Most)
		}
	}
	return nil
}
