package adoption

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// PutInForce are the inputs of system.put-in-force.
type PutInForce struct {
	From      calendar.Date `json:"from" doc:"the first day on which it applies; periods that began before keep theirs"`
	To        calendar.Date `json:"to,omitzero" doc:"the last day, if it is to end by itself"`
	Units     []string      `json:"units,omitempty" of:"unit" doc:"the organizations it covers, with all beneath them; the whole agency if left out"`
	Basis     string        `json:"basis" doc:"the decision of the agency that it rests on, with its date or number"`
	Authority string        `json:"authority,omitempty" doc:"for an agency outside chapter 43: how the system complies with the authority that governs it, and where that is documented (§1330.403(e))"`
}

// InForce is the decision by which the description applies.
type InForce struct {
	PutInForce
	Sum  string   `json:"sum"`
	Meta act.Meta `json:"meta"`
}

type force struct {
	Sum string `json:"sum"`
}

var putInForce = act.Def[*System, PutInForce, force]{
	Name: "system.put-in-force", Title: "Put the description in force", Part: "approval", Who: er, Signed: true,
	Sentence:   "The agency puts this description in force from the day named.",
	Provisions: []string{"CE-403b", "CE-403e", "SD-1.3", "ME-1", "ME-3", "SD-1.2"},
	When: func(c *System, _ act.Question) []act.Finding {
		d, ok := c.Description()
		switch {
		case c.InForce != nil:
			return []act.Finding{act.Gate("CE-403b", "The description was put in force from "+c.InForce.From.Long()+".", "Draft another system, and let it succeed this one.")}
		case !ok:
			return []act.Finding{act.Gate("ST-b", "This program cannot read the description.", "Draft it again.")}
		case c.Approved == nil && d.Chapter43():
			return []act.Finding{act.Broken("CE-403b", "OPM has not approved this description.", "Submit it, and record OPM’s approval.")}
		}
		return nil
	},
	Check: checkForce,
	Signs: func(c *System, _ PutInForce) []string { return []string{c.Latest().Meta.Sum} },
	Apply: func(c *System, m act.Meta, in PutInForce, out force) { c.InForce = &InForce{in, out.Sum, m} },
	Tell: func(in PutInForce, _ force) string {
		return "put the description in force from " + in.From.Long()
	},
}

func checkForce(c *System, in PutInForce, q act.Question) (force, []act.Finding) {
	d, _ := c.Description()
	found := append(checkWhole(c, d, q), checkSpan(c, d, in)...)
	found = append(found, checkUnits(d, in, q)...)
	if strings.TrimSpace(in.Basis) == "" {
		found = append(found, act.Gate("CE-403b", "Nothing says on which decision of the agency this rests.", "Name it, with its date or number.").At("basis"))
	}
	if !d.Chapter43() && strings.TrimSpace(in.Authority) == "" {
		found = append(found, act.Gate("CE-403e", "The agency stands outside chapter 43 of title 5, and nothing documents that the system complies with the authority that governs it: "+d.Authority+".",
			"Say how it complies, and where that is documented.").At("authority"))
	}
	if act.Barred(found) {
		return force{}, found
	}
	return force{c.Latest().Sum}, append(found, checkOverlap(c, d, in, q)...)
}

// checkSpan holds the days against the approval and against what the text itself says of them.
func checkSpan(c *System, d *system.Description, in PutInForce) []act.Finding {
	var found []act.Finding
	switch {
	case in.From.IsZero():
		found = append(found, act.Gate("CE-403b", "The first day is missing.", "Name the day from which it applies.").At("from"))
	case !in.To.IsZero() && in.To.Before(in.From):
		found = append(found, act.Gate("CE-403b", "It would end on "+in.To.Long()+", before it begins.", "Put the days in order.").At("to"))
	case c.Approved != nil && in.From.Before(c.Approved.On):
		found = append(found, act.Broken("CE-403b", fmt.Sprintf("OPM approved it on %s; it cannot be in force from %s.", c.Approved.On.Long(), in.From.Long()), "Name a day on or after the approval.").At("from"))
	case !d.InForce.From.IsZero() && d.InForce.From != in.From:
		found = append(found, act.Gate("CE-403b", "The description itself says: in force from "+d.InForce.From.Long()+".", "Name that day, or leave it out of the text.").At("from"))
	}
	return found
}

