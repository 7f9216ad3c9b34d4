package web

import (
	"net/http"
	"net/url"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// coverage is who is under which system on a day (SD-1.3).
type coverage struct {
	On      calendar.Date
	Name    string // a part of a name that is asked for
	System  string // a system that is asked for
	Page    int64
	People  []sqlc.CoverageOfPeopleRow
	Total   int64 // that are asked for
	All     int64
	None    int64 // under no system
	Several int64 // under two or more
	Under   map[string]int64
	Systems []listedSystem // that were put in force
	Any     bool           // any system is in force on the day
}

// coveragePage shows each executive and senior professional with the one system; who is under none or two comes first.
func (s *server) coveragePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := v.mustSeeSystems("See who is covered"); err != nil {
		return err
	}
	c := &coverage{On: v.Today, Name: strings.TrimSpace(r.URL.Query().Get("name")), System: r.URL.Query().Get("system"), Page: pageNumber(r), Under: map[string]int64{}}
	if text := r.URL.Query().Get("day"); text != "" {
		d, err := calendar.Parse(text)
		if err != nil {
			return &act.Invalid{Field: "day", Text: err.Error()}
		}
		c.On = d
	}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error { return c.load(s, r, tx, v) })
	if err != nil {
		return err
	}
	p := v.page(c.heading())
	p.Facts = "On " + weekday(c.On) + ". Each person is under exactly one system on each day."
	p.Crumbs, p.Printable = []Link{{"Home", "/"}, {"Systems", "/systems"}}, true
	return render(w, r, http.StatusOK, p, CoverageBody(v, c))
}

func (c *coverage) load(s *server, r *http.Request, tx *store.Tx, v *visit) (err error) {
	tally, err := tx.CoverageTally(r.Context(), sqlc.CoverageTallyParams{Agency: s.Agency, Day: c.On.String()})
	if err != nil {
		return err
	}
	for _, t := range tally {
		c.All += t.People
		switch t.Systems {
		case 0:
			c.None = t.People
		case 1:
			c.Under[t.System] = t.People
		default:
			c.Several += t.People
		}
	}
	if c.Systems, err = s.systems(r, tx, v); err != nil {
		return err
	}
	for _, l := range c.Systems {
		c.Any = c.Any || l.FromOn != "" && l.FromOn <= c.On.String() && l.UntilOn >= c.On.String()
	}
	c.People, err = tx.CoverageOfPeople(r.Context(), sqlc.CoverageOfPeopleParams{Agency: s.Agency, Name: like(c.Name), System: c.System, Day: c.On.String(),
		Most: listPage, Skip: int32((c.Page - 1) * listPage)})
	if len(c.People) > 0 {
		c.Total = c.People[0].Total
	}
	return err
}

// heading answers before anything is read.
func (c *coverage) heading() string {
	if n := c.None + c.Several; c.Any && n > 0 {
		return upper(things(n, "person is", "people are")) + " not under exactly one system"
	}
	return "Who is covered"
}

// title names a system of the list.
func (c *coverage) title(id string) string {
	for _, l := range c.Systems {
		if l.ID == id {
			return l.Title
		}
	}
	return id
}

// query is the address of a page of the list as it is asked for.
func (c *coverage) query() string {
	q := url.Values{"day": {c.On.String()}}
	if c.Name != "" {
		q.Set("name", c.Name)
	}
	if c.System != "" {
		q.Set("system", c.System)
	}
	return "/systems/coverage?" + q.Encode() + "&page="
}

// systemOptions are the systems that people can be under, to choose from.
func (c *coverage) systemOptions() []Option {
	out := []Option{{"", "Everybody", ""}}
	for _, l := range c.Systems {
		if l.FromOn != "" {
			out = append(out, Option{Value: l.ID, Label: l.Title})
		}
	}
	return out
}

// coveredMark says how many systems a person is under, as a shape and words.
func (c *coverage) coveredMark(p sqlc.CoverageOfPeopleRow) (MarkState, string) {
	switch {
	case p.Systems == 1:
		return MarkDone, c.title(p.System)
	case p.Systems > 1:
		return MarkLate, upper(figure(p.Systems)) + " systems"
	case !c.Any:
		return MarkTodo, "The basic system, as OPM wrote it"
	}
	return MarkLate, "None"
}

// appointedAs gives a person's appointment as it is on record.
func appointedAs(a string) string { return seatAppointment(a) }
