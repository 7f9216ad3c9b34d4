package demo

import (
	"fmt"
	"math/rand/v2"

	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

var basic = func() *system.Description {
	d, ok := system.Find("basic")
	if !ok {
		panic("there is no basic system")
	}
	return d
}()

// levels draws the levels of an executive's elements: most around 4, some outstanding, few below Level 3.
func levels(random *rand.Rand) map[string]int {
	base := 4
	switch n := random.IntN(100); {
	case n < 27:
		base = 5
	case n >= 97:
		base = 2
	case n >= 74:
		base = 3
	}
	out := map[string]int{}
	for _, id := range elements {
		l := base
		switch n := random.IntN(24); {
		case n < 4 && base > 3, n == 0: // those who are fully successful are so nearly throughout
			l--
		case n >= 20:
			l++
		}
		out[id] = min(max(l, 2), 5)
	}
	if random.IntN(160) == 0 {
		out["leading-people"] = 1
	}
	return out
}

var atLevel = map[int][]string{
	5: {"Went far beyond what the plan asks: the method is now used by two other organizations of the department.", "Exceptional. Partners outside the department name this work as the example."},
	2: {"Did not fully meet the requirement; the milestones of the second half were reached late and only after the deputy stepped in.", "Met part of what was asked. We have agreed on help and on what will be different."},
	1: {"Did not meet the requirement; two directors left for this reason, and the concerns raised in the progress review were not taken up."},
}

var summaries = map[int]string{
	5: "%s delivered results of the highest order in a hard year and brought people along.",
	4: "%s exceeded most of what the plan asks, and ended the year stronger than it began.",
	3: "%s met the plan. The results were reached on time, and the organization runs well.",
	2: "%s met part of the plan. What was missed is named under the elements, with what we agreed for the year to come.",
	1: "%s did not meet a critical element, which is set out below.",
}

// rating writes the initial rating.
func rating(e *executive, weights map[string]system.Decimal, levels map[string]int, reviewed bool, random *rand.Rand) appraisal.RateInitially {
	out := appraisal.RateInitially{Levels: levels, Elements: map[string]string{}}
	out.Narrative = fmt.Sprintf(summaries[basic.Derive(weights, levels).Level], e.name)
	for _, id := range elements {
		if texts := atLevel[levels[id]]; texts != nil {
			out.Elements[id] = texts[random.IntN(len(texts))]
		}
	}
	for _, f := range appraisal.Factors {
		if f.ID != "cost" || e.number%31 != 30 { // once in a while one is passed over
			out.Factors = append(out.Factors, f.ID)
		}
	}
	if !reviewed {
		out.NoProgressReview = "The rating official’s position was vacant from February to July."
	}
	return out
}

// outcome is what the board and the appointing authority make of an initial rating.
type outcome struct {
	recommend appraisal.Recommend
	assign    appraisal.AssignAnnualRating
}

// decide draws the board's recommendation and the annual summary rating: mostly as rated, now and then not, and
// then with a reason.
func decide(e *executive, b panel, weights map[string]system.Decimal, levels map[string]int, random *rand.Rand) outcome {
	initial := basic.Derive(weights, levels).Level
	board, why := initial, "The board agrees with the initial rating."
	switch n := random.IntN(100); {
	case n < 7 && initial > 3:
		board, why = initial-1, "The board finds the result met, not exceeded: the target had been lowered in mid-year for everybody."
	case n < 10 && initial > 1 && initial < 5:
		board, why = initial+1, "The board finds that the executive’s response names results that the rating does not weigh."
	}
	out := outcome{recommend: appraisal.Recommend{Level: board, Narrative: why, Award: award(e, board, random), Pay: payOf(e, board, random)}}
	for i, m := range b.members {
		if i == 0 || len(b.members) < 5 || random.IntN(6) > 0 || i != 2 { // now and then a member is away
			out.recommend.Members = append(out.recommend.Members, m.id)
		}
	}
	switch changed := towards(weights, levels, board); {
	case board != initial && changed != nil && random.IntN(3) > 0:
		out.assign = appraisal.AssignAnnualRating{Levels: changed, Reason: "I follow the board: " + why}
	case board != initial:
		out.assign.Reason = "The progress review and the executive’s account show what the initial rating says; I keep it."
	case random.IntN(40) == 0:
		if changed := towards(weights, levels, initial-1); changed != nil && initial > 3 {
			out.assign = appraisal.AssignAnnualRating{Levels: changed, Reason: "The audit report that came after the board met shows that the second target was not exceeded."}
		}
	}
	return out
}

// towards finds elements whose change by one level gives the summary level; nil if none do.
func towards(weights map[string]system.Decimal, levels map[string]int, level int) map[string]int {
	step := 1
	if level < basic.Derive(weights, levels).Level {
		step = -1
	}
	all, changed := map[string]int{}, map[string]int{}
	for id, l := range levels {
		all[id] = l
	}
	for i := len(elements) - 1; i >= 0; i-- {
		id := elements[i]
		if l := all[id] + step; l >= 2 && l <= 5 {
			all[id], changed[id] = l, l
		}
		if basic.Derive(weights, all).Level == level {
			return changed
		}
	}
	return nil
}

func award(e *executive, level int, random *rand.Rand) string {
	switch {
	case e.appointment == agency.Noncareer || level < 4:
		return "none"
	case level == 5:
		return fmt.Sprint(10 + random.IntN(8))
	}
	return fmt.Sprintf("%d.5", 5+random.IntN(4))
}

func payOf(e *executive, level int, random *rand.Rand) string {
	if e.appointment == agency.Noncareer || level < 3 {
		return "none"
	}
	return fmt.Sprint(level - 2 + random.IntN(2))
}
