package demo

import (
	"fmt"

	"sesperf/rules/agency"
	"sesperf/rules/board"
)

// panel is a performance review board of five.
type panel struct {
	id      string
	chair   person
	members []person // with the chair
}

// seat establishes the boards: each considers the organizations of its turn, and its members come from those of
// another, so that nobody sits over the own case or that of a subordinate. Career appointees are four of five.
func (h *house) seat() {
	count := 2 * (1 + (len(h.executives)-1)/400)
	for n := range count {
		b := panel{id: idOf("board", fmt.Sprint(n))}
		h.enter(h.founded, h.head.id, "board.establish", b.id, board.Establish{Name: fmt.Sprintf("Performance Review Board %d", n+1)})
		b.members = h.members((n+1)%count, count)
		b.chair = b.members[0]
		for i, m := range b.members {
			in := board.SelectMember{Person: m.id}
			if i == 0 {
				in.Role = board.Chair
			}
			h.enter(h.founded, h.head.id, "board.select-member", b.id, in)
		}
		published := h.founded.AddDays(20)
		h.enter(published.AddDays(1), h.er.id, "board.publish-notice", b.id, board.PublishNotice{Published: published,
			Citation: fmt.Sprintf("%d FR %d", published.Year()-1935, 41200+17*n)})
		h.boards = append(h.boards, b)
	}
}

// members chooses four career appointees and another from the organizations of a turn; whoever is missing comes
// from another agency.
func (h *house) members(turn, count int) []person {
	var career, other []person
	for _, e := range h.executives {
		switch {
		case e.group%count != turn:
		case e.appointment == agency.Career:
			career = append(career, e.person)
		default:
			other = append(other, e.person)
		}
	}
	// Not the first ones: they are the leads who rate.
	out := []person{}
	for i := 0; len(out) < 4 && i < len(career); i++ {
		out = append(out, career[(i*5+2)%len(career)])
		if len(career)%5 == 0 {
			out[len(out)-1] = career[i]
		}
	}
	if len(other) > 0 {
		out = append(out, other[0])
	}
	for len(out) < 5 {
		p := h.person()
		h.staff(p, agency.Career, "Senior executive of another agency, for the board")
		out = append(out, p)
	}
	return out
}

func (h *house) boardOf(e *executive) panel { return h.boards[e.group%len(h.boards)] }
