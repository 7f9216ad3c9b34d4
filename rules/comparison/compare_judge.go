package comparison

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// keep lets a list grow; nothing of the adopted system's goes.
func keep(r rule, _ *comparison, ref, b *statement) (Verdict, string, string) {
	if gone := missing(ref.members(), b.members()); len(gone) > 0 {
		return NotAllowed, r.provision, fmt.Sprintf("The adopted system has %s here, and none of it may go.", strings.Join(gone, ", "))
	}
	return Allowed, r.provision, "More may be asked for; what the adopted system has stays."
}

// recommended lets the levels at which measures are recommended change, if they are required instead.
func recommended(r rule, c *comparison, ref, b *statement) (Verdict, string, string) {
	have := b.members()
	if e, ok := c.b.Element(strings.Split(ref.pathOr(b), ".")[1]); ok && e.Components != nil {
		for _, l := range e.Components.Levels {
			have = append(have, strconv.Itoa(l))
		}
	}
	if gone := missing(ref.members(), have); len(gone) > 0 {
		return NotAllowed, r.provision, fmt.Sprintf("Measures at Level %s are recommended by the adopted system, and are offered for each result.", strings.Join(gone, ", "))
	}
	return Allowed, r.provision, "The agency may recommend or require measures at further levels."
}

// demand lets an agency ask for more; what the adopted system asks for stays.
func demand(r rule, _ *comparison, ref, b *statement) (Verdict, string, string) {
	if ref.truth() && !b.truth() {
		return NotAllowed, r.provision, "The adopted system asks for it."
	}
	return Allowed, r.provision, "The agency may ask for more than the adopted system."
}

// window is the executive's time to respond, which the agency sets but cannot close.
func window(r rule, _ *comparison, _, b *statement) (Verdict, string, string) {
	if b.number().Less(system.Whole(1)) {
		return NotAllowed, "SD-9.7", "Without a day to respond in there is no opportunity to."
	}
	return Allowed, r.provision, "The window is the agency's to set."
}

// label lets the agency name a level otherwise, with a crosswalk.
func label(r rule, c *comparison, _, b *statement) (Verdict, string, string) {
	level, _ := strconv.Atoi(strings.Split(b.path, ".")[1])
	found := slices.ContainsFunc(c.b.Equivalents, func(e system.Equivalent) bool { return e.Level == level && e.Label == b.words() })
	if !found {
		return NotAllowed, r.provision, fmt.Sprintf("Another label needs a crosswalk: list %q with level %d in equivalents.", b.words(), level)
	}
	return Allowed, r.provision, fmt.Sprintf("The crosswalk maps the label onto Level %d.", level)
}

// competencies lets an element rest on further competencies that OPM validated, or approved for the agency.
func competencies(r rule, c *comparison, ref, b *statement) (Verdict, string, string) {
	if gone := missing(ref.members(), b.members()); len(gone) > 0 {
		return NotAllowed, r.provision, fmt.Sprintf("The element of the adopted system rests on %s too.", strings.Join(gone, ", "))
	}
	for _, id := range missing(b.members(), ref.members()) {
		if !system.IsValidatedCompetency(id) {
			return NeedsApproval, r.provision, fmt.Sprintf("%s is not one of the competencies that OPM validated; it needs OPM's approval on record.", act.Clipped(id))
		}
	}
	return Allowed, r.provision, "What is added are competencies that OPM validated."
}

// reviewPossible lets an agency say that nobody can have higher level review, if it records why.
func reviewPossible(r rule, c *comparison, _, b *statement) (Verdict, string, string) {
	if !b.truth() && c.b.HigherLevelReview.BasisIfNot == "" {
		return NotAllowed, r.provision, "Where higher level review is not possible the agency records its basis: fill in basis_if_not."
	}
	return Allowed, r.provision, "Where higher level review is not possible the agency records its basis."
}

// missing gives what of the one list the other one lacks.
func missing(of, in []string) []string {
	var out []string
	for _, x := range of {
		if !slices.Contains(in, x) {
			out = append(out, x)
		}
	}
	return out
}

func (s *statement) pathOr(o *statement) string {
	if s != nil {
		return s.path
	}
	return o.at()
}
