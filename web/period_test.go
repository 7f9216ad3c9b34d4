package web

import (
	"strings"
	"testing"
)

// SD-12.3: what a rating rests on stands first on its page and on the case, with the proof of when; everyone reads the
// period’s page.
func TestGuidanceIsShown(t *testing.T) {
	h := openRoad(t, "reviewed", "2026-10-20")
	p := h.guest("person/okafor").get(at("rate-initially")).is(200, "Organizational performance", "nine of its eleven goals", "Issued October 2, 2026 by Naomi Castellanos")
	if strings.Index(p.HTML, "Appraisal guidelines") > strings.Index(p.HTML, "Performance plan") && strings.Contains(p.HTML, "Performance plan") {
		t.Error("the plan stands before the guidelines")
	}
	h.guest("person/bell").get("/appraisal/bell-2026").is(200, "Assessment and guidelines for 2026", "by Naomi Castellanos")
	h.guest("person/bell").get("/period/2026").is(200, "Organizational performance", "Safe navigation", "Members of the performance review boards")
	h.guest("person/oversight").get("/periods").is(200, "2026")
	h.guest("person/oversight").get("/period/2026").is(200, "Assess organizational performance", "Issue appraisal guidelines")
	h.guest("person/bell").get("/law/administrations").is(200, "January 20, 2029", "May 21, 2025", "Re-elected")
}

// SD-3.5: while a new administration bars a career executive’s rating, it can be written and not sent.
func TestRatingIsWrittenAhead(t *testing.T) {
	h := openRoad(t, "transition", "2025-05-19")
	okafor := h.guest("person/okafor")
	form := okafor.get("/appraisal/second-2025/rate-initially").is(200, "career executives are rated from May 21, 2025 on")
	fill := []string{"narrative", "All of it was reached.", "elements.leading-people", "Seen."}
	for _, id := range []string{"leading-change", "leading-people", "business-acumen", "building-coalitions", "results-driven"} {
		fill = append(fill, "levels."+id, "4")
	}
	okafor.post("/appraisal/second-2025/rate-initially", form.with("save", fill...)).is(200, "Saved")
	okafor.post("/appraisal/second-2025/rate-initially", form.with("check", fill...)).is(409, "A new Presidential administration began on January 20, 2025")
	h.on("2025-05-21")
	okafor.signIn()
	okafor.get("/appraisal/second-2025/rate-initially").is(200, "All of it was reached.")
}
