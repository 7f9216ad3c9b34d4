package appraisal

import (
	"fmt"
	"regexp"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/board"
)

// Recommend are the inputs of appraisal.recommend: the board's written recommendation.
type Recommend struct {
	Members   []string `json:"members" of:"person" doc:"the members who take part in this case"`
	Level     int      `json:"level" doc:"the annual summary rating that the board recommends, one of the description’s levels"`
	Narrative string   `json:"narrative" doc:"the recommendation in writing; the reason if it differs from the initial rating"`
	Award     string   `json:"award,omitempty" doc:"none, or the percentage of basic pay that the board recommends as a performance award: 7.5"`
	Pay       string   `json:"pay_adjustment,omitempty" doc:"not-applicable, none, or the percentage of basic pay that the board recommends as an adjustment: 2"`
}

// Recommendation is the board's recommendation on record.
type Recommendation struct {
	Recommend
	Board string       `json:"board"`
	Label string       `json:"label"`
	Seats []board.Seat `json:"seats"`
	// Guidance is the assessment of organizational performance that the board had.
	Guidance Guidance `json:"guidance"`
	Meta     act.Meta `json:"meta"`
}

type recommended struct {
	Board string       `json:"board"`
	Label string       `json:"label"`
	Seats []board.Seat `json:"seats"` // each member as law saw the member that day
	// Guidance is the assessment of organizational performance that the board had.
	Guidance Guidance `json:"guidance"`
}

var recommend = act.Def[*Appraisal, Recommend, recommended]{
	Name: "appraisal.recommend", Title: "Record the board’s recommendation", Part: "board", Who: []act.Relation{act.BoardChair, act.BoardMember},
	Signed: true, Sentence: "The board has reviewed the initial appraisal and rating, the executive’s response and the higher level reviewer’s recommendation if there are any, and has taken the assessment of organizational performance into account. This is its recommendation.",
	Provisions: []string{"SD-10.1", "SD-10.2", "SD-10.3", "SD-10.4", "SD-10.5", "SD-10.6", "SD-10.7"},
	When: func(c *Appraisal, q act.Question) []act.Finding {
		c = c.asBefore("appraisal.recommend")
		if f := c.withBoard(q); f != nil {
			return f
		}
		return append(checkAssessed(c, q), c.unanswered()...)
	},
	Check: func(c *Appraisal, in Recommend, q act.Question) (recommended, []act.Finding) {
		out, found := checkRecommendation(c.asBefore("appraisal.recommend"), in, q)
		return out, c.redone("appraisal.recommend", found)
	},
	Signs: func(c *Appraisal, _ Recommend) []string {
		return append([]string{c.Initial.Meta.Sum}, c.reviewedSums()...)
	},
	Apply: func(c *Appraisal, m act.Meta, in Recommend, out recommended) {
		c.supersede("appraisal.recommend")
		c.Recommendation = &Recommendation{Recommend: in, Board: out.Board, Label: out.Label, Seats: out.Seats, Guidance: out.Guidance, Meta: m}
	},
	Tell: func(in Recommend, out recommended) string {
		return fmt.Sprintf("recorded the board’s recommendation, Level %d (%s)", in.Level, out.Label)
	},
}

// presides: the chair signs for the board; another member does only when the chair has stepped aside.
func presides(c *Appraisal, q act.Question) []act.Finding {
	b, ok := board.Find(q.Facts, c.Referral.Board)
	if !ok {
		return []act.Finding{act.Gate("SD-10.1", "The board that has the case is not on record.", "Speak with executive resources.")}
	}
	for _, m := range b.Serving() {
		aside := b.Recused(m.Person, c.ID) || !c.MaySit(m.Person)
		if m.Role == board.Chair && m.Person != q.By && !aside {
			return []act.Finding{act.Gate("SD-10.6", "The chair records the board’s recommendation.", "Let the chair do it, or another member once the chair has stepped aside.")}
		}
	}
	if !c.MaySit(q.By) {
		return []act.Finding{act.Gate("SD-10.8", "Who has judged the executive before the board did takes no part in the case, and does not sign for the board.", "Let another member record the recommendation.")}
	}
	return nil
}

var percent = regexp.MustCompile(`^\d{1,2}(\.\d{1,2})?$`)

func checkRecommendation(c *Appraisal, in Recommend, q act.Question) (recommended, []act.Finding) {
	b, _ := board.Find(q.Facts, c.Referral.Board)
	s := board.Sitting{Executive: c.Executive, Career: c.Career(), Case: c.ID, Taking: in.Members, Judged: c.judgedBefore(), Minimum: c.Terms.BoardMembers, On: q.On}
	seats := b.Seats(s, q.Facts)
	found := b.Compose(s, seats)
	d := c.Description()
	if f := checkQuorum(d.Board.Quorum, seats); f != nil {
		found = append(found, *f)
	}
	if _, ok := d.Level(in.Level); !ok {
		found = append(found, act.Gate("SD-10.6", "The board recommends no level of the description.", "Choose one of its levels.").At("level"))
	}
	if blank(in.Narrative) {
		found = append(found, act.Gate("SD-10.6", "The recommendation is not in writing.", "Write what the board recommends, and why.").At("narrative"))
	}
	if in.Award != "none" && !percent.MatchString(in.Award) {
		found = append(found, act.Gate("SD-10.6", "The board says neither that it recommends no award nor how much.", "Say none, or the percentage of basic pay, for example 7.5.").At("award"))
	}
	if in.Pay != "none" && in.Pay != "not-applicable" && !percent.MatchString(in.Pay) {
		found = append(found, act.Gate("SD-10.6", "The board says nothing of a pay adjustment.", "Say not-applicable, none, or the percentage of basic pay.").At("pay_adjustment"))
	}
	g, _ := c.Guidance(q.Facts)
	g.uses(q.Facts)
	return recommended{Board: c.Referral.Board, Label: d.Label(in.Level), Seats: seats, Guidance: g}, found
}

// judgedBefore gives those who may not sit on the case because they rated the executive initially or reviewed that rating;
// nobody where the description lets them.
func (c *Appraisal) judgedBefore() []string {
	if c.Description().Board.RatingOfficialMaySit {
		return nil
	}
	out := []string{c.RatingOfficial}
	if c.Initial != nil { // the case may have been handed to another rating official since, and a delegate may have rated
		out = append(out, c.Initial.Meta.Person(), c.Initial.Meta.By)
	}
	for _, r := range c.HigherLevel.Reviews {
		out = append(out, r.Reviewer)
	}
	if r, ok := c.Reviewer(); ok {
		out = append(out, r.Person)
	}
	return out
}

// MaySit says whether a member may take part in the case: not the executive, and by the description neither who rated the
// executive initially nor who reviewed that rating.
func (c *Appraisal) MaySit(person string) bool {
	return person != c.Executive && !slices.Contains(c.judgedBefore(), person)
}

// checkQuorum: where the description declares a quorum, so many members take part, those who stepped aside not counted;
// the law names none.
func checkQuorum(quorum int, seats []board.Seat) *act.Finding {
	taking := 0
	for _, s := range seats {
		if s.Sits {
			taking++
		}
	}
	if taking >= quorum {
		return nil
	}
	f := act.Broken("SD-10.1", fmt.Sprintf("%d of the board’s members take part; the description’s quorum is %d.", taking, quorum), "Let more members take part.").At("members")
	return &f
}
