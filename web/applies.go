package web

import (
	"net/http"
	"strings"

	"sesperf/rules/adoption"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
	"sesperf/rules/wording"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// applies is the description under which a person stands on a day, and why.
type applies struct {
	On     calendar.Date
	Asked  string                   // the day as it was typed
	Wrong  string                   // why that is no day; today is shown then
	Person sqlc.CoverageOfPeopleRow // the zero row where the appointment is one that no system covers
	Covers []sqlc.CoverageNamedRow  // of the system: the appointment in which units
	System *adoption.System         // nil where the basic system stands in, or none or several cover
	Any    bool                     // the agency has some system in force
	Text   *system.Description      // nil where none applies
	Cases  []sqlc.Appraisal         // the person's own, with the description that each keeps
}

// appliesPage is the description that applies to the visitor: which, why, since when, and the whole of it.
func (s *server) appliesPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	a := asksFor(r.URL.Query().Get("day"), v.Today)
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) error { return a.load(s, r, tx, v) })
	if err != nil {
		return err
	}
	if err := a.read(s, r, v); err != nil {
		return err
	}
	text, status := "", http.StatusOK
	p := v.page("The description that applies to me")
	if a.Wrong != "" {
		status, p.Errors = http.StatusUnprocessableEntity, []FieldError{{"day", a.Wrong}}
	}
	p.Crumbs, p.Printable = []Link{{"Home", "/"}}, true
	if a.Text != nil {
		if text, err = printed(bodyOf(string(wording.Markdown(a.Text)))); err != nil {
			return err
		}
		p.Facts = a.Text.Title
		p.Tools = fileLinks(a.files())
	}
	return render(w, r, status, p, AppliesBody(v, a, text))
}

// asksFor reads the day that is asked for; without one it is today.
func asksFor(text string, today calendar.Date) *applies {
	text = strings.TrimSpace(text)
	if text == "" {
		return &applies{On: today, Asked: today.String()}
	}
	on, err := calendar.Parse(text)
	if err != nil {
		return &applies{On: today, Asked: text, Wrong: "“" + clip(text) + "” is not a day. Write it as YYYY-MM-DD. Below is what applies today."}
	}
	return &applies{On: on, Asked: text}
}

// onWords names the day in a sentence.
func (a *applies) onWords(v *visit) string {
	if a.On == v.Today {
		return "today"
	}
	return "on " + a.On.Long()
}

// keepsWords says whether a case at a stage keeps its description for good: from the communication of its plan on (ME-3).
func keepsWords(stage string) string {
	switch appraisal.Stage(stage) {
	case appraisal.StageOpened:
		return "the one of its period as it was opened; until its plan is communicated, one that comes into force takes its place when a plan is proposed"
	case appraisal.StagePlanning:
		return "the one under which its plan was last proposed; it is kept once the plan is communicated"
	}
	return "the one under which its plan was first communicated; a later one does not change it"
}

func (a *applies) load(s *server, r *http.Request, tx *store.Tx, v *visit) error {
	people, err := tx.CoverageOfPeople(r.Context(), sqlc.CoverageOfPeopleParams{Agency: s.Agency, Person: v.Person.ID, Day: a.On.String(), Most: 1})
	if err != nil {
		return err
	}
	if len(people) == 1 {
		a.Person = people[0]
	}
	covers, err := tx.CoverageNamed(r.Context(), s.Agency)
	if err != nil {
		return err
	}
	for _, c := range covers {
		a.Any = a.Any || c.FromOn <= a.On.String() && c.UntilOn >= a.On.String()
		if a.Person.Systems == 1 && c.System == a.Person.System && c.Appointment == a.Person.Appointment {
			a.Covers = append(a.Covers, c)
		}
	}
	a.Cases, err = tx.AppraisalsOfExecutive(r.Context(), sqlc.AppraisalsOfExecutiveParams{Agency: s.Agency, Executive: v.Person.ID})
	return err
}

// read takes the description itself from the case of the system, or the built-in one where it stands in.
func (a *applies) read(s *server, r *http.Request, v *visit) error {
	switch {
	case a.Person.ID == "":
		return nil
	case a.Person.Systems == 1:
		sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, a.Person.System)
		if err != nil {
			return err
		}
		if c, ok := sight.Case.(*adoption.System); ok {
			a.System = c
			a.Text, _ = c.AsItStands()
		}
	case !a.Any && system.Basic().CoversAppointment(a.Person.Appointment):
		a.Text = system.Basic()
	}
	return nil
}

func (a *applies) files() string {
	if a.System == nil {
		return "/systems/basic"
	}
	return "/" + a.System.ID
}

// which names the system, or says that there is none.
func (a *applies) which() (MarkState, string) {
	switch {
	case a.Text != nil:
		return MarkDone, a.Text.Title
	case a.Person.ID == "":
		return MarkNone, "None"
	case a.Person.Systems > 1:
		return MarkLate, upper(figure(a.Person.Systems)) + " at once"
	}
	return MarkLate, "None"
}

// unitWords says of which units the system is.
func (a *applies) unitWords() string {
	var units []string
	for _, c := range a.Covers {
		if c.Unit == "" {
			return "the whole agency"
		}
		units = append(units, c.UnitName)
	}
	return joined(units) + ", with all beneath"
}