// checkUnits: a component's or the Inspector General's own system says which units are its; each is a unit of the agency.
func checkUnits(d *system.Description, in PutInForce, q act.Question) []act.Finding {
	var found []act.Finding
	if len(in.Units) == 0 && (d.Agency.Component != "" || d.Agency.InspectorGeneral) {
		found = append(found, act.Gate("ME-1", "The description is that of a component, and nothing says which units it covers.", "Name the units; those beneath them are covered with them.").At("units"))
	}
	for i, u := range in.Units {
		if c, ok := q.Facts.Look(u); !ok || c.Base().Version == 0 || !strings.HasPrefix(u, "unit/") {
			found = append(found, act.Gate("ME-1", "There is no such unit in this agency.", "Open the unit first.").At(fmt.Sprintf("units.%d", i)))
		}
	}
	return found
}

// checkOverlap: nobody is under two systems on one day (SD-1.3). A component's system is the exception to that of the
// whole agency; two of a kind for the same unit, or for the whole agency, are not.
func checkOverlap(c *System, d *system.Description, in PutInForce, q act.Question) []act.Finding {
	var found []act.Finding
	own := &System{Head: c.Head, InForce: &InForce{PutInForce: in}}
	for _, s := range q.Facts.Spans("system", "") {
		if s.Case == c.ID || !s.Days.Overlaps(own.Days()) {
			continue
		}
		other, ok := find(q.Facts, s.Case)
		if !ok || !shareAny(other.Latest().Covers, d.Covers) || !shareUnits(q.Facts, in.Units, other.InForce.Units) {
			continue
		}
		found = append(found, act.Gate("SD-1.3", fmt.Sprintf("“%s” is in force for some of the same people from %s on days of this one; each is under exactly one system on each day.", other.titleOf(), other.InForce.From.Long()),
			"Let this one succeed it, or name other units or days.").At("from"))
	}
	return found
}

func shareAny(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// shareUnits says whether two systems of one rank cover a unit both: both the whole agency, or units of which one lies
// within the other.
func shareUnits(f act.Facts, a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	for _, x := range a {
		for _, y := range b {
			if Within(f, x, []string{y}) || Within(f, y, []string{x}) {
				return true
			}
		}
	}
	return false
}

// Succeed are the inputs of system.succeed.
type Succeed struct {
	By   string        `json:"by" of:"system" doc:"the system that follows; OPM has approved it"`
	From calendar.Date `json:"from" doc:"the first day of the one that follows: this one ends the day before. Periods that began under this one keep it"`
}

// Succeeded says which system follows, and from when.
type Succeeded struct {
	Succeed
	Meta act.Meta `json:"meta"`
}

var succeed = act.Def[*System, Succeed, nothing]{
	Name: "system.succeed", Title: "Let another system succeed it", Part: "approval", Who: er, Provisions: []string{"ME-3", "SD-1.3"},
	When: func(c *System, _ act.Question) []act.Finding {
		switch {
		case c.InForce == nil:
			return []act.Finding{act.Gate("ME-3", "The description is not in force.", "There is nothing to succeed.")}
		case c.Succeeded != nil:
			return []act.Finding{act.Gate("ME-3", "Another system succeeds this one from "+c.Succeeded.From.Long()+".", "Go on with that one.")}
		}
		return nil
	},
	Check: checkSucceed,
	Apply: func(c *System, m act.Meta, in Succeed, _ nothing) { c.Succeeded = &Succeeded{in, m} },
	Tell: func(in Succeed, _ nothing) string {
		return "let another system succeed it from " + in.From.Long()
	},
}

func checkSucceed(c *System, in Succeed, q act.Question) (nothing, []act.Finding) {
	var found []act.Finding
	other, ok := find(q.Facts, in.By)
	switch {
	case !ok || in.By == c.ID:
		found = append(found, act.Gate("ME-3", "There is no such other system in this agency.", "Draft it first.").At("by"))
	case other.Latest().Kind != c.Latest().Kind:
		found = append(found, act.Gate("CE-403d", "One system is for senior executives and the other for senior professionals; they stay apart.", "Name a system of the same kind.").At("by"))
	case other.Approved == nil && other.InForce == nil && !outside43(other):
		found = append(found, act.Broken("CE-403b", "OPM has not approved “"+other.titleOf()+"”.", "Record the approval first, so that nobody is left without a system.").At("by"))
	}
	if in.From.IsZero() || !in.From.After(c.InForce.From) || in.From.After(c.Days().End) {
		found = append(found, act.Gate("ME-3", fmt.Sprintf("The one that follows begins on a day after %s on which this one is still in force.", c.InForce.From.Long()), "Name the day of the change-over.").At("from"))
	}
	return nothing{}, found
}

func outside43(c *System) bool {
	d, ok := c.Description()
	return ok && !d.Chapter43()
}
