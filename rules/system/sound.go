package system

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

var idPattern = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

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
	for _, check := range []func() *complaint{d.soundHead, d.soundLevels, d.soundElements, d.soundWeights, d.soundFormula} {
		if c := check(); c != nil {
			return r.refuse(nodeAt(tree, c.path), "%s %s", c.path, c.text)
		}
	}
	return nil
}

// nodeAt finds the value that a complaint is about, or the nearest one around it that stands in the file.
func nodeAt(tree ast.Node, path string) ast.Node {
	for path != "" {
		if p, err := yaml.PathString("$." + path); err == nil {
			if n, err := p.FilterNode(tree); err == nil && n != nil {
				return n
			}
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return tree
}

func complain(path, format string, args ...any) *complaint {
	return &complaint{path, fmt.Sprintf(format, args...)}
}

func (d *Description) soundHead() *complaint {
	if d.Format != 1 {
		return complain("format", "is %d; this program reads format 1", d.Format)
	}
	if !idPattern.MatchString(d.ID) {
		return complain("id", "is %q; write small letters, digits and hyphens", d.ID)
	}
	if d.Title == "" {
		return complain("title", "is empty; name the system")
	}
	words := []struct {
		path, value string
		allowed     []string
	}{
		{"basis", d.Basis, []string{"basic", "own"}},
		{"kind", d.Kind, []string{"ses", "senior-professional"}},
		{"weights.policy", d.Weights.Policy, []string{"", "variable", "uniform"}},
		{"weights.changes", d.Weights.Changes, []string{"", "yearly", "permanent"}},
		{"weights.set_by", d.Weights.SetBy, []string{"", "rating-official", "reviewing-official", "executive-resources", "agency-head"}},
		{"element_rating.method", d.ElementRating.Method, []string{"", "judgment", "mean", "weighted-mean", "lowest"}},
		{"element_rating.rounding", d.ElementRating.Rounding, []string{"", "none", "half-up", "half-even", "down"}},
	}
	for _, w := range words {
		if !slices.Contains(w.allowed, w.value) {
			return complain(w.path, "is %q; it can be %s", w.value, strings.Join(slices.DeleteFunc(w.allowed, func(s string) bool { return s == "" }), ", "))
		}
	}
	for _, p := range []struct{ path, value string }{{"period.begins", d.Period.Begins}, {"period.ends", d.Period.Ends}} {
		if _, err := time.Parse("2006-01-02", "2000-"+p.value); err != nil {
			return complain(p.path, "is %q; write month and day as MM-DD, for example 10-01", p.value)
		}
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
		case l.Level < 1 || l.Level > maxLevels:
			return complain(at+".level", "is %d; levels are numbered from 1", l.Level)
		case seen[l.Level]:
			return complain(at+".level", "is %d, and that level stands above already", l.Level)
		case l.Label == "":
			return complain(at+".label", "is empty; every level has a label")
		case l.Points.Less(Whole(0)) || Whole(maxPoints).Less(l.Points) || l.Points.places() > 2:
			return complain(at+".points", "are %s; they can be from 0 to %d, with at most two digits after the point", l.Points, maxPoints)
		}
		seen[l.Level] = true
	}
	for i, e := range d.Equivalents {
		if !seen[e.Level] {
			return complain(fmt.Sprintf("equivalents[%d].level", i), "is %d, which is none of the levels", e.Level)
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
		case !idPattern.MatchString(e.ID):
			return complain(at+".id", "is %q; write small letters, digits and hyphens", e.ID)
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

// notWeight says whether a number can be no weight here: below 0, above the total, or with too many digits.
func (d *Description) notWeight(w Decimal) bool {
	most := 2
	if d.Weights.Whole {
		most = 0
	}
	return w.Less(Whole(0)) || Whole(maxTotal).Less(w) || w.places() > most
}

func (d *Description) weightsAre() string {
	if d.Weights.Whole {
		return fmt.Sprintf("weights are whole numbers from 0 to %d here (weights.whole)", maxTotal)
	}
	return fmt.Sprintf("weights are from 0 to %d, with at most two digits after the point", maxTotal)
}

func (d *Description) soundWeights() *complaint {
	w := d.Weights
	if w.Total < 1 || w.Total > maxTotal {
		return complain("weights.total", "is %d; it can be from 1 to %d", w.Total, maxTotal)
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
		if _, ok := d.Level(l); !ok {
			return complain("derivation.ranges", "names Level %d, which is none of the levels", l)
		}
		if r.Low().Less(Whole(0)) || r.High().Less(r.Low()) {
			return complain("derivation.ranges", "gives Level %d the scores %s to %s; write the lower score first", l, r.Low(), r.High())
		}
	}
	if o := f.Override; o != (Override{}) {
		if d.Label(o.AnyElementAt) == "" || d.Label(o.Gives) == "" {
			return complain("derivation.override", "names a level that is none of the levels")
		}
	}
	for i, c := range f.Caps {
		at := fmt.Sprintf("derivation.caps[%d]", i)
		if _, ok := d.Element(c.Element); c.Element != "any" && !ok {
			return complain(at+".element", "is %q; write any, or the id of an element", c.Element)
		}
		if d.Label(c.AtOrBelow) == "" || d.Label(c.Most) == "" {
			return complain(at, "names a level that is none of the levels")
		}
	}
	return nil
}
