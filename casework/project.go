package casework

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/board"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// rows gives every row of every table that a case is seen by: what is so is a view of the record. A case that has
// no entry has no rows.
func rows(in string, k act.Kind, c act.Case) ([]store.Row, error) {
	h := c.Base()
	if h.Version == 0 {
		return nil, nil
	}
	out := []store.Row{sqlc.Stream{Agency: in, ID: h.ID, Kind: k.Name, Version: h.Version}}
	for _, s := range h.Standing {
		out = append(out, sqlc.Finding{Agency: in, CaseID: h.ID, Provision: s.Provision, Seq: s.Seq, Field: s.Field, SinceOn: s.Since.String(), Act: s.Act, Text: s.Text, Cure: s.Cure})
	}
	if k.Tasks != nil {
		for _, t := range k.Tasks(c) {
			out = append(out, sqlc.Task{Agency: in, CaseID: h.ID, Act: t.Act, Person: t.Person, Office: string(t.Office), What: t.What,
				SinceOn: t.Since.String(), FromOn: t.From.String(), UntilOn: t.Until.String(), Provision: t.Provision, May: flag(t.May)})
		}
	}
	switch c := c.(type) {
	case *agency.Agency:
		return append(out, officialRows(in, c)...), nil
	case *agency.Unit:
		return append(out, sqlc.Unit{Agency: in, ID: h.ID, Name: c.Name, Parent: c.Parent}), nil
	case *agency.Person:
		return append(append(out, standinRows(in, c)...), personRow(in, c)), nil
	case *agency.Position:
		return append(out, sqlc.Position{Agency: in, ID: h.ID, Title: c.Title, Unit: c.Unit, AppointmentTypes: c.Appointment, Location: c.Location}), nil
	case *agency.Period:
		return append(out, sqlc.Period{Agency: in, ID: h.ID, Title: c.Title, Begins: c.Span.Begin.String(), Ends: c.Span.End.String(), Description: c.System}), nil
	case *agency.Goals:
		for _, g := range c.Goals {
			out = append(out, sqlc.Goal{Agency: in, ID: h.ID + "#" + g.Code, Document: h.ID, DocumentTitle: c.Document, Code: g.Code, Title: g.Title, Pages: g.Pages})
		}
		return out, nil
	case *adoption.System:
		return append(out, systemRows(in, c)...), nil
	case *board.Board:
		return append(out, boardRows(in, c)...), nil
	case *appraisal.Appraisal:
		return append(append(out, appraisalRow(in, c)), detailRows(in, c)...), nil
	case *appraisal.Openings: // shown from the record, with the appraisal beside which it lies
		return out, nil
	}
	return out, fmt.Errorf("no table shows cases of the kind %s", k.Name)
}

func personRow(in string, c *agency.Person) store.Row {
	r := sqlc.Person{Agency: in, ID: c.ID, Name: c.Name, Folded: Fold(c.Name), Title: c.Title, Unit: c.Unit, Appointment: string(c.Appointment), AppointedOn: c.AppointedOn.String()}
	if c.Left != nil {
		r.LeftOn = c.Left.On.String()
	}
	return r
}

// standinRows are who acts in the person's place, a row for each office, and who prepares for the person.
func standinRows(in string, c *agency.Person) []store.Row {
	var out []store.Row
	for _, d := range c.Delegates {
		for _, r := range slices.Compact(slices.Sorted(slices.Values(d.As))) {
			out = append(out, sqlc.Standin{Agency: in, Principal: c.ID, Kind: "delegate", Number: int64(d.Number), Relation: string(r), Person: d.Person,
				FromOn: d.Days.Begin.String(), UntilOn: d.Days.End.String(), EndedOn: d.Ended.On.String()})
		}
	}
	for _, p := range c.Proxies {
		out = append(out, sqlc.Standin{Agency: in, Principal: c.ID, Kind: "proxy", Number: int64(p.Number), Person: p.Person, FromOn: p.Meta.On.String(), EndedOn: p.Ended.On.String()})
	}
	return out
}

func officialRows(in string, c *agency.Agency) []store.Row {
	// An office that ended and was held again on the same day is one row, the later.
	last := map[sqlc.Official]string{}
	var order []sqlc.Official
	for _, o := range c.Officials {
		k := sqlc.Official{Agency: in, Office: string(o.Office), Person: o.Person, Unit: o.Unit, FromOn: o.From.String()}
		if _, seen := last[k]; !seen {
			order = append(order, k)
		}
		last[k] = o.Until.String()
	}
	var out []store.Row
	for _, k := range order {
		until := last[k]
		k.UntilOn = until
		out = append(out, k)
	}
	return out
}

