package agency

import (
	"slices"

	"sesperf/rules/act"
)

// Kinds are the kinds of case that an agency consists of. What the agency is, everybody in it may know.
var Kinds = []act.Kind{
	{Name: "agency", New: func() act.Case { return &Agency{} }, Acts: []act.Spec{name.Spec(), nameOfficial.Spec()}, Parts: open("agency", "The agency and its officials"),
		Show: func(c act.Case) map[string]map[string]any {
			a := c.(*Agency)
			return map[string]map[string]any{"agency": {"name": a.Name, "abbreviation": a.Abbreviation, "use": a.Use}}
		}},
	{Name: "unit", New: func() act.Case { return &Unit{} }, Acts: []act.Spec{openUnit.Spec()}, Parts: open("unit", "The organization"),
		Show: func(c act.Case) map[string]map[string]any {
			u := c.(*Unit)
			return map[string]map[string]any{"unit": {"name": u.Name, "parent": u.Parent}}
		}},
	{Name: "position", New: func() act.Case { return &Position{} }, Acts: []act.Spec{establishPosition.Spec()}, Parts: open("position", "The position"),
		Show: func(c act.Case) map[string]map[string]any {
			p := c.(*Position)
			return map[string]map[string]any{"position": {"title": p.Title, "unit": p.Unit, "pay_plan": p.PayPlan, "location": p.Location}}
		}},
	{Name: "person", New: func() act.Case { return &Person{} }, Acts: slices.Concat([]act.Spec{enterPerson.Spec(), appoint.Spec(), assignPosition.Spec(), changeAppointment.Spec(), separatePerson.Spec()}, standinActs),
		Parts: []act.Part{{Name: "person", Title: "The person and the appointment", Sees: []act.Sight{{Who: act.Self}, {Who: act.ExecutiveResources}, {Who: act.AgencyHead}, {Who: act.Founder}}},
			{Name: "standins", Title: "Who prepares, and who acts in the person’s place", Sees: []act.Sight{{Who: act.Self}, {Who: act.ExecutiveResources}, {Who: act.AgencyHead}}}},
		Show: func(c act.Case) map[string]map[string]any {
			p := c.(*Person)
			return map[string]map[string]any{"person": showPerson(p), "standins": {"proxies": len(p.Proxies), "delegates": len(p.Delegates)}}
		}},
	{Name: "period", New: func() act.Case { return &Period{} }, Acts: []act.Spec{openPeriod.Spec(), assessOrganization.Spec(), issueGuidelines.Spec()}, Parts: open("period", "The appraisal period"),
		Show: func(c act.Case) map[string]map[string]any {
			p := c.(*Period)
			return map[string]map[string]any{"period": {"title": p.Title, "begins": p.Span.Begin, "ends": p.Span.End, "system": p.System, "assessments": len(p.Assessments), "guidelines": len(p.Guidelines)}}
		}},
	{Name: "goals", New: func() act.Case { return &Goals{} }, Acts: []act.Spec{adoptGoals.Spec()}, Parts: open("goals", "The planning document and its goals"),
		Show: func(c act.Case) map[string]map[string]any {
			g := c.(*Goals)
			return map[string]map[string]any{"goals": {"document": g.Document, "goals": len(g.Goals)}}
		}},
}

func open(name, title string) []act.Part {
	return []act.Part{{Name: name, Title: title, Sees: []act.Sight{{Who: act.Everyone}, {Who: act.Founder}}}}
}
