package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// people is one page of the cases that the visitor has a part in.
type people struct {
	Name, Period, Stage, Part string
	Page, Total               int64
	Tally                     map[string]int64
	Periods                   []sqlc.Period
	Cases                     []listed
}

// parts are what one can be to an appraisal.
var parts = []act.Relation{act.Executive, act.RatingOfficial, act.ReviewingOfficial, act.AppointingAuthority, act.GainingSupervisor, act.BoardMember, act.BoardChair,
	act.ExecutiveResources, act.OversightOfficial}

func partWords(r act.Relation) string {
	return strings.TrimPrefix(strings.TrimPrefix(r.Words(), "the "), "a ")
}

// peoplePage lists the cases that the visitor has a part in.
func (s *server) peoplePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	q := r.URL.Query()
	p := &people{Name: strings.TrimSpace(q.Get("name")), Period: q.Get("period"), Stage: q.Get("stage"), Part: q.Get("part"), Page: pageNumber(r), Tally: map[string]int64{}}
	if err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error { return p.load(r, tx, v) }); err != nil {
		return err
	}
	page := v.page("Cases")
	page.Facts = "The appraisals that you have a part in. Nothing else is counted here."
	return render(w, r, http.StatusOK, page, PeopleBody(v, p))
}

func (p *people) load(r *http.Request, tx *store.Tx, v *visit) error {
	in, me, ctx, pattern := v.s.Agency, v.Person.ID, r.Context(), like(p.Name)
	tally, err := tx.CaseTally(ctx, sqlc.CaseTallyParams{Agency: in, Person: me, Part: p.Part, Period: p.Period, Name: pattern})
	if err != nil {
		return err
	}
	for _, t := range tally {
		p.Tally[t.Stage] = t.Cases
		if p.Stage == "" || p.Stage == t.Stage {
			p.Total += t.Cases
		}
	}
	if p.Periods, err = tx.Periods(ctx, in); err != nil {
		return err
	}
	rows, err := p.rows(ctx, tx, sqlc.CasesParams{Agency: in, Person: me, Part: p.Part, Period: p.Period, Stage: p.Stage, Name: pattern,
		Most: listPage, Skip: int32((p.Page - 1) * listPage)})
	p.take(rows, v, v.Today)
	return err
}

// rows gives a page of the list, by whichever way is short: from the visitor's few cases, or along all names.
func (p *people) rows(ctx context.Context, tx *store.Tx, asked sqlc.CasesParams) ([]sqlc.CasesRow, error) {
	if p.Total < manyCases {
		return tx.Cases(ctx, asked)
	}
	rows, err := tx.CasesOfMany(ctx, sqlc.CasesOfManyParams(asked))
	out := make([]sqlc.CasesRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, sqlc.CasesRow(r))
	}
	return out, err
}

// manyCases is from how many on it is shorter to go along the names.
const manyCases = 1000

// take puts the rows of a case together: one row for each task.
func (p *people) take(rows []sqlc.CasesRow, v *visit, on calendar.Date) {
	for _, r := range rows {
		if n := len(p.Cases); n == 0 || p.Cases[n-1].ID != r.ID {
			p.Cases = append(p.Cases, listed{ID: r.ID, Executive: r.Executive, Name: r.ExecutiveName, Title: r.Title, Period: r.PeriodTitle, RatingOfficial: r.RatingOfficial,
				Stage: appraisal.Stage(r.Stage), Holders: map[string]string{}, On: on, Year: stretch{stage: appraisal.Stage(r.Stage), begins: day(r.Begins), ends: day(r.Ends), on: on}})
		}
		last := &p.Cases[len(p.Cases)-1]
		if t, ok := taskOf(r.Act, r.What, r.Person, r.Office, r.SinceOn, r.FromOn, r.UntilOn, r.Provision, r.May); ok {
			last.Year.tasks = append(last.Year.tasks, t)
			last.Holders[t.Person] = r.Holder
			last.Mine = last.Mine || r.Mine == 1
			last.inOrder()
		}
	}
}

func (p *people) counts() stageCount { return stageCount{At: p.Tally, Total: p.Total} }

func (p *people) filtered() bool { return p.Name+p.Period+p.Stage+p.Part != "" }

// with gives the address of this list with one filter changed, on its first page.
func (p *people) with(key, value string) string {
	q := url.Values{}
	for k, x := range map[string]string{"name": p.Name, "period": p.Period, "stage": p.Stage, "part": p.Part} {
		if k == key {
			x = value
		}
		if x != "" {
			q.Set(k, x)
		}
	}
	return "/people?" + q.Encode()
}

// and gives the address of the list with one more word of its query to come.
func (p *people) and(without, key string) string {
	at := p.with(without, "")
	if !strings.HasSuffix(at, "?") {
		at += "&"
	}
	return at + key + "="
}

func queried(text string) string { return url.QueryEscape(text) }

// like gives the pattern of a name as it is searched: without case and accents, any part of it.
func like(name string) string {
	if name == "" {
		return ""
	}
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(casework.Fold(name)) + "%"
}
