package web

import (
	"fmt"
	"net/http"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/board"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// boardView is a board as the visitor may see it: who serves, whether law's conditions hold, and the visitor's cases.
type boardView struct {
	Board *board.Board
	Seats []sqlc.BoardSeatsRow
	Cases []sqlc.CasesOfBoardRow
	Page  int64
	Total int64
	On    calendar.Date
	May   choices
	Sits  bool // the visitor serves on it
	// Minimum is how many members the systems in force ask for: the law's three, or more.
	Minimum int
}

// boardPage shows a board: its members, since when their appointments are published, and its cases.
func (s *server) boardPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, stream(r))
	if err != nil {
		return err
	}
	c, ok := sight.Case.(*board.Board)
	if !ok || !sight.Visible["board"] {
		return casework.ErrNotFound
	}
	b := &boardView{Board: c, Page: pageNumber(r), On: sight.On, May: s.offered(sight)}
	_, b.Sits = c.Member(v.Person.ID)
	err = s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		if b.Seats, err = tx.BoardSeats(r.Context(), sqlc.BoardSeatsParams{Agency: s.Agency, Board: c.ID}); err != nil {
			return err
		}
		b.Cases, err = tx.CasesOfBoard(r.Context(), sqlc.CasesOfBoardParams{Agency: s.Agency, Board: c.ID, Person: v.Person.ID, Most: listPage, Skip: int32((b.Page - 1) * listPage)})
		return err
	})
	if err != nil {
		return err
	}
	if len(b.Cases) > 0 {
		b.Total = b.Cases[0].Total
	}
	if b.Minimum, err = s.boardMinimum(r, v); err != nil {
		return err
	}
	p := v.page(c.Name)
	p.Crumbs, p.Printable = []Link{{"Home", "/"}}, true
	p.Facts = fmt.Sprintf("Performance review board · %s", things(int64(len(b.Seats)), "member", "members"))
	return render(w, r, http.StatusOK, p, BoardBody(v, sight, b))
}

// boardMinimum gives the most members that a system in force today asks a board to have; the basic system's where none is.
func (s *server) boardMinimum(r *http.Request, v *visit) (int, error) {
	most := system.Basic().Board.MinimumMembers
	list, err := s.adoptables(r, v)
	for _, a := range list {
		if a.inForce(v.Today) && a.Text.HasBoard() {
			most = max(most, a.Text.Board.MinimumMembers)
		}
	}
	return most, err
}

// offered gives the acts of a case that the visitor may do now and for which there is a page.
func (s *server) offered(sight *casework.Sight) choices {
	var out choices
	for _, step := range sight.Steps {
		if _, ok := s.forms[step.Spec.Name]; ok && step.Mine && len(step.Barring) == 0 && step.Spec.Name != "board.recuse" {
			out.Others = append(out.Others, step)
		}
	}
	return out
}

// conditions holds the board as it is constituted against law, by the board's own rule: each condition met or not.
func (b *boardView) conditions() []Rule {
	minimum := b.Minimum
	sitting := board.Sitting{Career: true, Minimum: minimum, On: b.On}
	var seats []board.Seat
	career, published := 0, 0
	for _, m := range b.Seats {
		seat := board.Seat{Person: m.Person, Appointment: agency.Appointment(m.Appointment), Published: day(m.PublishedOn), Sits: true}
		seats, sitting.Taking = append(seats, seat), append(sitting.Taking, m.Person)
		if seat.Appointment == agency.Career {
			career++
		}
		if !seat.Published.IsZero() && !seat.Published.After(b.On) {
			published++
		}
	}
	broken := map[string]bool{}
	for _, f := range b.Board.Compose(sitting, seats) {
		broken[f.Provision] = broken[f.Provision] || f.Holds != act.Yes
	}
	majority := fmt.Sprintf("%d of its %d members %s.", career, len(seats), careerWords(career))
	if w := b.Board.Waiver; w.Reference != "" {
		majority += " OPM determined on " + w.On.Long() + " that too few are available: " + w.Reference + "."
	}
	return []Rule{
		RuleOf(!broken["SD-10.1"], fmt.Sprintf("A board has %d or more members.", minimum), fmt.Sprintf("It has %d.", len(seats)), "SD-10.1"),
		RuleOf(!broken["SD-10.2"], "Each appointment is published in the Federal Register before the member serves.", fmt.Sprintf("%d of %d are published.", published, len(seats)), "SD-10.2"),
		RuleOf(!broken["SD-10.3"], "For a career appointee’s case, more than half of the board are career appointees.", majority, "SD-10.3"),
	}
}

// noneOr gives a count, where none is an answer.
func noneOr(n int64) string {
	if n == 0 {
		return "None"
	}
	return upper(figure(n))
}

// words of a seat: the role, and the notice that published it.
func roleWords(role string) string {
	if role == board.Chair {
		return "Chair"
	}
	return "Member"
}

func seatAppointment(a string) string {
	if w := agency.Appointment(a).Words(); w != "" {
		return w
	}
	return "None on record"
}

// careerWords says of so many people that they are career appointees.
func careerWords(n int) string {
	if n == 1 {
		return "is a career appointee"
	}
	return "are career appointees"
}
