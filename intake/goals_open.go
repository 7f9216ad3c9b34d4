package intake

import (
	"cmp"
	"fmt"

	"sesperf/rules/agency"
)

// OpenGoals fills the import with the planning documents that the rows belong to: for each agency its strategic
// goals with their objectives, and its priority goals. The source gives no page numbers, so none are taken.
func (m *Import) OpenGoals(rows []GoalRow, s Sender) {
	documents := map[string]*document{}
	var order []*document
	for _, r := range rows {
		key := r.Abbreviation + "\x00" + r.Organization + "\x00" + documentKind(r)
		d := documents[key]
		if d == nil {
			d = &document{m: m, line: r.Line, seen: map[string]string{}}
			d.in.Document = cmp.Or(r.Organization, r.Abbreviation) + ": " + documentKind(r)
			d.in.Source = "performance.gov"
			if r.Update != "" {
				d.in.Source += ", " + r.Update
			}
			documents[key] = d
			order = append(order, d)
		}
		d.add(r)
	}
	for _, d := range order {
		m.open(s, d.line, "agency.adopt-goals", s.streamOf("goals", d.in.Document, d.in.Source), d.in.Document, d.in)
	}
	m.Notes = append(m.Notes, "The source gives no page numbers; a plan needs the page on which its goal stands (SD-5.7).")
}

func documentKind(r GoalRow) string {
	if r.Type == "APG" {
		return "Agency Priority Goals"
	}
	return "Strategic Plan"
}

// document is one planning document while its goals are gathered.
type document struct {
	m    *Import
	line int
	in   agency.AdoptGoals
	seen map[string]string // by code: the title
}

// add takes one row: a strategic goal is named once, and each of its objectives beneath it.
func (d *document) add(r GoalRow) {
	if r.Type == "APG" {
		d.goal(r, cmp.Or(r.Priority, r.ID), cmp.Or(r.Name, r.Description), r.Description)
		return
	}
	if r.Goal != "" && r.Objective != "" && r.Goal != r.Objective && r.Name != "" {
		if title, named := d.seen[r.Goal]; named && title != r.Name {
			d.m.Notes = append(d.m.Notes, fmt.Sprintf("%s:%d: goal_name: strategic goal %s is called “%s” here and “%s” before; the first is kept, and this name goes with the objective.",
				d.m.File, r.Line, r.Goal, r.Name, title))
			d.goal(r, r.Objective, r.Description, r.Name)
			return
		} else if !named {
			d.goal(r, r.Goal, r.Name, "")
		}
		d.goal(r, r.Objective, cmp.Or(r.Description, r.Name), r.Name)
		return
	}
	d.goal(r, cmp.Or(r.Objective, r.Goal, r.ID), cmp.Or(r.Name, r.Description), r.Description)
}

// goal adds one; a number that is taken gives way to performance.gov's own.
func (d *document) goal(r GoalRow, code, title, text string) {
	if _, taken := d.seen[code]; taken || code == "" {
		code = cmp.Or(r.ID, fmt.Sprintf("line %d", r.Line))
	}
	if _, taken := d.seen[code]; taken {
		d.m.fault(r.Line, "goal_id", "“"+code+"” stands twice in "+d.in.Document+"; give each goal a number of its own")
		return
	}
	if text == title {
		text = ""
	}
	d.seen[code] = title
	d.in.Goals = append(d.in.Goals, agency.Goal{Code: code, Title: cmp.Or(title, text), Text: text})
}
