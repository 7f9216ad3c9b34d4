package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// aim is a pattern of a performance result: {n} is its target, {h} and {l} what would be more and less, {by} the
// day. The goals that it serves are the department's own, by their number.
type aim struct {
	serves                 string
	title, measure, target string
	low, high, step        int // of the target
}

var aims = []aim{
	{"1.1", "Place more registered apprentices in high-wage jobs", "Registered apprentices who complete and are employed at or above the area’s median wage", "{n} percent of completers", 62, 78, 6},
	{"1.1", "Shorten the way from training to work", "Median days from the end of training to first employment, from the quarterly wage match", "{n} days or fewer", 55, 80, -10},
	{"1.1", "Reach workers who are underserved", "Participants from underserved communities among new enrolments", "{n} percent of new enrolments", 34, 48, 5},
	{"2.1", "Inspect where the hazards are", "Inspections in high-hazard industries as a share of all programmed inspections", "{n} percent", 58, 74, 6},
	{"2.1", "Answer every report of a severe injury", "Severe injury reports answered by inspection or rapid response within 5 working days", "{n} percent of reports", 86, 94, 4},
	{"2.1", "See that hazards are abated", "Serious hazards verified as abated within 60 days of the citation", "{n} percent of hazards", 80, 90, 5},
	{"2.2", "Recover the wages that workers are owed", "Investigations concluded with back wages agreed or ordered, within 240 days", "{n} percent of investigations", 66, 80, 6},
	{"2.2", "Decide complaints in time", "Complaints decided within the time that the statute or the program’s own standard sets", "{n} percent of complaints", 74, 90, 5},
	{"2.2", "Look deep where violations are systemic", "Directed reviews of employers with the highest risk indicators, completed", "{n} reviews", 18, 40, 6},
	{"2.3", "Restore benefits to plan participants", "Benefit inquiries that end in recovery or a full explanation within 90 days", "{n} percent of inquiries", 78, 92, 4},
	{"2.3", "Modernize guidance on plan fees and disclosure", "Guidance documents reviewed, rewritten in plain language and published", "{n} documents", 8, 16, 3},
	{"2.4", "Carry out labor rights projects abroad", "Technical assistance projects that meet their yearly milestones", "{n} percent of projects", 75, 90, 5},
	{"3", "Pay benefits on time", "First payments made within 21 days, or initial decisions within the program’s standard", "{n} percent of first payments", 78, 88, 4},
	{"3", "Lower improper payments", "Estimated improper payment rate, by the audited sample", "{n} tenths of one percent or fewer", 60, 110, -8},
	{"4", "Publish on the announced day, and right", "Scheduled releases on the announced day without a correction of a headline figure", "{n} percent of releases", 95, 98, 1},
	{"4", "Raise survey response", "Response rate of the surveys in the executive’s charge, weighted", "{n} percent", 58, 70, 4},
	{"5.1", "Move services to shared platforms", "Systems moved to the department’s shared platforms, with the old ones switched off", "{n} systems", 4, 12, 3},
	{"5.1", "Close audit findings", "Audit recommendations due in the period closed with evidence that the auditor accepts", "{n} percent of recommendations", 80, 92, 4},
	{"5.2", "Decide on evidence", "Program decisions above $1 million with a written evidence review beforehand", "{n} percent of decisions", 70, 90, 6},
	{"5.3", "Fill vacancies faster", "Average days from the request to the entry on duty", "{n} days or fewer", 72, 95, -10},
	{"5.3", "Keep good people", "Employees who stay, among those rated above fully successful in the year before", "{n} percent", 86, 94, 3},
}

// missions says which of the department's goals an organization serves, by a word in its name; all others serve the
// management goals, which begin with 5.
var missions = []struct{ word, goal string }{{"Occupational Safety", "2.1"}, {"Mine Safety", "2.1"}, {"Wage and Hour", "2.2"}, {"Contract Compliance", "2.2"},
	{"Labor-Management", "2.2"}, {"Solicitor", "2.2"}, {"Benefits Security", "2.3"}, {"International", "2.4"}, {"Employment and Training", "1.1"}, {"Women", "1.1"},
	{"Workers Compensation", "3"}, {"Statistics", "4"}}

func missionOf(organization string) string {
	for _, m := range missions {
		if strings.Contains(organization, m.word) {
			return m.goal
		}
	}
	return "5"
}

// results writes the results of a plan: one or two that serve the organization's own goal, and perhaps one of
// management. Each is aligned to a real goal of the department.
func (h *house) results(e *executive, p calendar.Period, random *rand.Rand, thresholds bool) []appraisal.Result {
	var own, management []aim
	for _, a := range aims {
		if strings.HasPrefix(a.serves, e.mission) {
			own = append(own, a)
		} else if strings.HasPrefix(a.serves, "5") {
			management = append(management, a)
		}
	}
	start := random.IntN(len(own))
	out := []appraisal.Result{h.result(own[start], p, random, thresholds)}
	if len(own) > 1 && random.IntN(2) == 0 {
		out = append(out, h.result(own[(start+1)%len(own)], p, random, true))
	}
	if len(management) > 0 && random.IntN(2) == 0 {
		out = append(out, h.result(management[random.IntN(len(management))], p, random, true))
	}
	return out
}

func (h *house) result(a aim, p calendar.Period, random *rand.Rand, thresholds bool) appraisal.Result {
	n := a.low + random.IntN(a.high-a.low+1)
	days := []calendar.Date{p.End, p.End.AddDays(-31), p.End.AddDays(-62)}
	by := days[random.IntN(len(days))]
	fill := func(text string, n int) string { return strings.ReplaceAll(text, "{n}", fmt.Sprint(n)) }
	r := appraisal.Result{Title: a.title, Measures: a.measure + ".", Targets: capital(fill(a.target, n)) + ".",
		Timelines: "By " + by.Long() + ", with a report each quarter.",
		Level3:    fmt.Sprintf("%s: %s, by %s.", a.measure, fill(a.target, n), by.Long())}
	if thresholds {
		r.Level5 = fmt.Sprintf("%s, by %s, and the way it was done is taken up by another organization of the department.", capital(fill(a.target, better(a, n, 1))), by.AddDays(-30).Long())
		r.Level2 = fmt.Sprintf("%s is not reached by %s.", capital(fill(a.target, better(a, n, -1))), by.Long())
	}
	for _, g := range h.goals {
		if g.code == a.serves {
			r.Aligned = appraisal.Alignment{Document: g.document, Goal: g.text, Pages: g.pages}
		}
	}
	return r
}

// better moves a target a step up or down; a share stays below a hundred percent.
func better(a aim, n, way int) int {
	n += a.step * way
	if strings.Contains(a.target, "percent") {
		n = min(n, 99)
	}
	return max(n, 1)
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
