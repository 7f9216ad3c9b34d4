package appraisal

import (
	"fmt"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Detail is a detail or temporary assignment of the executive (SD-5.14, SD-5.15, SD-5.18).
type Detail struct {
	Number       int                 `json:"number"`
	Organization string              `json:"organization"` // the gaining one
	Supervisor   string              `json:"supervisor"`   // there, who sets requirements and appraises
	Days         calendar.Period     `json:"days"`         // as expected; once ended, as it was
	Ended        act.Meta            `json:"ended,omitzero"`
	Requirements *DetailRequirements `json:"requirements,omitempty"`
	Appraisal    *DetailAppraisal    `json:"appraisal,omitempty"`
	Meta         act.Meta            `json:"meta"`
}

// DetailRequirements are the goals and performance requirements of the gaining organization.
type DetailRequirements struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

// DetailAppraisal is the written appraisal of the gaining organization; it carries no rating level.
type DetailAppraisal struct {
	Text string   `json:"text"`
	Meta act.Meta `json:"meta"`
}

// AppraisedApart says whether a detail is long enough, as expected or as it was, for requirements and a written appraisal of
// its own: 120 days or longer, both ends counted, unless the description says fewer (SD-5.14). One that begins after the
// case's last day belongs to the next.
func (c *Appraisal) AppraisedApart(d Detail) bool {
	return c.Terms.DetailDays > 0 && d.Days.Days() >= c.Terms.DetailDays && !d.Days.Begin.After(c.Span.End)
}

// RequirementsDue is the day until which the gaining organization sets requirements for a detail (SD-5.18).
func (c *Appraisal) RequirementsDue(d Detail) calendar.Date {
	return d.Days.Begin.AddDays(c.Terms.DetailPlanDays)
}

// DetailOver is the first day on which a detail can be appraised: its last day, or the day after the case's own last day if
// the detail goes on beyond it.
func (c *Appraisal) DetailOver(d Detail) calendar.Date {
	return calendar.Earlier(d.Days.End, c.Span.End.AddDays(1))
}

// detailActs are those of details and temporary assignments.
var detailActs = []act.Spec{beginDetail.Spec(), endDetail.Spec(), setDetailRequirements.Spec(), appraiseDetail.Spec()}

// detail finds a detail by its number.
func (c *Appraisal) detail(number int) (int, bool) {
	for i, d := range c.Details {
		if d.Number == number {
			return i, true
		}
	}
	return 0, false
}

// detailsOpen: details are entered and appraised until the initial rating is made, which takes them into account.
func (c *Appraisal) detailsOpen() []act.Finding {
	if f := c.closedGate(); f != nil {
		return f
	}
	if c.Initial != nil {
		return []act.Finding{act.Past("SD-5.14", "The initial summary rating was made on "+c.Initial.Meta.On.Long()+"; what comes of a detail is taken into it.",
			"Only a rating that its rating official withdraws can take in more.")}
	}
	return nil
}

// checkPlanned lists every detail that is long enough and for which the gaining organization has set no requirements; with
// none it cures what stood (SD-5.18).
func checkPlanned(c *Appraisal, details []Detail, q act.Question) []act.Finding {
	var found []act.Finding
	for _, d := range details {
		if c.AppraisedApart(d) && d.Requirements == nil {
			found = append(found, act.Broken("SD-5.18", fmt.Sprintf("The detail to %s, %s, is %d days long and has no goals and requirements from there.", d.Organization, d.Days, d.Days.Days()),
				nameOf(d.Supervisor, q)+", the supervisor there, sets them by "+c.RequirementsDue(d).Long()+".").At(fmt.Sprintf("details.%d", d.Number)))
		}
	}
	if len(found) == 0 {
		found = append(found, act.Holding("SD-5.18"))
	}
	return found
}

// checkDetails: no required detail appraisal is outstanding without its reason, and what was received is factored in on
// record (SD-5.14, SD-5.15).
func checkDetails(c *Appraisal, in RateInitially, _ act.Question) []act.Finding {
	var found []act.Finding
	appraised := false
	var missing []string
	for _, d := range c.Details {
		if !c.AppraisedApart(d) {
			continue
		}
		appraised = appraised || d.Appraisal != nil
		if d.Appraisal == nil {
			missing = append(missing, "to "+d.Organization+", "+d.Days.String())
		}
	}
	if appraised && blank(in.Details) {
		found = append(found, act.Gate("SD-5.14", "Nothing says how the appraisal from the detail was factored into the rating.", "Write how it was.").At("details"))
	}
	switch text := "The gaining organization’s appraisal of the detail " + strings.Join(missing, ", and of the detail ") + ", is outstanding."; {
	case len(missing) == 0:
		return append(found, act.Holding("SD-5.15"))
	case blank(in.NoDetail):
		return append(found, act.Broken("SD-5.15", text, "Wait for it, or record the reason why there is none; the reason stays on the case.").At("no_detail_appraisal"))
	default:
		return append(found, act.Flag("SD-5.15", text+" The reason given: "+in.NoDetail, "Nothing undoes it; it stays on the case."))
	}
}

// detailTasks are what the gaining supervisors owe, and the last days that executive resources has to confirm; of several of
// one person, the first.
func (c *Appraisal) detailTasks() []act.Task {
	if c.Closed != nil || c.Initial != nil {
		return nil
	}
	var out []act.Task
	asked := map[string]bool{}
	ask := func(t act.Task) {
		if key := t.Act + " " + t.Person; !asked[key] {
			asked[key] = true
			out = append(out, t)
		}
	}
	for _, d := range c.Details {
		required := c.AppraisedApart(d)
		if required && d.Requirements == nil && d.Appraisal == nil {
			ask(act.Task{Act: "appraisal.set-detail-requirements", What: "Set requirements for the detail", Person: d.Supervisor, Since: d.Meta.On, Until: c.RequirementsDue(d), Provision: "SD-5.18"})
		}
		if required && d.Appraisal == nil {
			over := c.DetailOver(d)
			ask(act.Task{Act: "appraisal.appraise-detail", What: "Appraise the detail in writing", Person: d.Supervisor, Since: over, From: over, Provision: "SD-5.14"})
		}
		if d.Ended.Version == 0 {
			ask(act.Task{Act: "appraisal.end-detail", What: "Record the last day of the detail", Office: act.ExecutiveResources, Since: d.Days.End, From: d.Days.End, Provision: "SD-5.14", May: true})
		}
	}
	return out
}
