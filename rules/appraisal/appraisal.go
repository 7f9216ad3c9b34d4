// Package appraisal holds one executive's appraisal for one period, from the plan to the annual summary rating
// (basic system description §§1, 3, 5, 7, 9, 10). An act is a file; this file is what the acts make. The package
// imports the agency and the board, which are facts to it, and nothing that rests on a rating.
package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// Appraisal is the case: what its own entries, folded in order, make it.
type Appraisal struct {
	act.Head
	Executive           string             `json:"executive"`
	RatingOfficial      string             `json:"rating_official"`
	ReviewingOfficial   string             `json:"reviewing_official,omitempty"`
	AppointingAuthority string             `json:"appointing_authority"`
	Appointment         agency.Appointment `json:"appointment"`
	Title               string             `json:"title,omitempty"`
	Unit                string             `json:"unit,omitempty"`
	Period              string             `json:"period"`
	PeriodTitle         string             `json:"period_title"`
	Span                calendar.Period    `json:"span"`
	Terms               Terms              `json:"terms"`
	Opened              act.Meta           `json:"opened"`

	Plans        []PlanVersion    `json:"plans,omitempty"`
	Comments     []Comment        `json:"comments,omitempty"`
	Communicated act.Meta         `json:"communicated,omitzero"` // of the plan in force
	Reviews      []ProgressReview `json:"reviews,omitempty"`

	Accomplishments *Accomplishments `json:"accomplishments,omitempty"`
	Initial         *InitialRating   `json:"initial,omitempty"`
	Acknowledged    act.Meta         `json:"acknowledged,omitzero"`
	Response        *Response        `json:"response,omitempty"`
	Waived          act.Meta         `json:"waived,omitzero"`
	Referral        *Referral        `json:"referral,omitempty"`
	Recommendation  *Recommendation  `json:"recommendation,omitempty"`
	Annual          *AnnualRating    `json:"annual,omitempty"`
	Informed        *Informed        `json:"informed,omitempty"`
}

// Terms are what the description that the case runs under fixes. They are those of the opening, and then of each plan
// that is proposed; once a plan is in force nothing changes them.
type Terms struct {
	System          string `json:"system"` // basic, the built-in one, or the case of the agency's own
	Sum             string `json:"sum"`    // of the description, by which it is found
	MinimumDays     int    `json:"minimum_days"`
	ProgressReviews int    `json:"progress_reviews"`
	ResponseDays    int    `json:"response_days"`
	BoardMembers    int    `json:"board_members"` // 0: the system has no board (senior professionals, §1330.403(d))
}

// termsOf freezes what a case needs of its description.
func termsOf(id string, d *system.Description) Terms {
	t := Terms{System: id, Sum: d.Sum(), MinimumDays: d.Period.MinimumDays, ProgressReviews: d.ProgressReviews.Minimum, ResponseDays: d.Response.Days}
	if d.HasBoard() {
		t.BoardMembers = d.Board.MinimumMembers
	}
	return t
}

// none is what comes of an act that works nothing out.
type none struct{}

// Plan gives the latest version of the plan; false before one is proposed.
func (c *Appraisal) Plan() (*PlanVersion, bool) {
	if len(c.Plans) == 0 {
		return nil, false
	}
	return &c.Plans[len(c.Plans)-1], true
}

// InForce says whether the plan has been communicated.
func (c *Appraisal) InForce() bool { return c.Communicated.Version > 0 }

// PlanBegins is the day from which performance under the plan counts: the first day of the period, or the day
// the plan was communicated if that is later (SD-3.3).
func (c *Appraisal) PlanBegins() calendar.Date {
	return calendar.Later(c.Span.Begin, c.Communicated.On)
}

// DaysUnderPlan counts the days of performance under the plan up to a day, both ends included (SD-3.3).
func (c *Appraisal) DaysUnderPlan(on calendar.Date) int {
	if !c.InForce() {
		return 0
	}
	return calendar.Period{Begin: c.PlanBegins(), End: calendar.Earlier(on, c.Span.End)}.Days()
}

// Career says whether the executive is a career appointee.
func (c *Appraisal) Career() bool { return c.Appointment == agency.Career }

// Stage is how far the case has come.
type Stage string

// The stages, in their order.
const (
	StageOpened      Stage = "opened"      // no plan has been proposed
	StagePlanning    Stage = "planning"    // a plan is proposed and not in force
	StageInForce     Stage = "in-force"    // the plan is communicated
	StageRated       Stage = "rated"       // the initial summary rating is signed and shared
	StageReferred    Stage = "referred"    // the board has it
	StageRecommended Stage = "recommended" // the board has recommended
	StageAssigned    Stage = "assigned"    // the annual summary rating is assigned
	StageInformed    Stage = "informed"    // and communicated to the executive
)

// Stages lists them in order.
var Stages = []Stage{StageOpened, StagePlanning, StageInForce, StageRated, StageReferred, StageRecommended, StageAssigned, StageInformed}

var stageWords = map[Stage]string{StageOpened: "No plan yet", StagePlanning: "Plan proposed", StageInForce: "Plan in force", StageRated: "Initial rating shared",
	StageReferred: "With the board", StageRecommended: "The board has recommended", StageAssigned: "Annual summary rating assigned", StageInformed: "Annual summary rating communicated"}

// Words gives the stage as people say it.
func (s Stage) Words() string { return stageWords[s] }

// Stage says how far the case has come.
func (c *Appraisal) Stage() Stage {
	switch {
	case c.Informed != nil:
		return StageInformed
	case c.Annual != nil:
		return StageAssigned
	case c.Recommendation != nil:
		return StageRecommended
	case c.Referral != nil:
		return StageReferred
	case c.Initial != nil:
		return StageRated
	case c.InForce():
		return StageInForce
	case len(c.Plans) > 0:
		return StagePlanning
	}
	return StageOpened
}

// RestsOn gives the case whose description this one runs under: it is read before anything is asked of this one.
func (c *Appraisal) RestsOn() string {
	if c.Terms.System == adoption.BuiltIn {
		return ""
	}
	return c.Terms.System
}

// Description gives the system description that the case runs under.
func (c *Appraisal) Description() *system.Description {
	d, ok := system.BySum(c.Terms.Sum)
	if !ok {
		panic("appraisal " + c.ID + " runs under the description of " + c.Terms.System + ", which was not read before it")
	}
	return d
}
