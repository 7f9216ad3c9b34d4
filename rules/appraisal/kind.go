package appraisal

import (
	"slices"

	"sesperf/rules/act"
)

// Kind is the kind of case that an appraisal is.
var Kind = act.Kind{
	Name: "appraisal", New: func() act.Case { return &Appraisal{} },
	Acts:    slices.Concat(roadActs, handoverActs, spanActs, monitoringActs, evidenceActs, detailActs, departureActs, withdrawActs, higherLevelActs, boardQuestionActs, correctionActs),
	Parts:   parts,
	Reached: reached,
	Tasks:   tasks,
	Show:    show,
}

// roadActs are those of the straight road, in its order.
var roadActs = []act.Spec{open.Spec(), proposePlan.Spec(), commentOnPlan.Spec(), signPlan.Spec(), declineToSign.Spec(), communicatePlan.Spec(),
	reviewProgress.Spec(), acknowledgeProgress.Spec(), recordAccomplishments.Spec(), rateInitially.Spec(), acknowledgeInitialRating.Spec(),
	respond.Spec(), waiveResponse.Spec(), referToBoard.Spec(), recommend.Spec(), assignAnnualRating.Spec(), communicateAnnualRating.Spec(), acknowledgeAnnualRating.Spec()}

// parts says who sees which part of an appraisal, and from when. The members of a board have a relation to the
// case only once it is referred to them, and lose it when they step aside; the executive who sits on the board
// never has one to the own case.
var parts = []act.Part{
	{Name: "case", Title: "The case and its officials", Sees: always(insiders...).and("", act.ReviewingOfficial, act.AppointingAuthority, act.HigherLevelReviewer, act.GainingSupervisor)},
	{Name: "plan", Title: "Performance plan", Sees: always(insiders...).and("", act.ReviewingOfficial, act.AppointingAuthority, act.HigherLevelReviewer, act.GainingSupervisor)},
	{Name: "progress", Title: "Progress reviews", Sees: always(insiders...).and("", act.HigherLevelReviewer).and("referred", act.AppointingAuthority)},
	{Name: "details", Title: "Details and appraisals from elsewhere", Sees: always(insiders...).and("", act.HigherLevelReviewer, act.GainingSupervisor).and("referred", act.AppointingAuthority)},
	{Name: "accomplishments", Title: "Accomplishments", Sees: always(insiders...).and("", act.HigherLevelReviewer).and("referred", act.AppointingAuthority)},
	{Name: "evidence", Title: "Evidence", Sees: always(insiders...).and("", act.HigherLevelReviewer).and("referred", act.AppointingAuthority)},
	{Name: "initial", Title: "Initial summary rating", Sees: always(insiders...).and("", act.HigherLevelReviewer).and("referred", act.AppointingAuthority)},
	{Name: "response", Title: "Written response", Sees: always(insiders...).and("", act.HigherLevelReviewer).and("referred", act.AppointingAuthority)},
	{Name: "review", Title: "Higher level review", Sees: always(insiders...).and("", act.HigherLevelReviewer).and("referred", act.AppointingAuthority)},
	{Name: "board", Title: "Board recommendation", Sees: always(act.BoardChair, act.BoardMember, act.ExecutiveResources, act.AppointingAuthority, act.OversightOfficial).and("assigned", act.RatingOfficial).and("informed", act.Executive)},
	{Name: "questions", Title: "Questions of the board", Sees: always(act.RatingOfficial, act.BoardChair, act.BoardMember, act.ExecutiveResources, act.AppointingAuthority, act.OversightOfficial).and("informed", act.Executive)},
	{Name: "annual", Title: "Annual summary rating", Sees: always(act.ExecutiveResources, act.AppointingAuthority, act.OversightOfficial).and("assigned", act.RatingOfficial).and("informed", act.Executive)},
}

// insiders see all of a case but what comes after the initial rating has left the rating official.
var insiders = []act.Relation{act.Executive, act.RatingOfficial, act.BoardChair, act.BoardMember, act.ExecutiveResources, act.OversightOfficial}

type sights []act.Sight

func always(who ...act.Relation) sights { return sights(nil).and("", who...) }

func (s sights) and(from string, who ...act.Relation) sights {
	for _, w := range who {
		s = append(s, act.Sight{Who: w, From: from})
	}
	return s
}

// reached says whether the case has come to one of the milestones that the parts name.
func reached(c act.Case, milestone string) bool {
	a := c.(*Appraisal)
	switch milestone {
	case "referred":
		return a.Referral != nil || a.Initial != nil && !a.HasBoard() // who decides without a board sees what there is to decide on
	case "assigned":
		return a.Annual != nil
	case "informed":
		return a.Informed != nil
	}
	return false
}
