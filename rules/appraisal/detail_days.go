package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// BeginDetail are the inputs of appraisal.begin-detail.
type BeginDetail struct {
	Organization string        `json:"organization" doc:"where the executive is detailed or temporarily assigned to"`
	Supervisor   string        `json:"supervisor" of:"person" doc:"the supervisor there, who sets requirements and appraises; somebody of another agency is entered as a person first"`
	Begins       calendar.Date `json:"begins" doc:"its first day"`
	Ends         calendar.Date `json:"ends" doc:"its last day, as expected; both ends count"`
}

// detailed is what the days of a detail come to.
type detailed struct {
	Days     int  `json:"days"`               // both ends counted
	Required bool `json:"required,omitempty"` // long enough for requirements and an appraisal of its own
	Over     bool `json:"over,omitempty"`     // the last day has come
}

var beginDetail = act.Def[*Appraisal, BeginDetail, detailed]{
	Name: "appraisal.begin-detail", Title: "Record a detail", Part: "details", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-5.14", "SD-5.18"},
	When:       func(c *Appraisal, _ act.Question) []act.Finding { return c.detailsOpen() },
	Check: func(c *Appraisal, in BeginDetail, q act.Question) (detailed, []act.Finding) {
		d := Detail{Number: len(c.Details) + 1, Organization: in.Organization, Supervisor: in.Supervisor, Days: calendar.Period{Begin: in.Begins, End: in.Ends}}
		found := append(checkDetailPlace(c, in, q), checkDetailDays(c, d)...)
		if act.Barred(found) {
			return detailed{}, found
		}
		return c.detailed(d, q), append(found, checkPlanned(c, append(slices.Clone(c.Details), d), q)...)
	},
	Apply: func(c *Appraisal, m act.Meta, in BeginDetail, _ detailed) {
		c.Details = append(slices.Clone(c.Details), Detail{Number: len(c.Details) + 1, Organization: in.Organization, Supervisor: in.Supervisor,
			Days: calendar.Period{Begin: in.Begins, End: in.Ends}, Meta: m})
	},
	Tell: func(in BeginDetail, out detailed) string {
		return fmt.Sprintf("recorded a detail to %s, %s, %s%s", in.Organization, calendar.Period{Begin: in.Begins, End: in.Ends}, daysWords(out.Days), requiredWords(out))
	},
}

func (c *Appraisal) detailed(d Detail, q act.Question) detailed {
	return detailed{Days: d.Days.Days(), Required: c.AppraisedApart(d), Over: !d.Days.End.After(q.On)}
}

func daysWords(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

func requiredWords(d detailed) string {
	if d.Required {
		return "; it is appraised there in writing"
	}
	return ""
}

// checkDetailPlace: the detail is to a named organization, under a person of the record who is not the executive.
func checkDetailPlace(c *Appraisal, in BeginDetail, q act.Question) []act.Finding {
	var found []act.Finding
	if blank(in.Organization) {
		found = append(found, act.Gate("SD-5.14", "The detail names no organization.", "Name the organization that gains the executive.").At("organization"))
	}
	if in.Supervisor == c.Executive {
		found = append(found, act.Gate("SD-5.14", "Nobody appraises one’s own detail.", "Name the supervisor there.").At("supervisor"))
	} else if _, ok := agency.FindPerson(q.Facts, in.Supervisor); !ok {
		found = append(found, act.Gate("SD-5.14", "There is no such person on record.", "Enter the supervisor as a person first, one of another agency too.").At("supervisor"))
	}
	return found
}

// checkDetailDays: a detail ends on or after its first day, shares a day with the period, and none with another detail.
func checkDetailDays(c *Appraisal, d Detail) []act.Finding {
	if d.Days.Days() == 0 {
		return []act.Finding{act.Gate("SD-5.14", "The detail ends before it begins.", "Give its first day, and its last day as it is expected.").At("ends")}
	}
	if !d.Days.Overlaps(c.Span) {
		return []act.Finding{act.Gate("SD-5.14", "The detail has no day in the period of this appraisal, "+c.Span.String()+".", "Record it with the appraisal of its own period.").At("begins")}
	}
	for _, o := range c.Details {
		if o.Number != d.Number && o.Days.Overlaps(d.Days) {
			return []act.Finding{act.Gate("SD-5.14", "The executive is on another detail then, to "+o.Organization+", "+o.Days.String()+".", "Record the last day of that detail first.").At("begins")}
		}
	}
	return nil
}

// nameOf names a person for a finding; who is not on record is named by the id.
func nameOf(id string, q act.Question) string {
	if p, ok := agency.FindPerson(q.Facts, id); ok {
		return p.Name
	}
	return id
}

// EndDetail are the inputs of appraisal.end-detail.
type EndDetail struct {
	Detail int           `json:"detail" doc:"the number of the detail"`
	Ends   calendar.Date `json:"ends" doc:"its last day: as it was, or, if that day is still to come, as it is expected now"`
}

var endDetail = act.Def[*Appraisal, EndDetail, detailed]{
	Name: "appraisal.end-detail", Title: "Record the last day of a detail", Part: "details", Who: []act.Relation{act.ExecutiveResources},
	Provisions: []string{"SD-5.14", "SD-5.18"},
	When: func(c *Appraisal, _ act.Question) []act.Finding {
		if f := c.detailsOpen(); f != nil {
			return f
		}
		if !slices.ContainsFunc(c.Details, func(d Detail) bool { return d.Ended.Version == 0 }) {
			return []act.Finding{act.Gate("SD-5.14", "The executive is on no detail.", "Record the detail first.")}
		}
		return nil
	},
	Check: checkEndDetail,
	Apply: func(c *Appraisal, m act.Meta, in EndDetail, out detailed) {
		i, _ := c.detail(in.Detail)
		c.Details = slices.Clone(c.Details)
		c.Details[i].Days.End = in.Ends
		if out.Over {
			c.Details[i].Ended = m
		}
	},
	Tell: func(in EndDetail, out detailed) string {
		if !out.Over {
			return "recorded that the detail is expected to last until " + in.Ends.Long() + ", " + daysWords(out.Days) + requiredWords(out)
		}
		return "recorded that the detail ended on " + in.Ends.Long() + " after " + daysWords(out.Days) + requiredWords(out)
	},
}

func checkEndDetail(c *Appraisal, in EndDetail, q act.Question) (detailed, []act.Finding) {
	i, ok := c.detail(in.Detail)
	if !ok {
		return detailed{}, []act.Finding{act.Gate("SD-5.14", fmt.Sprintf("The case has no detail %d.", in.Detail), "Choose one of its details.").At("detail")}
	}
	d := c.Details[i]
	if d.Ended.Version > 0 {
		return detailed{}, []act.Finding{act.Gate("SD-5.14", "This detail ended on "+d.Days.End.Long()+".", "What was recorded wrongly is corrected by two people.").At("detail")}
	}
	d.Days.End = in.Ends
	if found := checkDetailDays(c, d); found != nil {
		return detailed{}, []act.Finding{found[0].At("ends")}
	}
	details := slices.Clone(c.Details)
	details[i] = d
	return c.detailed(d, q), checkPlanned(c, details, q)
}
