package system

import (
	"fmt"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/law"
)

// Derivation is how a summary level comes of weights and element levels, with its arithmetic and its paragraphs.
type Derivation struct {
	Score    Decimal  `json:"score"`
	Level    int      `json:"level"` // 0: no range holds the score; never under the basic system
	Label    string   `json:"label"`
	Override bool     `json:"override"` // an element's level decided, whatever the score
	Lines    []Line   `json:"lines"`    // in the order of the description's elements
	Because  []Reason `json:"because"`
}

// Line is one element of the worked table: points × weight = score.
type Line struct {
	Element string  `json:"element"`
	Level   int     `json:"level"`
	Points  Decimal `json:"points"`
	Weight  Decimal `json:"weight"`
	Score   Decimal `json:"score"`
}

// Reason is a paragraph and what follows from it here.
type Reason struct {
	Provision string `json:"provision"`
	Cite      string `json:"cite"`
	Text      string `json:"text"`
}

func reason(provision, text string) Reason {
	return Reason{provision, law.Must(provision).Cite, text}
}

// Derive works out the summary level of §9. Weights and levels must have passed CheckWeights and CheckLevels; it
// panics on a level or element that is missing, since nothing may be taken for zero.
func (d *Description) Derive(weights map[string]Decimal, levels map[string]int) Derivation {
	var out Derivation
	var t Tally
	for i, e := range d.Elements {
		weight, hasWeight := weights[e.ID]
		l, hasLevel := d.Level(levels[e.ID])
		if !hasWeight || !hasLevel {
			panic(fmt.Sprintf("derivation: %s has no weight or no level; check both first", e.ID))
		}
		steps, whole := d.method.scale.ofWeight(weight)
		if !whole {
			panic(fmt.Sprintf("derivation: %s weighs %s; check the weights first", e.ID, weight))
		}
		t = d.method.Add(t, i, steps, l.Level)
		out.Lines = append(out.Lines, Line{e.ID, l.Level, l.Points, weight, l.Points.Times(weight)})
	}
	out.Score = d.method.scale.Score(t.score)
	if level := d.method.Conclude(t); level != Ambiguous {
		out.Level = int(level)
	}
	out.Override = t.marks&overridden != 0
	out.Label = d.Label(out.Level)
	out.Because = d.because(out, t)
	return out
}

func (d *Description) because(v Derivation, t Tally) []Reason {
	first := reason("SD-9.3", d.rangeSentence(v, t))
	if v.Override {
		first = reason("SD-9.2", d.overrideSentence(v))
	}
	return []Reason{first, reason("SD-9.1", d.pointsSentence()), reason("SD-9.4", tableSentence(v))}
}

func (d *Description) rangeSentence(v Derivation, t Tally) string {
	by := d.method.byScore(t.score)
	if v.Level == 0 || by == 0 {
		return fmt.Sprintf("The score is %s, and the description's ranges give no single level for it.", v.Score)
	}
	r := d.Derivation.Ranges[by]
	s := fmt.Sprintf("The score is %s. From %s to %s the summary rating is Level %d (%s).", v.Score, r.Low(), r.High(), by, d.Label(by))
	if v.Level != by {
		s += fmt.Sprintf(" The description's caps hold it at Level %d (%s), because of an element's low level.", v.Level, v.Label)
	}
	return s
}

func (d *Description) overrideSentence(v Derivation) string {
	at := d.Derivation.Override.AnyElementAt
	var names []string
	for i, e := range d.Elements {
		if e.IsCritical() && v.Lines[i].Level == at {
			names = append(names, e.Title)
		}
	}
	verb := "is"
	if len(names) > 1 {
		verb = "are"
	}
	return fmt.Sprintf("%s %s rated Level %d (%s), so the summary rating is Level %d (%s), whatever the score of %s.",
		act.List(names), verb, at, d.Label(at), v.Level, v.Label, v.Score)
}

func (d *Description) pointsSentence() string {
	var parts []string
	for _, l := range d.Levels {
		parts = append(parts, fmt.Sprintf("Level %d is %s", l.Level, l.Points))
	}
	return "Points of an element's rating: " + strings.Join(parts, ", ") + "."
}

func tableSentence(v Derivation) string {
	var parts []string
	for _, l := range v.Lines {
		parts = append(parts, l.Points.String()+" x "+l.Weight.String())
	}
	return fmt.Sprintf("Points times weight, added over the elements: %s = %s.", strings.Join(parts, " + "), v.Score)
}
