package agency

import (
	"slices"

	"sesperf/rules/act"
)

// opposed are the offices of one case that one person cannot hold together, by the office in which one acts.
var opposed = map[act.Relation][]act.Relation{
	act.RatingOfficial:      {act.ReviewingOfficial, act.AppointingAuthority, act.HigherLevelReviewer, act.BoardChair, act.BoardMember},
	act.ReviewingOfficial:   {act.RatingOfficial},
	act.AppointingAuthority: {act.RatingOfficial, act.HigherLevelReviewer, act.BoardChair, act.BoardMember},
	act.GainingSupervisor:   {act.HigherLevelReviewer, act.BoardChair, act.BoardMember},
	act.HigherLevelReviewer: {act.RatingOfficial, act.AppointingAuthority},
	act.BoardChair:          {act.RatingOfficial, act.AppointingAuthority},
	act.BoardMember:         {act.RatingOfficial, act.AppointingAuthority},
}

// Opposed says why a delegate cannot act in an office on a case: it is the delegate's own, or the delegate has, or acted
// in, an office of the case that is opposed to it. Did are, for each act of the delegate on the case, who may do it. The
// findings refuse; none says that the delegate may act.
func Opposed(as []act.Relation, own []act.Relation, did [][]act.Relation) []act.Finding {
	if slices.Contains(own, act.Executive) {
		return []act.Finding{act.Gate("SD-9.5", "This is the appraisal of the delegate, who can act on it for nobody.", "Let whoever delegated act, or another delegate.")}
	}
	for _, r := range as {
		other := func(o act.Relation) bool { return slices.Contains(opposed[r], o) }
		if i := slices.IndexFunc(own, other); i >= 0 {
			return []act.Finding{act.Gate("SD-9.5", "The delegate is "+own[i].Words()+" of this case, and cannot act as "+r.Words()+" on it too.", "Let whoever delegated act, or another delegate.")}
		}
		for _, who := range did {
			if len(who) > 0 && !slices.ContainsFunc(who, func(o act.Relation) bool { return !other(o) }) {
				return []act.Finding{act.Gate("SD-9.5", "The delegate has acted on this case as "+who[0].Words()+", and cannot act as "+r.Words()+" on it too.", "Let whoever delegated act, or another delegate.")}
			}
		}
	}
	return nil
}
