package appraisal

import (
	"fmt"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// Open are the inputs of appraisal.open.
type Open struct {
	Executive           string        `json:"executive" of:"person" doc:"the senior executive"`
	Period              string        `json:"period" of:"period" doc:"the appraisal period"`
	RatingOfficial      string        `json:"rating_official" of:"person" doc:"the supervisor, who rates initially"`
	ReviewingOfficial   string        `json:"reviewing_official,omitempty" of:"person" doc:"who reviews the plan, if anybody does"`
	AppointingAuthority string        `json:"appointing_authority" of:"person" doc:"who assigns the annual summary rating"`
	Arrived             calendar.Date `json:"arrived,omitzero" doc:"the day the executive came under the system, if after the period’s first: the plan is due so many days later as the description gives"`
	TransferredFrom     string        `json:"transferred_from,omitempty" doc:"the agency that the executive transferred from in this period"`
}

// opened is what came of it: the executive's appointment and place, the period, and the description's terms that day.
type opened struct {
	Appointment agency.Appointment `json:"appointment"`
	Title       string             `json:"title,omitempty"`
	Unit        string             `json:"unit,omitempty"`
	PeriodTitle string             `json:"period_title"`
	Span        calendar.Period    `json:"span"`
	Terms       Terms              `json:"terms"`
}

var open = act.Def[*Appraisal, Open, opened]{
	Name: "appraisal.open", Title: "Open an appraisal", Part: "case", Who: []act.Relation{act.ExecutiveResources}, Opens: true,
	Provisions: []string{"SD-1.1", "SD-3.1", "SD-9.16"},
	Check:      checkOpen,
	Apply: func(c *Appraisal, m act.Meta, in Open, out opened) {
		c.Executive, c.RatingOfficial, c.ReviewingOfficial, c.AppointingAuthority = in.Executive, in.RatingOfficial, in.ReviewingOfficial, in.AppointingAuthority
		c.Appointment, c.Title, c.Unit = out.Appointment, out.Title, out.Unit
		c.Period, c.PeriodTitle, c.Span, c.Terms, c.Opened = in.Period, out.PeriodTitle, out.Span, out.Terms, m
		c.Arrived, c.TransferredFrom = in.Arrived, in.TransferredFrom
	},
	Tell: func(_ Open, out opened) string { return "opened the appraisal for " + out.Span.String() },
}

func checkOpen(_ *Appraisal, in Open, q act.Question) (opened, []act.Finding) {
	var out opened
	description, found := out.fillPeriod(in, q)
	p, ok := agency.FindPerson(q.Facts, in.Executive)
	if ok {
		out.Unit = p.Unit
		if p.Left != nil {
			found = append(found, act.Gate("SD-1.1", p.Name+" "+p.Left.Why.Words()+" on "+p.Left.On.Long()+".", "Appraise those whom the system covers.").At("executive"))
		}
	}
	found = append(found, officials{in.Executive, out.Unit, in.officials()}.check(q)...)
	if d := description; d != nil {
		found = append(found, needsReviewer(d, in.ReviewingOfficial)...)
	}
	if !ok {
		return out, append(found, act.Gate("SD-1.1", "There is no such person in this agency.", "Enter the person and the appointment first.").At("executive"))
	}
	out.Appointment, out.Title = p.Appointment, p.Title
	found = append(found, checkArrival(in.Arrived, out.Span, p, description)...)
	if description != nil && description.CoversAppointment(string(p.Appointment)) {
		found = append(found, checkCovered(out.Terms.System, p.Appointment, p.Unit, out.Span, q)...)
	} else if description != nil {
		found = append(found, act.Broken("SD-1.1", fmt.Sprintf("%s; the system of this period covers %s appointments only.", appointed(p), strings.ReplaceAll(act.List(description.Covers), "-", " ")),
			"Appraise this person under the system that covers the appointment.").At("executive"))
	}
	return out, found
}

// checkCovered: on the first day of the period exactly one system covers the executive (SD-1.3), and it is that of the
// period. Before the agency has put any in force, the basic system stands in.
func checkCovered(id string, appointment agency.Appointment, unit string, span calendar.Period, q act.Question) []act.Finding {
	covering, any := adoption.Covering(q.Facts, string(appointment), unit, span.Begin)
	switch {
	case !any && id == adoption.BuiltIn:
		return nil
	case len(covering) == 0:
		return []act.Finding{act.Gate("SD-1.3", "No system of the agency that is in force on "+span.Begin.Long()+" covers this appointment in this unit.", "Put a system in force that covers it from that day.").At("executive")}
	case len(covering) > 1:
		return []act.Finding{act.Gate("SD-1.3", fmt.Sprintf("%d systems cover this executive on %s; each is under exactly one.", len(covering), span.Begin.Long()), "Let one of them succeed the other, or name their units apart.").At("executive")}
	case covering[0].ID != id:
		return []act.Finding{act.Gate("SD-1.3", fmt.Sprintf("On %s this executive is under “%s”, not under the system of this period.", span.Begin.Long(), covering[0].Latest().Title), "Open the appraisal in a period of that system.").At("period")}
	}
	return nil
}

func appointed(p *agency.Person) string {
	if p.Appointment == "" {
		return p.Name + " has no appointment on record"
	}
	return p.Name + " is on record as: " + p.Appointment.Words()
}

// fillPeriod takes over the period and the terms of its description; the description is nil if there is no period.
func (out *opened) fillPeriod(in Open, q act.Question) (*system.Description, []act.Finding) {
	out.Terms = termsOf(adoption.BuiltIn, system.Basic()) // the case has terms in every state, a refused one too
	c, ok := q.Facts.Look(in.Period)
	period, is := c.(*agency.Period)
	if !ok || !is {
		return nil, []act.Finding{act.Gate("SD-3.1", "The agency has not opened this appraisal period.", "Open the period, with its first and last day.").At("period")}
	}
	d, ok := adoption.Resolve(q.Facts, period.System)
	if !ok {
		return nil, []act.Finding{act.Gate("SD-3.1", "The period names a description that this program cannot read: "+period.System+".", "Open the period under a description that is in force.").At("period")}
	}
	out.PeriodTitle, out.Span = period.Title, period.Span
	out.Terms = termsOf(period.System, d)
	var found []act.Finding
	for _, other := range q.Facts.Spans("appraisal", in.Executive) {
		if rest, ok := out.after(other, q); ok {
			out.Span = rest
		} else if other.Days.Overlaps(out.Span) {
			q.Facts.Look(other.Case) // what the refusal rests on
			found = append(found, act.Gate("SD-3.1", "This executive has an appraisal already for days of this period; each period has one annual summary rating.", "Go on with that appraisal.").At("executive"))
		}
	}
	return d, found
}

func (in Open) officials() map[string]string {
	return map[string]string{"rating_official": in.RatingOfficial, "reviewing_official": in.ReviewingOfficial, "appointing_authority": in.AppointingAuthority}
}

// officials are those whom a case is given to: of each field that is asked about, the person.
type officials struct {
	executive, unit string
	named           map[string]string
}

// check: those who rate, review and decide are people of the agency and not the executive, and the appointing authority
// is named for the executive's unit or for the whole agency.
func (o officials) check(q act.Question) []act.Finding {
	var found []act.Finding
	for _, field := range []string{"rating_official", "reviewing_official"} {
		person, asked := o.named[field]
		if !asked || person == "" && field == "reviewing_official" {
			continue
		}
		if person == o.executive {
			found = append(found, act.Gate("SD-9.5", "Nobody rates or reviews oneself.", "Name another official.").At(field))
		} else if _, ok := agency.FindPerson(q.Facts, person); !ok {
			found = append(found, act.Gate("SD-9.5", "There is no such person in this agency.", "Enter the person first.").At(field))
		}
	}
	person, asked := o.named["appointing_authority"]
	if !asked {
		return found
	}
	if person == o.executive {
		found = append(found, act.Gate("SD-9.16", "Nobody assigns one’s own annual summary rating.", "Name another appointing authority.").At("appointing_authority"))
	} else if f := checkAuthority(person, o.unit, q); f != nil {
		found = append(found, f.At("appointing_authority"))
	}
	return found
}

// needsReviewer: a description that has a reviewing official for every plan gets one (SD-5.1).
func needsReviewer(d *system.Description, reviewing string) []act.Finding {
	if reviewing == "" && (d.Planning.ReviewingOfficial == "required" || d.Weights.SetBy == "reviewing-official") {
		return []act.Finding{act.Gate("SD-5.1", "The description has a reviewing official for every plan, and none is named.", "Name the reviewing official.").At("reviewing_official")}
	}
	return nil
}

// checkAuthority asks whether the agency head has named the person an appointing authority (SD-9.16); nil if so.
func checkAuthority(person, unit string, q act.Question) *act.Finding {
	a, ok := agency.Find(q.Facts)
	if ok {
		for _, p := range a.Holders(act.AppointingAuthority, unit) {
			if p == person {
				q.Facts.Used(agency.Stream, map[string]string{"appointing_authority": person})
				return nil
			}
		}
	}
	f := act.Broken("SD-9.16", "This person is not named as an appointing authority for the executive’s unit or the whole agency, with authority to make SES appointments.", "Name an appointing authority whom the agency head has designated.")
	return &f
}
