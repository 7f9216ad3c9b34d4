package system

import "encoding/binary"

// survey derives all ratings of one plan after the other and counts what came of them.
type survey struct {
	engine     *engine
	levels     []int   // from the lowest up
	results    []uint8 // by rating: the first element counts most, the last one runs fastest
	byLevel    [maxLevels + 1]int64
	ambiguous  int64
	inversions int64
}

func newSurvey(d *Description) *survey {
	size := 1
	for range d.Elements {
		size *= len(d.Levels)
	}
	return &survey{engine: d.engine, levels: d.ascending(), results: make([]uint8, size)}
}

func (s *survey) plan(weights []int16) {
	before := s.byLevel[0] + s.ambiguous
	s.fill(tally{}, 0, 0, weights)
	if s.byLevel[0]+s.ambiguous == before {
		s.compare(len(weights))
		return
	}
	s.compareGaps(len(weights))
}

// fill derives the ratings that share the elements taken in so far, and gives the place after the last of them.
func (s *survey) fill(t tally, element, at int, weights []int16) int {
	w := int(weights[element])
	if element < len(weights)-1 {
		for _, l := range s.levels {
			at = s.fill(s.engine.add(t, element, w, l), element+1, at, weights)
		}
		return at
	}
	for _, l := range s.levels {
		level, _, several := s.engine.conclude(s.engine.add(t, element, w, l))
		if several {
			s.ambiguous++
		} else {
			s.byLevel[level]++
		}
		s.results[at] = level
		at++
	}
	return at
}

// compare counts the neighbors that fall: eight at a time, a rating and the one with one element a level better.
func (s *survey) compare(elements int) {
	stride := 1
	for range elements {
		block := stride * len(s.levels)
		for from := 0; from < len(s.results); from += block {
			low := s.results[from : from+block-stride]
			high := s.results[from+stride : from+block]
			for len(low) >= 8 {
				a, b := binary.LittleEndian.Uint64(low), binary.LittleEndian.Uint64(high)
				// A byte of b|0x80 less a keeps its top bit unless b < a; no byte borrows from the next.
				if ((b|tops)-a)&tops != tops {
					s.inversions += falls(low[:8], high[:8])
				}
				low, high = low[8:], high[8:]
			}
			s.inversions += falls(low, high)
		}
		stride = block
	}
}

const tops = 0x8080808080808080

func falls(low, high []uint8) int64 {
	n := int64(0)
	for i, a := range low {
		if high[i] < a {
			n++
		}
	}
	return n
}

// compareGaps is compare for a plan in which some ratings have no level: those are no worse and no better.
func (s *survey) compareGaps(elements int) {
	stride := 1
	for range elements {
		block := stride * len(s.levels)
		for from := 0; from < len(s.results); from += block {
			for i := from; i < from+block-stride; i++ {
				if a, b := s.results[i], s.results[i+stride]; b != 0 && b < a {
					s.inversions++
				}
			}
		}
		stride = block
	}
}
