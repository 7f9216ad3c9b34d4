package document

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// Form is the form on which an executive's performance is planned and rated, as a system description makes it: blank,
// or filled from an appraisal. Its parts, elements, levels and labels are the description's; what a system does not
// have is left out (basic system description §§5, 7, 9, 10).
type Form struct {
	Description *system.Description
	Case        *appraisal.Appraisal // nil: the blank form
	Visible     map[string]bool      // the parts of the case that the reader may see; the others are not on the form
	Names       map[string]string    // of the people and the unit that the case names, by id
	Agency      string               // whose form it is, where the description does not say
	PrintedFor  string               // who gets the filled form
	On          calendar.Date        // and on which day
}

// Paper gives the form to be printed.
func (f Form) Paper() Paper {
	w := &writing{Form: f}
	w.add("# %s", f.title())
	w.add("%s", f.origin())
	w.consultation()
	w.progress()
	w.summary()
	w.derivation()
	w.plan()
	w.narrative()
	w.accomplishments()
	w.agencyUse()
	return Paper{Title: f.title(), Agency: f.agency(), Markdown: []byte(strings.TrimSpace(w.out.String()) + "\n")}
}

func (f Form) title() string {
	if f.senior() {
		return "Senior Professional Performance Agreement"
	}
	return "Executive Performance Agreement"
}

// origin says under which description the form stands, and whose form it is not.
func (f Form) origin() string {
	of := "*" + Escape(f.Description.Title) + "*"
	if name := f.Description.Agency.Name; name != "" { // whose description it is
		of += " of " + Escape(name)
	}
	return "Made from the system description " + of + ". This is no form of the Office of Personnel Management and has no number of its forms."
}

// agency is whose form it is; on the blank form of a description that leaves the name blank, nobody's.
func (f Form) agency() string { return cmp.Or(f.Description.Agency.Name, f.Agency) }

func (f Form) senior() bool { return f.Description.Kind == "senior-professional" }

// person is what the form calls the one who is appraised.
func (f Form) person() string {
	if f.senior() {
		return "Senior professional"
	}
	return "Executive"
}

// filled says whether there is a case, with this part for the reader to see.
func (f Form) filled(part string) bool { return f.Case != nil && f.Visible[part] }

// sees says whether a part stands on the form: always on the blank one, and else where the reader may see it.
func (f Form) sees(part string) bool { return f.Case == nil || f.Visible[part] }

// reviewer says whether the form has a reviewing official.
func (f Form) reviewer() bool {
	if f.Case != nil {
		return f.Case.ReviewingOfficial != ""
	}
	return f.Description.Planning.ReviewingOfficial != ""
}

// version is the plan as the reader sees it; false without one.
func (f Form) version() (*appraisal.PlanVersion, bool) {
	if !f.filled("plan") {
		return nil, false
	}
	return f.Case.PlanThatCounts()
}

// signing is a line with a name, a signature and a day.
func (f Form) signing(who, person string, signed act.Meta) []string {
	name, signature, on := orBlank(f.Names[person], narrow+8), roomFor(narrow+10, 2), blank(narrow)
	if signed.Version > 0 {
		name = orBlank(cmp.Or(signer(f.Names, signed), f.Names[person]), narrow)
		signature, on = "Signed; entry "+strconv.FormatInt(signed.Seq, 10), Escape(signed.On.Long())
	}
	return []string{who, name, signature, on}
}

// signer names who signed, and in whose place: Kenji Sato for Maria Okafor.
func signer(names map[string]string, m act.Meta) string {
	if m.For != "" {
		return names[m.By] + " for " + names[m.For]
	}
	return names[m.By]
}

func signingHead() []string { return []string{"Who", "Name", "Signature", "Date"} }

// consultation is who the plan is for, and who was consulted on it (§5).
func (w *writing) consultation() {
	if !w.sees("case") {
		return
	}
	w.begin("Consultation")
	var executive, title, unit, official string
	appointment, period := w.choice(), yearly(w.Description.Period)
	if c := w.Case; c != nil {
		executive, title, unit, official = w.Names[c.Executive], c.Title, w.Names[c.Unit], w.Names[c.RatingOfficial]
		appointment, period = Escape(c.Appointment.Words()), Escape(c.Span.String())
	}
	rows := [][]string{{w.person(), orBlank(executive, wide)}, {"Title", orBlank(title, wide)}, {"Organization", orBlank(unit, wide)},
		{"Appraisal period", period}, {"Appointment", appointment}, {"Rating official", orBlank(official, wide)}}
	rows = append([][]string{{"Agency", orBlank(w.agency(), wide)}}, rows...)
	w.table([]string{"About", "Entry"}, rows...)
	if w.sees("plan") {
		w.add("### Signatures under the plan")
		w.planSignatures()
	}
}

// choice lists the appointments that the system covers, of which one is marked by hand.
func (w *writing) choice() string {
	var out []string
	for _, a := range w.Description.Covers {
		out = append(out, `\[`+blank(2)+`\] `+Escape(agency.Appointment(a).Words()))
	}
	return strings.Join(out, blank(2)+" ")
}

