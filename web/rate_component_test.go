package web

import (
	"fmt"
	"strings"
	"testing"
)

// SD-8.1: the page asks for the level of each result, says what they make, and sends no level of the element beside them;
// what the form lacks leads to its control. Nothing of it needs a script.
func TestResultsAreRatedOnThePage(t *testing.T) {
	h := openRoad(t, "results-weighed", "2026-10-20")
	okafor := h.guest("person/okafor")
	form := okafor.get(at("rate-initially")).is(200, "Each result", "weighted as the plan says, rounded half up.", "Its weight in the plan is 50.", "Not every result has a level yet.")
	if strings.Contains(form.HTML, `name="levels.results-driven"`) {
		t.Error("the page asks for a level that the results make")
	}
	fill := []string{"narrative", "The results were reached.", "elements.results-driven", "The oldest locks hold."}
	for _, id := range []string{"leading-change", "leading-people", "business-acumen", "building-coalitions"} {
		fill = append(fill, "levels."+id, "4")
	}
	at0, at1, at2 := componentAt("results-driven", 0), componentAt("results-driven", 1), componentAt("results-driven", 2)
	short := okafor.post(at("rate-initially"), form.with("check", append(fill, at0+".level", "5", at1+".level", "4")...)).is(422, "Component 3 of Results Driven has no level.")
	if !strings.Contains(short.HTML, fmt.Sprintf("href=%q", "#"+at2+".level")) || !strings.Contains(short.HTML, fmt.Sprintf("id=%q", at2+".level-error")) {
		t.Error("the error does not lead to the control of the third result")
	}
	const says = "Levels 5, 4 and 4 weigh 50, 25 and 25, so their weighted mean is 4.5, rounded half up: Level 5 (Outstanding)."
	worked := okafor.post(at("rate-initially"), short.with("roll.results-driven", at2+".level", "4")).is(200, says, "The score is 440")
	checked := okafor.post(at("rate-initially"), worked.with("check")).is(200, "Check before you sign", says)
	okafor.post(at("rate-initially"), checked.with("do", "confirm", "yes"))
	if got := h.appraisal("person/okafor").Initial; got == nil || got.Levels["results-driven"] != 5 || len(got.Components["results-driven"]) != 3 {
		t.Fatalf("the record has %+v", got)
	}
	h.guest("person/bell").get("/appraisal/bell-2026/print").is(200, says)
}

// SD-8.1: under the basic description the element is judged, and its results may be rated apart.
func TestJudgedResultsMayBeRatedApart(t *testing.T) {
	h := openRoad(t, "sd-8.1-judgment", "2026-10-20")
	h.guest("person/bell").get("/appraisal/bell-2026/print").is(200, "The rating official judges from Levels 5 and 3, and explains it in a narrative.")
}

// CE-403d: pages of a system without a board say where the rating goes, and offer nothing of a board.
func TestPagesWithoutABoard(t *testing.T) {
	h := openRoad(t, "no-board", "2026-10-28")
	const of = "/appraisal/lind-2026"
	for person, pages := range map[string][]string{"person/lind": {"", "/respond", "/waive-response", "/acknowledge-initial-rating"}, "person/fischer": {""}, "person/authority": {"", "/assign-annual-rating"}} {
		for _, page := range pages {
			p := h.guest(person).get(of + page).is(200)
			for _, never := range []string{"the board has", "to the board", "by the board", "board’s", "Refer the case"} {
				if i := strings.Index(p.Text, never); i >= 0 {
					t.Errorf("%s%s for %s speaks of a board: …%s", of, page, person, clipped(p.Text[max(i-60, 0):]))
				}
			}
		}
	}
	authority := h.guest("person/authority")
	p := authority.get(of+"/assign-annual-rating").is(200, "Level 3", "Fully Successful")
	if strings.Contains(p.HTML, ">Level 4") {
		t.Error("the page offers a level that the description does not have")
	}
	checked := authority.post(of+"/assign-annual-rating", p.with("check")).is(200)
	authority.post(of+"/assign-annual-rating", checked.with("do", "confirm", "yes"))
	h.guest("person/fischer").get(of).is(200, "Assigned October 28, 2026")
}
