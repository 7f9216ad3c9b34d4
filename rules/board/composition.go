package board

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// Seat is a member as the board sits on one case: what law asks of the member, on that day.
type Seat struct {
	Person      string             `json:"person"`
	Appointment agency.Appointment `json:"appointment,omitempty"`
	Published   calendar.Date      `json:"published,omitzero"`
	Sits        bool               `json:"sits"` // takes part in this case
}

// Sitting is a board as it takes up one executive's case.
type Sitting struct {
	Executive string
	Career    bool // the executive is a career appointee
	Case      string
	Taking    []string // the members taking part
	Judged    []string // those who rated or reviewed the executive initially, where the description does not let them sit
	Minimum   int      // how many members the description asks for
	On        calendar.Date
}

// Seats gives each serving member with the appointment the record shows.
func (c *Board) Seats(s Sitting, f act.Facts) []Seat {
	var out []Seat
	for _, m := range c.Serving() {
		seat := Seat{Person: m.Person, Published: m.Published, Sits: slices.Contains(s.Taking, m.Person)}
		if p, ok := agency.FindPerson(f, m.Person); ok {
			seat.Appointment = p.Appointment
		}
		out = append(out, seat)
	}
	return out
}

// Compose asks whether the board may act on the case with the members taking part: SD-10.1 to SD-10.4.
func (c *Board) Compose(s Sitting, seats []Seat) []act.Finding {
	var found []act.Finding
	if len(seats) < s.Minimum {
		found = append(found, act.Broken("SD-10.1", fmt.Sprintf("The board has %d members; it needs %d or more.", len(seats), s.Minimum),
			"Select more members, and publish their appointments."))
	}
	if len(s.Taking) == 0 {
		found = append(found, act.Broken("SD-10.1", "Nobody is named as taking part.", "Name the members who take part in this case.").At("members"))
	}
	found = append(found, c.composePublished(s, seats)...)
	if s.Career && len(s.Taking) > 0 && c.Waiver.Reference == "" {
		found = append(found, careerMajority(seats)...)
	}
	return append(found, c.composeOwn(s)...)
}

func (c *Board) composePublished(s Sitting, seats []Seat) []act.Finding {
	var found []act.Finding
	for i, p := range s.Taking {
		at := fmt.Sprintf("members.%d", i)
		m, serves := c.Member(p)
		switch {
		case !serves:
			found = append(found, act.Gate("SD-10.1", "One of those taking part is not a member of the board.", "Name members only.").At(at))
		case m.Published.IsZero() || m.Published.After(s.On):
			found = append(found, act.Broken("SD-10.2", "The appointment of one of those taking part has not been published in the Federal Register.",
				"Publish it and record the notice, or let the board act without this member.").At(at))
		}
	}
	return found
}

// careerMajority holds the board as constituted, and those taking part, against 5 USC 4314(c)(5).
func careerMajority(seats []Seat) []act.Finding {
	all, career, sitting, sittingCareer := 0, 0, 0, 0
	for _, s := range seats {
		is := s.Appointment == agency.Career
		all, career = all+1, career+one(is)
		if s.Sits {
			sitting, sittingCareer = sitting+1, sittingCareer+one(is)
		}
	}
	const cure = "Let more career appointees take part, select more, or record OPM’s determination that too few are available."
	var found []act.Finding
	if 2*career <= all {
		found = append(found, act.Broken("SD-10.3", fmt.Sprintf("The executive is a career appointee, and %d of the board’s %d members %s; it must be more than half.", career, all, isAre(career)), cure))
	}
	if 2*sittingCareer <= sitting {
		found = append(found, act.Broken("SD-10.3", fmt.Sprintf("The executive is a career appointee, and %d of the %d members taking part %s; it must be more than half.", sittingCareer, sitting, isAre(sittingCareer)), cure).At("members"))
	}
	return found
}

func (c *Board) composeOwn(s Sitting) []act.Finding {
	var found []act.Finding
	for i, p := range s.Taking {
		at := fmt.Sprintf("members.%d", i)
		if p == s.Executive {
			found = append(found, act.Broken("SD-10.4", "A member does not take part in deliberations on the member’s own appraisal.", "Let the board act without this member.").At(at))
		} else if _, serves := c.Member(p); serves && slices.Contains(s.Judged, p) {
			found = append(found, act.Gate("SD-10.8", "One of those taking part rated the executive initially or reviewed that rating, and the description does not let such a member sit on the case.", "Let the board act without this member.").At(at))
		} else if c.Recused(p, s.Case) {
			found = append(found, act.Broken("SD-10.4", "One of those taking part has stepped aside from this case.", "Let the board act without this member.").At(at))
		}
	}
	return found
}

// isAre is the verb for so many members: one of them is, two of them are.
func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Kind is the kind of case that a board is.
var Kind = act.Kind{
	Name: "board", New: func() act.Case { return &Board{} },
	Acts: []act.Spec{establish.Spec(), selectMember.Spec(), endMembership.Spec(), publishNotice.Spec(), recordWaiver.Spec(), recuse.Spec()},
	Parts: []act.Part{{Name: "board", Title: "The board and its members", Sees: []act.Sight{{Who: act.AgencyHead}, {Who: act.ExecutiveResources},
		{Who: act.BoardChair}, {Who: act.BoardMember}, {Who: act.OversightOfficial}}}},
	Show: func(c act.Case) map[string]map[string]any {
		b := c.(*Board)
		return map[string]map[string]any{"board": {"name": b.Name, "members": len(b.Serving()), "waiver": b.Waiver.Reference}}
	},
}
