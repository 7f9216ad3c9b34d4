package web

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/board"
	"sesperf/rules/calendar"
)

// casePage shows one appraisal as the visitor may see it: whose turn it is, what the visitor may do, the year, the
// parts, what has happened; today, or as it stood at the end of an earlier day.
func (s *server) casePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, on, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	p := v.page(caseTitle(v, sight))
	p.Facts, p.Crumbs, p.Printable = caseFacts(v, sight), []Link{{"Home", "/"}, {"Cases", "/people"}}, true
	return render(w, r, http.StatusOK, p, CaseBody(v, sight, c, on))
}

// sightOf looks at the appraisal of the address, on the day that as-of names.
func (s *server) sightOf(r *http.Request, v *visit) (*casework.Sight, *appraisal.Appraisal, asOf, error) {
	var on asOf
	if text := r.URL.Query().Get("as-of"); text != "" {
		d, err := calendar.Parse(text)
		if err != nil {
			return nil, nil, on, &act.Invalid{Field: "as-of", Text: err.Error()}
		}
		if d.After(v.Today) {
			return nil, nil, on, &act.Invalid{Field: "as-of", Text: d.Long() + " is still to come; give today, " + v.Today.Long() + ", or an earlier day"}
		}
		if d.Before(v.Today) {
			on.Day = d
		}
	}
	sight, err := s.door.LookAs(r.Context(), s.Agency, v.acting(), stream(r), on.Day)
	if errors.Is(err, casework.ErrNotFound) && on.Past() {
		if now, look := s.look(r, v, stream(r)); look == nil {
			return nil, nil, on, &act.Invalid{Field: "as-of", Text: "there was no such case on " + on.Day.Long() + ": it was opened on " + now.Case.Base().History[0].On.Long()}
		}
	}
	if err != nil {
		return nil, nil, on, err
	}
	c, ok := sight.Case.(*appraisal.Appraisal)
	if !ok {
		return nil, nil, on, casework.ErrNotFound
	}
	if err := s.door.NoteOpening(r.Context(), s.Agency, v.Person.ID, sight, takenAs(r.URL.Path)); err != nil {
		return nil, nil, on, err
	}
	if on.Past() {
		sight.On = on.Day
	}
	return sight, c, on, nil
}

// caseTitle names a case for the visitor.
func caseTitle(v *visit, s *casework.Sight) string {
	switch c := s.Case.(type) {
	case *appraisal.Appraisal:
		if c.Executive == v.Person.ID {
			return "Your appraisal for " + c.PeriodTitle
		}
		return s.Names[c.Executive] + ", appraisal for " + c.PeriodTitle
	case *board.Board:
		return c.Name
	case *adoption.System:
		return systemTitle(c)
	case *agency.Person:
		return c.Name
	case *agency.Period:
		return "Appraisal period " + c.Title
	}
	return s.Case.Base().ID
}

// caseFacts is the line of facts under the heading.
func caseFacts(v *visit, s *casework.Sight) string {
	if c, ok := s.Case.(*adoption.System); ok {
		return systemFacts(c, v.Today)
	}
	c, ok := s.Case.(*appraisal.Appraisal)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s · %s · Rating official %s", c.Span, c.Appointment.Words(), s.Names[c.RatingOfficial])
}

// caseStrip says whose turn it is, since when, until when, and under which paragraph.
func caseStrip(v *visit, s *casework.Sight) Strip {
	state, ok := caseState(s)
	if !ok {
		return Strip{}
	}
	out := Strip{State: state}
	t, ok := turnFor(s.Tasks, s.On, func(t act.Task) bool { return mine(s, t, v.me()) })
	if !ok {
		out.Turn, out.TurnNote = "Nobody’s", "Nothing is to be done"
		return out
	}
	out.Yours = mine(s, t, v.me())
	if _, ok := s.Case.(*adoption.System); ok { // its name is the page's own
		t.What = shortTask(t.What)
	}
	out.Turn, out.TurnNote = taskHolder(s, t), t.What
	if out.Yours {
		out.Turn = "Yours"
		if v.Place != nil {
			out.Turn = "Yours, for " + v.Place.Principal.Name
		}
	}
	out.Since, out.SinceNote = t.Since.Long(), ago(t.Since, s.On)
	if !t.Until.IsZero() {
		out.Until, out.UntilNote, out.Late = t.Until.Long(), ahead(t.Until, s.On), t.Until.Before(s.On)
	}
	out.Rule, out.Provision = t.What, t.Provision
	return out
}

// turnFor gives the task that says whose turn it is. Where several people have to do something at the same time, it
// is the visitor's own.
func turnFor(list []act.Task, on calendar.Date, yours func(act.Task) bool) (act.Task, bool) {
	for _, t := range list {
		if !t.May && !t.From.After(on) && yours(t) {
			return t, true
		}
	}
	return appraisal.Turn(list, on)
}

// mine says whether a task is the visitor's: by name, or by what the visitor is to the case.
func mine(s *casework.Sight, t act.Task, person string) bool {
	if t.Person != "" {
		return t.Person == person
	}
	for _, r := range s.Relations {
		if r == t.Office {
			return true
		}
	}
	return false
}

// taskHolder names who has a task: a person by name, or an office.
func taskHolder(s *casework.Sight, t act.Task) string {
	if t.Person != "" {
		return s.Names[t.Person]
	}
	return upper(t.Office.Words())
}

// ago says how long a day is past: 9 days ago.
func ago(day, on calendar.Date) string {
	switch n := day.DaysUntil(on); {
	case day.IsZero():
		return ""
	case n == 0:
		return "Today"
	case n == 1:
		return "Yesterday"
	case n > 1:
		return fmt.Sprintf("%d days ago", n)
	case n == -1:
		return "Tomorrow"
	default:
		return fmt.Sprintf("In %d days", -n)
	}
}

// ahead says how much time a last day leaves, that day counted: 6 days left, or how late it is.
func ahead(day, on calendar.Date) string {
	switch n := on.DaysUntil(day); {
	case n == 0:
		return "Today is the last day"
	case n == 1:
		return "1 day left"
	case n > 1:
		return fmt.Sprintf("%d days left", n)
	case n == -1:
		return "1 day late"
	default:
		return fmt.Sprintf("%d days late", -n)
	}
}

// clockBrief gives an instant as a history has it: Oct 20, 4:12 pm, with its year where that is not this one's.
func (v *visit) clockBrief(micro int64) string {
	t := time.UnixMicro(micro).In(v.zone())
	if t.Year() == v.Today.Year() {
		return t.Format("Jan 2, 3:04 pm")
	}
	return t.Format("Jan 2, 2006")
}

// said tells lines of a case's history, newest first.
func (v *visit) said(s *casework.Sight, lines []act.Line) []SaidLine {
	var out []SaidLine
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		line := SaidLine{When: v.clockBrief(l.At), ISO: time.UnixMicro(l.At).In(v.zone()).Format(time.RFC3339), Who: "Somebody", Text: l.Text}
		if s != nil {
			line.Who = v.by(s, l.Meta)
			if l.Prepared != "" {
				line.Text += " (prepared by " + s.Names[l.Prepared] + ")"
			}
		}
		for _, f := range l.Findings {
			if f.Holds != act.Yes {
				line.Note = f.Text
			}
		}
		out = append(out, line)
	}
	return out
}
