// Package comparison holds two descriptions against each other: what one changes against another and what the law says
// of each change (§430.305(c)), and what the same ratings give under both.
package comparison

import (
	"sesperf/rules/law"
	"sesperf/rules/system"
)

// Verdict is what the law says of a change that an agency made to the system it adopts.
type Verdict string

// The verdicts. A description with one change that is NotAllowed is not an adoption with limited adaptation.
const (
	Allowed       Verdict = "allowed"
	NeedsApproval Verdict = "needs OPM's approval"
	NotAllowed    Verdict = "not allowed"
)

// Change is one thing that a description says otherwise than another, or alone.
type Change struct {
	Path      string  `json:"path"` // levels by number and elements by id: levels.5.label, elements.leading-change.title
	From      string  `json:"from"` // as written; empty: it does not stand there
	To        string  `json:"to"`
	Verdict   Verdict `json:"verdict"`
	Provision string  `json:"provision"`
	Cite      string  `json:"cite"`
	Text      string  `json:"text"` // why the verdict is so, in a sentence
	At        string  `json:"at"`   // file:line:column in the second description; empty without a file
}

// Compare gives what b says otherwise than a, in the order of the format, each change with its verdict for whoever
// puts b in force (§430.305(c)). Levels, elements, competencies and equivalents are matched by number, id or label and
// not by their places in the list; white space in a text that stands as OPM wrote it does not count.
//
// Where b adopts the basic system, its changes are held against the built-in one, whatever a is; otherwise against a.
// A system of the agency's own, or a later basic one, is held against §430.305 alone: all of it may differ, with OPM's
// approval (§1330.403(b)). Compare is pure, and gives nothing if the two say the same.
func Compare(a, b *system.Description) []Change {
	c := comparison{b: b, adopted: a}
	if HeldAgainst(a, b) == "basic" {
		c.adopted = system.Basic()
	}
	c.reference = statements(c.adopted)
	c.walk(statements(a), statements(b), "")
	return c.found
}

// Own says whether the description is held against §430.305 alone: an agency's own system (§430.305(b)), or a later
// basic one, which adopts itself.
func Own(d *system.Description) bool {
	return d.Basis == "own" || d.Adopts == d.ID && d.ID != "basic"
}

// HeldAgainst names what Compare holds b's changes against: the built-in system or a by its id, or §430.305.
func HeldAgainst(a, b *system.Description) string {
	switch {
	case Own(b):
		return "§430.305"
	case b.Adopts == "basic":
		return "basic"
	}
	return a.ID
}

type comparison struct {
	b         *system.Description
	adopted   *system.Description // whose words b has to keep
	reference *statement
	found     []Change
}

// walk goes through two statements of the same path; nil stands for one that is not there.
func (c *comparison) walk(a, b *statement, around string) {
	switch {
	case a == nil && b == nil:
		return
	case b != nil && b.place != "":
		around = b.place
	}
	if a == nil && b.empty {
		a = groupOf(b.path, b.place)
	} else if b == nil && a.empty {
		b = groupOf(a.path, a.place)
	}
	if a == nil || b == nil || !a.group || !b.group {
		if !a.same(b) {
			c.judge(a, b, around)
		}
		return
	}
	for _, key := range union(a.order, b.order) {
		c.walk(a.parts[key], b.parts[key], around)
	}
}

func (c *comparison) judge(a, b *statement, around string) {
	change := Change{From: a.words(), To: b.words(), At: c.b.Place(around)}
	change.Path = a.at()
	if b != nil {
		change.Path = b.path
	}
	rule := ruleOf(change.Path)
	change.Verdict, change.Provision, change.Text = c.verdict(rule, change.Path, b)
	change.Cite = law.Must(change.Provision).Cite
	c.found = append(c.found, change)
}

func (c *comparison) verdict(r rule, path string, b *statement) (Verdict, string, string) {
	switch {
	case r.identity:
		return Allowed, r.provision, r.note
	case Own(c.b) && !c.b.Chapter43():
		return Allowed, "CE-403e", "The agency stands under another authority, which the description names; OPM does not approve it."
	case Own(c.b):
		return NeedsApproval, "CE-403b", "It is the system's own; it may be so with OPM's approval, and is held against §430.305."
	}
	ref := c.reference.find(path)
	if ref.same(b) {
		return Allowed, "ST-c", "This is what the adopted system says."
	}
	return r.judge(r, c, ref, b)
}

// union gives the keys of both, those of a first.
func union(a, b []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, list := range [][]string{a, b} {
		for _, key := range list {
			if !seen[key] {
				seen[key] = true
				out = append(out, key)
			}
		}
	}
	return out
}
