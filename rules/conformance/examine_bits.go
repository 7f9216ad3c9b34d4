package conformance

import "math/bits"

// scoreSet is a set of scores, one bit each.
type scoreSet []uint64

func newScoreSet(size int) scoreSet { return make(scoreSet, size/64+1) }

func (s scoreSet) add(n int)      { s[n/64] |= 1 << (n % 64) }
func (s scoreSet) has(n int) bool { return n >= 0 && n/64 < len(s) && s[n/64]>>(n%64)&1 != 0 }

// word gives the bits from a score on.
func (s scoreSet) word(at int) uint64 {
	i, n := at/64, at%64
	if i >= len(s) {
		return 0
	}
	w := s[i] >> n
	if n > 0 && i+1 < len(s) {
		w |= s[i+1] << (64 - n)
	}
	return w
}

// orShifted adds the scores of another set, each raised by n, as far as they have room.
func (s scoreSet) orShifted(o scoreSet, n int) {
	skip, n := n/64, n%64
	if skip >= len(s) {
		return
	}
	s = s[skip:]
	o = o[:min(len(o), len(s))]
	if n == 0 {
		for i, w := range o {
			s[i] |= w
		}
		return
	}
	carry := uint64(0)
	for i, w := range o {
		s[i] |= w<<n | carry
		carry = w >> (64 - n)
	}
	if len(o) < len(s) {
		s[len(o)] |= carry
	}
}

// raise raises every score by n in place.
func (s scoreSet) raise(n int) {
	skip, n := n/64, n%64
	for i := len(s) - 1; i >= 0; i-- {
		w := uint64(0)
		if i >= skip {
			w = s[i-skip] << n
			if n > 0 && i > skip {
				w |= s[i-skip-1] >> (64 - n)
			}
		}
		s[i] = w
	}
}

// firstIn gives a score that is in all three sets, when those of b and c are lowered by their shifts; nil is every score.
func (s scoreSet) firstIn(b scoreSet, shiftB int, c scoreSet, shiftC int) (int, bool) {
	for i, w := range s {
		if w == 0 {
			continue
		}
		if b != nil {
			w &= b.word(64*i + shiftB)
		}
		if c != nil && w != 0 {
			w &= c.word(64*i + shiftC)
		}
		if w != 0 {
			return 64*i + bits.TrailingZeros64(w), true
		}
	}
	return 0, false
}
