package web

import (
	"net/http"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/law"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// lackKind is where what is missing comes from, as the page groups it.
type lackKind struct{ Name, Title, Empty string }

var lackKinds = []lackKind{
	{"duty", "What the law wants listed", ""},
	{"late", "Past the last day", "Nothing that has a last day is past it."},
	{"finding", "Findings that stand", "No finding stands on a case."},
}

// dutyProvisions have a list by law, which stands on the page with nothing on it too.
var dutyProvisions = []string{"SD-3.2", "SD-5.18", "SD-9.18", "SD-9.20", "SD-10.9"}

// dutyTitles name what such a list holds.
var dutyTitles = map[string]string{"SD-3.2": "No annual summary rating after the period", "SD-5.18": "Details without requirements",
	"SD-9.18": "Ratings that have not reached the executive", "SD-9.20": "Left without the written appraisal", "SD-10.9": "Executives whom no board covers"}

// overseers see what is missing.
var overseers = []act.Relation{act.ExecutiveResources, act.OversightOfficial}

// oversees says whether the visitor looks after cases, of the whole agency or of a unit.
func (v *visit) oversees() bool {
	return slices.ContainsFunc(v.Agency.Officials, func(o agency.Official) bool {
		return o.Person == v.Person.ID && o.Until.IsZero() && slices.Contains(overseers, o.Office)
	})
}

// missing is what the law asks for and the record does not have, by provision.
type missing struct {
	Lines map[string][]sqlc.LackTallyRow
}

// missingPage says in a line for each duty how much is missing on the cases that the visitor oversees.
func (s *server) missingPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	if !v.oversees() {
		return casework.ErrNotFound
	}
	m := &missing{Lines: map[string][]sqlc.LackTallyRow{}}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error {
		rows, err := tx.LackTally(r.Context(), sqlc.LackTallyParams{Agency: s.Agency, Person: v.Person.ID, Today: v.Today.String()})
		for _, row := range rows {
			m.Lines[row.Kind] = append(m.Lines[row.Kind], row)
		}
		return err
	})
	if err != nil {
		return err
	}
	m.Lines["duty"] = everyDuty(m.Lines["duty"])
	for _, lines := range m.Lines {
		slices.SortStableFunc(lines, func(a, b sqlc.LackTallyRow) int { return lawOrder(a.Provision) - lawOrder(b.Provision) })
	}
	p := v.page("What is missing")
	p.Facts, p.Crumbs, p.Printable = "What the law asks for and the record does not have, on the cases that you look after. "+weekday(v.Today)+".", []Link{{"Home", "/"}}, true
	if v.handsOver() {
		p.Tools = []Link{{"If somebody leaves", "/orphans"}, {"Corrections that wait", "/corrections"}}
	}
	return render(w, r, http.StatusOK, p, MissingBody(v, m))
}

// everyDuty adds the duties of which nothing is missing.
func everyDuty(rows []sqlc.LackTallyRow) []sqlc.LackTallyRow {
	for _, p := range dutyProvisions {
		if !slices.ContainsFunc(rows, func(r sqlc.LackTallyRow) bool { return r.Provision == p }) {
			rows = append(rows, sqlc.LackTallyRow{Kind: "duty", Provision: p})
		}
	}
	return rows
}

// lawOrder is a provision's place in the law.
func lawOrder(id string) int {
	return slices.IndexFunc(law.All(), func(p law.Provision) bool { return p.ID == id })
}

// statement says what a provision asks, in a sentence.
func statement(id string) string {
	p, _ := law.Find(id)
	return p.Statement
}

// lackList is a page of what is missing of one provision.
type lackList struct {
	Kind      lackKind
	Provision string
	Page      int64
	Total     int64
	Rows      []lacking
}

// address is that of the list; its pages and its file stand beside it.
func (l *lackList) address() string { return "/missing/" + l.Kind.Name + "/" + l.Provision }

// title names what the list holds.
func (l *lackList) title() string {
	if l.Kind.Name == "duty" {
		return dutyTitles[l.Provision]
	}
	return l.Kind.Title + ": " + l.Provision
}

// missingList lists what is missing of one provision: whose, since when, and whose turn it is.
func (s *server) missingList(w http.ResponseWriter, r *http.Request, v *visit) error {
	if strings.HasSuffix(r.PathValue("provision"), ".csv") {
		return s.missingFile(w, r, v)
	}
	l, err := s.lackList(r, v, r.PathValue("provision"))
	if err != nil {
		return err
	}
	l.Page = pageNumber(r)
	if err := s.loadLacks(r, v, l, (l.Page-1)*listPage, l.Page*listPage); err != nil {
		return err
	}
	p := v.page(l.title())
	p.Facts, p.Crumbs, p.Printable = statement(l.Provision)+".", []Link{{"Home", "/"}, {"What is missing", "/missing"}}, true
	if l.Total > 0 {
		p.Tools = []Link{{"As a file (CSV)", l.address() + ".csv"}}
	}
	return render(w, r, http.StatusOK, p, MissingListBody(v, l))
}

// lackList finds the list that an address names.
func (s *server) lackList(r *http.Request, v *visit, provision string) (*lackList, error) {
	at := slices.IndexFunc(lackKinds, func(k lackKind) bool { return k.Name == r.PathValue("kind") })
	if _, known := law.Find(provision); !known || at < 0 || !v.oversees() || lackKinds[at].Name == "duty" && dutyTitles[provision] == "" {
		return nil, casework.ErrNotFound
	}
	return &lackList{Kind: lackKinds[at], Provision: provision, Page: 1}, nil
}

// loadLacks reads places of a list.
func (s *server) loadLacks(r *http.Request, v *visit, l *lackList, skip, last int64) error {
	return s.door.DB().Read(r.Context(), func(tx *store.Tx) error {
		rows, err := tx.Lacks(r.Context(), sqlc.LacksParams{Agency: s.Agency, Person: v.Person.ID, Today: v.Today.String(), Kind: l.Kind.Name, Provision: l.Provision, Skip: skip, Last: last})
		l.take(rows, v)
		return err
	})
}
