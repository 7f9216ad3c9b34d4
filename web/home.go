package web

import (
	"net/http"
	"strconv"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// A page of a list, and the first of a short one.
const (
	listPage  = 50
	shortList = 8
	firstOf   = 25
)

// home is the visitor's day.
type home struct {
	On     calendar.Date
	Page   int64
	Tasks  tasks
	Others []sqlc.TasksOfOthersRow
	Cases  map[act.Relation][]listed
	Counts map[act.Relation]int64
	Stages []stageCount // for who looks after all cases
	Boards []sqlc.BoardsOfRow
	Places []otherPlace // in whose place the visitor may act or prepare
}

// homePage is the visitor's day: what waits for the visitor and what the visitor waits for.
func (s *server) homePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	h := &home{On: v.Today, Page: pageNumber(r)}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error { return h.load(r, tx, v) })
	if err != nil {
		return err
	}
	p := v.page(h.heading())
	p.Nav[0].Count = int(h.Tasks.Now.Total)
	p.Facts = weekday(h.On) + ". Drafts are saved as you type."
	p.Tools = v.homeTools()
	return render(w, r, http.StatusOK, p, HomeBody(v, h))
}

// pageNumber gives the page of a list that is asked for, from 1.
func pageNumber(r *http.Request) int64 {
	n, err := strconv.ParseInt(r.URL.Query().Get("page"), 10, 32)
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// load asks for all that the page shows: as many questions for one case as for a hundred thousand.
func (h *home) load(r *http.Request, tx *store.Tx, v *visit) error {
	in, me, today, ctx := v.s.Agency, v.Person.ID, v.Today.String(), r.Context()
	var err error
	if h.Tasks, err = v.tasks(ctx, tx, taskList{Shown: "now", Page: h.Page, Beside: shortList}); err != nil {
		return err
	}
	if v.wide() {
		counts, err := tx.StageCounts(ctx, sqlc.StageCountsParams{Agency: in, Person: me})
		if err != nil {
			return err
		}
		h.Stages = stageCounts(counts)
	} else if h.Others, err = tx.TasksOfOthers(ctx, sqlc.TasksOfOthersParams{Agency: in, Person: me, Today: today, Last: shortList}); err != nil {
		return err
	}
	cases, err := tx.CasesOnHome(ctx, sqlc.CasesOnHomeParams{Agency: in, Person: me, Today: today, Most: firstOf})
	if err != nil {
		return err
	}
	h.Cases, h.Counts = listedAtHome(cases, v, h.On)
	if h.Boards, err = tx.BoardsOf(ctx, sqlc.BoardsOfParams{Agency: in, Person: me}); err != nil {
		return err
	}
	h.Places, err = v.places(ctx, tx)
	return err
}

// duties gives a group of tasks as a list shows them.
func (v *visit) duties(g taskGroup) []Duty {
	var out []Duty
	for _, t := range g.Rows {
		out = append(out, v.duty(t, v.Today))
	}
	return out
}

// homeTools lead to what else is the visitor's: what was done, and for executive resources what waits for a second person.
func (v *visit) homeTools() []Link {
	out := []Link{{"What I did", "/done"}}
	if v.handsOver() {
		out = append(out, Link{"Corrections that wait", "/corrections"})
	}
	return out
}

// inService says whether the visitor is a member of the Senior Executive Service, who has an appraisal each period.
func (v *visit) inService() bool {
	switch agency.Appointment(v.Person.Appointment) {
	case agency.Career, agency.Noncareer, agency.LimitedTerm, agency.LimitedEmergency:
		return v.Person.LeftOn == ""
	}
	return false
}

// heading answers before anything is read: Five things wait for you; one is late.
func (h *home) heading() string {
	now := h.Tasks.Now
	verb := "wait"
	if now.Total == 1 {
		verb = "waits"
	}
	out := upper(things(now.Total, "thing", "things")) + " " + verb + " for you"
	if now.Total == 0 {
		return "Nothing waits for you"
	}
	switch {
	case now.Late == 1:
		out += "; one is late"
	case now.Late > 1:
		out += "; " + figure(now.Late) + " are late"
	}
	return out
}

// stageCount is how many cases of a period are at each stage.
type stageCount struct {
	Period, Title string
	Total         int64
	At            map[string]int64
}

func stageCounts(rows []sqlc.StageCountsRow) []stageCount {
	var out []stageCount
	for _, r := range rows {
		if len(out) == 0 || out[len(out)-1].Period != r.Period {
			out = append(out, stageCount{Period: r.Period, Title: r.PeriodTitle, At: map[string]int64{}})
		}
		last := &out[len(out)-1]
		last.At[r.Stage] = r.Cases
		last.Total += r.Cases
	}
	return out
}

// wide says whether the visitor looks after all cases of the agency, so that what others owe is counted, not listed.
func (v *visit) wide() bool {
	return v.Agency.Holds(act.ExecutiveResources, v.Person.ID, "") || v.Agency.Holds(act.OversightOfficial, v.Person.ID, "")
}

// othersTotal is how many things others owe, of which the first are shown.
func (h *home) othersTotal() int64 {
	if len(h.Others) == 0 {
		return 0
	}
	return h.Others[0].Total
}

func otherHolder(t sqlc.TasksOfOthersRow) string {
	if t.Holder != "" {
		return t.Holder
	}
	return upper(act.Relation(t.Office).Words())
}

// boardMoved says how the board's recommendation stands to the initial rating.
func boardMoved(c listed) string {
	if c.Initial == c.Recommended {
		return "Same"
	}
	return "Board" + strings.TrimPrefix(apart(int(c.Initial), int(c.Recommended)), ",")
}

// boardMark is that difference as a shape.
func boardMark(c listed) MarkState {
	if c.Initial == c.Recommended {
		return MarkSame
	}
	return movedMark(int(c.Initial), int(c.Recommended))
}

// titled gives a position and a period on one line; either may be missing.
func titled(title, period string) string {
	if title == "" || period == "" {
		return title + period
	}
	return title + " · " + period
}
