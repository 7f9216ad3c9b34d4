package appraisal

import (
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// requested gives a case that was rated by Okafor on October 20, 2026, with a request of October 21.
func requested() *Appraisal {
	c := &Appraisal{Executive: "person/bell", RatingOfficial: "person/okafor", Terms: Terms{BoardMembers: 3, ReviewPossible: true, ReviewDays: 7, ReviewRequests: 2},
		Span: calendar.Period{Begin: day("2025-10-01"), End: day("2026-09-30")}, Initial: &InitialRating{Meta: act.Meta{Version: 5, On: day("2026-10-20"), By: "person/okafor"}, Until: day("2026-10-27")}}
	c.HigherLevel.Requests = []ReviewRequest{{Meta: act.Meta{Version: 6, On: day("2026-10-21")}}}
	return c
}

// SD-9.9: an executive of a unit above is at a higher level; an assistant in that unit, an executive of the same unit or of
// one below is not shown to be.
func TestHigherByTheUnit(t *testing.T) {
	unit := func(id, parent string) *agency.Unit {
		u := &agency.Unit{Name: id, Parent: parent}
		u.ID = "unit/" + id
		return u
	}
	person := func(id, unit string, a agency.Appointment) *agency.Person {
		p := &agency.Person{Name: id, Unit: "unit/" + unit, Appointment: a}
		p.ID = "person/" + id
		return p
	}
	for _, c := range []struct {
		unit        string
		appointment agency.Appointment
		shown       bool
	}{
		{"bureau", agency.Career, true}, {"department", agency.Noncareer, true}, {"department", agency.ExecutiveSchedule, true},
		{"department", agency.GeneralSchedule, false}, {"department", agency.Military, false}, {"office", agency.Career, false}, {"branch", agency.Career, false}, {"elsewhere", agency.Career, false},
	} {
		p := person("reviewer", c.unit, c.appointment)
		q := asked("2026-10-22", unit("department", ""), unit("bureau", "unit/department"), unit("office", "unit/bureau"), unit("branch", "unit/office"), unit("elsewhere", "unit/department"),
			person("okafor", "office", agency.Career), p)
		if got := requested().above(p, q); (got != "") != c.shown {
			t.Errorf("a %s in %s: %q, want shown %v", c.appointment, c.unit, got, c.shown)
		}
	}
}

// SD-9.8: where the description gives two requests for a rating, the second waits for the answer to the first, and needs a
// reviewer of its own; who reviewed first still sees the case.
func TestASecondRequest(t *testing.T) {
	c := requested()
	h := &c.HigherLevel
	q := act.Question{On: day("2026-10-22"), By: "person/bell"}
	h.Reviewers = []Reviewer{{AssignHigherLevelReviewer: AssignHigherLevelReviewer{Person: "person/head"}, Request: 1, Meta: act.Meta{On: day("2026-10-21")}}}
	if got := barredBy(mayRequestReview(c, q)); got != "SD-9.8" {
		t.Errorf("while the first is open a second is barred by %q", got)
	}
	h.Reviews = []LevelReview{{Level: 4, Reviewer: "person/head", Meta: act.Meta{On: day("2026-10-22")}}}
	if got := barredBy(mayRequestReview(c, q)); got != "" {
		t.Errorf("after the first a second is barred by %q", got)
	}
	h.Requests = append(h.Requests, ReviewRequest{Meta: act.Meta{Version: 9, On: day("2026-10-23")}})
	if r, ok := c.Reviewer(); !ok || r.Person != "person/head" {
		t.Error("who reviewed first is nothing to the case any more")
	}
	if _, ok := c.Reviewing(); ok {
		t.Error("the reviewer of the first request is asked for the second")
	}
	if turn, _ := Turn(c.Tasks(), day("2026-10-24")); turn.Act != "appraisal.assign-higher-level-reviewer" {
		t.Errorf("it is the turn of %q", turn.Act)
	}
	h.Reviews = append(h.Reviews, LevelReview{Level: 4, Meta: act.Meta{On: day("2026-10-25")}})
	if got := barredBy(mayRequestReview(c, q)); got != "SD-9.8" {
		t.Errorf("a third is barred by %q", got)
	}
}

// A system without higher level review has no window and nothing to ask for; one whose description says that none is
// possible lets the executive ask for the explanation (SD-9.11).
func TestWithoutHigherLevelReview(t *testing.T) {
	for basis, bars := range map[string]string{"": "SD-9.8", "The initial raters head the agency.": "SD-9.11"} {
		c := requested()
		c.HigherLevel, c.Terms.ReviewPossible, c.Terms.ReviewBasis = HigherLevel{}, false, basis
		q := act.Question{On: day("2026-10-22"), By: "person/bell"}
		if got := barredBy(mayRequestReview(c, q)); got != bars {
			t.Errorf("%q: a request is barred by %q, want %q", basis, got, bars)
		}
		if found := c.reviewOpen(q); len(found) > 0 || !c.ReviewUntil().IsZero() {
			t.Errorf("%q: the rating waits: %v", basis, found)
		}
		if got := barredBy(requestExplanation.When(c, q)); (got == "") != (basis != "") {
			t.Errorf("%q: the explanation is barred by %q", basis, got)
		}
	}
}
