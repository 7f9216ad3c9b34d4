package system

import "math/bits"

// engine is the derivation of §9 made ready: add takes one element in, conclude gives the level. Both are whole-number
// table look-ups without allocation; Derive and Prove go through nothing else.
type engine struct {
	effects [][16]effect // by element, by level
	scores  []uint8      // level by score, or one of the two answers below
	gives   uint8        // the level that the override gives
	scale   scale
}

// What conclude gives instead of a level when the ranges do not settle it.
const (
	uncovered = 0  // the score lies in no range
	ambiguous = 15 // it lies in several
)

// effect is what an element at a level does to the summary rating.
type effect struct {
	points int32
	marks  uint32
}

// tally is a derivation under way: the score so far, and what the levels so far have decided. It begins as zero.
type tally struct {
	score int32  // in steps of the scale
	marks uint32 // bit 0: the override applies; bit n: a cap has closed Level n
}

const overridden = 1

func newEngine(d *Description) *engine {
	e := &engine{effects: make([][16]effect, len(d.Elements)), gives: uint8(d.Derivation.Override.Gives), scale: d.scale()}
	for i := range d.Elements {
		for _, l := range d.Levels {
			e.effects[i][l.Level] = d.effectOf(&d.Elements[i], l)
		}
	}
	e.scores = make([]uint8, d.scoreSteps())
	for level, r := range d.Derivation.Ranges {
		if _, ok := d.Level(level); !ok {
			continue // a range of a level that is not there gives none
		}
		for s := e.scale.up(r.Low()); s <= e.scale.down(r.High()) && s < len(e.scores); s++ {
			if e.scores[s] != uncovered {
				e.scores[s] = ambiguous
				continue
			}
			e.scores[s] = uint8(level)
		}
	}
	return e
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

// add takes one element with its weight, in steps of the scale, and its level into the tally.
func (e *engine) add(t tally, element, weight, level int) tally {
	f := &e.effects[element][level&15]
	return tally{t.score + f.points*int32(weight), t.marks | f.marks}
}

// conclude gives the summary level, or uncovered or ambiguous.
func (e *engine) conclude(t tally) uint8 {
	if t.marks&overridden != 0 {
		return e.gives
	}
	level := e.scores[t.score]
	if t.marks == 0 || level == ambiguous {
		return level
	}
	return min(level, uint8(bits.TrailingZeros32(t.marks))-1)
}

// byScore gives the level of the range that holds the score; 0 if none or several do.
func (e *engine) byScore(score int32) int {
	if l := e.scores[score]; l != ambiguous {
		return int(l)
	}
	return 0
}
