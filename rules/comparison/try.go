package comparison

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// Trial counts what the same element ratings give under two descriptions. It is for judging a method before it is
// adopted: it knows nobody, keeps no single rating, and orders nobody (SD-9.12, CE-404a8b).
type Trial struct {
	A, B    *system.Description
	Rated   int                 // ratings that both descriptions take
	Table   map[int]map[int]int // by level under A, by level under B; level 0: the ranges give none
	Refused int                 // ratings that one of them does not take
	Reasons []Refusals          // in the order of their provisions
}

// Refusals is how many ratings a description refuses under a provision, at a place: weights.results-driven.
type Refusals struct {
	System    string `json:"system"`
	Provision string `json:"provision"`
	Place     string `json:"place"`
	Ratings   int    `json:"ratings"`
}

// NewTrial begins a trial. Both descriptions need the same elements by id: which element of one would stand for which
// of the other is not guessed.
func NewTrial(a, b *system.Description) (*Trial, error) {
	if only := elementsOnlyIn(a, b); only != "" {
		return nil, fmt.Errorf("%s rates %s, and %s does not; the same ratings cannot be tried under both, since which element would stand for another is not guessed", a.ID, only, b.ID)
	}
	if only := elementsOnlyIn(b, a); only != "" {
		return nil, fmt.Errorf("%s rates %s, and %s does not; the same ratings cannot be tried under both, since which element would stand for another is not guessed", b.ID, only, a.ID)
	}
	return &Trial{A: a, B: b, Table: map[int]map[int]int{}}, nil
}

func elementsOnlyIn(a, b *system.Description) string {
	var only []string
	for _, e := range a.Elements {
		if _, ok := b.Element(e.ID); !ok {
			only = append(only, e.ID)
		}
	}
	return act.List(only)
}

// Add tries one set of ratings under both descriptions. One that either does not take counts as refused, with what
// stands against it.
func (t *Trial) Add(weights map[string]system.Number, levels map[string]int) {
	refused := false
	for i, d := range []*system.Description{t.A, t.B} {
		name := [...]string{"A", "B"}[i]
		places := map[Refusals]bool{} // each once a rating
		for _, f := range act.Barring(append(d.CheckWeights(weights), d.CheckLevels(levels)...)) {
			refused = true
			places[Refusals{System: name, Provision: f.Provision, Place: t.place(f.Field)}] = true
		}
		for p := range places {
			t.refuse(p)
		}
	}
	if refused {
		t.Refused++
		return
	}
	exactly := map[string]system.Decimal{}
	for id, n := range weights {
		exactly[id], _ = n.Decimal()
	}
	from, to := t.A.Derive(exactly, levels).Level, t.B.Derive(exactly, levels).Level
	if t.Table[from] == nil {
		t.Table[from] = map[int]int{}
	}
	t.Table[from][to]++
	t.Rated++
}

// place keeps of a field what the description itself says: a key that is no element may be anybody's name.
func (t *Trial) place(field string) string {
	group, id, _ := strings.Cut(field, ".")
	if _, ok := t.A.Element(id); !ok {
		return group
	}
	return field
}

func (t *Trial) refuse(p Refusals) {
	p.Ratings = 0
	same := func(r Refusals) bool { return r.System == p.System && r.Provision == p.Provision && r.Place == p.Place }
	i := slices.IndexFunc(t.Reasons, same)
	if i < 0 {
		i, t.Reasons = len(t.Reasons), append(t.Reasons, p)
	}
	t.Reasons[i].Ratings++
	slices.SortFunc(t.Reasons, func(x, y Refusals) int {
		return strings.Compare(x.System+" "+x.Provision+" "+x.Place, y.System+" "+y.Provision+" "+y.Place)
	})
}

// Levels gives the levels that came out under a description, from the best down; 0, no level, is the last.
func (t *Trial) Levels() (a, b []int) {
	inB := map[int]bool{}
	for _, row := range t.Table {
		for to := range row {
			inB[to] = true
		}
	}
	return withLevels(t.A, slices.Collect(maps.Keys(t.Table))), withLevels(t.B, slices.Collect(maps.Keys(inB)))
}

// withLevels gives the levels of a description and any other that came out, from the best down.
func withLevels(d *system.Description, came []int) []int {
	out := append(d.Ascending(), came...)
	slices.Sort(out)
	out = slices.Compact(out)
	slices.Reverse(out)
	return out
}
