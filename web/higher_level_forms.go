package web

import "sesperf/rules/appraisal"

// higherLevelForms are the pages of the acts of higher level review, of the board's question, and of the copies that the
// executive is given.
func higherLevelForms() []form {
	return []form{requestReviewForm, waiveReviewForm, assignReviewerForm, consentForm, declareNoReviewForm, askExplanationForm, explainForm, levelReviewForm, haveReviewForm,
		returnFromBoardForm, answerBoardForm, acknowledgeAnnualForm}
}

// review is the higher level review of the initial rating that stands.
func (f *filled) review() appraisal.HigherLevel { return f.Case().HigherLevel }

// lastReview is what the reviewer found last; an empty one before that.
func (f *filled) lastReview() appraisal.LevelReview {
	if n := len(f.review().Reviews); n > 0 {
		return f.review().Reviews[n-1]
	}
	return appraisal.LevelReview{}
}

// namedReviewer is the reviewer assigned last, with or without consent; an empty one before that.
func (f *filled) namedReviewer() appraisal.Reviewer {
	if n := len(f.review().Reviewers); n > 0 {
		return f.review().Reviewers[n-1]
	}
	return appraisal.Reviewer{}
}
