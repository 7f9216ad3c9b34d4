package web

import (
	"net/http"
	"strconv"
	"strings"

	"sesperf/rules/act"
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

// soonDays is how far ahead a due day comes before what waits without one.
const soonDays = 30

// home is the visitor's day.
type home struct {
	On       calendar.Date
	Page     int64
	Waiting  []Duty
	Total    int64 // of what waits, on all pages
	Late     int64
	Coming   []sqlc.TasksOfRow
	Upcoming int64 // of what comes, all of it
	Others   []sqlc.TasksOfOthersRow
	Cases    map[act.Relation][]listed
	Counts   map[act.Relation]int64
	Stages   []stageCount // for who looks after all cases
	Boards   []sqlc.BoardsOfRow
}

// homePage is the visitor's day: what waits for the visitor and what the visitor waits for.
func (s *server) homePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	h := &home{On: v.Today, Page: pageNumber(r)}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error { return h.load(r, tx, v) })
	if err != nil {
		return err
	}
	p := v.page(h.heading())
	p.Nav[0].Count = int(h.Total)
	p.Facts = weekday(h.On) + ". Drafts are saved as you type."
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
	in, me, today, ctx := v.s.Agency, v.Person.ID, h.On.String(), r.Context()
	tasks, err := tx.TasksOf(ctx, sqlc.TasksOfParams{Agency: in, Person: me, Today: today, Soon: h.On.AddDays(soonDays).String(), Skip: (h.Page - 1) * listPage, Last: h.Page * listPage, Upcoming: shortList})
	if err != nil {
		return err
	}
	h.sort(tasks, v)
	if h.Total == 0 { // a page past the last one has no row that could say how many there are
		if h.Total, err = tx.TaskCount(ctx, sqlc.TaskCountParams{Agency: in, Person: me, Today: today}); err != nil {
			return err
		}
	}
	if v.wide() {
		counts, err := tx.StageCounts(ctx, sqlc.StageCountsParams{Agency: in, Person: me})
		if err != nil {
			return err
		}
		h.Stages = stageCounts(counts)
	} else if h.Others, err = tx.TasksOfOthers(ctx, sqlc.TasksOfOthersParams{Agency: in, Person: me, Today: today, Most: shortList}); err != nil {
		return err
	}
	cases, err := tx.CasesOnHome(ctx, sqlc.CasesOnHomeParams{Agency: in, Person: me, Today: today, Most: firstOf})
	if err != nil {
		return err
	}
	h.Cases, h.Counts = listedAtHome(cases, v, h.On)
	h.Boards, err = tx.BoardsOf(ctx, sqlc.BoardsOfParams{Agency: in, Person: me})
	return err
}

// sort parts what is open from what opens later.
func (h *home) sort(tasks []sqlc.TasksOfRow, v *visit) {
	for _, t := range tasks {
		if t.Later == 1 {
			h.Coming, h.Upcoming = append(h.Coming, t), t.Total
			continue
		}
		h.Waiting, h.Total, h.Late = append(h.Waiting, v.duty(t, h.On)), t.Total, t.LateTotal
	}
}

// heading answers before anything is read: Five things wait for you; one is late.
func (h *home) heading() string {
	verb := "wait"
	if h.Total == 1 {
		verb = "waits"
	}
	out := upper(things(h.Total, "thing", "things")) + " " + verb + " for you"
	if h.Total == 0 {
		return "Nothing waits for you"
	}
	switch {
	case h.Late == 1:
		out += "; one is late"
	case h.Late > 1:
		out += "; " + figure(h.Late) + " are late"
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
	if title == "" {
		return period
	}
	return title + " · " + period
}
