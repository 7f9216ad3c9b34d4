package web

import (
	"net/http"

	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// taskShow is one list of tasks, as its page and its link name it.
type taskShow struct{ Name, Title, Facts, Empty string }

// taskLists are the lists, in the order in which a day goes through them.
var taskLists = []taskShow{
	{"now", "Needs me now", "What must be done and has begun, by legal due date: what is late first, then by its day, then what has no day.", "Nothing waits for you."},
	{"may", "You may", "What you may do and need not, as long as its window is open.", "No window is open for you."},
	{"later", "Not yet", "What will be yours, by the day from which it can be done. It is not counted before then.", "Nothing is to come on your cases as they stand."},
	{"others", "Waiting on others", "What others owe today on the cases that you have a part in, by legal due date.", "Nobody else owes anything on your cases today."},
}

// taskPage is a page of one list of tasks, with how long each list is.
type taskPage struct {
	Show   taskShow
	Page   int64
	Tasks  tasks
	Others []sqlc.TasksOfOthersRow
	Counts map[string]int64
}

// tasksPage lists what waits for the visitor, what the visitor may do, what opens later, or what others owe.
func (s *server) tasksPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	t := &taskPage{Show: taskLists[0], Page: pageNumber(r)}
	for _, l := range taskLists {
		if l.Name == r.URL.Query().Get("show") {
			t.Show = l
		}
	}
	if err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error { return t.load(r, tx, v) }); err != nil {
		return err
	}
	p := v.page(t.Show.Title)
	p.Facts, p.Crumbs = t.Show.Facts, []Link{{"Home", "/"}}
	return render(w, r, http.StatusOK, p, TasksBody(v, t))
}

// load reads the page; the lists that are not shown are counted by the same two queries.
func (t *taskPage) load(r *http.Request, tx *store.Tx, v *visit) (err error) {
	if t.Tasks, err = v.tasks(r.Context(), tx, taskList{Shown: t.Show.Name, Page: t.Page}); err != nil {
		return err
	}
	asked := sqlc.TasksOfOthersParams{Agency: v.s.Agency, Person: v.Person.ID, Today: v.Today.String()}
	if t.Show.Name == "others" {
		asked.Skip, asked.Last = (t.Page-1)*listPage, t.Page*listPage
	}
	others, err := tx.TasksOfOthers(r.Context(), asked)
	t.Counts = map[string]int64{"now": t.Tasks.Now.Total, "may": t.Tasks.May.Total, "later": t.Tasks.Later.Total}
	for _, o := range others {
		t.Counts["others"] = o.Total
		if o.Place > asked.Skip && o.Place <= asked.Last {
			t.Others = append(t.Others, o)
		}
	}
	return err
}

// group gives the tasks of the list that is shown; none for what others owe.
func (t *taskPage) group() taskGroup {
	return map[string]taskGroup{"now": t.Tasks.Now, "may": t.Tasks.May, "later": t.Tasks.Later}[t.Show.Name]
}

// taskURL leads to the form of a task, and before it can be done to its case, which says why.
func taskURL(t sqlc.TasksOfRow, on calendar.Date) string {
	if day(t.FromOn).After(on) {
		return "/" + t.CaseID
	}
	return caseURL(t.CaseID, t.Act)
}

// otherDuty gives what somebody else owes as a list shows it.
func (v *visit) otherDuty(t sqlc.TasksOfOthersRow) Duty {
	since, until := day(t.SinceOn), day(t.UntilOn)
	d := Duty{Title: otherHolder(t) + ": " + lower(t.What), URL: "/" + t.CaseID, About: v.about(t.Executive, t.ExecutiveName, t.Title, t.PeriodTitle),
		Why: "Since " + since.Long() + ".", Provision: t.Provision, State: MarkWait, Words: "Must"}
	if t.May == 1 {
		d.State, d.Words = MarkTodo, "May"
	}
	switch {
	case until.IsZero():
		d.When, d.WhenNote = "No day is set", lower(ago(since, v.Today))
	case until.Before(v.Today):
		d.When, d.Late = brief(until, v.Today), ahead(until, v.Today)
	default:
		d.When, d.WhenNote = brief(until, v.Today), dueNote(until, v.Today)
	}
	return d
}

// otherDuties gives all of them.
func (v *visit) otherDuties(rows []sqlc.TasksOfOthersRow) []Duty {
	var out []Duty
	for _, t := range rows {
		out = append(out, v.otherDuty(t))
	}
	return out
}
