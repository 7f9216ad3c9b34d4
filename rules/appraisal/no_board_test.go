package appraisal

import (
	"encoding/json"
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/agency"
)

// CE-403d: in a system of senior professionals without a board the rating goes from the executive's response, or its
// absence, and from higher level review, where there is one, to the appointing authority; nothing waits for a board, and
// nothing can be referred to one.
func TestTheRoadWithoutABoard(t *testing.T) {
	d := own(t, "kind", "senior-professional", "board", map[string]any{})
	officials := &agency.Agency{Officials: []agency.Official{{Office: act.AppointingAuthority, Person: "person/authority"}}}
	officials.ID = agency.Stream
	rated := func() *Appraisal {
		c := caseOf(d, 1)
		levels := map[string]int{"leading-change": 4, "leading-people": 4, "business-acumen": 4, "building-coalitions": 4, "results-driven": 4}
		c.Initial = &InitialRating{RateInitially: RateInitially{Levels: levels, Narrative: "So."}, Derivation: d.Derive(c.Plans[0].Weights, levels), Until: day("2026-10-27"),
			Meta: act.Meta{Act: "appraisal.rate-initially", Version: 6, On: day("2026-10-20"), Sum: "rating"}}
		return c
	}
	for _, c := range []struct {
		name   string
		on     string
		change func(*Appraisal)
		barred string
		turn   string
	}{
		{"while the executive may respond", "2026-10-27", func(*Appraisal) {}, "SD-9.6, SD-9.8", "appraisal.respond"},
		{"after the window", "2026-10-28", func(*Appraisal) {}, "", "appraisal.assign-annual-rating"},
		{"after a waiver", "2026-10-21", waived, "SD-9.8", "appraisal.request-higher-level-review"},
		{"after a response", "2026-10-21", func(c *Appraisal) { c.Response = &Response{Text: "No.", Meta: act.Meta{On: day("2026-10-21")}} }, "SD-9.8", "appraisal.request-higher-level-review"},
		{"after a waiver of both", "2026-10-21", func(c *Appraisal) { waived(c); c.HigherLevel.Waived = c.Waived }, "", "appraisal.assign-annual-rating"},
		{"after a waiver, without higher level review", "2026-10-21", func(c *Appraisal) { waived(c); c.Terms.ReviewPossible = false }, "", "appraisal.assign-annual-rating"},
		{"while a review is open", "2026-11-21", func(c *Appraisal) { waived(c); c.HigherLevel.Requests = []ReviewRequest{{Meta: c.Waived}} }, "SD-9.19", "appraisal.assign-higher-level-reviewer"},
		{"before the rating", "2026-10-28", func(c *Appraisal) { c.Initial = nil }, "SD-9.5", "appraisal.rate-initially"},
	} {
		a := rated()
		c.change(a)
		q := asked(c.on, officials)
		if got := barredBy(assignAnnualRating.When(a, q)); got != c.barred {
			t.Errorf("%s: assigning is barred by %q, want %q", c.name, got, c.barred)
		}
		if turn, _ := Turn(a.Tasks(), q.On); turn.Act != c.turn {
			t.Errorf("%s: it is the turn of %q, want %q", c.name, turn.Act, c.turn)
		}
		for _, found := range [][]act.Finding{referToBoard.When(a, q), recommend.When(a, q)} {
			if barredBy(found) != "CE-403d" {
				t.Errorf("%s: the board's acts are barred by %q", c.name, barredBy(found))
			}
		}
		if sees := reached(a, "referred"); sees != (a.Initial != nil) {
			t.Errorf("%s: the appointing authority sees the rating: %v", c.name, sees)
		}
	}
	assignWithoutABoard(t, rated(), asked("2026-10-28", officials))
}

func waived(c *Appraisal) { c.Waived = act.Meta{Version: 7, On: day("2026-10-21")} }

func assignWithoutABoard(t *testing.T, c *Appraisal, q act.Question) {
	t.Helper()
	spec := assignAnnualRating.Spec()
	if _, found, _ := spec.Check(c, json.RawMessage(`{"levels":{"results-driven":5}}`), q); barredBy(found) != "SD-9.17 reason" {
		t.Errorf("a change without a reason is barred by %q", barredBy(found))
	}
	body, found, err := spec.Check(c, json.RawMessage(`{}`), q)
	if err != nil || act.Barred(found) {
		t.Fatal(err, found)
	}
	if err := spec.Apply(c, act.Meta{Case: c.ID, Version: 7, On: q.On}, body); err != nil {
		t.Fatal(err)
	}
	if c.Stage() != StageAssigned || c.Annual.Response != "none" || len(body.Signs) != 1 {
		t.Errorf("the case is %q, the response %q, and %d entries are signed", c.Stage(), c.Annual.Response, len(body.Signs))
	}
	if got := barredBy(mayRespond(c, q)); got != "SD-9.6" {
		t.Errorf("a response after the rating of record is barred by %q", got)
	}
}
