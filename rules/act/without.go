package act

import (
	"encoding/json"
	"slices"
)

// Without gives the same act with the findings of one provision switched off: how a test shows that a story
// rests on that provision. No program does an act with it.
func (s Spec) Without(provision string) Spec {
	when, check := s.when, s.check
	s.off = append(slices.Clip(s.off), provision)
	s.when = func(c Case, q Question) []Finding { return except(when(c, q), provision) }
	s.check = func(c Case, raw json.RawMessage, q Question) (Body, []Finding, error) {
		b, found, err := check(c, raw, q)
		return b, except(found, provision), err
	}
	return s
}

// Found gives what was found of the act outside its declaration, by the door, but for the provisions that are switched off.
func (s Spec) Found(found []Finding) []Finding {
	for _, provision := range s.off {
		found = except(found, provision)
	}
	return found
}

func except(found []Finding, provision string) []Finding {
	var out []Finding
	for _, f := range found {
		if f.Provision != provision {
			out = append(out, f)
		}
	}
	return out
}
