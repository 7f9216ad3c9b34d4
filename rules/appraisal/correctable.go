package appraisal

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// correctable is one value that can be corrected: how it is read, checked and set, who alone may confirm it, and which
// acts rest on it.
type correctable struct {
	of     string // whose it is; empty: any second official of executive resources
	read   func(*Appraisal) string
	check  func(*Appraisal, string) []act.Finding
	derive func(*Appraisal, string) system.Derivation
	set    func(*Appraisal, string, corrected)
	rests  func(*Appraisal) []string
}

// correctables gives the value of that name on the case as it stands; false for none.
func correctables(c *Appraisal, name string) (correctable, bool) {
	switch element, level := strings.CutPrefix(name, "level."); {
	case level:
		return levelOf(c, element)
	case name == "title":
		return correctable{read: func(c *Appraisal) string { return c.Title }, check: anything, rests: nothingRests,
			set: func(c *Appraisal, is string, _ corrected) { c.Title = is }}, true
	case name == "arrived":
		return correctable{read: func(c *Appraisal) string { return c.Arrived.String() }, check: isDay, rests: nothingRests,
			set: func(c *Appraisal, is string, _ corrected) { c.Arrived, _ = calendar.Parse(is) }}, true
	case name == "appointment":
		return correctable{read: func(c *Appraisal) string { return string(c.Appointment) }, check: isCovered, rests: (*Appraisal).afterBoard,
			set: func(c *Appraisal, is string, _ corrected) { c.Appointment = agency.Appointment(is) }}, true
	}
	return correctable{}, false
}

// levelOf is the level of one element of the initial rating: the score and the summary level are worked out again.
func levelOf(c *Appraisal, element string) (correctable, bool) {
	if c.Initial == nil || len(c.Initial.Components[element]) > 0 {
		return correctable{}, false
	}
	if _, ok := c.Initial.Levels[element]; !ok {
		return correctable{}, false
	}
	with := func(c *Appraisal, is string) map[string]int {
		levels := maps.Clone(c.Initial.Levels)
		levels[element], _ = strconv.Atoi(is)
		return levels
	}
	return correctable{of: c.Initial.Meta.Person(),
		read:  func(c *Appraisal) string { return strconv.Itoa(c.Initial.Levels[element]) },
		check: func(c *Appraisal, is string) []act.Finding { return c.Description().CheckLevels(with(c, is)) },
		derive: func(c *Appraisal, is string) system.Derivation {
			v, _ := c.PlanInForce()
			return c.Description().Derive(v.Weights, with(c, is))
		},
		set: func(c *Appraisal, is string, out corrected) {
			c.Superseded.Initial = append(slices.Clip(c.Superseded.Initial), *c.Initial)
			now := *c.Initial
			now.Levels, now.Derivation = with(c, is), out.Derivation
			c.Initial = &now
		},
		rests: (*Appraisal).afterBoard}, true
}

func anything(_ *Appraisal, is string) []act.Finding {
	if blank(is) {
		return []act.Finding{act.Gate("SD-9.5", "The corrected value is empty.", "Write what it should be.").At("is")}
	}
	return nil
}

func isDay(_ *Appraisal, is string) []act.Finding {
	if _, err := calendar.Parse(is); err != nil {
		return []act.Finding{act.Gate("SD-5.2", "This is no day.", "Give it as 2026-05-01.").At("is")}
	}
	return nil
}

func isCovered(c *Appraisal, is string) []act.Finding {
	if !c.Description().CoversAppointment(is) {
		return []act.Finding{act.Broken("SD-1.1", "The system of this case does not cover this appointment.", "Choose one that it covers.").At("is")}
	}
	return nil
}

func nothingRests(*Appraisal) []string { return nil }

// The acts that rest on the initial rating and on the kind of appointment, in their order, with the provision under
// which each is done again.
var resting = []struct{ act, provision, what string }{
	{"appraisal.recommend", "SD-10.5", "The board’s recommendation"},
	{"appraisal.assign-annual-rating", "SD-9.17", "The annual summary rating"},
	{"appraisal.communicate-annual-rating", "SD-9.18", "The communication of the annual summary rating"},
}

// afterBoard gives which of those acts have been done.
func (c *Appraisal) afterBoard() []string {
	var out []string
	for i, done := range []bool{c.Recommendation != nil, c.Annual != nil, c.Informed != nil} {
		if done {
			out = append(out, resting[i].act)
		}
	}
	return out
}

// restedOn gives a standing finding for each act that rested on the old value, until it is done again.
func (c *Appraisal) restedOn(acts []string, o Correction) []act.Finding {
	var found []act.Finding
	for _, r := range resting {
		if slices.Contains(acts, r.act) {
			found = append(found, act.Flag(r.provision, fmt.Sprintf("%s rests on a value that correction %d has superseded.", r.what, o.Number), "It is done again; the former one stays beside it."))
			if r.act == "appraisal.recommend" && o.What == "appointment" {
				found = append(found, act.Flag("SD-10.3", fmt.Sprintf("The board sat for another kind of appointment than the one after correction %d.", o.Number), "The board recommends again, with the members that the appointment needs."))
			}
		}
	}
	return found
}
