package adoption

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// find gives a system with at least one draft, and notes it as read.
func find(f act.Facts, id string) (*System, bool) {
	c, ok := f.Look(id)
	s, is := c.(*System)
	if !ok || !is || s.Latest() == nil {
		return nil, false
	}
	return s, true
}

// Find gives a system of the agency by its case, and notes what of it was read.
func Find(f act.Facts, id string) (*System, bool) {
	s, ok := find(f, id)
	if ok {
		f.Used(id, struct {
			Sum string `json:"sum"`
		}{s.Latest().Sum})
	}
	return s, ok
}

// lies is a unit as the rules on coverage need to know it: the unit above it, or none.
type lies interface{ Above() string }

// Within says whether a unit is one of these or lies beneath one.
func Within(f act.Facts, unit string, units []string) bool {
	for range 40 { // no organization is deeper
		if unit == "" || slices.Contains(units, unit) {
			return unit != ""
		}
		c, ok := f.Look(unit)
		u, is := c.(lies)
		if !ok || !is {
			return false
		}
		unit = u.Above()
	}
	return false
}

// Covering gives the systems of the agency that cover an appointment in a unit on a day (SD-1.3): those of a component
// of which the unit is part, and only without one those of the whole agency. One is as it should be. any says whether the
// agency has put any system in force for that day; before that, the basic system stands in.
func Covering(f act.Facts, appointment, unit string, on calendar.Date) (covering []*System, any bool) {
	var whole, component []*System
	for _, s := range f.Spans("system", "") {
		if !s.Days.Contains(on) {
			continue
		}
		any = true
		c, ok := find(f, s.Case)
		switch {
		case !ok || !slices.Contains(c.Latest().Covers, appointment):
		case len(c.InForce.Units) == 0:
			whole = append(whole, c)
		case Within(f, unit, c.InForce.Units):
			component = append(component, c)
		}
	}
	if len(component) > 0 {
		return component, any
	}
	return whole, any
}

// BuiltIn is the id under which the basic system stands in for an agency that has put none in force.
const BuiltIn = "basic"

// Resolve gives the description that a period or a case names: the built-in one, or that of a system of the agency.
func Resolve(f act.Facts, id string) (*system.Description, bool) {
	if id == BuiltIn || id == "system/"+BuiltIn {
		return system.Basic(), true
	}
	c, ok := Find(f, id)
	if !ok {
		return nil, false
	}
	return c.Description()
}
