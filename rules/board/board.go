// Package board holds a performance review board: who serves on it, since when that was published, and who has
// stepped aside from which case (basic system description §10; 5 USC 4314(c)). It knows no appraisal but by its id.
package board

import (
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// Board is the case of one performance review board.
type Board struct {
	act.Head
	Name       string    `json:"name"`
	Members    []Member  `json:"members"`
	Recusals   []Recusal `json:"recusals,omitempty"`
	Waiver     Waiver    `json:"waiver,omitzero"`
	Designator string    `json:"designator"` // who selects its members
}

// Member is a person selected for the board.
type Member struct {
	Person    string        `json:"person"`
	Role      string        `json:"role"` // chair or member
	From      calendar.Date `json:"from"`
	Published calendar.Date `json:"published,omitzero"` // the day the appointment stood in the Federal Register
	Citation  string        `json:"citation,omitempty"`
	Ended     calendar.Date `json:"ended,omitzero"`
}

// Recusal is a member's stepping aside from one case.
type Recusal struct {
	Person string        `json:"person"`
	Case   string        `json:"case"`
	On     calendar.Date `json:"on"`
}

// Waiver is OPM's determination that too few career appointees are available (5 USC 4314(c)(5)).
type Waiver struct {
	Reference string        `json:"reference"`
	On        calendar.Date `json:"on"`
}

// Chair and Plain are the two roles on a board.
const (
	Chair = "chair"
	Plain = "member"
)

// designators are those who may select: the agency head, and ER where the agency head's designation is on record.
var designators = []act.Relation{act.AgencyHead, act.ExecutiveResources}

type nothing struct{}

// Establish are the inputs of board.establish.
type Establish struct {
	Name string `json:"name" doc:"the board's name"`
}

var establish = act.Def[*Board, Establish, nothing]{
	Name: "board.establish", Title: "Establish a performance review board", Part: "board", Who: designators, Opens: true, Provisions: []string{"SD-10.9"},
	Check: func(_ *Board, in Establish, _ act.Question) (nothing, []act.Finding) {
		if strings.TrimSpace(in.Name) == "" {
			return nothing{}, []act.Finding{act.Gate("SD-10.9", "The board has no name.", "Give the board a name.").At("name")}
		}
		return nothing{}, nil
	},
	Apply: func(c *Board, m act.Meta, in Establish, _ nothing) { c.Name, c.Designator = in.Name, m.By },
	Tell:  func(in Establish, _ nothing) string { return "established the board " + in.Name },
}

// SelectMember are the inputs of board.select-member.
type SelectMember struct {
	Person string `json:"person" of:"person" doc:"who is selected"`
	Role   string `json:"role,omitempty" enum:"member,chair" doc:"member if left out"`
}

var selectMember = act.Def[*Board, SelectMember, nothing]{
	Name: "board.select-member", Title: "Select a member", Part: "board", Who: designators, Provisions: []string{"SD-10.1", "SD-10.8"},
	Check: func(c *Board, in SelectMember, q act.Question) (nothing, []act.Finding) {
		var found []act.Finding
		if _, ok := agency.FindPerson(q.Facts, in.Person); !ok {
			found = append(found, act.Gate("SD-10.8", "There is no such person in this agency.", "Enter the person first.").At("person"))
		}
		if _, serves := c.Member(in.Person); serves {
			found = append(found, act.Gate("SD-10.8", "This person is a member already.", "Nothing is to be done.").At("person"))
		}
		if in.Role != "" && in.Role != Chair && in.Role != Plain {
			found = append(found, act.Gate("SD-10.8", "A member's role is chair or member.", "Choose one of the two.").At("role"))
		}
		if _, chaired := c.chair(); in.Role == Chair && chaired {
			found = append(found, act.Gate("SD-10.8", "The board has a chair already.", "End that membership first, or select a member.").At("role"))
		}
		return nothing{}, found
	},
	Apply: func(c *Board, m act.Meta, in SelectMember, _ nothing) {
		if in.Role == "" {
			in.Role = Plain
		}
		c.Members = append(c.Members, Member{Person: in.Person, Role: in.Role, From: m.On})
	},
	Tell: func(in SelectMember, _ nothing) string { return "selected a member of the board" },
}

// EndMembership are the inputs of board.end-membership.
type EndMembership struct {
	Person string `json:"person" of:"person" doc:"whose membership ends today"`
	Reason string `json:"reason" doc:"why"`
}

var endMembership = act.Def[*Board, EndMembership, nothing]{
	Name: "board.end-membership", Title: "End a membership", Part: "board", Who: designators, Provisions: []string{"SD-10.8"},
	Check: func(c *Board, in EndMembership, _ act.Question) (nothing, []act.Finding) {
		if _, serves := c.Member(in.Person); !serves {
			return nothing{}, []act.Finding{act.Gate("SD-10.8", "This person is not a member of the board.", "Look at who is.").At("person")}
		}
		return nothing{}, nil
	},
	Apply: func(c *Board, m act.Meta, in EndMembership, _ nothing) {
		c.Members = slices.Clone(c.Members)
		for i := range c.Members {
			if c.Members[i].Person == in.Person {
				c.Members[i].Ended = m.On
			}
		}
	},
	Tell: func(in EndMembership, _ nothing) string { return "ended a membership: " + in.Reason },
}

// Member gives the person's membership; false if the person does not serve.
func (c *Board) Member(person string) (Member, bool) {
	for _, m := range c.Members {
		if m.Person == person && m.Ended.IsZero() {
			return m, true
		}
	}
	return Member{}, false
}

// Serving gives the members whose membership has not ended.
func (c *Board) Serving() []Member {
	var out []Member
	for _, m := range c.Members {
		if m.Ended.IsZero() {
			out = append(out, m)
		}
	}
	return out
}

func (c *Board) chair() (Member, bool) {
	for _, m := range c.Serving() {
		if m.Role == Chair {
			return m, true
		}
	}
	return Member{}, false
}

// Recused says whether the member has stepped aside from the case.
func (c *Board) Recused(person, stream string) bool {
	for _, r := range c.Recusals {
		if r.Person == person && r.Case == stream {
			return true
		}
	}
	return false
}

// Find gives the case of a board, and notes its version as read; false if there is none.
func Find(f act.Facts, id string) (*Board, bool) {
	c, ok := f.Look(id)
	b, is := c.(*Board)
	return b, ok && is
}
