package conformance

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// CheckAmong holds descriptions against each other (SD-1.3): no two of one agency cover the same appointments of the
// same component on the same day. Agencies and components are compared by name. The system of a component or of an
// Inspector General is the exception to the agency's own, and does not overlap it.
func CheckAmong(all []*system.Description) Conformance {
	found := []Held{}
	for i, a := range all {
		for _, b := range all[:i] {
			if h, overlap := overlapOf(b, a); overlap {
				found = append(found, h)
			}
		}
	}
	if len(found) == 0 && len(all) > 1 {
		found = append(found, Held{Provision: "SD-1.3", Holds: act.Yes, Text: "No two of these descriptions cover the same appointments of one agency and component on one day."})
	}
	return conformanceOf(found)
}

func overlapOf(a, b *system.Description) (Held, bool) {
	from, to, meet := commonDays(a.InForce, b.InForce)
	both := common(a.Covers, b.Covers)
	if !sameAgency(a.Agency, b.Agency) || !meet || len(both) == 0 {
		return Held{}, false
	}
	if strings.TrimSpace(b.Agency.Name) == "" {
		return Held{Provision: "SD-1.3", Holds: act.Unknown, At: b.Place("agency"), Path: "agency", Cure: "Write the agency's name in both.",
			Text: fmt.Sprintf("Neither %s nor %s names its agency, so that nobody can say whether they cover the same people.", a.ID, b.ID)}, true
	}
	days := "from " + from.Long()
	if from.IsZero() {
		days = "from the beginning"
	}
	if !to.IsZero() {
		days += " to " + to.Long()
	}
	text := fmt.Sprintf("%s and %s both cover %s appointees of %s %s.", a.ID, b.ID, act.List(both), nameOf(b.Agency), days)
	return Held{Provision: "SD-1.3", Holds: act.No, Bars: true, Text: text, At: b.Place("in_force"), Path: "in_force",
		Cure: "End one before the other begins, or part what they cover."}, true
}

func sameAgency(a, b system.Agency) bool {
	return folded(a.Name) == folded(b.Name) && folded(a.Component) == folded(b.Component) && a.InspectorGeneral == b.InspectorGeneral
}

func nameOf(a system.Agency) string {
	names := []string{}
	if a.InspectorGeneral {
		names = append(names, "the Office of the Inspector General")
	}
	for _, n := range []string{a.Component, a.Name} {
		if strings.TrimSpace(n) != "" {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return "an agency without a name"
	}
	return strings.Join(names, ", ")
}

// commonDays gives the days that two spans have in common; a zero date leaves that side open.
func commonDays(s system.Span, o system.Span) (from, to calendar.Date, ok bool) {
	from, to = calendar.Later(s.From, o.From), s.To
	if to.IsZero() || !o.To.IsZero() && o.To.Before(to) {
		to = o.To
	}
	return from, to, to.IsZero() || !to.Before(from)
}

func common(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}
