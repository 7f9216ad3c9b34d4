// Package adoption holds the life of a system description in an agency: drafted, submitted to OPM, approved or
// returned, in force from a day, succeeded by another (§430.305(b) and (c), §1330.403). Several stand side by side: the
// agency's, a component's, the Inspector General's, the senior professionals'. Each is a case of its own, with its text
// on the record. The package knows no person and no appraisal; the units of the agency are facts to it.
package adoption

import (
	"cmp"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// System is the case of one system of the agency: its description, and how far it has come.
type System struct {
	act.Head
	Drafts    []Draft    `json:"drafts"`
	Submitted *Submitted `json:"submitted,omitempty"` // the last submission
	Returned  *Returned  `json:"returned,omitempty"`  // by OPM, after the last submission
	Approved  *Approved  `json:"approved,omitempty"`
	InForce   *InForce   `json:"in_force,omitempty"`
	Succeeded *Succeeded `json:"succeeded,omitempty"`
	Reviews   []Review   `json:"reviews,omitempty"`
}

// Draft is one version of the description; the last is the one that counts, and the others stay.
type Draft struct {
	Number   int      `json:"number"`
	Text     string   `json:"text"`             // as it was written, in the format of a system description
	Adopts   string   `json:"adopts,omitempty"` // the case of the later basic system that it adopts
	Sum      string   `json:"sum"`              // of what it says, by which cases name it
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Kind     string   `json:"kind"`
	Covers   []string `json:"covers"`
	Conforms bool     `json:"conforms"` // when it was drafted
	Meta     act.Meta `json:"meta"`
}

// Latest gives the last draft; nil before there is one.
func (c *System) Latest() *Draft {
	if len(c.Drafts) == 0 {
		return nil
	}
	return &c.Drafts[len(c.Drafts)-1]
}

// Description gives what the last draft says; false if this program cannot read it.
func (c *System) Description() (*system.Description, bool) {
	d := c.Latest()
	if d == nil {
		return nil, false
	}
	return system.BySum(d.Sum)
}

// AsItStands gives the description with what the record says of its approval and its days: what is printed and shown. What
// was drafted stays as it was written.
func (c *System) AsItStands() (*system.Description, bool) {
	d, ok := c.Description()
	if !ok || c.Approved == nil && c.InForce == nil {
		return d, ok
	}
	out := *d
	if c.Approved != nil {
		out.Approval = system.Approval{By: "OPM", On: c.Approved.On, Reference: c.Approved.Reference}
	}
	if c.InForce != nil {
		out.InForce = system.Span{From: c.InForce.From}
		if !c.Open() {
			out.InForce.To = c.Days().End
		}
	}
	return &out, true
}

// forever is the last day of what has no end.
var forever = calendar.Of(9999, 12, 31)

// Days gives the days on which the description is in force; none before it is put in force.
func (c *System) Days() calendar.Period {
	if c.InForce == nil {
		return calendar.Period{}
	}
	end := c.InForce.To
	if end.IsZero() {
		end = forever
	}
	if c.Succeeded != nil {
		end = calendar.Earlier(end, c.Succeeded.From.AddDays(-1))
	}
	return calendar.Period{Begin: c.InForce.From, End: end}
}

// Open says whether the days have no declared end.
func (c *System) Open() bool { return c.InForce != nil && c.Days().End == forever }

// Stage is how far a description has come.
type Stage string

// The stages, in their order.
const (
	StageDraft     Stage = "draft"     // being written
	StageSubmitted Stage = "submitted" // OPM has it
	StageReturned  Stage = "returned"  // OPM gave it back
	StageApproved  Stage = "approved"  // by OPM, and not in force yet
	StageInForce   Stage = "in-force"  // put in force, from today or a later day
	StageSucceeded Stage = "succeeded" // another one follows it
)

var stageWords = map[Stage]string{StageDraft: "Draft", StageSubmitted: "Submitted to OPM", StageReturned: "Returned by OPM", StageApproved: "Approved by OPM",
	StageInForce: "Put in force", StageSucceeded: "Succeeded"}

// Words gives the stage as people say it.
func (s Stage) Words() string { return stageWords[s] }

// Stage says how far the description has come.
func (c *System) Stage() Stage {
	switch {
	case c.Succeeded != nil:
		return StageSucceeded
	case c.InForce != nil:
		return StageInForce
	case c.Approved != nil:
		return StageApproved
	case c.Returned != nil:
		return StageReturned
	case c.Submitted != nil:
		return StageSubmitted
	}
	return StageDraft
}

type nothing struct{}

// er is who keeps the agency's systems.
var er = []act.Relation{act.ExecutiveResources}

// Kind is the kind of case that a system is.
var Kind = act.Kind{
	Name: "system", New: func() act.Case { return &System{} },
	Acts:    []act.Spec{draft.Spec(), submit.Spec(), returnDraft.Spec(), approve.Spec(), putInForce.Spec(), succeed.Spec(), recordReview.Spec(), recordImprovement.Spec()},
	Parts:   parts,
	Reached: func(c act.Case, milestone string) bool { return milestone == "in-force" && c.(*System).InForce != nil },
	Tasks:   tasks,
	Show:    show,
}

// parts: a draft is the office's; what is in force is everybody's.
var parts = []act.Part{
	{Name: "description", Title: "The description", Sees: []act.Sight{{Who: act.ExecutiveResources}, {Who: act.AgencyHead}, {Who: act.OversightOfficial}, {Who: act.InspectorGeneral}, {Who: act.Everyone, From: "in-force"}}},
	{Name: "approval", Title: "Approval", Sees: []act.Sight{{Who: act.ExecutiveResources}, {Who: act.AgencyHead}, {Who: act.OversightOfficial}, {Who: act.InspectorGeneral}, {Who: act.Everyone, From: "in-force"}}},
	{Name: "reviews", Title: "Reviews by OPM and the Comptroller General", Sees: []act.Sight{{Who: act.ExecutiveResources}, {Who: act.AgencyHead}, {Who: act.OversightOfficial}, {Who: act.InspectorGeneral}}},
}

func show(c act.Case) map[string]map[string]any {
	s := c.(*System)
	out := map[string]map[string]any{"description": {}, "approval": {"stage": string(s.Stage())}, "reviews": {"reviews": len(s.Reviews)}}
	if d := s.Latest(); d != nil {
		out["description"] = map[string]any{"title": d.Title, "sum": d.Sum, "draft": d.Number, "conforms": d.Conforms}
	}
	if s.Submitted != nil {
		out["approval"]["submitted_for"] = s.Submitted.For
	}
	open := 0
	for i := range s.Reviews {
		if !s.Reviews[i].Done() {
			open++
		}
	}
	out["reviews"]["open_reviews"] = open
	if s.InForce != nil {
		out["approval"]["from"] = s.InForce.From
		if !s.Open() {
			out["approval"]["to"] = s.Days().End
		}
	}
	return out
}

// titleOf gives the name of the system, as its description has it.
func (c *System) titleOf() string {
	if d := c.Latest(); d != nil {
		return cmp.Or(d.Title, d.ID)
	}
	return c.ID
}
