package conformance

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// kindChecks are about approval, coverage and kind (§1330.403, §1330.405(b)(1)).
var kindChecks = []check{
	{[]string{"CE-403b"}, "approval", always, checkApproval},
	{[]string{"CE-403d"}, "kind", always, checkOneKind},
	{[]string{"CE-403e"}, "authority", withoutChapter43, checkAuthority},
	{[]string{"CE-405b1"}, "covers", always, checkCoverage},
}

func withoutChapter43(d *system.Description) bool { return !d.Chapter43() || d.Authority == "" }

// The kinds of appointment of a senior executive and of a senior professional.
var (
	executiveKinds    = []string{"career", "noncareer", "limited-term", "limited-emergency"}
	professionalKinds = []string{"senior-level", "scientific-professional"}
)

// checkApproval: approved by OPM before it is in force, its days in order.
func checkApproval(c *checker) {
	a, s := c.d.Approval, c.d.InForce
	if !s.From.IsZero() && !s.To.IsZero() && s.To.Before(s.From) {
		c.bar("CE-403b", "in_force.to", "Put the days in order.", "It is in force to %s, before it begins on %s.", s.To.Long(), s.From.Long())
	}
	if outsideChapter43(c.d) {
		return // it is documented, not approved
	}
	switch {
	case a.By == "" && a.On.IsZero():
		c.unknown("CE-403b", "approval", "Write OPM's approval with its date before it is put in force.", "OPM has not approved it yet, so that it is not in force.")
	case a.On.IsZero():
		c.bar("CE-403b", "approval", "Write the day of the approval.", "Its approval has no day.")
	case !byOPM(a.By):
		c.bar("CE-403b", "approval.by", "Submit it to OPM.", "It is approved by %q, and OPM approves the systems of agencies under chapter 43.", act.Clipped(a.By))
	case s.From.IsZero():
		c.unknown("CE-403b", "in_force", "Write the day from which it is in force.", "It names no day from which it is in force.")
	case s.From.Before(a.On):
		c.bar("CE-403b", "in_force.from", "Put it in force after its approval.", "It is in force from %s, before OPM approved it on %s.", s.From.Long(), a.On.Long())
	}
}

// checkCovers: an SES system covers somebody; whom it must not cover is CE-403d.
func checkCovers(c *checker) {
	if len(c.d.Covers) == 0 {
		c.bar("SD-1.1", "covers", "Name the kinds of appointment.", "It covers nobody.")
	}
}

// checkOneKind: senior professionals have a system of their own, with levels of their own.
func checkOneKind(c *checker) {
	other := professionalKinds
	if isSeniorProfessional(c.d) {
		other = executiveKinds
	}
	for i, k := range c.d.Covers {
		if slices.Contains(other, k) {
			c.bar("CE-403d", fmt.Sprintf("covers[%d]", i), "Take it out, and write a system of their own.", "A system of kind %s covers %s appointees, who have a system of their own.", c.d.Kind, k)
		}
	}
	if isSeniorProfessional(c.d) && c.d.Chapter43() {
		c.professionalLevels()
	}
}

func (c *checker) professionalLevels() {
	have := c.d.Ascending()
	if n := len(have); n < 3 || n > 5 || have[n-1] > 5 {
		c.bar("CE-403d", "levels", "Use three to five levels.", "The levels are %s, and a system for senior professionals has three to five.", c.d.LevelNumbers())
		return
	}
	for _, n := range []int{5, 3, 1} {
		if !slices.Contains(have, n) {
			c.bar("CE-403d", "levels", fmt.Sprintf("Add Level %d.", n), "There is no Level %d (%s), and the levels are %s.", n, fiveLevels[n-1], c.d.LevelNumbers())
		}
	}
}

func checkAuthority(c *checker) {
	if strings.TrimSpace(c.d.Authority) == "" {
		c.bar("CE-403e", "authority", "Name the law that governs the system: 5 U.S.C. chapter 43, or another.", "It names no authority.")
		return
	}
	c.yes("CE-403e", "authority", "It stands under %s, which it names; chapter 43 and §430.305 are not its check. That it complies with its authority is documented beside it.", act.Clipped(c.d.Authority))
}

// checkCoverage: what a request for certification has to show of coverage and levels.
func checkCoverage(c *checker) {
	if len(c.d.Covers) == 0 && !isSES(c.d) {
		c.bar("CE-405b1", "covers", "Name the kinds of appointment.", "It covers nobody.")
	}
	if !hasOutstanding(c.d) && outsideChapter43(c.d) {
		c.bar("CE-405b1", "levels", "Add Level 5.", "No level is the outstanding one.")
	}
	if isSeniorProfessional(c.d) || outsideChapter43(c.d) {
		c.method("CE-405b1")
	}
}

// hasOutstanding says whether a level reflects outstanding performance (§1330.402): Level 5, or one called so.
func hasOutstanding(d *system.Description) bool {
	for _, l := range d.Levels {
		if l.Level == 5 || folded(l.Label) == "outstanding" {
			return true
		}
	}
	return slices.ContainsFunc(d.Equivalents, func(e system.Equivalent) bool { return folded(e.Label) == "outstanding" })
}
