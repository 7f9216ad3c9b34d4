package system

import "math/bits"

// Method is the method of derivation of §9 made ready: Add takes one element in, Conclude gives the level. Both are
// whole-number table look-ups without allocation; Derive and Prove go through nothing else.
type Method struct {
	effects [][16]effect // by element, by level
	scores  []uint8      // level by score, or one of the two answers below
	gives   uint8        // the level that the override gives
	scale   Scale
}

// What Conclude and ByRange give instead of a level when the ranges do not settle it.
const (
	Uncovered = 0  // the score lies in no range
	Ambiguous = 15 // it lies in several
)

// effect is what an element at a level does to the summary rating.
type effect struct {
	points int32
	marks  uint32
}

// Tally is a derivation under way: the score so far, and what the levels so far have decided. It begins as zero.
type Tally struct {
	score int32  // in steps of the scale
	marks uint32 // bit 0: the override applies; bit n: a cap has closed Level n
}

const overridden = 1

// Uncapped is what Effect gives where no cap applies: above every level.
const Uncapped = 15

// Method gives the description's method of derivation.
func (d *Description) Method() *Method { return d.method }

func newMethod(d *Description) *Method {
	m := &Method{effects: make([][16]effect, len(d.Elements)), gives: uint8(d.Derivation.Override.Gives), scale: d.scale()}
	for i := range d.Elements {
		for _, l := range d.Levels {
			m.effects[i][l.Level] = d.effectOf(&d.Elements[i], l)
		}
	}
	m.scores = make([]uint8, d.scoreSteps())
	for level, r := range d.Derivation.Ranges {
		if _, ok := d.Level(level); !ok {
			continue // a range of a level that is not there gives none
		}
		for s := m.scale.Up(r.Low()); s <= m.scale.down(r.High()) && s < len(m.scores); s++ {
			if m.scores[s] != Uncovered {
				m.scores[s] = Ambiguous
				continue
			}
			m.scores[s] = uint8(level)
		}
	}
	return m
}

func (d *Description) effectOf(e *Element, l Level) effect {
	f := effect{points: int32(d.scale().ofPoints(l.Points))}
	if at := d.Derivation.Override.AnyElementAt; at != 0 && l.Level == at && e.IsCritical() {
		f.marks = overridden
	}
	for _, c := range d.Derivation.Caps {
		if (c.Element == "any" || c.Element == e.ID) && l.Level <= c.AtOrBelow {
			for n := c.Most + 1; n <= maxLevels; n++ {
				f.marks |= 1 << n
			}
		}
	}
	return f
}

// Add takes one element with its weight, in steps of the scale, and its level into the tally.
func (m *Method) Add(t Tally, element, weight, level int) Tally {
	f := &m.effects[element][level&15]
	return Tally{t.score + f.points*int32(weight), t.marks | f.marks}
}

// Conclude gives the summary level, or Uncovered or Ambiguous.
func (m *Method) Conclude(t Tally) uint8 {
	if t.marks&overridden != 0 {
		return m.gives
	}
	level := m.scores[t.score]
	if t.marks == 0 || level == Ambiguous {
		return level
	}
	return min(level, uint8(bits.TrailingZeros32(t.marks))-1)
}

// Settled says whether Conclude or ByRange gave a level.
func Settled(level uint8) bool { return level != Uncovered && level != Ambiguous }

// Scale gives the steps in which the method counts weights and scores.
func (m *Method) Scale() Scale { return m.scale }

// Effect says what an element at a level does to the summary rating: the points that it gives, in steps of the scale,
// the best level that caps leave, or Uncapped, and whether the override decides, whatever the score.
func (m *Method) Effect(element, level int) (points, most int, overrides bool) {
	f := m.effects[element][level]
	most = Uncapped
	if capped := f.marks &^ overridden; capped != 0 {
		most = bits.TrailingZeros32(capped) - 1
	}
	return int(f.points), most, f.marks&overridden != 0
}

// ByRange gives the level whose range holds a score, in steps of the scale, or Uncovered or Ambiguous.
func (m *Method) ByRange(score int) uint8 { return m.scores[score] }

// byScore gives the level of the range that holds the score; 0 if none or several do.
func (m *Method) byScore(score int32) int {
	if l := m.scores[score]; l != Ambiguous {
		return int(l)
	}
	return 0
}
