package conformance

import (
	"slices"

	"sesperf/rules/system"
)

// maxRatings is how many ratings of all elements are gone through one by one.
const maxRatings = 500_000

// scoreRun is a run of scores, in steps of the scale, that are in no range or in several.
type scoreRun struct {
	from, to int
	what     string
}

// searchEdges settles whether every case has one level where weights come in steps too fine for a search of all. For
// each rating of the elements the scores lie between a least and a most: if no bad score lies between, none can occur;
// otherwise it looks along lines from a plan of the most to one of the least, where weight moves from element to element.
func (x *examination) searchEdges() {
	runs := x.badRuns()
	ratings := 1
	for range x.points {
		ratings = min(ratings*len(x.levels), maxRatings+1)
	}
	if x.settled[oneLevel] || ratings > maxRatings {
		return
	}
	heaviest := x.bounds.heaviestWeights()
	heaviest = spread(heaviest, 12)
	clear, places := true, make([]int, len(x.points))
	for n := range ratings {
		rest, overrides := n, false
		value := make([]int, len(places))
		for i := range places {
			places[i], rest = rest%len(x.levels), rest/len(x.levels)
			value[i] = x.points[i][places[i]]
			overrides = overrides || value[i] == overriding
		}
		if overrides || x.misses(value, runs) {
			continue
		}
		clear = false
		for _, h := range heaviest {
			x.walk(h, value, places, runs)
		}
		if x.has(NoLevel) || x.has(TwoLevels) {
			break
		}
	}
	x.settled[oneLevel] = clear || x.has(NoLevel) || x.has(TwoLevels)
}

// badRuns gives the runs of scores without a single level, among those that can occur.
func (x *examination) badRuns() []scoreRun {
	var out []scoreRun
	for s := x.firstScore(); s <= x.high; s += x.unit {
		what := NoLevel
		switch x.e.ByRange(s) {
		case system.Ambiguous:
			what = TwoLevels
		case system.Uncovered:
		default:
			continue
		}
		if n := len(out); n > 0 && out[n-1].to == s-x.unit && out[n-1].what == what {
			out[n-1].to = s
			continue
		}
		out = append(out, scoreRun{s, s, what})
	}
	return out
}

// misses says whether no score of a rating, whatever the weights, lies in a run.
func (x *examination) misses(value []int, runs []scoreRun) bool {
	low, high := x.bounds.least(value), -x.bounds.least(negated(value))
	return !slices.ContainsFunc(runs, func(r scoreRun) bool { return r.from <= high && low <= r.to })
}

// spread gives at most so many of a list, first and last among them.
func spread(list []int, most int) []int {
	if len(list) <= most {
		return list
	}
	var out []int
	for i := range most {
		out = append(out, list[i*(len(list)-1)/(most-1)])
	}
	return out
}

// walk goes from the plan with the most score to the one with the least, under one weight of the heaviest element, and
// notes the first case on the way whose score lies in a run.
func (x *examination) walk(heaviest int, value, places []int, runs []scoreRun) {
	plan, ok := x.greedy(heaviest, negated(value))
	goal, also := x.greedy(heaviest, value)
	if !ok || !also {
		return
	}
	for i := range plan {
		for j := range plan {
			more := min(plan[i]-goal[i], goal[j]-plan[j])
			if more <= 0 {
				continue
			}
			if t, what, found := meets(dot(value, plan), value[j]-value[i], more, runs); found {
				plan[i], plan[j] = plan[i]-t, plan[j]+t
				ratings := make([]int, len(places))
				for k, at := range places {
					ratings[k] = x.levels[at]
				}
				x.unsettledCase(what, plan, ratings)
				return
			}
			plan[i], plan[j] = plan[i]-more, plan[j]+more
		}
	}
}

// meets gives the first number of steps, from none to more, after which a score that changes by so much a step lies in
// a run.
func meets(score, change, more int, runs []scoreRun) (int, string, bool) {
	for _, r := range runs {
		switch {
		case r.from <= score && score <= r.to:
			return 0, r.what, true
		case change > 0 && score < r.from:
			if t := (r.from - score + change - 1) / change; t <= more && score+t*change <= r.to {
				return t, r.what, true
			}
		case change < 0 && score > r.to:
			if t := (score - r.to - change - 1) / -change; t <= more && score+t*change >= r.from {
				return t, r.what, true
			}
		}
	}
	return 0, "", false
}

func dot(a, b []int) int {
	sum := 0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// greedy gives a legal plan of the least sum of value times weight under one weight of the heaviest element.
func (x *examination) greedy(heaviest int, value []int) ([]int, bool) {
	b := x.bounds
	plan, left, order := slices.Clone(b.Low), b.Total, make([]int, len(value))
	if b.Heaviest >= 0 {
		plan[b.Heaviest] = heaviest
	}
	for i, w := range plan {
		order[i], left = i, left-w
	}
	slices.SortStableFunc(order, func(i, j int) int { return value[i] - value[j] })
	for _, i := range order {
		if i != b.Heaviest && left > 0 {
			more := max(min(left, min(b.High[i], heaviest)-plan[i]), 0)
			plan[i], left = plan[i]+more, left-more
		}
	}
	return plan, left == 0
}
