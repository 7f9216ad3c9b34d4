package system

// engine is the derivation of §9 made ready: add takes one element in, conclude gives the level. Both are whole-number
// table look-ups without allocation; Derive and Prove go through nothing else.
type engine struct {
	effects [][maxLevels + 1]effect // by element, by level
	scores  []uint8                 // level by score; 0: no range; ambiguous: several
	gives   uint8                   // the level that the override gives
}

// effect is what an element at a level does to the summary rating.
type effect struct {
	points   int32
	most     uint8 // the best summary level it leaves open
	override bool
}

// tally is a derivation under way: the score so far, the best level still open, and whether an override applies.
// It is begun as the zero value.
type tally struct {
	score    int32
	less     uint8 // maxLevels less the best level still open, so that the zero value holds nothing back
	override bool
}

const ambiguous = 255

func newEngine(d *Description) *engine {
	e := &engine{effects: make([][maxLevels + 1]effect, len(d.Elements)), gives: uint8(d.Derivation.Override.Gives)}
	top := 0
	for i := range d.Elements {
		for _, l := range d.Levels {
			e.effects[i][l.Level] = d.effectOf(&d.Elements[i], l)
			top = max(top, l.Points)
		}
	}
	e.scores = make([]uint8, top*d.Weights.Total+1)
	for level, r := range d.Derivation.Ranges {
		for s := r.Low(); s <= r.High() && s < len(e.scores); s++ {
			if e.scores[s] != 0 {
				e.scores[s] = ambiguous
				continue
			}
			e.scores[s] = uint8(level)
		}
	}
	return e
}

func (d *Description) effectOf(e *Element, l Level) effect {
	f := effect{points: int32(l.Points), most: maxLevels}
	if at := d.Derivation.Override.AnyElementAt; at != 0 && l.Level == at && e.IsCritical() {
		f.override = true
	}
	for _, c := range d.Derivation.Caps {
		if (c.Element == "any" || c.Element == e.ID) && l.Level <= c.AtOrBelow {
			f.most = min(f.most, uint8(c.Most))
		}
	}
	return f
}

// add takes one element with its weight and level into the tally.
func (e *engine) add(t tally, element, weight, level int) tally {
	f := &e.effects[element][level]
	return tally{t.score + f.points*int32(weight), max(t.less, maxLevels-f.most), t.override || f.override}
}

// conclude gives the summary level, whether the override gave it, and whether the ranges leave it open: level 0.
func (e *engine) conclude(t tally) (level uint8, override, several bool) {
	if t.override {
		return e.gives, true, false
	}
	level = e.scores[t.score]
	if level == ambiguous {
		return 0, false, true
	}
	return min(level, maxLevels-t.less), false, false
}

// byScore gives the level of the range that holds the score; 0 if none or several do.
func (e *engine) byScore(score int32) int {
	if l := e.scores[score]; l != ambiguous {
		return int(l)
	}
	return 0
}
