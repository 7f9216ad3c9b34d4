package test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// order is one appraisal's year, told a second time and without the rules: only what the walk saw done.
type order struct {
	executive, rating, reviewing, authority string
	career                                  bool
	span                                    calendar.Period
	arrived                                 calendar.Date

	apart       bool       // its days end apart from those of its period
	plans       []toldPlan // the versions
	inForce     int        // number of the version in force
	begun       calendar.Date
	reviews     int
	unread      bool // the latest review waits to be acknowledged
	gaining     []string
	rated       bool
	ratedBy     string
	ratedOn     calendar.Date
	details     []toldDetail
	departures  []string // who appraised the executive before leaving
	prior       int      // appraisals received from elsewhere
	considered  bool
	review      toldReview
	corrections []toldCorrection
	questioned  bool // the board waits for an answer
	received    bool // the executive has the annual rating
	redone      int  // initial ratings that were withdrawn
	known       bool // the executive acknowledged the rating
	answered    bool // responded
	waived      bool
	referred    bool
	advised     bool
	decided     bool
	over        bool
	closed      bool
	of          string // its id
	period      string
}

// toldPlan is one version of the plan.
type toldPlan struct {
	signed   []string
	declined bool
}

// event is an act as it is held against the order.
type event struct {
	name, by string
	in       object
	on       calendar.Date
	agency   *agencyOrder
	orders   map[string]*order
	of       string
}

// account says of one act what must be so before it, and what is so after it.
type account struct {
	may func(o *order, e event) map[string]bool
	did func(o *order, e event)
}

func newOrder(c *appraisal.Appraisal) *order {
	return &order{of: c.ID, period: c.Period, executive: c.Executive, rating: c.RatingOfficial, reviewing: c.ReviewingOfficial, authority: c.AppointingAuthority, career: c.Career(), span: c.Span, arrived: c.Arrived}
}

// reached says whether the case has come to a milestone that the table of who sees what names.
func (o *order) reached(milestone string) bool {
	return map[string]bool{"": true, "referred": o.referred, "assigned": o.decided, "informed": o.over}[milestone]
}

// lacks gives the first thing that is not so; nothing if all is.
func (o *order) lacks(e event) (string, bool) {
	t, known := accounts[e.name]
	if !known {
		return "", false
	}
	so := t.may(o, e)
	for _, what := range slices.Sorted(maps.Keys(so)) {
		if !so[what] {
			return what, true
		}
	}
	return "", true
}

// follow holds the answer to an act against the order, both ways, and tells the order what was done.
func (w *walk) follow(a attempt, r casework.Receipt, err error) {
	w.t.Helper()
	if err == nil {
		w.agency.follow(a.deed, r.On)
	}
	o := w.order[a.deed.Case]
	if o == nil {
		return
	}
	e := event{name: a.deed.Act, by: a.deed.By, on: w.on, agency: w.agency, orders: w.order, of: a.deed.Case}
	readable := len(a.deed.In) == 0 || json.Unmarshal(a.deed.In, &e.in) == nil
	lacks, known := o.lacks(e)
	var refusal *act.Refusal
	switch {
	case err == nil && known && lacks != "":
		w.fail(a.deed, "was done, and it is not so that %s: %+v %+v", lacks, *o, *w.agency)
	case err == nil && known && readable:
		accounts[e.name].did(o, e)
	case errors.As(err, &refusal) && a.good && known && lacks == "":
		w.fail(a.deed, "was refused, and nothing in the order of the year says why: %v\n%+v", err, *o)
	}
}

// version gives the version of the plan that the inputs name, if it is the latest.
func (o *order) version(e event) *toldPlan {
	n, _ := e.in["version"].(float64)
	if len(o.plans) == 0 || int(n) != len(o.plans) {
		return nil
	}
	return &o.plans[len(o.plans)-1]
}

func (o *order) latest() *toldPlan { return &o.plans[len(o.plans)-1] }

// pending says whether a version is proposed that is not in force.
func (o *order) pending() bool { return len(o.plans) > o.inForce }

// days counts those under the plan, to the end of the period or the day that is earlier; both ends count.
func (o *order) days(on calendar.Date) int {
	begin := calendar.Later(calendar.Later(o.begun, o.span.Begin), o.arrived)
	end := o.span.End
	if on.Before(end) {
		end = on
	}
	return begin.DaysUntil(end) + 1
}

// filled says whether the inputs have a text in a field.
func (e event) filled(field string) bool {
	text, _ := e.in[field].(string)
	return !blankText(text)
}

func blankText(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\n' {
			return false
		}
	}
	return true
}

// transition says whether the day lies within 120 days after a new administration began: by law from its first day on, so
// that May 21 is the first that is free. Who begins in 2033 nobody knows yet, and nothing is barred then.
func transition(on calendar.Date) bool {
	for _, year := range []int{2017, 2021, 2025, 2029} {
		if n := calendar.Of(year, 1, 20).DaysUntil(on); n >= 0 && n <= 120 {
			return true
		}
	}
	return false
}

// moreBeforeRating adds what must be so before a rating beside plan, period and progress review.
func (o *order) moreBeforeRating(e event, so map[string]bool) map[string]bool {
	so["no new administration bars it"] = !barred(o, e)
	so["what came from elsewhere was considered"] = o.prior == 0 || o.considered
	long := slices.DeleteFunc(slices.Clone(o.details), func(d toldDetail) bool { return !d.long(o) })
	so["each long detail was appraised, or there is the reason"] = e.filled("no_detail_appraisal") || !slices.ContainsFunc(long, func(d toldDetail) bool { return !d.appraised })
	so["it says how a detail was taken in"] = e.filled("details") || !slices.ContainsFunc(long, func(d toldDetail) bool { return d.appraised })
	so["the guidelines of its period were issued"] = e.agency.guided[o.period] || o.apart && len(e.agency.guided) > 0
	return so
}

// moreBeforeBoard adds what must be so before the board has the rating beside the response.
func (o *order) moreBeforeBoard(e event, so map[string]bool) map[string]bool {
	r := o.review
	so["a review that was requested is finished or declared not possible"] = !r.open()
	so["the window to request one is over, used or given up"] = r.requested || r.waived || r.impossible || o.ratedOn.DaysUntil(e.on) > 7
	return so
}
