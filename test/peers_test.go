package test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"sesperf/casework"
	"sesperf/examples/systems"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
	"sesperf/store/storetest"
)

// What went wrong in other programs for the same work, once each, under the name of the program and the number of the
// thread or the place that tells of it. docs/assurance.md lists those that another test pins already.

// refusedBy sends an act that must be refused, and gives by what and where.
func refusedBy(t *testing.T, h *house, d casework.Deed) []string {
	t.Helper()
	_, err := h.do(d)
	var refusal *act.Refusal
	if !errors.As(err, &refusal) {
		t.Fatalf("%s %s: %v", d.Act, d.In, err)
	}
	var out []string
	for _, f := range refusal.Findings {
		out = append(out, strings.TrimSpace(f.Provision+" "+f.Field))
	}
	return out
}

// invalidAt sends an act whose inputs must not be readable, and gives at which field.
func invalidAt(t *testing.T, h *house, d casework.Deed) string {
	t.Helper()
	_, err := h.do(d)
	var invalid *act.Invalid
	if !errors.As(err, &invalid) {
		t.Fatalf("%s %s: %v", d.Act, d.In, err)
	}
	return invalid.Field
}

// weighed proposes the plan of the stories with other weights, in the order of the elements.
func weighed(h *house, weights ...any) casework.Deed {
	lines, _ := readStory(h.t, "stories/planned.jsonl")
	var plan struct {
		Elements []object `json:"elements"`
	}
	if err := json.Unmarshal(lines[len(lines)-1].In, &plan); err != nil {
		h.t.Fatal(err)
	}
	plan.Elements = plan.Elements[:len(weights)]
	for i, w := range weights {
		plan.Elements[i]["weight"] = w
	}
	return h.deed("okafor", "appraisal.propose-plan", "bell-2026", plan)
}

func TestFrappeSumOfWeightsHasNoTolerance(t *testing.T) {
	eachHouse(t, "opened", func(t *testing.T, h *house) {
		for _, weights := range [][]any{{json.Number("14.999"), 15, 15, 15, 40}, {json.Number("15.0001"), 15, 15, 15, 40}, {15, 15, 15, 15, json.Number("39.999999")}} {
			if by := refusedBy(t, h, weighed(h, weights...)); !slices.ContainsFunc(by, func(s string) bool { return strings.HasPrefix(s, "SD-5.8") }) {
				t.Errorf("%v: %v", weights, by)
			}
		}
	})
}

func TestErpnext16534WeightsBelowOneAreCounted(t *testing.T) {
	eachHouse(t, "opened", func(t *testing.T, h *house) {
		by := refusedBy(t, h, weighed(h, json.Number("0.75"), json.Number("0.75"), 20, 20, json.Number("58.5")))
		if !slices.Contains(by, "SD-5.10 weights.leading-change") || !slices.Contains(by, "SD-5.10 weights.leading-people") || slices.Contains(by, "SD-5.8 weights") {
			t.Errorf("weights that add to 100, two of them below one: %v", by)
		}
	})
}

func TestFrappe1976WeightsAreCheckedWhereRowsAreAbsent(t *testing.T) {
	eachHouse(t, "opened", func(t *testing.T, h *house) {
		for _, weights := range [][]any{{}, {100}, {0, 0, 0, 0, 0}, {25, 25, 25, 25}} {
			if by := refusedBy(t, h, weighed(h, weights...)); len(by) == 0 {
				t.Errorf("%v: %v", weights, by)
			}
		}
		if c := h.see("fischer", bell).Case.(*appraisal.Appraisal); len(c.Plans) != 0 {
			t.Error("a plan without its weights was taken")
		}
	})
}

func TestFrappeNegativeWeightsDoNotMakeUpForOthers(t *testing.T) {
	eachHouse(t, "opened", func(t *testing.T, h *house) {
		if by := refusedBy(t, h, weighed(h, -50, 15, 15, 20, 100)); !slices.Contains(by, "SD-5.10 weights.leading-change") {
			t.Errorf("-50 in a plan that adds to 100: %v", by)
		}
	})
}

// each gives every element of a description the same level, or the one that is named.
func each(d *system.Description, level int, but map[string]int) map[string]int {
	out := map[string]int{}
	for _, e := range d.Elements {
		out[e.ID] = level
		if l, ok := but[e.ID]; ok {
			out[e.ID] = l
		}
	}
	return out
}

