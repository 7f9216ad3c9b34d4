package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Openings is the stream beside an appraisal: who, being no party to it, opened it and when. Its executive sees it.
type Openings struct {
	act.Head
	Opened []Opening `json:"opened"`
}

// Opening is one look at a case by a person who is no party to it: once a person and day.
type Opening struct {
	Person string        `json:"person"`
	On     calendar.Date `json:"on"`
	At     int64         `json:"at"`
	What   string        `json:"what"`
}

// Parties are the relations of those whose case it is; what they open is not noted.
var Parties = []act.Relation{act.Executive, act.RatingOfficial, act.ReviewingOfficial, act.AppointingAuthority, act.HigherLevelReviewer, act.GainingSupervisor, act.BoardChair, act.BoardMember}

// OpeningsOf gives the stream of openings beside an appraisal.
func OpeningsOf(stream string) string { return "opening" + stream[len("appraisal"):] }

// NoteOpening are the inputs of opening.note.
type NoteOpening struct {
	What string `json:"what" enum:"opened,printed,exported" doc:"what was done with the case"`
}

var noteOpening = act.Def[*Openings, NoteOpening, none]{
	Name: "opening.note", Title: "Note that a case was opened", Part: "opening", Who: []act.Relation{act.ExecutiveResources, act.OversightOfficial}, Starts: true,
	Check: func(c *Openings, in NoteOpening, q act.Question) (none, []act.Finding) {
		if c.Noted(q.By, q.On, in.What) {
			return none{}, []act.Finding{act.Gate("", "This is noted for today already.", "Nothing is to be done.")}
		}
		return none{}, nil
	},
	Apply: func(c *Openings, m act.Meta, in NoteOpening, _ none) {
		c.Opened = append(c.Opened, Opening{Person: m.By, On: m.On, At: m.At, What: in.What})
	},
	Tell: func(in NoteOpening, _ none) string { return in.What + " the case" },
}

// Noted says whether that is noted of the person for the day.
func (c *Openings) Noted(person string, on calendar.Date, what string) bool {
	for _, o := range c.Opened {
		if o.Person == person && o.On == on && o.What == what {
			return true
		}
	}
	return false
}

// OpeningKind is the kind of case that the openings of an appraisal are. They are shown with the appraisal, not by themselves.
var OpeningKind = act.Kind{
	Name: "opening", New: func() act.Case { return &Openings{} }, Acts: []act.Spec{noteOpening.Spec()},
	Show: func(act.Case) map[string]map[string]any { return nil },
}
