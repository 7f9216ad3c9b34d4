package appraisal

import (
	"fmt"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// Place is the position in which an executive serves, as the person's own case has it.
type Place struct {
	Position string `json:"position,omitempty"`
	Title    string `json:"title,omitempty"`
	Unit     string `json:"unit,omitempty"`
}

// PositionChange says that the executive serves in another position than when a plan was proposed (SD-5.13).
type PositionChange struct {
	Was   Place         `json:"was"`
	Is    Place         `json:"is"`
	On    calendar.Date `json:"on"`    // since when it is on record
	Until calendar.Date `json:"until"` // the last day of those that the description gives for changed duties
}

// sameAs says whether two places are one: the same title and unit, and the same position as far as both name one.
func (p Place) sameAs(o Place) bool {
	return p.Title == o.Title && p.Unit == o.Unit && (p.Position == o.Position || p.Position == "" || o.Position == "")
}

// Words says the change in a sentence without its end.
func (p *PositionChange) Words() string {
	since := " since " + p.On.Long()
	switch {
	case p.Was.Title != p.Is.Title:
		return fmt.Sprintf("The executive was %s when the plan was proposed, and is %s%s", titled(p.Was.Title), titled(p.Is.Title), since)
	case p.Was.Unit != p.Is.Unit:
		return fmt.Sprintf("The executive, %s, serves in another unit than when the plan was proposed,%s", titled(p.Is.Title), since)
	}
	return fmt.Sprintf("The executive, %s, fills another position than when the plan was proposed,%s", titled(p.Is.Title), since)
}

func titled(title string) string {
	if title == "" {
		return "without a title on record"
	}
	return "“" + title + "”"
}

// placeOf gives the position in which a person serves today, since when, and notes it as what the act rests on.
func placeOf(f act.Facts, person string) (Place, calendar.Date, bool) {
	c, ok := f.Look(person)
	p, is := c.(*agency.Person)
	if !ok || !is {
		return Place{}, calendar.Date{}, false
	}
	place := Place{p.Position, p.Title, p.Unit}
	f.Used(person, place)
	return place, p.PlacedOn, true
}

// changeSince compares the position that a version was proposed for with the one that the executive has today; nil while
// they are the same.
func (c *Appraisal) changeSince(v *PlanVersion, f act.Facts) *PositionChange {
	is, on, ok := placeOf(f, c.Executive)
	if !ok || is.sameAs(v.Place) {
		return nil
	}
	return &PositionChange{Was: v.Place, Is: is, On: on, Until: on.AddDays(c.Terms.NewExecutiveDays)}
}

// PositionChanged compares the position for which the plan in force was proposed with the one that the executive has
// today, while the plan can still be answered for; nil while they are the same.
func (c *Appraisal) PositionChanged(f act.Facts) *PositionChange {
	v, ok := c.PlanInForce()
	if !ok || c.Initial != nil || c.Closed != nil {
		return nil
	}
	return c.changeSince(v, f)
}

// checkPosition notices that the plan in force was made for another position (SD-5.13): it stays on the case until a
// revision is in force, or the executive has the old position again.
func checkPosition(c *Appraisal, q act.Question) (*PositionChange, []act.Finding) {
	change := c.PositionChanged(q.Facts)
	switch {
	case change != nil:
		return change, []act.Finding{change.finding(c.periodEnded(q.On))}
	case c.Moved != nil:
		return nil, []act.Finding{act.Holding("SD-5.13")}
	}
	return nil, nil
}

func (p *PositionChange) finding(ended bool) act.Finding {
	cure := "Revise the plan by " + p.Until.Long() + ", or rate under it and say in the narrative how the change was taken into account."
	if ended {
		cure = "The plan is no longer revised: say in the narrative how the change was taken into account."
	}
	return act.Flag("SD-5.13", p.Words()+".", cure)
}

// checkPositionOf: a plan is communicated for the position that the executive has. A revision that follows a change of
// position cures what stood, and comes within the days that the description gives for changed duties (SD-5.13).
func checkPositionOf(c *Appraisal, v *PlanVersion, q act.Question) (*PositionChange, []act.Finding) {
	if change := c.changeSince(v, q.Facts); change != nil {
		return change, []act.Finding{change.finding(false)}
	}
	old, inForce := c.PlanInForce()
	if !inForce {
		return nil, nil
	}
	change := c.changeSince(old, q.Facts)
	if change == nil || !q.On.After(change.Until) {
		return nil, []act.Finding{act.Holding("SD-5.13")}
	}
	return nil, []act.Finding{act.Flag("SD-5.13", fmt.Sprintf("The plan was revised for the new position %d days after %s, the last of the %d days that changed duties have.", change.Until.DaysUntil(q.On), change.Until.Long(), c.Terms.NewExecutiveDays),
		"Nothing undoes the delay; it stays on the case.")}
}
