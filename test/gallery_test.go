package test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
	"sesperf/rules/wording"
)

// TestGalleryStories holds a story against each example of a system description: one executive, or senior professional,
// over the whole road under it. The stories are told by TestStories; this writes them when an example has changed.
func TestGalleryStories(t *testing.T) {
	files, err := filepath.Glob("../examples/systems/*.yaml")
	if err != nil || len(files) < 12 {
		t.Fatalf("the gallery has %d descriptions: %v", len(files), err)
	}
	for _, file := range files {
		want := galleryStory(t, file)
		name := "stories/gallery-" + strings.TrimSuffix(filepath.Base(file), ".yaml") + ".jsonl"
		if os.Getenv("SESPERF_UPDATE") != "" {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if have, err := os.ReadFile(name); err != nil || !bytes.Equal(have, want) {
			t.Errorf("%s is not the story of %s (%v); run: SESPERF_UPDATE=1 go test ./test -run TestGalleryStories", name, file, err)
		}
	}
}

// telling is a story as it is written, a line an act.
type telling struct {
	t                *testing.T
	d                *system.Description
	out              bytes.Buffer
	case_, executive string
}

type values map[string]any

func (s *telling) line(on calendar.Date, by, act, of string, in values, more ...any) {
	l := values{"by": by, "of": of}
	if !on.IsZero() {
		l["on"] = on
	}
	if act != "" {
		l["act"] = act
		l["expect"] = "done"
	}
	if in != nil {
		l["in"] = in
	}
	for i := 0; i+1 < len(more); i += 2 {
		l[more[i].(string)] = more[i+1]
	}
	e := json.NewEncoder(&s.out)
	e.SetEscapeHTML(false)
	if err := e.Encode(l); err != nil {
		s.t.Fatal(err)
	}
}

// ours does an act on the appraisal.
func (s *telling) ours(on calendar.Date, by, act string, in values) {
	s.line(on, by, "appraisal."+act, s.case_, in)
}

// galleryStory writes the story of one description.
func galleryStory(t *testing.T, file string) []byte {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := system.Parse(file, text)
	if err != nil {
		t.Fatal(err)
	}
	s := &telling{t: t, d: d, case_: "example", executive: "bell"}
	if d.Kind == "senior-professional" {
		s.executive = "lind"
	}
	fmt.Fprintf(&s.out, "# One year under examples/systems/%s: %s.\n{\"after\":\"year.jsonl\"}\n", filepath.Base(file), d.Title)
	begins := nextDay(t, d.Period.Begins, calendar.Of(2025, 10, 1))
	s.adopt(filepath.Base(file))
	s.plan(begins)
	s.rate(begins)
	return s.out.Bytes()
}

// nextDay gives the first day with that month and day, on or after one.
func nextDay(t *testing.T, monthDay string, from calendar.Date) calendar.Date {
	t.Helper()
	d, err := calendar.Parse(fmt.Sprintf("%d-%s", from.Year(), monthDay))
	if err != nil {
		t.Fatal(err)
	}
	if d.Before(from) {
		return calendar.Of(d.Year()+1, d.Month(), d.Day())
	}
	return d
}

// adopt puts the description in force, and makes the board as large as it asks.
func (s *telling) adopt(file string) {
	on, d := calendar.Of(2025, 8, 2), s.d
	files := values{"text": "../../examples/systems/" + file}
	if d.Agency.Name == "" { // the template of a later basic system: its adopter fills in the name
		files = values{"text": "systems/adopted-" + file}
	}
	s.line(on, "fischer", "system.draft", "ours", nil, "files", files)
	in := values{"from": calendar.Of(2025, 8, 2), "basis": "Administrator's decision of August 1, 2025"}
	if !d.InForce.From.IsZero() {
		in["from"] = d.InForce.From
	}
	if d.Chapter43() {
		s.line(calendar.Date{}, "fischer", "system.approve", "ours", values{"on": d.Approval.On, "reference": d.Approval.Reference})
	} else {
		in["authority"] = "The charter gives the board of directors its own system; counsel's memorandum of July 7, 2025 shows how this one complies."
	}
	if d.Agency.Component != "" || d.Agency.InspectorGeneral {
		in["units"] = []string{"operations"}
	}
	s.line(calendar.Date{}, "fischer", "system.put-in-force", "ours", in)
	for n := 4; d.HasBoard() && n <= d.Board.MinimumMembers; n++ {
		m := fmt.Sprintf("member-%d", n)
		s.line(calendar.Date{}, "fischer", "agency.enter-person", m, values{"name": fmt.Sprintf("Board Member %d", n)})
		s.line(calendar.Date{}, "fischer", "agency.appoint", m, values{"appointment": "career", "on": "2015-05-03"})
		s.line(calendar.Date{}, "head", "board.select-member", "board-1", values{"person": m})
	}
	if d.HasBoard() && d.Board.MinimumMembers > 3 {
		s.line(calendar.Date{}, "fischer", "board.publish-notice", "board-1", values{"citation": "90 FR 38999", "published": "2025-08-02"})
	}
}

// plan opens the period and the appraisal, and brings the plan into force.
func (s *telling) plan(begins calendar.Date) {
	d, ends := s.d, nextDay(s.t, s.d.Period.Ends, begins)
	s.line(begins.AddDays(-40), "fischer", "agency.open-period", "the-year", values{"title": "The year", "begins": begins, "ends": ends, "system": "ours"})
	open := values{"executive": s.executive, "period": "the-year", "rating_official": "okafor", "appointing_authority": "authority"}
	signs := []string{s.executive, "okafor"}
	if d.Planning.ReviewingOfficial == "required" || d.Weights.SetBy == "reviewing-official" {
		open["reviewing_official"], signs = "reviewer", append(signs, "reviewer")
	}
	s.ours(calendar.Date{}, "fischer", "open", open)
	plan := values{"elements": s.elements()}
	switch d.Weights.SetBy {
	case "executive-resources":
		plan["weights_set_by"] = "person/fischer"
	case "agency-head":
		plan["weights_set_by"] = "person/head"
	}
	s.ours(begins.AddDays(-20), "okafor", "propose-plan", plan)
	for _, by := range signs {
		s.ours(calendar.Date{}, by, "sign-plan", values{"version": 1})
	}
	s.ours(begins.AddDays(-5), "okafor", "communicate-plan", nil)
	s.line(calendar.Date{}, s.executive, "", s.case_, nil, "shows", values{"plan_in_force": true, "system": "system/ours"})
	for n := range max(d.ProgressReviews.Minimum, 1) {
		s.ours(begins.AddDays(60*(n+1)), "okafor", "review-progress", values{"against": s.progress()})
	}
}

func (s *telling) derived() system.Derivation {
	v, ok := wording.Example(s.d)
	if !ok {
		s.t.Fatalf("%s: there is no example of a rating", s.d.ID)
	}
	return v
}

// elements are those of the plan: an element that has results has two, so that its rating comes of components.
func (s *telling) elements() []values {
	var out []values
	for i, l := range s.derived().Lines {
		e := values{"element": l.Element, "weight": l.Weight}
		if s.d.Elements[i].Components != nil {
			e["results"] = []values{s.result(&s.d.Elements[i], 1), s.result(&s.d.Elements[i], 2)}
		}
		out = append(out, e)
	}
	return out
}

func (s *telling) result(e *system.Element, n int) values {
	r := values{"title": fmt.Sprintf("Result %d", n), "measures": "Locks inspected and rated", "targets": "40 of 44", "timelines": "By the end of the eleventh month",
		"aligned_to": values{"document": "FWA Strategic Plan 2026–2030", "goal": "3.1", "pages": "52"}}
	for _, l := range append(append([]int{3}, e.Components.Levels...), e.Components.RecommendedLevels...) {
		r[fmt.Sprintf("level_%d", l)] = fmt.Sprintf("What Level %d asks of result %d.", l, n)
	}
	if s.d.RatingOf(e.ID).Method == "weighted-mean" {
		r["weight"] = 50
	}
	return r
}

func (s *telling) progress() []values {
	var out []values
	for _, e := range s.d.Elements {
		if e.Components == nil {
			out = append(out, values{"requirement": e.ID, "text": "On course."})
			continue
		}
		for n := range 2 {
			out = append(out, values{"requirement": fmt.Sprintf("%s.%d", e.ID, n+1), "text": "On course."})
		}
	}
	return out
}

// guidance has the assessment and the guidelines issued after the period: for an Office of Inspector General by the
// Inspector General.
func (s *telling) guidance(on calendar.Date) {
	scope, by := "agency", "oversight"
	if s.d.Agency.InspectorGeneral {
		scope, by = "inspector-general", "inspector"
		s.line(on, "fischer", "agency.enter-person", by, values{"name": "Ruth Okonjo"})
		s.line(calendar.Date{}, "head", "agency.name-official", "agency", values{"office": "inspector-general", "person": by, "basis": "Presidential commission of May 4, 2025"})
	}
	s.line(on, by, "agency.assess-organization", "the-year", values{"scope": scope, "overall": "Most goals of the year were met.",
		"parts": []values{{"kind": "component", "name": "Office of Operations", "unit": "unit/operations", "text": "Forty-one of 44 locks were brought to standard."}}})
	s.line(calendar.Date{}, by, "agency.issue-guidelines", "the-year", values{"scope": scope, "text": "Weigh each result by what the organization achieved.", "communicated_to": agency.Recipients})
}

// factors are those of law that the appraisal states.
func factors(d *system.Description) []string {
	out := []string{}
	if !appraisal.FactorsApply(d) {
		return out
	}
	for _, f := range appraisal.Factors {
		out = append(out, f.ID)
	}
	return out
}

// rate goes from the end of the period to the annual summary rating.
func (s *telling) rate(begins calendar.Date) {
	d, v := s.d, s.derived()
	end := nextDay(s.t, d.Period.Ends, begins)
	levels, words, components := values{}, values{}, values{}
	for i, l := range v.Lines {
		levels[l.Element], words[l.Element] = l.Level, "What was seen in this element over the year."
		if d.Elements[i].Components != nil {
			components[l.Element] = []appraisal.RatedComponent{{Level: l.Level, Text: "Reached."}, {Level: l.Level, Text: "Reached."}}
		}
	}
	s.guidance(end.AddDays(4))
	s.ours(end.AddDays(5), s.executive, "record-accomplishments", values{"narrative": "What I achieved in the year."})
	s.ours(end.AddDays(15), "okafor", "rate-initially", values{"levels": levels, "components": components, "narrative": "The year as a whole.", "elements": words, "factors": factors(d)})
	s.line(calendar.Date{}, s.executive, "", s.case_, nil, "shows", values{"score": v.Score, "level": v.Level, "label": v.Label, "respond_until": end.AddDays(15 + d.Response.Days)})
	s.ours(end.AddDays(16), s.executive, "acknowledge-initial-rating", nil)
	if d.HasBoard() {
		early := []string{"SD-9.7"}
		if d.HigherLevelReview.Possible && d.HigherLevelReview.RequestDays > 0 {
			early = append(early, "SD-9.8")
		}
		s.line(calendar.Date{}, "fischer", "appraisal.refer-to-board", s.case_, values{"board": "board-1"}, "expect", values{"refused": early})
	}
	s.ours(end.AddDays(17), s.executive, "respond", values{"text": "I have nothing to add."})
	if d.HasBoard() {
		members := []string{"chair", "second", "third"}
		for n := 4; n <= d.Board.MinimumMembers; n++ {
			members = append(members, fmt.Sprintf("member-%d", n))
		}
		s.ours(end.AddDays(30), "fischer", "refer-to-board", values{"board": "board-1"})
		s.ours(end.AddDays(45), "chair", "recommend", values{"members": members, "level": v.Level, "narrative": "The board agrees.", "award": "none", "pay_adjustment": "not-applicable"})
	} else {
		s.line(end.AddDays(30), "fischer", "appraisal.refer-to-board", s.case_, values{"board": "board-1"}, "expect", values{"refused": []string{"CE-403d"}})
	}
	s.ours(end.AddDays(60), "authority", "assign-annual-rating", values{})
	s.ours(end.AddDays(62), "okafor", "communicate-annual-rating", values{"with_notice": true})
	s.line(calendar.Date{}, s.executive, "", s.case_, nil, "shows", values{"stage": "informed", "annual_score": v.Score, "annual_level": v.Level, "annual_label": v.Label, "system": "system/ours"})
}