func fractional(t *testing.T) (*system.Description, map[string]system.Decimal) {
	t.Helper()
	text, err := systems.Files.ReadFile("own-fractional.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := system.Parse("own-fractional.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	weights := map[string]system.Decimal{}
	for i, w := range []string{"40.01", "19.99", "20.33", "19.67"} { // add to 100; no product is whole
		if weights[d.Elements[i].ID], err = system.ParseDecimal(w); err != nil {
			t.Fatal(err)
		}
	}
	return d, weights
}

func TestErpnext17673PartsAreNotRoundedBeforeTheyAreAdded(t *testing.T) {
	d, weights := fractional(t)
	if got := d.Derive(weights, each(d, 5, nil)); got.Score.String() != "500" || got.Level != 5 {
		t.Errorf("all at 5 points come to %s, Level %d, and not to 500: every part rounded would give 500.03 or 499.99", got.Score, got.Level)
	}
	// 1.5 points are in play: 40.01 × 1.5 = 60.015, which hundredths would round to 60.02.
	got := d.Derive(weights, each(d, 4, map[string]int{d.Elements[0].ID: 2}))
	if got.Score.String() != "299.975" || got.Level != 3 {
		t.Errorf("it comes to %s, Level %d, and not to 299.975, Level 3", got.Score, got.Level)
	}
}

func TestQuickfeed543AllMaximumIsTheMaximum(t *testing.T) {
	d := system.Basic()
	for _, weights := range [][]int{{15, 15, 15, 15, 40}, {7, 11, 13, 17, 52}, {20, 20, 20, 20, 20}, {5, 5, 5, 5, 80}} {
		w := map[string]system.Decimal{}
		for i, e := range d.Elements {
			w[e.ID] = system.Whole(weights[i])
		}
		if got := d.Derive(w, each(d, 5, nil)); got.Score.String() != "500" {
			t.Errorf("%v: %s", weights, got.Score)
		}
	}
}

// SAP 2435115: one section at 100 % gave 3.4 there and 3.1 on the form, because scales were normalized on the way.
func TestSAP2435115AScoreIsOnTheScaleOfItsLevels(t *testing.T) {
	d := system.Basic()
	w := map[string]system.Decimal{}
	for _, e := range d.Elements {
		w[e.ID] = system.Whole(20)
	}
	for level, score := range map[int]string{2: "200", 3: "300", 4: "400", 5: "500"} {
		if got := d.Derive(w, each(d, level, nil)); got.Score.String() != score || got.Level != level {
			t.Errorf("everything at Level %d comes to %s, Level %d", level, got.Score, got.Level)
		}
	}
}

// puzzle/okr 235: 5.9 of 10 was shown as 50 %; what is short of a level is not cut to the step below nor lifted to it.
func TestPuzzle235AScoreIsShownAsItIs(t *testing.T) {
	d := system.Basic()
	w := map[string]system.Decimal{}
	for i, e := range d.Elements {
		w[e.ID] = system.Whole([]int{5, 20, 20, 15, 40}[i])
	}
	got := d.Derive(w, each(d, 4, map[string]int{d.Elements[0].ID: 3}))
	if got.Score.String() != "395" || got.Level != 3 {
		t.Errorf("%s, Level %d", got.Score, got.Level)
	}
}

// Frappe hrms 2023: 5 and 5 and nothing gave 3.33.
func TestFrappe2023WhatIsMissingIsNotZero(t *testing.T) {
	eachHouse(t, "reviewed", func(t *testing.T, h *house) {
		h.day(calendar.MustParse("2026-10-20"))
		levels := object{"leading-change": 5, "leading-people": 5, "business-acumen": 5, "building-coalitions": 5}
		in := object{"levels": levels, "narrative": "Good.", "elements": object{"leading-change": "Seen.", "leading-people": "Seen.", "business-acumen": "Seen.", "building-coalitions": "Seen.", "results-driven": "Seen."},
			"factors": []string{"organization", "quality", "cost"}}
		if by := refusedBy(t, h, h.deed("okafor", "appraisal.rate-initially", "bell-2026", in)); !slices.ContainsFunc(by, func(s string) bool { return strings.Contains(s, "results-driven") }) {
			t.Errorf("four levels of five: %v", by)
		}
		levels["results-driven"] = 5
		h.must(h.deed("okafor", "appraisal.rate-initially", "bell-2026", in))
		if c := h.see("okafor", bell).Case.(*appraisal.Appraisal); c.Initial.Derivation.Score.String() != "500" {
			t.Errorf("five of five come to %s", c.Initial.Derivation.Score)
		}
	})
}

// OrangeHRM ReviewReviewerRatingParamRule: 5.99 passed a maximum of 5, because the check cut it to 5 and the column did not.
func TestOrangeHRMLevelsOutOfRangeAreRefusedBeforeTheyAreKept(t *testing.T) {
	eachHouse(t, "reviewed", func(t *testing.T, h *house) {
		h.day(calendar.MustParse("2026-10-20"))
		rate := func(level any) casework.Deed {
			return h.deed("okafor", "appraisal.rate-initially", "bell-2026", object{"narrative": "Good.", "levels": object{"leading-change": 4, "leading-people": 5, "business-acumen": 3, "building-coalitions": 4, "results-driven": level}})
		}
		for _, level := range []any{json.Number("5.99"), json.Number("5.0"), "5", nil, json.Number("1e1")} {
			if at := invalidAt(t, h, rate(level)); at != "levels.results-driven" {
				t.Errorf("%v: the field %q", level, at)
			}
		}
		for _, level := range []int{6, 0, -1, 99} {
			if by := refusedBy(t, h, rate(level)); !slices.ContainsFunc(by, func(s string) bool { return strings.Contains(s, "levels.results-driven") }) {
				t.Errorf("%d: %v", level, by)
			}
		}
	})
}

// OrangeHRM PerformanceReviewFinalEvaluationAPI, webERP 925 and 918: the final rating was a number that somebody typed.
func TestWebERP925ASummaryRatingIsNotTyped(t *testing.T) {
	eachHouse(t, "recommended", func(t *testing.T, h *house) {
		for _, field := range []string{"level", "score", "summary", "rating", "stage"} {
			if at := invalidAt(t, h, h.deed("authority", "appraisal.assign-annual-rating", "bell-2026", object{field: 5})); at != field {
				t.Errorf("the field %q is named for %s", at, field)
			}
		}
		h.must(h.deed("authority", "appraisal.assign-annual-rating", "bell-2026", object{"levels": object{"results-driven": 3}, "reason": "Three locks were rated late."}))
		c := h.see("authority", bell).Case.(*appraisal.Appraisal)
		if got := c.Annual.Derivation; got.Score.String() != "360" || got.Level != 3 || c.Initial.Derivation.Score.String() != "400" {
			t.Errorf("one element changed: %s, Level %d, beside %s", got.Score, got.Level, c.Initial.Derivation.Score)
		}
	})
}

// Frappe hrms, D365 3678: what was submitted went on changing, from the places that it had been counted from.
func TestDynamics3678ARatingIsFrozenWhenItIsSigned(t *testing.T) {
	eachHouse(t, "rated", func(t *testing.T, h *house) {
		see := func() string {
			c := h.see("fischer", bell).Case.(*appraisal.Appraisal)
			return jsonOf(t, []any{c.Initial, c.Plans, c.Reviews, c.Terms, c.Appointment, c.Title, c.Unit, c.Span})
		}
		signed := see()
		for by, names := range map[string][]string{"okafor": {"propose-plan", "sign-plan", "communicate-plan", "review-progress", "give-feedback", "rate-initially"}, "bell": {"sign-plan", "decline-to-sign", "comment-on-plan", "record-accomplishments"}} {
			for _, name := range names {
				if _, err := h.do(h.deed(by, "appraisal."+name, "bell-2026", object{})); err == nil {
					t.Errorf("%s was done after the rating was signed", name)
				}
			}
		}
		// What the rating was counted from changes in other cases.
		h.must(h.deed("fischer", "agency.appoint", "bell", object{"appointment": "limited-term", "on": "2026-10-20", "title": "Somebody else"}))
		h.must(h.deed("fischer", "agency.enter-person", "new", object{"name": "New"}))
		h.must(h.deed("fischer", "agency.open-period", "2027", object{"title": "2027", "begins": "2026-10-01", "ends": "2027-09-30"}))
		if see() != signed {
			t.Error("the signed rating, or what it rests on, has changed")
		}
	})
}

func TestFrappeNobodyScoresOneself(t *testing.T) {
	eachHouse(t, "year", func(t *testing.T, h *house) {
		for field, provision := range map[string]string{"rating_official": "SD-9.5", "reviewing_official": "SD-9.5", "appointing_authority": "SD-9.16"} {
			in := object{"executive": "bell", "period": "2026", "rating_official": "okafor", "reviewing_official": "reviewer", "appointing_authority": "authority"}
			in[field] = "bell"
			if by := refusedBy(t, h, h.deed("fischer", "appraisal.open", "bell-2026", in)); !slices.Contains(by, provision+" "+field) {
				t.Errorf("%s: %v", field, by)
			}
		}
		for _, by := range []string{"bell", "okafor", "tran"} {
			if _, err := h.do(h.deed(by, "appraisal.open", "bell-2026", object{"executive": "bell", "period": "2026", "rating_official": "okafor", "appointing_authority": "authority"})); !errors.Is(err, casework.ErrForbidden) && !errors.Is(err, casework.ErrNotFound) {
				t.Errorf("%s opens an appraisal: %v", by, err)
			}
		}
	})
}

// Horilla pms add_assignees: the next person's key results were attached to the previous person's objective.
func TestHorillaEachInABatchIsWrittenToItsOwn(t *testing.T) {
	eachHouse(t, "in-force", func(t *testing.T, h *house) {
		names := []string{"tran", "second", "third", "chair"}
		var deeds []casework.Deed
		for i, e := range names {
			deeds = append(deeds, h.deed("fischer", "appraisal.open", e+"-2026", object{"executive": e, "period": "2026", "rating_official": []string{"okafor", "head", "lind", "okafor"}[i], "appointing_authority": "authority"}))
		}
		if _, errs := h.door.DoAll(context.Background(), deeds); errors.Join(errs...) != nil {
			t.Fatal(errs)
		}
		for i, e := range names {
			c := h.see("fischer", "appraisal/"+e+"-2026").Case.(*appraisal.Appraisal)
			if c.Executive != "person/"+e || c.RatingOfficial != []string{"person/okafor", "person/head", "person/lind", "person/okafor"}[i] || c.Version != 1 {
				t.Errorf("%s: %s rated by %s", e, c.Executive, c.RatingOfficial)
			}
		}
	})
}

// bds-ps 189 and 197: two reviewers, or two tabs, overwrote each other's decision without a word.
func TestBdsPs189OfTwoWhoDecideOneIsTold(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, url string) {
		h := after(t, url, "recommended", casework.Kinds())
		other := *h
		other.enter(url, casework.Kinds())
		seen := h.see("authority", bell).Case.Base().Version
		decide := func(in object) casework.Deed {
			d := h.deed("authority", "appraisal.assign-annual-rating", "bell-2026", in)
			d.Seen = seen
			return d
		}
		deeds := [2]casework.Deed{decide(object{}), decide(object{"levels": object{"results-driven": 3}, "reason": "New figures."})}
		var errs [2]error
		var group sync.WaitGroup
		for i, house := range []*house{h, &other} {
			group.Go(func() { _, errs[i] = house.do(deeds[i]) })
		}
		group.Wait()
		var conflict *casework.Conflict
		if (errs[0] == nil) == (errs[1] == nil) || !errors.As(errors.Join(errs[:]...), &conflict) || len(conflict.Since) != 1 {
			t.Fatalf("both decided on what they saw: %v", errs)
		}
		score := map[bool]string{true: "400", false: "360"}[errs[0] == nil]
		if c := h.see("authority", bell).Case.(*appraisal.Appraisal); c.Annual.Derivation.Score.String() != score || c.Version != seen+1 {
			t.Errorf("the one that was taken is not the one that was acknowledged: %s", c.Annual.Derivation.Score)
		}
	})
}

