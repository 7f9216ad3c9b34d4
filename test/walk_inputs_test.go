package test

import (
	"slices"
	"testing"

	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// maker makes up inputs of an act on an appraisal, and says whether law should find nothing wrong with them.
type maker func(w *walk, c *appraisal.Appraisal, by string) (in any, good bool)

// TestEveryActIsWalked: an act that nobody makes inputs for is walked past.
func TestEveryActIsWalked(t *testing.T) {
	for _, s := range appraisal.Kind.Acts {
		if !s.Opens && makers[s.Name] == nil {
			t.Errorf("%s: test/walk_*_test.go has no maker of its inputs, so that the random walk only guesses", s.Name)
		}
	}
}

// text is something somebody wrote; rarely nothing.
func (w *walk) text(some ...string) (string, bool) {
	if w.r.IntN(12) == 0 {
		return pick(w.r, []string{"", " ", "\n"}), false
	}
	return pick(w.r, append(some, "So it was.")), true
}

// plain makes inputs of one text field.
func plain(field string, some ...string) maker {
	return func(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
		text, good := w.text(some...)
		return object{field: text}, good
	}
}

// nothing makes no inputs.
func nothing(*walk, *appraisal.Appraisal, string) (any, bool) { return object{}, true }

// makers make inputs for the acts of an appraisal.
var makers = map[string]maker{}

func init() {
	for name, made := range map[string]maker{
		"appraisal.propose-plan":               makePlan,
		"appraisal.comment-on-plan":            plain("text", "I agree.", "Look at the barges."),
		"appraisal.sign-plan":                  makeVersion,
		"appraisal.decline-to-sign":            makeVersion,
		"appraisal.communicate-plan":           nothing,
		"appraisal.review-progress":            makeReview,
		"appraisal.acknowledge-progress":       nothing,
		"appraisal.record-accomplishments":     makeAccount,
		"appraisal.rate-initially":             makeRating,
		"appraisal.acknowledge-initial-rating": nothing,
		"appraisal.respond":                    plain("text", "The coalition is not named."),
		"appraisal.waive-response":             nothing,
		"appraisal.refer-to-board": func(*walk, *appraisal.Appraisal, string) (any, bool) {
			return object{"board": "board-1"}, true
		},
		"appraisal.recommend":                 makeRecommendation,
		"appraisal.assign-annual-rating":      makeAssignment,
		"appraisal.communicate-annual-rating": makeCommunication,
	} {
		makers[name] = made
	}
}

var elements = []string{"leading-change", "leading-people", "business-acumen", "building-coalitions", "results-driven"}

// makePlan makes a plan that law has nothing against, most of the time.
func makePlan(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	var list []object
	left, good := 100, true
	for i, id := range elements {
		weight := 5 + w.r.IntN(12)
		if i == len(elements)-1 {
			weight = left
		}
		left -= weight
		e := object{"element": id, "weight": weight}
		if id == "results-driven" {
			e["results"] = w.results()
		}
		list = append(list, e)
	}
	if w.r.IntN(10) == 0 {
		list[0]["weight"], good = 4+w.r.IntN(2)*60, false
	}
	in := object{"elements": list}
	if c.InForce() != (w.r.IntN(10) == 0) {
		in["revision"] = "The barge is sold; its targets go."
	}
	return in, good && c.InForce() == (in["revision"] != nil)
}

func (w *walk) results() []object {
	var out []object
	for range 1 + w.r.IntN(2) {
		result := object{"title": pick(w.r, []string{"Locks", "Dams", "Barges"}), "measures": "Locks", "targets": "40 of 44", "timelines": "August", "level_3": "40 of 44 by August.",
			"aligned_to": object{"document": "Strategic Plan", "goal": "3.1", "pages": "52"}}
		if w.r.IntN(2) == 0 {
			result["level_5"], result["level_2"] = "44", "36"
		}
		out = append(out, result)
	}
	return out
}

// makeVersion names the latest version of the plan, rarely another.
func makeVersion(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	off := w.r.IntN(8) / 7
	return object{"version": len(c.Plans) - off}, off == 0 && len(c.Plans) > 0
}

func makeReview(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	against, good := []object{}, true
	if v, ok := c.PlanInForce(); ok {
		for _, r := range v.Plan.Requirements(c.Description()) {
			text, written := w.text("On course.")
			if !written && w.r.IntN(3) > 0 {
				text, written = "Late.", true
			}
			against, good = append(against, object{"requirement": r.ID, "text": text}), good && written
		}
	}
	if w.r.IntN(20) == 0 && len(against) > 0 {
		against[0]["level"], good = 3, false
	}
	return object{"against": against}, good
}

func makeAccount(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
	text, good := w.text("We did it.")
	in := object{"narrative": text, "elements": object{"leading-change": "New locks."}}
	if w.r.IntN(20) == 0 {
		in["elements"], good = object{"leading-fish": "New nets."}, false
	}
	return in, good
}

func makeRating(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	levels, seen := object{}, object{}
	for _, id := range elements {
		levels[id], seen[id] = 1+min(4, w.r.IntN(30)), "Seen."
	}
	text, good := w.text("He kept the locks open.")
	in := object{"levels": levels, "narrative": text, "elements": seen, "factors": []string{"organization", "quality", "cost"}}
	if len(c.Reviews) == 0 || w.r.IntN(4) == 0 {
		if w.r.IntN(4) > 0 {
			in["no_progress_review"] = "Leave."
		} else if len(c.Reviews) == 0 {
			good = false
		}
	}
	return in, w.moreOfRating(c, in) && good
}

// moreOfRating adds what a rating says beside levels and narrative.
func (w *walk) moreOfRating(c *appraisal.Appraisal, in object) bool {
	if len(c.Details) > 0 && w.r.IntN(6) > 0 {
		in["details"], in["no_detail_appraisal"] = "It counts for a third.", "She left before she wrote it."
	}
	return true
}

func makeRecommendation(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	members, good := w.members(c)
	award, pay := pick(w.r, []string{"none", "7.5", "1.25", "none"}), pick(w.r, []string{"none", "2", "not-applicable"})
	if w.r.IntN(12) == 0 {
		award, good = pick(w.r, []string{"", "lots", "7.555"}), false
	}
	text, written := w.text("We agree.")
	return object{"members": members, "level": 1 + w.r.IntN(5), "narrative": text, "award": award, "pay_adjustment": pay}, good && written
}

// members names those who take part: mostly all who may, sometimes anybody, and one twice.
func (w *walk) members(c *appraisal.Appraisal) ([]string, bool) {
	may := w.agency.mayTakePart(w.order[c.ID])
	if w.r.IntN(3) > 0 {
		return may, w.agency.composed(w.order[c.ID], may)
	}
	list := slices.Clone(w.agency.people)
	w.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	list = list[:1+w.r.IntN(5)]
	if w.r.IntN(4) == 0 {
		list[0] = list[len(list)-1]
	}
	return list, false
}

func makeAssignment(w *walk, c *appraisal.Appraisal, _ string) (any, bool) {
	in := pick(w.r, []object{{}, {"reason": "As the initial rating has it."}, {"levels": object{"leading-change": 1 + w.r.IntN(5)}, "reason": "New figures."}, {"levels": object{"results-driven": 3}}})
	return in, in["reason"] != nil || in["levels"] == nil && c.Recommendation != nil && c.Initial != nil && c.Recommendation.Level == c.Initial.Derivation.Level
}

func makeCommunication(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) {
	notice := w.r.IntN(6) > 0
	return object{"with_notice": notice}, notice
}

// anything makes inputs from what an act declares of them.
func anything(w *walk, _ *appraisal.Appraisal, _ string) (any, bool) { return object{}, false }

// nearby is a day near one on which the law's answer changes, or near today.
func (w *walk) nearby(days ...calendar.Date) calendar.Date {
	return pick(w.r, append(days, w.on)).AddDays(w.r.IntN(5) - 2)
}
