package appraisal

import "sesperf/rules/system"

// PartDifference is one part of a plan as two versions have it.
type PartDifference struct {
	Title  string
	Only   string // old: it was taken out; new: it was added; empty where both have it
	Fields []FieldDifference
}

// FieldDifference is one field as two versions have it.
type FieldDifference struct{ Label, Was, Is string }

// Same says whether the field stands as it did, to the letter.
func (f FieldDifference) Same() bool { return f.Was == f.Is }

// Same says whether every field of the part stands as it did.
func (p PartDifference) Same() bool { return len(p.Changed()) == 0 }

// Changed gives the fields that differ.
func (p PartDifference) Changed() []FieldDifference {
	var out []FieldDifference
	for _, f := range p.Fields {
		if !f.Same() {
			out = append(out, f)
		}
	}
	return out
}

// PlanDifference holds two plans against each other, part by part and field by field, those that stand as they did too
// (SD-5.13). A result is told by its title and an agency requirement by its text, wherever it stands; what neither
// tells is held against what stands in its place. Who set the weights is a part of its own.
func PlanDifference(d *system.Description, was, is Plan) []PartDifference {
	old, now := was.Parts(d), is.Parts(d)
	partner := partners(old, now)
	var out []PartDifference
	taken := map[int]bool{}
	for i, p := range now {
		if n, ok := partner[i]; ok {
			taken[n] = true
			out = append(out, difference(p.Title, old[n].Fields, p.Fields))
		} else {
			out = append(out, difference(p.Title, nil, p.Fields))
		}
	}
	for i, p := range old {
		if !taken[i] {
			out = append(out, difference(p.Title, p.Fields, nil))
		}
	}
	return out
}

// partners pairs the parts of the new plan with those of the old one: by what tells them, and else by their place.
func partners(old, now []PlanPart) map[int]int {
	out, used := map[int]int{}, map[int]bool{}
	pair := func(alike func(o, n PlanPart) bool) {
		for i, n := range now {
			if _, done := out[i]; done {
				continue
			}
			for j, o := range old {
				if !used[j] && alike(o, n) {
					out[i], used[j] = j, true
					break
				}
			}
		}
	}
	pair(func(o, n PlanPart) bool { return o.ID == n.ID && o.key == n.key })
	pair(func(o, n PlanPart) bool { return listOf(o.ID) == listOf(n.ID) && o.key == n.key && o.key != "" })
	pair(func(o, n PlanPart) bool { return o.ID == n.ID })
	return out
}

// difference holds the fields of a part against those it had; nil for a part that the other plan does not have.
func difference(title string, was, is []PlanField) PartDifference {
	out := PartDifference{Title: title}
	fields := is
	switch {
	case was == nil:
		out.Only = "new"
	case is == nil:
		out.Only, fields = "old", was
	}
	for i, f := range fields {
		line := FieldDifference{Label: f.Label}
		if was != nil {
			line.Was = was[i].Text
		}
		if is != nil {
			line.Is = is[i].Text
		}
		out.Fields = append(out.Fields, line)
	}
	return out
}

// ChangedParts counts the parts that differ.
func ChangedParts(parts []PartDifference) int {
	n := 0
	for _, p := range parts {
		if !p.Same() {
			n++
		}
	}
	return n
}