// OCA hr_appraisal: changing a manager did not transfer open appraisals. SAP 2087266: steps were skipped when the holder
// of a role was inactive, and forms lay with “System System”.
func TestSAP2087266WhatIsDueGoesToWhoFollows(t *testing.T) {
	for _, story := range []string{"opened", "planned", "in-force", "reviewed", "rated"} {
		t.Run(story, func(t *testing.T) {
			h := after(t, storetest.SQLite(t), story, casework.Kinds())
			due := func(person string) (out []string) {
				for _, task := range h.see("fischer", bell).Tasks {
					if task.Person == "person/"+person {
						out = append(out, task.Act)
					}
				}
				return out
			}
			before := due("okafor")
			h.must(h.deed("fischer", "appraisal.assign-officials", "bell-2026", object{"rating_official": "head", "appointing_authority": "authority", "reason": "Maria Okafor left."}))
			if after := due("head"); !slices.Equal(before, after) && !(story == "planned" && len(after) >= len(before)) || len(due("okafor")) > 0 {
				t.Errorf("it was %v, and now %v, with %v left behind", before, after, due("okafor"))
			}
			if _, err := h.door.Look(context.Background(), "story", "person/okafor", bell); !errors.Is(err, casework.ErrNotFound) {
				t.Errorf("the one before still sees the case: %v", err)
			}
		})
	}
}

// Horilla pms scheduler: what was due on a day was done on that day or never. Here it stays due.
func TestHorillaWhatIsDueStaysDue(t *testing.T) {
	h := after(t, storetest.SQLite(t), "reviewed", casework.Kinds())
	for _, days := range []int{0, 1, 30, 400} {
		on := calendar.MustParse("2026-10-07").AddDays(days)
		h.day(on)
		if turn, ok := appraisal.Turn(h.see("okafor", bell).Tasks, on); !ok || turn.Act != "appraisal.rate-initially" || turn.Person != "person/okafor" {
			t.Errorf("%d days after: %v", days, fmt.Sprint(turn))
		}
	}
}
