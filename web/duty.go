package web

import (
	"context"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// why says, of what somebody owes or may do, why it is asked, in a sentence; its paragraph stands beside it.
var why = map[string]string{
	"appraisal.propose-plan":               "A plan is made in consultation and communicated on or before the first day of the period.",
	"appraisal.sign-plan":                  "A plan is made in consultation with the executive; both sign the same version.",
	"appraisal.communicate-plan":           "A plan is communicated on or before the first day of the period. A delay stays on the case.",
	"appraisal.review-progress":            "At least one progress review is held in each period. It tells the executive how performance stands, without a level.",
	"appraisal.give-feedback":              "Supervisors record feedback, advice, assistance and positive reinforcement during the period.",
	"appraisal.attach-evidence":            "A file that shows what was done is kept with the case and read with the rating.",
	"appraisal.acknowledge-progress":       "Acknowledging a progress review says that it was read, not that the executive agrees.",
	"appraisal.record-accomplishments":     "The executive’s own account is optional; it is read with the rating.",
	"appraisal.begin-detail":               "A detail of 120 days or longer is appraised by the organization that gains the executive; a shorter one may be.",
	"appraisal.end-detail":                 "Whether a detail is appraised by itself depends on its days, as they were.",
	"appraisal.set-detail-requirements":    "The organization that gains the executive sets goals and requirements for a detail of 120 days or longer.",
	"appraisal.appraise-detail":            "The organization that gains the executive appraises the detail in writing, for the rating official to factor in.",
	"appraisal.appraise-departure":         "An executive who completed the minimum period and leaves is appraised in writing before leaving.",
	"appraisal.receive-prior-appraisal":    "Ratings and appraisals from the former agency are considered when the initial rating is made.",
	"appraisal.consider-prior-appraisals":  "The rating official considers what was received from before, and then rates.",
	"appraisal.close-without-rating":       "A case ends without a rating only when the executive has left what the system covers.",
	"appraisal.extend-period":              "A period that cannot be rated at its end is extended, and the rating is made at its new end.",
	"appraisal.end-period-early":           "The agency may end a period early once the minimum is completed, on a basis that the official who decides signs.",
	"appraisal.begin-later":                "A period begins later when the one before it is extended: nobody is appraised for a day twice.",
	"appraisal.rate-initially":             "The initial rating is in writing and is shared with the executive, who may then respond.",
	"appraisal.acknowledge-initial-rating": "Acknowledging a rating says that it was received, not that the executive agrees.",
	"appraisal.respond":                    "The executive may respond in writing before others decide on the rating.",
	"appraisal.refer-to-board":             "The board reviews the initial rating and the executive’s response before the rating becomes final.",
	"appraisal.recommend":                  "The board makes a written recommendation to the appointing authority.",
	"appraisal.assign-annual-rating":       "The appointing authority assigns the annual summary rating, after considering the board’s recommendation where the system has a board.",
	"system.draft":                         "A description that adopts the basic system or replaces it is in writing and conforms to the standards before OPM approves it.",
	"system.submit":                        "OPM approves a system, and a change of one, before it is used.",
	"system.approve":                       "OPM answers by letter; the record keeps it, whether it approves or returns the description.",
	"system.put-in-force":                  "An approved description applies from the day that the agency names.",
	"system.record-improvement":            "When OPM finds that a system does not meet the requirements, the agency takes the corrective action it requires.",
	"appraisal.withdraw-initial-rating":    "Whoever made an initial rating may withdraw it until the board has it; it stays beside the one that follows.",
	"appraisal.correct":                    "What was recorded wrongly is corrected by two people; the old value stays beside the new one.",
	"appraisal.confirm-correction":         "A second person looks at both values before a correction counts; nobody corrects another’s rating.",
	"appraisal.refuse-correction":          "A second person looks at both values before a correction counts; nobody corrects another’s rating.",
	"appraisal.assign-officials":           "Whoever follows as an official of a case gets everything that is due on it.",
	"appraisal.communicate-annual-rating":  "The executive is told the annual summary rating, what comes next, and that it cannot be appealed.",

	"appraisal.request-higher-level-review":     "The executive may have the initial rating reviewed at a higher level before it is presented.",
	"appraisal.assign-higher-level-reviewer":    "The reviewer is at a higher level in the agency than the official who made the initial rating.",
	"appraisal.consent-to-officer":              "A commissioned officer reviews a rating only with the executive’s consent.",
	"appraisal.review-at-higher-level":          "The reviewer may recommend another rating, and changes nothing in the initial one.",
	"appraisal.acknowledge-higher-level-review": "Copies of the reviewer’s findings go to the executive, the rating official and the board.",
	"appraisal.explain-no-higher-level-review":  "On request the agency explains completely on what it concluded that no higher level review is possible.",
	"appraisal.answer-board":                    "The board makes what further review it needs before it recommends.",
	"appraisal.acknowledge-annual-rating":       "The executive is given a copy of the appraisal with the annual summary rating; acknowledging it says that it arrived.",
}

// caseURL gives the address of an act of a case.
func caseURL(stream, act string) string { return "/" + stream + "/" + act[len(kindName(act))+1:] }

func kindName(act string) string {
	for i := range act {
		if act[i] == '.' {
			return act[:i]
		}
	}
	return act
}

// taskList says which tasks are asked for: a page of one group, and the first of the others; the zero value counts only.
type taskList struct {
	Shown  string // now, may or later
	Page   int64  // from 1
	Beside int64
}

// taskGroup is one group of the visitor's tasks: those asked for, and how many there are in all.
type taskGroup struct {
	Rows        []sqlc.TasksOfRow
	Total, Late int64
}

// tasks are what waits for the visitor, what the visitor may do, and what opens later.
type tasks struct{ Now, May, Later taskGroup }

// tasks asks the one query that every list and every count of the visitor's tasks comes from.
func (v *visit) tasks(ctx context.Context, tx *store.Tx, l taskList) (tasks, error) {
	var out tasks
	asked := sqlc.TasksOfParams{Agency: v.s.Agency, Person: v.Person.ID, Today: v.Today.String(), Shown: l.Shown, Skip: (l.Page - 1) * listPage, Last: l.Page * listPage, Beside: l.Beside}
	rows, err := tx.TasksOf(ctx, asked)
	for _, r := range rows {
		g := &out.Later
		switch r.Part {
		case "now":
			g = &out.Now
		case "may":
			g = &out.May
		}
		g.Total, g.Late = r.Total, r.LateTotal
		if r.Part == l.Shown && r.Place > asked.Skip && r.Place <= asked.Last || r.Part != l.Shown && r.Place <= l.Beside {
			g.Rows = append(g.Rows, r)
		}
	}
	return out, err
}

// duty gives a task of the visitor as the home page lists it.
func (v *visit) duty(t sqlc.TasksOfRow, on calendar.Date) Duty {
	until, since := day(t.UntilOn), day(t.SinceOn)
	d := Duty{Title: t.What, URL: taskURL(t, on), About: v.aboutTask(t),
		Why: why[t.Act], Provision: t.Provision, State: MarkTodo, Words: "Not started"}
	from := day(t.FromOn)
	switch {
	case from.After(on):
		d.When, d.WhenNote = "From "+brief(from, on), from.Weekday().String()+", "+lower(ago(from, on))
		if !until.IsZero() {
			d.WhenNote += "; until " + brief(until, on)
		}
	case until.IsZero():
		d.When, d.WhenNote = "Since "+brief(since, on), ago(since, on)+"; no day is set"
	case until.Before(on):
		d.When, d.Late = brief(until, on), ahead(until, on)
	default:
		d.When, d.WhenNote = brief(until, on), dueNote(until, on)
	}
	if t.SavedAt > 0 {
		d.State, d.Words = MarkPen, "In progress"
	}
	return d
}

// aboutTask names what a task is about: an executive's appraisal, or a system of the agency.
func (v *visit) aboutTask(t sqlc.TasksOfRow) string {
	if t.Executive != "" {
		return v.about(t.Executive, t.ExecutiveName, t.Title, t.PeriodTitle)
	}
	if t.SystemTitle != "" && !strings.Contains(t.What, t.SystemTitle) {
		return "System description · " + t.SystemTitle
	}
	return "System description"
}

// about names the executive whom a task is about, with the period.
func (v *visit) about(executive, name, title, period string) string {
	if executive == v.Person.ID {
		return "Your appraisal for " + period
	}
	if title != "" {
		name += ", " + title
	}
	return name + " · " + period
}

// taskOf gives the task of a row of a list; false when there is none.
func taskOf(name, what, person, office, since, from, until, provision string, may int64) (act.Task, bool) {
	return act.Task{Act: name, What: what, Person: person, Office: act.Relation(office), Since: day(since), From: day(from), Until: day(until),
		Provision: provision, May: may == 1}, name != ""
}
