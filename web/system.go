package web

import (
	"net/http"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/document"
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// anchorOf gives the anchor of a heading of a document.
func anchorOf(heading string) string { return document.Slug(heading) }

// systemKeepers are who sees the systems that are on their way.
var systemKeepers = []act.Relation{act.ExecutiveResources, act.AgencyHead, act.OversightOfficial, act.InspectorGeneral}

// keepsSystems says whether the visitor keeps the agency's systems.
func (v *visit) keepsSystems() bool { return v.holds([]act.Relation{act.ExecutiveResources}) }

// seesSystems says whether the visitor sees the systems that are on their way, and who is covered.
func (v *visit) seesSystems() bool { return v.holds(systemKeepers) }

// listedSystem is a system of the agency as the list shows it.
type listedSystem struct {
	sqlc.SystemsOfRow
	Tasks  []sqlc.SystemsOfRow // what waits; none for who only reads
	Covers []sqlc.CoverageNamedRow
}

// systemList is the page of the agency's systems.
type systemList struct {
	On    calendar.Date
	List  []listedSystem
	Draft kept // of a description that has not been recorded yet
}

// systemsPage lists the agency's systems: those in force for everybody, those on their way for who keeps them.
func (s *server) systemsPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	list := &systemList{On: v.Today}
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		list.List, err = s.systems(r, tx, v)
		return err
	})
	if err == nil && v.keepsSystems() {
		list.Draft, err = s.draft(r, v, newSystem, draftSystem)
	}
	if err != nil {
		return err
	}
	p := v.page("System descriptions")
	p.Facts, p.Crumbs = "The performance management systems of the agency, each as its description states it.", []Link{{"Home", "/"}}
	return render(w, r, http.StatusOK, p, SystemsBody(v, list))
}

// systems reads the systems that the visitor may see, with whom they cover.
func (s *server) systems(r *http.Request, tx *store.Tx, v *visit) ([]listedSystem, error) {
	rows, err := tx.SystemsOf(r.Context(), sqlc.SystemsOfParams{Agency: s.Agency, Person: v.Person.ID})
	if err != nil {
		return nil, err
	}
	covers, err := tx.CoverageNamed(r.Context(), s.Agency)
	if err != nil {
		return nil, err
	}
	var out []listedSystem
	for _, row := range rows {
		if len(out) == 0 || out[len(out)-1].ID != row.ID {
			l := listedSystem{SystemsOfRow: row}
			for _, c := range covers {
				if c.System == row.ID {
					l.Covers = append(l.Covers, c)
				}
			}
			out = append(out, l)
		}
		if last := &out[len(out)-1]; row.What != "" {
			last.Tasks = append(last.Tasks, row)
		}
	}
	return out, nil
}

// stageWords says how far a system has come, on a day.
func (l *listedSystem) stageWords(on calendar.Date) string {
	return stageOn(adoption.Stage(l.Stage), day(l.FromOn), day(l.UntilOn), on)
}

func stageOn(stage adoption.Stage, from, until, on calendar.Date) string {
	switch {
	case from.IsZero():
		return stage.Words()
	case from.After(on):
		return "In force from " + from.Long()
	case until.Before(on):
		return "Ended on " + until.Long()
	}
	return "In force"
}

// stageMark is that as a shape.
func stageMark(stage adoption.Stage, from, until, on calendar.Date) MarkState {
	switch {
	case !from.IsZero() && !from.After(on) && until.Before(on):
		return MarkNone
	case !from.IsZero() && !from.After(on):
		return MarkDone
	case !from.IsZero() || stage == adoption.StageSubmitted || stage == adoption.StageApproved:
		return MarkWait
	case stage == adoption.StageReturned:
		return MarkRisk
	}
	return MarkPen
}

var kindNames = map[string]string{"ses": "Senior executives", "senior-professional": "Senior professionals"}

// daysWords gives the days on which a system is in force.
func daysWords(from, until calendar.Date) string {
	switch {
	case from.IsZero():
		return "Not in force yet"
	case until.Year() == 9999:
		return "From " + from.Long() + "; no end is set"
	}
	return from.Long() + " to " + until.Long()
}

// coveredKinds names appointments in the plural, as a list: career, noncareer and limited term appointees.
func coveredKinds(list []string) string {
	var names []string
	kind := ""
	for _, a := range list {
		words := lower(agency.Appointment(a).Words())
		at := strings.LastIndex(words, " ")
		if at < 0 {
			words, at = a+" appointee", len(a)
		}
		names, kind = append(names, words[:at]), words[at:]+"s"
	}
	return joined(names) + kind
}

// joined writes a list in words: a, b and c.
func joined(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	n := len(names) - 1
	return strings.Join(names[:n], ", ") + " and " + names[n]
}

// coverWords says whom a system that was put in force covers.
func coverWords(rows []sqlc.CoverageNamedRow) string {
	var appointments, units []string
	for _, c := range rows {
		if !slices.Contains(appointments, c.Appointment) {
			appointments = append(appointments, c.Appointment)
		}
		if c.Unit != "" && !slices.Contains(units, c.UnitName) {
			units = append(units, c.UnitName)
		}
	}
	slices.SortStableFunc(appointments, func(a, b string) int { return slices.Index(coverNames, a) - slices.Index(coverNames, b) })
	if len(rows) == 0 {
		return "Nobody yet"
	}
	if len(units) == 0 {
		return "The whole agency: " + coveredKinds(appointments)
	}
	return joined(units) + ": " + coveredKinds(appointments)
}

// systemFacts is the line of facts under a system's name.
func systemFacts(c *adoption.System, on calendar.Date) string {
	d := c.Latest()
	out := kindNames[d.Kind] + " · Version " + number(d.Number) + " of " + d.Meta.On.Long()
	if c.InForce != nil {
		out += " · " + stageOn(c.Stage(), c.Days().Begin, c.Days().End, on)
	}
	return out
}

// systemTitle names a system for its page.
func systemTitle(c *adoption.System) string {
	if d := c.Latest(); d != nil && d.Title != "" {
		return d.Title
	}
	return "A system description"
}

// mustSeeSystems lets go on who may see what is on its way.
func (v *visit) mustSeeSystems(what string) error {
	if v.seesSystems() {
		return nil
	}
	return &casework.Forbidden{Act: what, Who: systemKeepers}
}

// taskRow is one thing that waits on a system of the list.
type taskRow = sqlc.SystemsOfRow

// shortTask leaves out of what waits the name of the system, where that stands beside it.
func shortTask(what string) string {
	short, _, _ := strings.Cut(what, ": ")
	return short
}
