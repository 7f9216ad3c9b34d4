package web

import (
	"cmp"
	"slices"

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
	Mine                                               bool              // what an office has to do on it is the visitor's
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
				Year: stretch{stage: appraisal.Stage(r.CameTo), closed: r.Stage == string(appraisal.StageClosed), boardless: r.BoardMembers == 0, begins: day(r.Begins), ends: day(r.Ends), on: on, reviewed: r.ReviewedOn != "", accomplished: r.AccomplishedOn != ""}})
		}
		last := &list[len(list)-1]
		if t, ok := taskOf(r.Act, r.What, r.Person, r.Office, r.SinceOn, r.FromOn, r.UntilOn, r.Provision, r.May); ok {
			last.Year.tasks = append(last.Year.tasks, t)
			last.Holders[t.Person] = r.Holder
			last.Mine = last.Mine || r.Mine == 1
			last.inOrder()
		}
		cases[as], counts[as] = list, r.Total
	}
	return cases, counts
}

// holder names who has a task of a case in a list, for the visitor.
func (v *visit) holder(c listed, t act.Task) (string, bool) {
	switch {
	case t.Person == v.Person.ID, t.Person == "" && c.Mine:
		return "Yours", true
	case t.Person == "":
		return upper(t.Office.Words()), false
	}
	return c.Holders[t.Person], false
}

// turn gives whose turn it is on a case of a list, as a mark, and what is to be done.
func (v *visit) turn(c listed) (MarkState, string, string) {
	t, ok := v.turnOf(c)
	if !ok {
		return MarkNone, "Nobody’s", ""
	}
	who, mine := v.holder(c, t)
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

// turnOf gives the task that says whose turn it is on a case of a list.
func (v *visit) turnOf(c listed) (act.Task, bool) {
	return turnFor(c.Year.tasks, c.On, func(t act.Task) bool { return t.Person == v.Person.ID || t.Person == "" && c.Mine })
}

// inOrder puts the tasks of a case into the order in which its kind gives them: as the year goes, the executive first.
func (c listed) inOrder() {
	at := map[string]int{}
	for i, s := range appraisal.Kind.Acts {
		at[s.Name] = i
	}
	slices.SortStableFunc(c.Year.tasks, func(a, b act.Task) int {
		return cmp.Or(cmp.Compare(at[a.Act], at[b.Act]), cmp.Compare(later(a.Person != c.Executive), later(b.Person != c.Executive)))
	})
}

func later(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// missing says what else the case lacks: the duties beside the turn, and the findings that stand.
func (v *visit) missing(c listed) string {
	turn, _ := v.turnOf(c)
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
