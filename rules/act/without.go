package act

import "encoding/json"

// Without gives the same act with the findings of one provision switched off: how a test shows that a story
// rests on that provision. No program does an act with it.
func (s Spec) Without(provision string) Spec {
	when, check := s.when, s.check
	s.when = func(c Case, q Question) []Finding { return except(when(c, q), provision) }
	s.check = func(c Case, raw json.RawMessage, q Question) (Body, []Finding, error) {
		b, found, err := check(c, raw, q)
		return b, except(found, provision), err
	}
	return s
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