// systemRows are what lists of the agency's systems show, and once one is in force, whom it covers: an appointment in a
// unit, or in the whole agency.
func systemRows(in string, c *adoption.System) []store.Row {
	d := c.Latest()
	r := sqlc.System{Agency: in, ID: c.ID, Title: d.Title, Kind: d.Kind, Sum: d.Sum, Stage: string(c.Stage()), Conforms: flag(d.Conforms)}
	var out []store.Row
	if c.InForce != nil {
		days := c.Days()
		r.FromOn, r.UntilOn = days.Begin.String(), days.End.String()
		units := c.InForce.Units
		if len(units) == 0 {
			units = []string{""}
		}
		for _, a := range d.Covers {
			for _, u := range units {
				out = append(out, sqlc.Coverage{Agency: in, System: c.ID, Appointment: a, Unit: u, FromOn: r.FromOn, UntilOn: r.UntilOn})
			}
		}
	}
	return append(out, r)
}

func boardRows(in string, c *board.Board) []store.Row {
	out := []store.Row{sqlc.Board{Agency: in, ID: c.ID, Name: c.Name, EstablishedOn: c.History[0].On.String()}}
	last := map[string]board.Member{}
	var order []string
	for _, m := range c.Members {
		if _, seen := last[m.Person]; !seen {
			order = append(order, m.Person)
		}
		last[m.Person] = m
	}
	for _, p := range order {
		m := last[p]
		out = append(out, sqlc.BoardMember{Agency: in, Board: c.ID, Person: p, Role: m.Role, FromOn: m.From.String(), PublishedOn: m.Published.String(), Citation: m.Citation, EndedOn: m.Ended.String()})
	}
	for _, r := range c.Recusals {
		out = append(out, sqlc.Recusal{Agency: in, Board: c.ID, Person: r.Person, CaseID: r.Case})
	}
	return out
}

func appraisalRow(in string, c *appraisal.Appraisal) store.Row {
	r := sqlc.Appraisal{Agency: in, ID: c.ID, Executive: c.Executive, RatingOfficial: c.RatingOfficial, ReviewingOfficial: c.ReviewingOfficial,
		AppointingAuthority: c.AppointingAuthority, Unit: c.Unit, Title: c.Title, Period: c.Period, Begins: c.Span.Begin.String(), Ends: c.Span.End.String(),
		Stage: string(c.Stage()), CameTo: string(c.CameTo()), BoardMembers: int64(c.Terms.BoardMembers), PlanVersion: int64(len(c.Plans)), InitialLevel: -1, RecommendedLevel: -1, AnnualLevel: -1, OpenedOn: c.Opened.On.String()}
	if reviewer, ok := c.Reviewer(); ok {
		r.HigherLevelReviewer = reviewer.Person
	}
	if c.Initial != nil {
		r.InitialLevel, r.InitialOn, r.ReceivedOn = int64(c.Initial.Derivation.Level), c.Initial.Meta.On.String(), c.Received().String()
	}
	if c.Referral != nil {
		r.Board = c.Referral.Board
	}
	if c.Recommendation != nil {
		r.RecommendedLevel = int64(c.Recommendation.Level)
	}
	if c.Annual != nil {
		r.AnnualLevel, r.AnnualOn = int64(c.Annual.Derivation.Level), c.Annual.Meta.On.String()
	}
	if c.Informed != nil {
		r.InformedOn, r.AnnualReceivedOn = c.Informed.Meta.On.String(), c.Informed.Acknowledged.On.String()
	}
	return r
}

func detailRows(in string, c *appraisal.Appraisal) []store.Row {
	var out []store.Row
	for _, d := range c.Details {
		r := sqlc.Detail{Agency: in, CaseID: c.ID, Number: int64(d.Number), Supervisor: d.Supervisor, Organization: d.Organization,
			Begins: d.Days.Begin.String(), Ends: d.Days.End.String(), Required: flag(c.AppraisedApart(d))}
		if d.Requirements != nil {
			r.PlannedOn = d.Requirements.Meta.On.String()
		}
		if d.Appraisal != nil {
			r.AppraisedOn = d.Appraisal.Meta.On.String()
		}
		out = append(out, r)
	}
	return out
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Fold gives a name as it is searched and sorted: without case and accents.
func Fold(name string) string { return strings.ToLower(unaccented(name)) }
