package act

import (
	"fmt"

	"sesperf/rules/calendar"
)

// Kind is a kind of case: its acts, its parts, and what it asks of people.
type Kind struct {
	Name  string
	New   func() Case
	Acts  []Spec
	Parts []Part
	// Reached says whether the case has come to a milestone that Parts name.
	Reached func(c Case, milestone string) bool
	// Tasks gives what people owe or may do, from the case alone.
	Tasks func(c Case) []Task
	// Show gives the values that a look at the case shows, by part: {"initial": {"score": 400}}.
	Show func(c Case) map[string]map[string]any
}

// Part is a part of a case, and who sees it from when.
type Part struct {
	Name  string
	Title string
	Sees  []Sight
}

// Sight is one relation's view of a part, from a milestone of the case on; an empty milestone is always.
type Sight struct {
	Who  Relation
	From string
}

// Task is something a person, or an office, owes or may do on a case.
type Task struct {
	Act       string        `json:"act"`
	What      string        `json:"what"`
	Person    string        `json:"person,omitempty"`
	Office    Relation      `json:"office,omitempty"` // when no single person: executive-resources
	Since     calendar.Date `json:"since"`
	From      calendar.Date `json:"from,omitzero"` // not before
	Until     calendar.Date `json:"until,omitzero"`
	Provision string        `json:"provision"`
	May       bool          `json:"may,omitempty"` // may, rather than must
}

// Spec finds an act of the kind by its full name.
func (k Kind) Spec(name string) (Spec, bool) {
	for _, s := range k.Acts {
		if s.Name == name {
			return s, true
		}
	}
	return Spec{}, false
}

// Fold applies an entry to the case; an act or a form that the program does not know is an error.
func (k Kind) Fold(c Case, m Meta, b Body) error {
	s, ok := k.Spec(m.Act)
	if !ok || s.Form != m.Form {
		return fmt.Errorf("entry %d: this program does not know the form %s/%d; use the program that wrote it, or a newer one", m.Seq, m.Act, m.Form)
	}
	return s.Apply(c, m, b)
}

// Visible gives the names of the parts that a person with these relations sees of the case as it stands.
func (k Kind) Visible(c Case, have []Relation) map[string]bool {
	out := map[string]bool{}
	for _, p := range k.Parts {
		for _, s := range p.Sees {
			if (s.From == "" || k.Reached(c, s.From)) && has(have, s.Who) {
				out[p.Name] = true
			}
		}
	}
	return out
}

func has(have []Relation, r Relation) bool {
	for _, h := range have {
		if h == r {
			return true
		}
	}
	return false
}

// Step is one act of a case as it stands today: whether these relations may do it, and what bars it.
type Step struct {
	Spec    Spec
	Mine    bool
	Barring []Finding
}

// Next puts the question When to every act that goes on from the case as it stands.
func (k Kind) Next(c Case, have []Relation, q Question) []Step {
	var out []Step
	for _, s := range k.Acts {
		if s.Opens {
			continue
		}
		out = append(out, Step{Spec: s, Mine: s.Permits(have), Barring: Barring(s.When(c, q))})
	}
	return out
}
