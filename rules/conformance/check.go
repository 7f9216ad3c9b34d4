// Package conformance holds a description against the law: the standards of §430.305, the limits on adaptation and the
// criteria of part 1330. It answers each provision by itself, and examines the method of derivation whatever its size;
// where the method fails it gives a case that shows it.
package conformance

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/law"
	"sesperf/rules/system"
)

// Conformance is the answer of the law on a description.
type Conformance struct {
	Conforms bool   `json:"conforms"` // nothing bars; what is unknown or only flagged does not
	Findings []Held `json:"findings"` // in the order of the law's own texts
}

// Held is one provision held against a description.
type Held struct {
	Provision      string          `json:"provision"`
	Holds          act.Truth       `json:"holds"`          // yes, no or unknown
	Bars           bool            `json:"bars,omitempty"` // a "no" with which the description does not conform
	Text           string          `json:"text"`           // what is so, in one sentence
	Cure           string          `json:"cure,omitempty"` // what to do; for unknown, what would settle it
	Path           string          `json:"path,omitempty"` // the key it is about: levels[0].points
	At             string          `json:"at,omitempty"`   // file:line:column of that key
	Counterexample *Counterexample `json:"counterexample,omitempty"`
}

// Check holds the description against the law: the standards of §430.305(a) for an SES system under chapter 43, the
// limits on adaptation for one that adopts the basic system, part 1330 for every one. It is pure, and every provision
// that applies is answered. A system that adopts another id than basic is compared by CheckAgainst.
func Check(d *system.Description) Conformance { return CheckAgainst(d) }

// CheckAgainst is Check with the later basic systems that the description may adopt by their ids.
func CheckAgainst(d *system.Description, later ...*system.Description) Conformance {
	c := &checker{d: d, later: later, seen: map[string]bool{}}
	for _, k := range checks {
		if !k.applies(d) {
			continue
		}
		k.hold(c)
		for _, p := range k.provisions {
			if !c.answered(p) {
				c.add(Held{Provision: p, Holds: act.Yes, Text: law.Must(p).Statement + ".", Path: k.path})
			}
		}
	}
	return conformanceOf(c.found)
}

func conformanceOf(found []Held) Conformance {
	bars := func(h Held) bool { return h.Bars }
	return Conformance{Conforms: !slices.ContainsFunc(found, bars), Findings: found}
}

// check is one question of the law: the provisions that it answers, the descriptions that it is put to, and what asks
// it. A provision on which hold finds nothing holds.
type check struct {
	provisions []string
	path       string // the key where the provision is answered
	applies    func(d *system.Description) bool
	hold       func(c *checker)
}

var checks = slices.Concat(adoptionChecks, standardChecks, elementChecks, weightChecks, ratingChecks, processChecks, kindChecks, criteriaChecks)

// checker collects what the checks find on one description.
type checker struct {
	d     *system.Description
	later []*system.Description
	found []Held
	seen  map[string]bool
}

// add takes a finding in, with its place; the same provision is answered once at a place.
func (c *checker) add(h Held) {
	law.Must(h.Provision)
	if h.At == "" {
		h.At = c.d.Place(h.Path)
	}
	key := h.Provision + " " + h.At
	if h.Counterexample == nil && c.seen[key] {
		return
	}
	c.seen[key] = true
	c.found = append(c.found, h)
}

func (c *checker) answered(provision string) bool {
	return slices.ContainsFunc(c.found, func(h Held) bool { return h.Provision == provision })
}

// bar is a provision that the description breaks, so that it does not conform. It bars whatever the provision's kind:
// on a description that is put in force, the program would go on breaking it case by case.
func (c *checker) bar(provision, path, cure, text string, args ...any) {
	c.add(Held{Provision: provision, Holds: act.No, Bars: true, Path: path, Cure: cure, Text: fmt.Sprintf(text, args...)})
}

// barAt is bar where the place is known and not the key.
func (c *checker) barAt(provision, at, cure, text string) {
	c.add(Held{Provision: provision, Holds: act.No, Bars: true, At: at, Cure: cure, Text: text})
}

// flag is a provision that the description does not meet, where the law lets it stand or judges what comes of it.
func (c *checker) flag(provision, path, cure, text string, args ...any) {
	c.add(Held{Provision: provision, Holds: act.No, Path: path, Cure: cure, Text: fmt.Sprintf(text, args...)})
}

// unknown is a provision on which the description does not say enough; cure names what would settle it.
func (c *checker) unknown(provision, path, cure, text string, args ...any) {
	c.add(Held{Provision: provision, Holds: act.Unknown, Path: path, Cure: cure, Text: fmt.Sprintf(text, args...)})
}

// yes is a provision that holds, with the reason here.
func (c *checker) yes(provision, path, text string, args ...any) {
	c.add(Held{Provision: provision, Holds: act.Yes, Path: path, Text: fmt.Sprintf(text, args...)})
}

// To whom a check applies.

func always(*system.Description) bool { return true }

func isSES(d *system.Description) bool { return d.Kind == "ses" }

// underStandards: §430.305 binds systems for senior executives under chapter 43.
func underStandards(d *system.Description) bool { return isSES(d) && d.Chapter43() }

func isSeniorProfessional(d *system.Description) bool { return d.Kind == "senior-professional" }

func outsideChapter43(d *system.Description) bool { return !d.Chapter43() }

// adopts: the description says that it is the basic system, with limited adaptation.
func adopts(d *system.Description) bool { return d.Basis == "basic" }
