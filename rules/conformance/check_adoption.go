package conformance

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/comparison"
	"sesperf/rules/law"
	"sesperf/rules/system"
)

// adoptionChecks: an agency's own system (§430.305(b)), and one that adopts the basic system (§430.305(c)).
var adoptionChecks = []check{
	{[]string{"ST-b"}, "basis", ownUnderStandards, checkOwn},
	{[]string{"ST-c"}, "adopts", adopts, checkAdopted},
}

func ownUnderStandards(d *system.Description) bool { return d.Basis == "own" && underStandards(d) }

// laterBasic says whether the description is a later basic system: it adopts itself under another id than basic.
func laterBasic(d *system.Description) bool { return adopts(d) && d.Adopts == d.ID && d.ID != "basic" }

func checkOwn(c *checker) {
	if c.d.Adopts != "" {
		c.bar("ST-b", "adopts", "Leave adopts empty, or write basis: basic.", "It is the agency's own system and says that it adopts %q; it is one or the other.", act.Clipped(c.d.Adopts))
		return
	}
	c.yes("ST-b", "basis", "It is the agency's own system, in the same format, and is held against §430.305(a) standard by standard.")
}

// checkAdopted holds an adopter against what it adopts: what the template leaves to the agency may differ, the rest not.
func checkAdopted(c *checker) {
	d := c.d
	switch {
	case isSeniorProfessional(d):
		c.bar("CE-403d", "basis", "Write basis: own.", "It is for senior professionals and adopts the basic SES system; theirs is separate from it.")
		return
	case d.Adopts == "":
		c.bar("ST-c", "basis", "Write adopts: basic, or basis: own.", "It adopts a basic system and does not say which.")
		return
	case laterBasic(d):
		c.checkLater()
		return
	}
	reference := c.reference()
	if reference == nil {
		for _, p := range append([]string{"ST-c"}, basicFixed...) {
			c.unknown(p, "adopts", "Give the description with that id beside it (--adopts FILE).",
				"It adopts %q, which is not at hand, so that what it changes cannot be told.", act.Clipped(d.Adopts))
		}
		return
	}
	c.departures(reference)
}

// checkLater: a later basic system is OPM's by its approval, and there is nothing that it adapts.
func (c *checker) checkLater() {
	a := c.d.Approval
	if !byOPM(a.By) || a.On.IsZero() || strings.TrimSpace(a.Reference) == "" {
		c.bar("ST-c", "approval", "Give OPM's approval with its date and reference, or adopt basic.",
			"It adopts itself under the id %q, as only a basic system that OPM issued does, and no approval by OPM with date and reference says so.", c.d.ID)
		return
	}
	c.yes("ST-c", "adopts", "It adopts itself under the id %q, with OPM's approval of %s (%s): it is a later basic system, held against §430.305 only and not compared with another.",
		c.d.ID, a.On.Long(), act.Clipped(a.Reference))
}

// reference gives the description that this one adopts: the built-in basic system, or a later one with that id.
func (c *checker) reference() *system.Description {
	if c.d.Adopts == "basic" {
		return system.Basic()
	}
	for _, l := range c.later {
		if l.ID == c.d.Adopts {
			return l
		}
	}
	return nil
}

// basicFixed are the provisions that an adopter keeps by changing nothing that is fixed.
var basicFixed = []string{"SD-5.3", "SD-5.4", "SD-5.9", "SD-5.10", "SD-6.1", "SD-9.1", "SD-9.2", "FQ-2"}

// departures bars each change that the template does not leave to the agency, under its own provision, and sums them up
// under ST-c. What it may change with OPM's approval is held under ST-a1 and CE-403b.
func (c *checker) departures(reference *system.Description) {
	if reference.ID != "basic" && !laterBasic(reference) {
		c.bar("ST-c", "adopts", "Adopt basic, or a basic system that OPM issued.", "It adopts %q, which is no basic system: that description does not adopt itself.", act.Clipped(c.d.Adopts))
		return
	}
	var broken []comparison.Change
	for _, ch := range comparison.Compare(reference, c.d) {
		if ch.Verdict != comparison.NotAllowed {
			continue
		}
		c.departure(ch, reference)
		if !comparison.NeedsCrosswalk(ch) { // a label may change, and what it lacks is said under SD-4.2 and ST-a7
			broken = append(broken, ch)
		}
	}
	for _, p := range basicFixed {
		if !c.answered(p) && (p != "SD-6.1" || !slices.ContainsFunc(broken, aboutStandards)) {
			c.yes(p, "adopts", "%s.", law.Must(p).Statement)
		}
	}
	switch {
	case len(broken) == 0:
		c.yes("ST-c", "adopts", "Compared with %s, it changes only what an adopter may change.", reference.ID)
	case !c.answered("ST-c"):
		var paths []string
		for _, ch := range broken {
			paths = append(paths, ch.Path)
		}
		cure := comparison.Cure(broken[0], reference.ID) + " Or write a system of the agency's own."
		if len(broken) > 1 {
			cure = "Do what is said of each, or write a system of the agency's own."
		}
		c.barAt("ST-c", broken[0].At, cure,
			fmt.Sprintf("An adopter of %s may not change %s.", reference.ID, act.List(paths)))
	}
}

func aboutStandards(ch comparison.Change) bool {
	return strings.HasSuffix(ch.Path, ".standard") || strings.HasSuffix(ch.Path, ".examples")
}

func (c *checker) departure(ch comparison.Change, reference *system.Description) {
	text, cure := fmt.Sprintf("%s is %s, and %s says %s: ", ch.Path, act.Clipped(ch.To), reference.ID, act.Clipped(ch.From)), comparison.Cure(ch, reference.ID)
	switch {
	case ch.To == "":
		text = fmt.Sprintf("%s of %s is left out: ", ch.Path, reference.ID)
	case ch.From == "":
		text = fmt.Sprintf("%s is added to %s: ", ch.Path, reference.ID)
	case len(ch.From) > 60 || len(ch.To) > 60:
		was, is := firstDifference(ch.From, ch.To)
		text = fmt.Sprintf("%s is not as in %s, where %q stands and here %q: ", ch.Path, reference.ID, was, is)
	}
	c.barAt(ch.Provision, ch.At, cure, text+strings.ToLower(ch.Text[:1])+ch.Text[1:])
}

// firstDifference gives the words around the first place where two texts differ.
func firstDifference(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	from := max(i-12, 0)
	return string(x[from:min(i+12, len(x))]), string(y[from:min(i+12, len(y))])
}
