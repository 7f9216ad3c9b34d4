package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/board"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// recommendForm is the board's recommendation: who takes part and whether the board may act so, the packet, and the
// recommendation itself.
var recommendForm = form{
	act: "appraisal.recommend", label: "Check and sign",
	title: func(f *filled) string { return "The board’s recommendation on " + f.Executive() },
	ready: readyToRecommend,
	read:  readRecommendation,
	body:  func(f *filled) templ.Component { return recommendBody(f) },
	field: recommendControl,
	check: func(f *filled, j casework.Judgement) templ.Component {
		return recommendCheck(f, judgedRecommendation(j))
	},
	consequence: func(f *filled) string {
		return "It goes to " + f.Name(f.Case().AppointingAuthority) + " under your signature for the board, and can no longer be edited."
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this page, to the letter, and the initial rating and the response that the board reviewed.",
			f.Name(f.Case().AppointingAuthority) + " considers it and assigns the annual summary rating.",
			"The rating official sees it when the annual rating is assigned, and " + f.Executive() + " when it is communicated. Nobody can change it."}
	},
	thenTitle: "Then", then: says("The appointing authority considers the recommendation and assigns the annual summary rating, which is the official one."),
}

// seat is a member of the board that has the case, as the form shows the member.
type seat struct {
	board.Member
	Name        string
	Title       string
	Appointment agency.Appointment
	Recused     bool
	Own         bool // the case is the member's own
	Judged      bool // rated the executive or reviewed that rating, and the description does not let such a member sit
}

// may says whether the member can take part: published, not recused, not the executive, nor whom the description bars.
func (s seat) may() bool { return !s.Recused && !s.Own && !s.Judged && !s.Published.IsZero() }

// readyToRecommend looks up the board's members, begins with all who can take part, and asks the law about them.
func readyToRecommend(f *filled) error {
	if f.Case().Referral == nil {
		return nil
	}
	ctx, s := f.visit.r.Context(), f.visit.s
	sight, err := s.door.Look(ctx, s.Agency, f.visit.Person.ID, f.Case().Referral.Board)
	if err != nil {
		return err
	}
	b, ok := sight.Case.(*board.Board)
	if !ok {
		return casework.ErrNotFound
	}
	if f.Lists.Seats, err = f.seats(b); err != nil {
		return err
	}
	if !f.Values.Has("asked") { // nothing was chosen yet: all who can take part do
		f.Values = cloneValues(f.Values)
		for _, seat := range f.Lists.Seats {
			if seat.may() {
				f.Values.Add("members", seat.Person)
			}
		}
	}
	return f.try()
}

func cloneValues(v url.Values) url.Values {
	out := url.Values{}
	for k, texts := range v {
		out[k] = slices.Clone(texts)
	}
	return out
}

// seats gives the members who serve, the chair first, with the appointment on record.
func (f *filled) seats(b *board.Board) ([]seat, error) {
	var rows []sqlc.BoardSeatsRow
	err := f.visit.s.door.DB().Read(f.visit.r.Context(), func(tx *store.Tx) (err error) {
		rows, err = tx.BoardSeats(f.visit.r.Context(), sqlc.BoardSeatsParams{Agency: f.visit.s.Agency, Board: b.ID})
		return err
	})
	var out []seat
	for _, p := range rows {
		if m, serves := b.Member(p.Person); serves {
			out = append(out, seat{m, p.Name, p.Title, agency.Appointment(p.Appointment), b.Recused(p.Person, f.Stream), p.Person == f.Case().Executive, !f.Case().MaySit(p.Person)})
		}
	}
	return out, err
}

func readRecommendation(f *filled) (any, []FieldError) {
	in := appraisal.Recommend{Members: append([]string{}, f.Values["members"]...), Narrative: f.Value("narrative"), Award: f.Value("award"), Pay: f.Value("pay_adjustment")}
	in.Level, _ = strconv.Atoi(f.Value("level")) // none chosen is no level, which the law answers
	if in.Award == "percent" {
		in.Award = strings.TrimSpace(f.Value("award_percent"))
	}
	if in.Pay == "percent" {
		in.Pay = strings.TrimSpace(f.Value("pay_percent"))
	}
	return in, nil
}

// recommendControl leads members.1, the second of those taking part, to that member's box, and a missing percentage
// to where it is typed.
func recommendControl(f *filled, name string) string {
	if rest, ok := strings.CutPrefix(name, "members."); ok {
		n, err := strconv.Atoi(rest)
		if taking := f.Values["members"]; err == nil && n < len(taking) {
			return "members." + taking[n]
		}
	}
	switch {
	case name == "members":
		return "who"
	case name == "award" && f.Value("award") == "percent":
		return "award_percent"
	case name == "pay_adjustment" && f.Value("pay_adjustment") == "percent":
		return "pay_percent"
	}
	return name
}

// composition gives what bars the board from acting with those who take part now.
func (f *filled) composition() []act.Finding {
	var out []act.Finding
	for _, g := range act.Barring(f.Judged.Findings) {
		if slices.Contains([]string{"SD-10.1", "SD-10.2", "SD-10.3", "SD-10.4"}, g.Provision) {
			out = append(out, g)
		}
	}
	return out
}

// count says in a sentence who takes part: how many, and how many of them are career appointees.
func (f *filled) count() string {
	taking, career := 0, 0
	for _, s := range f.Lists.Seats {
		if slices.Contains(f.Values["members"], s.Person) {
			taking++
			if s.Appointment == agency.Career {
				career++
			}
		}
	}
	take := "take"
	if taking == 1 {
		take = "takes"
	}
	text := fmt.Sprintf("The board has %s; it needs %s or more. %s of them %s part, and %s of these %s", counted(len(f.Lists.Seats), "member", "members"), inWords(f.Case().Terms.BoardMembers), upper(inWords(taking)), take, inWords(career), careerWords(career))
	if f.Case().Career() {
		return text + ": more than half is needed, because the executive is one."
	}
	return text + "."
}

// judgedRecommendation gives the recommendation that would be recorded.
func judgedRecommendation(j casework.Judgement) appraisal.Recommendation {
	var r appraisal.Recommendation
	var out struct {
		Board string       `json:"board"`
		Label string       `json:"label"`
		Seats []board.Seat `json:"seats"`
	}
	if json.Unmarshal(j.Body.In, &r.Recommend) == nil && json.Unmarshal(j.Body.Out, &out) == nil {
		r.Board, r.Label, r.Seats = out.Board, out.Label, out.Seats
	}
	return r
}

// names gives the names of the case with those of the board's members.
func (f *filled) names() map[string]string {
	out := map[string]string{}
	for id, name := range f.Sight.Names {
		out[id] = name
	}
	for _, s := range f.Lists.Seats {
		out[s.Person] = s.Name
	}
	return out
}
