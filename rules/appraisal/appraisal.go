// Package appraisal holds one executive's appraisal for one period, from the plan to the annual summary rating
// (basic system description §§1, 3, 5, 7, 9, 10). An act is a file; this file is what the acts make. The package
// imports the agency and the board, which are facts to it, and nothing that rests on a rating.
package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
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
	Span                calendar.Period    `json:"span"`                       // as it stands: extended, or ended early
	Arrived             calendar.Date      `json:"arrived,omitzero"`           // the day the executive came under the system, if after the period's first
	TransferredFrom     string             `json:"transferred_from,omitempty"` // the former agency
	Terms               Terms              `json:"terms"`
	Opened              act.Meta           `json:"opened"`
	Handovers           []Handover         `json:"handovers,omitempty"`
	SpanChanges         []SpanChange       `json:"span_changes,omitempty"`

	Plans        []PlanVersion    `json:"plans,omitempty"`
	Comments     []Comment        `json:"comments,omitempty"`
	Communicated act.Meta         `json:"communicated,omitzero"` // of the first version that came into force
	Moved        *PositionChange  `json:"moved,omitempty"`       // the executive’s position is another than the plan in force was made for, as an act noticed
	Feedback     []Feedback       `json:"feedback,omitempty"`
	Reviews      []ProgressReview `json:"reviews,omitempty"`
	Evidence     []Evidence       `json:"evidence,omitempty"`

	Details    []Detail             `json:"details,omitempty"`
	Departures []DepartureAppraisal `json:"departures,omitempty"` // one of each rating official whom the executive left
	Prior      []PriorAppraisal     `json:"prior,omitempty"`
	Considered *PriorConsideration  `json:"considered,omitempty"`

	Accomplishments []Accomplishment `json:"accomplishments,omitempty"`
	Initial         *InitialRating   `json:"initial,omitempty"`
	Acknowledged    act.Meta         `json:"acknowledged,omitzero"`
	Response        *Response        `json:"response,omitempty"`
	Waived          act.Meta         `json:"waived,omitzero"`
	HigherLevel     HigherLevel      `json:"higher_level,omitzero"`
	Withdrawn       []Withdrawn      `json:"withdrawn,omitempty"` // initial ratings that were withdrawn, the oldest first
	Referral        *Referral        `json:"referral,omitempty"`
	Recommendation  *Recommendation  `json:"recommendation,omitempty"`
	Annual          *AnnualRating    `json:"annual,omitempty"`
	Informed        *Informed        `json:"informed,omitempty"`
	Closed          *Closed          `json:"closed,omitempty"`
	Corrections     []Correction     `json:"corrections,omitempty"`
	Superseded      Superseded       `json:"superseded,omitzero"`
	Redo            []string         `json:"redo,omitempty"` // acts that a correction opened again
}

// none is what comes of an act that works nothing out.
type none struct{}

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
	StageClosed      Stage = "closed"      // without an annual summary rating: the executive left
)

// Stages lists them in order.
var Stages = []Stage{StageOpened, StagePlanning, StageInForce, StageRated, StageReferred, StageRecommended, StageAssigned, StageInformed, StageClosed}

var stageWords = map[Stage]string{StageOpened: "No plan yet", StagePlanning: "Plan proposed", StageInForce: "Plan in force", StageRated: "Initial rating shared",
	StageReferred: "With the board", StageRecommended: "The board has recommended", StageAssigned: "Annual summary rating assigned", StageInformed: "Annual summary rating communicated", StageClosed: "Closed without a rating"}

// Words gives the stage as people say it.
func (s Stage) Words() string { return stageWords[s] }

// Stage says how far the case has come.
func (c *Appraisal) Stage() Stage {
	if c.Closed != nil {
		return StageClosed
	}
	return c.CameTo()
}

// CameTo is the stage, and of a case that was closed the last one before that.
func (c *Appraisal) CameTo() Stage {
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