// yearly gives the days between which a period lies, for the year to be written in.
func yearly(p system.Period) string {
	day := func(mmdd string) string {
		t, err := time.Parse("2006-01-02", "2000-"+mmdd)
		if err != nil {
			return Escape(mmdd)
		}
		return t.Format("January 2")
	}
	return day(p.Begins) + "," + blank(10) + " to " + day(p.Ends) + "," + blank(10)
}

// planSignatures are those under the plan, and the day on which it was communicated (§5).
func (w *writing) planSignatures() {
	signed := map[act.Relation]act.Meta{}
	var v appraisal.PlanVersion
	c := cmp.Or(w.Case, &appraisal.Appraisal{})
	if latest, ok := w.version(); ok {
		v = *latest
		for _, s := range v.Signed {
			signed[s.As] = s.Meta
		}
		w.add("%s", Escape(versionSentence(c, v)))
	}
	executive := w.signing(w.person(), c.Executive, signed[act.Executive])
	if v.Declined != nil && signed[act.Executive].Version == 0 {
		executive[2], executive[3] = "Declined to sign", Escape(v.Declined.Meta.On.Long())
	}
	rows := [][]string{executive, w.signing("Rating official", c.RatingOfficial, signed[act.RatingOfficial])}
	if w.reviewer() {
		rows = append(rows, w.signing("Reviewing official", c.ReviewingOfficial, signed[act.ReviewingOfficial]))
	}
	if office := map[string]string{"executive-resources": "executive resources", "agency-head": "agency head"}[w.Description.Weights.SetBy]; office != "" && w.Description.Weights.Policy != "uniform" {
		rows = append(rows, []string{"Set the weights, for " + office, orBlank(w.Names[v.Plan.WeightsSetBy], narrow), blank(narrow), blank(narrow)})
	}
	communicated := w.signing("Communicated the plan", c.RatingOfficial, act.Meta{})
	if m := v.Communicated; m.Version > 0 {
		communicated = []string{"Communicated the plan", orBlank(signer(w.Names, m), narrow), "Entry " + strconv.FormatInt(m.Seq, 10), Escape(m.On.Long())}
	}
	w.table(signingHead(), append(rows, communicated)...)
	if v.Declined != nil && v.Declined.Reason != "" {
		w.add("**Why the plan was not signed:** %s", Escape(v.Declined.Reason))
	}
}

// versionSentence says which version of the plan the form has, which one it revised, and whether another waits (§5).
func versionSentence(c *appraisal.Appraisal, v appraisal.PlanVersion) string {
	out := fmt.Sprintf("Version %d of the plan, proposed %s.", v.Number, v.Proposed.On.Long())
	if v.Revises > 0 {
		out += fmt.Sprintf(" It revises version %d. A plan is in force since %s.", v.Revises, c.Communicated.On.Long())
	}
	if v.Plan.Revision != "" {
		out += " Why it was revised: " + v.Plan.Revision
	}
	if next, waits := c.PlanPending(); waits && next.Number != v.Number {
		out += fmt.Sprintf(" Version %d, proposed %s, is not in force.", next.Number, next.Proposed.On.Long())
	}
	return out
}

// progress is the progress reviews of the period (§7).
func (w *writing) progress() {
	n := w.Description.ProgressReviews.Minimum
	var held []appraisal.ProgressReview
	c := cmp.Or(w.Case, &appraisal.Appraisal{})
	if w.filled("progress") {
		held = c.Reviews
	}
	if n = max(n, len(held)); n == 0 || !w.sees("progress") {
		return
	}
	w.begin("Progress review")
	var rows [][]string
	for i := range n {
		var review appraisal.ProgressReview
		if i < len(held) {
			review = held[i]
		}
		of := "Review " + strconv.Itoa(i+1) + ": "
		rows = append(rows, w.signing(of+strings.ToLower(w.person()), c.Executive, review.Acknowledged), w.signing(of+"rating official", c.RatingOfficial, review.Meta))
		if w.Case == nil && w.reviewer() {
			rows = append(rows, w.signing(of+"reviewing official", "", act.Meta{}))
		}
	}
	w.table(signingHead(), rows...)
	for i, review := range held {
		w.add("### Progress review %d, %s", i+1, Escape(review.Meta.On.Long()))
		for _, said := range review.Against {
			title := requirementTitle(c.ReviewedPlan(review), w.Description, said.Requirement)
			w.add("**%s.** %s", Escape(title), EscapeParagraphs(said.Text))
			if said.Short {
				w.add("Performance falls short of this requirement.")
			}
			if said.Advice != "" {
				w.add("**Advice or assistance.** %s", EscapeParagraphs(said.Advice))
			}
		}
	}
}

// requirementTitle names what a progress review is held against.
func requirementTitle(p appraisal.Plan, d *system.Description, id string) string {
	for _, r := range p.Requirements(d) {
		if r.ID == id {
			return r.Title
		}
	}
	return id
}
