package web

import (
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/store/sqlc"
)

// listed is a case as a list shows it: where it stands, and whose turn it is.
type listed struct {
	ID, Executive, Name, Title, Period, RatingOfficial string
	Stage                                              appraisal.Stage
	Year                                               stretch
	Initial, Recommended                               int64 // -1: none, or not the visitor's to see
	Findings                                           int64
	Holders                                            map[string]string // names of who has a task
	On                                                 calendar.Date
}

// listedAtHome puts the rows of a case together: one row for each task.
func listedAtHome(rows []sqlc.CasesOnHomeRow, v *visit, on calendar.Date) (map[act.Relation][]listed, map[act.Relation]int64) {
	cases, counts := map[act.Relation][]listed{}, map[act.Relation]int64{}
	for _, r := range rows {
		as := act.Relation(r.Relation)
		list := cases[as]
		if len(list) == 0 || list[len(list)-1].ID != r.ID {
			list = append(list, listed{ID: r.ID, Executive: r.Executive, Name: r.ExecutiveName, Title: r.Title, Period: r.PeriodTitle,
				Stage: appraisal.Stage(r.Stage), Initial: r.InitialLevel, Recommended: r.RecommendedLevel, Findings: r.Findings, Holders: map[string]string{}, On: on,
				Year: stretch{stage: appraisal.Stage(r.Stage), begins: day(r.Begins), ends: day(r.Ends), on: on, reviewed: r.ReviewedOn != "", accomplished: r.AccomplishedOn != ""}})
		}
		last := &list[len(list)-1]
		if t, ok := turnOf(r.Act, r.What, r.Person, r.Office, r.SinceOn, r.FromOn, r.UntilOn, r.Provision, r.May); ok {
			last.Year.tasks = append(last.Year.tasks, t)
			last.Holders[t.Person] = r.Holder
		}
		cases[as], counts[as] = list, r.Total
	}
	return cases, counts
}

// holder names who has a task of a case in a list, for the visitor.
func (v *visit) holder(c listed, t act.Task, have func(act.Relation) bool) (string, bool) {
	switch {
	case t.Person == v.Person.ID, t.Person == "" && have(t.Office):
		return "Yours", true
	case t.Person == "":
		return upper(t.Office.Words()), false
	}
	return c.Holders[t.Person], false
}

// turn gives whose turn it is on a case of a list, as a mark, and what is to be done.
func (v *visit) turn(c listed, have func(act.Relation) bool) (MarkState, string, string) {
	t, ok := appraisal.Turn(c.Year.tasks, c.On)
	if !ok {
		return MarkNone, "Nobody’s", ""
	}
	who, mine := v.holder(c, t, have)
	state := MarkWait
	if mine {
		state = MarkTurn
	}
	switch {
	case t.From.After(c.On):
		who += ", from " + brief(t.From, c.On)
	case t.Until.IsZero():
	case t.Until.Before(c.On) && !t.May:
		state, who = MarkLate, who+", "+ahead(t.Until, c.On)
	default:
		who += ", until " + brief(t.Until, c.On)
	}
	return state, who, t.What
}

// missing says what else the case lacks: the duties beside the turn, and the findings that stand.
func (c listed) missing() string {
	turn, _ := appraisal.Turn(c.Year.tasks, c.On)
	out := ""
	for _, t := range c.Year.tasks {
		if !t.May && !t.From.After(c.On) && t != turn {
			out += t.What + ". "
		}
	}
	if c.Findings > 0 {
		out += upper(things(c.Findings, "finding stands", "findings stand")) + "."
	}
	if out == "" {
		return "Nothing"
	}
	return out
}

// only gives whether the visitor is one thing to the cases of a list, known from the list itself.
func only(is ...act.Relation) func(act.Relation) bool {
	return func(r act.Relation) bool {
		for _, x := range is {
			if x == r {
				return true
			}
		}
		return false
	}
}
