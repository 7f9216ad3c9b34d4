package web

import (
	"encoding/csv"
	"math"
	"net/http"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/store/sqlc"
)

// lacking is one thing that is missing: of whom, since when, and whose turn it is.
type lacking struct {
	sqlc.LacksRow
	tasks   []act.Task
	holders map[string]string
}

// take puts the rows of a list together: one row for each task of a case.
func (l *lackList) take(rows []sqlc.LacksRow, v *visit) {
	for i, r := range rows {
		if i == 0 || rows[i-1].Place != r.Place {
			l.Total = r.Total
			l.Rows = append(l.Rows, lacking{LacksRow: r, holders: map[string]string{}})
		}
		last := &l.Rows[len(l.Rows)-1]
		if t, ok := taskOf(r.Act, r.Task, r.TaskPerson, r.TaskOffice, r.TaskSince, r.TaskFrom, r.TaskUntil, r.TaskProvision, r.May); ok {
			last.tasks, last.holders[t.Person] = append(last.tasks, t), r.Holder
		}
	}
	for i := range l.Rows {
		listed{Executive: l.Rows[i].Executive, Year: stretch{tasks: l.Rows[i].tasks}}.inOrder()
	}
}

// turn says whose turn it is: of whom the law names, or who has the task that the provision asks for, or else the turn on
// the case; with what is to be done.
func (r lacking) turn(v *visit) (who, what string) {
	name := func(person, named, office string) string {
		switch {
		case person == v.Person.ID && person != "":
			return "Yours"
		case named != "":
			return named
		case person == "" && office != "":
			return upper(act.Relation(office).Words())
		}
		return "Nobody’s"
	}
	if r.LacksRow.Person != "" || r.Office != "" {
		return name(r.LacksRow.Person, r.PersonName, r.Office), ""
	}
	t, ok := appraisal.Turn(r.tasks, v.Today)
	if !ok {
		return "Nobody’s", ""
	}
	return name(t.Person, r.holders[t.Person], string(t.Office)), t.What
}

// about names whose case it is, for a list.
func (r lacking) about() string {
	switch {
	case r.ExecutiveName != "":
		return r.ExecutiveName
	case r.SystemTitle != "":
		return r.SystemTitle
	}
	return r.CaseID
}

// link leads to the case; what has no case is opened.
func (r lacking) link() string {
	if strings.HasPrefix(r.CaseID, "person/") {
		return "/open"
	}
	return pageOf(r.CaseID)
}

// missingFile is a list as a file of comma-separated values, all of its pages.
func (s *server) missingFile(w http.ResponseWriter, r *http.Request, v *visit) error {
	l, err := s.lackList(r, v, strings.TrimSuffix(r.PathValue("provision"), ".csv"))
	if err != nil {
		return err
	}
	if err := s.loadLacks(r, v, l, 0, math.MaxInt32); err != nil {
		return err
	}
	var b strings.Builder
	out := csv.NewWriter(&b)
	_ = out.Write([]string{"provision", "executive", "position", "period", "missing", "since", "turn", "task", "case"}) // into memory
	for _, row := range l.Rows {
		who, task := row.turn(v)
		_ = out.Write(plainCells(l.Provision, row.about(), row.Title, row.PeriodTitle, row.What, row.SinceOn, who, task, row.CaseID))
	}
	out.Flush()
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="missing-`+l.Provision+"-"+v.Today.String()+`.csv"`)
	_, _ = w.Write([]byte(b.String())) // a client that went away needs no file
	return out.Error()
}

// plainCells keeps a spreadsheet from reading a text as a formula.
func plainCells(cells ...string) []string {
	for i, c := range cells {
		if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
			cells[i] = "'" + c
		}
	}
	return cells
}
