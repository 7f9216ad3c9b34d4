package demo

import (
	"strings"

	"sesperf/examples/systems"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// executiveSystem is the case of the department's system for senior executives.
var executiveSystem = idOf("system", "senior executives")

// systems gives the department its systems: the one for senior executives is in force, the one for senior professionals
// lies with OPM, and a change for a later year is being drafted.
func (h *house) systems(y years) {
	d := executiveDescription(y)
	h.enter(h.founded, h.er.id, "system.draft", executiveSystem, adoption.DraftSystem{Text: string(d.YAML())})
	h.enter(h.founded, h.er.id, "system.approve", executiveSystem, adoption.Approve{On: d.Approval.On, Reference: d.Approval.Reference})
	h.enter(h.founded, h.er.id, "system.put-in-force", executiveSystem, adoption.PutInForce{From: h.founded, Basis: "Secretary’s order 4-1"})
	h.professionals(y.today.AddDays(-30))
	h.change(d, y.today.AddDays(-12))
}

// executiveDescription is the basic system with the department's name, period and choices filled in.
func executiveDescription(y years) *system.Description {
	d := *system.Basic()
	first := y.periods[0]
	d.ID, d.Title = "labor-ses", "Senior Executive Service Performance Management System"
	d.Agency = system.Agency{Name: "Department of Labor (demonstration)", Abbreviation: "DOL"}
	d.InForce = system.Span{From: y.founded()}
	d.Approval = system.Approval{By: "OPM", On: y.founded().AddDays(-60), Reference: "OPM letter (invented for the demonstration)"}
	d.Period.Begins, d.Period.Ends = first.Begin.String()[5:], endOf(first)
	d.Text.Section5Levels = "Threshold measures for Levels 5 and 2 are written wherever a result can be counted."
	d.Text.Section5Weights = "Weights follow the responsibilities of the executive. The rating official sets them each year, in consultation with the executive."
	d.Text.Section8Method = "The rating official weighs the results of an element against one another and explains the element’s rating in a narrative. A result at Level 1 makes the element Level 1."
	d.Text.Section14 = []string{"The executive’s own account of the year is asked for, and is not required.", "The names and all that is written in this demonstration are invented."}
	return &d
}

// endOf gives month and day of a period's end; one that ends with February ends on the 28th in the description.
func endOf(p calendar.Period) string {
	if end := p.End.String()[5:]; end != "02-29" {
		return end
	}
	return "02-28"
}

// professionals drafts and submits a system for senior professionals, and enters two who are under none until it is in force.
func (h *house) professionals(on calendar.Date) {
	text, err := systems.Files.ReadFile("slst-three.yaml")
	if err != nil {
		panic(err) // it is part of the program
	}
	id := idOf("system", "senior professionals")
	h.enter(on, h.er.id, "system.draft", id, adoption.DraftSystem{Text: unapproved(string(text))})
	h.enter(on.AddDays(2), h.er.id, "system.submit", id, adoption.Submit{For: adoption.ForApprovalAndCertification})
	for i, title := range []string{"Chief Economist", "Senior Scientist, Exposure Assessment"} {
		p := h.person()
		h.enter(on, h.er.id, "agency.enter-person", p.id, agency.EnterPerson{Name: p.name})
		h.enter(on, h.er.id, "agency.appoint", p.id, agency.Appoint{Appointment: []agency.Appointment{agency.SeniorLevel, agency.ScientificProfessional}[i], On: h.founded.AddDays(-700), Title: title})
	}
}

// unapproved gives an example's text with the department's name and without the approval and the days of the example.
func unapproved(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "approval:"):
			continue
		case strings.HasPrefix(line, "in_force:"):
			line = "in_force: {from: , to: }\n"
		case strings.HasPrefix(line, "agency:"):
			line = "agency: {name: Department of Labor (demonstration), abbreviation: DOL, component: \"\", inspector_general: false}\n"
		}
		out = append(out, line)
	}
	return strings.Join(out, "")
}

// change drafts next year's description; it does not conform yet, and says where.
func (h *house) change(d *system.Description, on calendar.Date) {
	next := *d
	next.ID, next.Title, next.Approval, next.InForce = "labor-ses-next", d.Title+", revised", system.Approval{}, system.Span{}
	next.ProgressReviews.Minimum, next.Response.Days, next.Period.MinimumDays = 2, 10, 60
	h.enter(on, h.er.id, "system.draft", idOf("system", "senior executives, next"), adoption.DraftSystem{Text: string(next.YAML())})
}
