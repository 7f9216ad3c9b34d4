package system

import (
	"encoding/binary"
	"math/bits"
)

// survey derives all ratings of one plan after the other and counts what came of them.
type survey struct {
	method  *Method
	levels  []int   // from the lowest up
	results []uint8 // by rating: the first element counts most, the last one runs fastest
	words   int     // how many words of eight results there are
	masks   [][]uint64
	tallies
}

// tallies is what a survey counted.
type tallies struct {
	counts     [16][16]int64
	inversions int64
}

// fresh gives a survey that has counted nothing yet; what all of them only look at is shared.
func (s *survey) fresh() *survey {
	return &survey{method: s.method, levels: s.levels, results: make([]uint8, len(s.results)), words: s.words, masks: s.masks}
}

func newSurvey(d *Description) *survey {
	size := 1
	for range d.Elements {
		size *= len(d.Levels)
	}
	s := &survey{method: d.method, levels: d.Ascending(), words: (size + 7) / 8}
	s.results = make([]uint8, 8*s.words+size) // room to look one element ahead of the last result
	for stride := 1; stride < size; stride *= len(d.Levels) {
		s.masks = append(s.masks, pairs(size, stride, len(d.Levels)))
	}
	return s
}

// pairs marks, eight to a word, the ratings that have a neighbor with one element a level better, stride places on.
func pairs(size, stride, levels int) []uint64 {
	mask := make([]uint64, (size+7)/8)
	for i := range size {
		if i/stride%levels < levels-1 {
			mask[i/8] |= 0x80 << (8 * (i % 8))
		}
	}
	return mask
}

// count gives how many cases came to a level, or to Uncovered or Ambiguous.
func (s *tallies) count(level int) int64 {
	n := int64(0)
	for i := range s.counts {
		n += s.counts[i][level]
	}
	return n
}

func (s *survey) plan(weights []int32) {
	s.fill(Tally{}, 0, 0, weights)
	s.compare()
}

// fill derives the ratings that share the elements taken in so far, and gives the place after the last of them.
func (s *survey) fill(t Tally, element, at int, weights []int32) int {
	w := int(weights[element])
	if element == len(weights)-1 {
		s.last(t, element, w, s.results[at:])
		return at + len(s.levels)
	}
	for _, l := range s.levels {
		at = s.fill(s.method.Add(t, element, w, l), element+1, at, weights)
	}
	return at
}

// last derives the ratings that differ in the last element only. It counts in a row of its own for each of them,
// because a processor waits when the same count is raised twice in a row.
func (s *survey) last(t Tally, element, weight int, results []uint8) {
	e, counts, levels := s.method, &s.counts, s.levels
	results = results[:len(levels)]
	for i, l := range levels {
		level := e.Conclude(e.Add(t, element, weight, l))
		counts[i&15][level&15]++
		results[i] = level
	}
}

// compare counts the neighbors that fall: eight at a time, a rating and the one with one element a level better.
func (s *survey) compare() {
	stride := 1
	for _, mask := range s.masks {
		low, high := s.results[:8*s.words], s.results[stride:stride+8*s.words]
		for i, m := range mask {
			a, b := binary.LittleEndian.Uint64(low[8*i:]), binary.LittleEndian.Uint64(high[8*i:])
			// A byte of b|0x80 less a keeps its top bit unless b < a; no byte borrows from the next.
			if fallen := ^((b | tops) - a) & m; fallen != 0 {
				s.inversions += s.settledFalls(fallen, 8*i, stride)
			}
		}
		stride *= len(s.levels)
	}
}

const tops = 0x8080808080808080

// settledFalls counts the marked falls in which both ratings have a level: one without is no better and no worse.
func (s *survey) settledFalls(fallen uint64, at, stride int) int64 {
	n := int64(0)
	for ; fallen != 0; fallen &= fallen - 1 {
		i := at + bits.TrailingZeros64(fallen)/8
		if Settled(s.results[i]) && Settled(s.results[i+stride]) {
			n++
		}
	}
	return n
}
