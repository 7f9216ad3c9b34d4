package document

import (
	"strconv"

	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// Departure is the written appraisal of an executive who leaves, as it is forwarded to the organization or agency that
// gains the executive: it carries no summary rating (basic system description §9).
type Departure struct {
	Case       *appraisal.Appraisal
	Appraisal  appraisal.DepartureAppraisal
	Names      map[string]string // of the people whom the case names, by id
	Agency     string            // whose it is
	PrintedFor string
	On         calendar.Date
}

// Paper gives the appraisal to be printed.
func (d Departure) Paper() Paper {
	w := &writing{Form: Form{Description: d.Case.Description(), Case: d.Case, Names: d.Names}}
	c, a := d.Case, d.Appraisal
	title := "Appraisal before leaving"
	w.add("# %s", title)
	w.add("Made when an executive who completed the minimum period leaves, under the system description *%s*, §9. It carries no summary rating. Whoever rates the executive next considers it.", Escape(c.Description().Title))
	w.table([]string{"About", "Entry"}, []string{"Agency", Escape(d.Agency)}, []string{w.person(), Escape(d.Names[c.Executive])}, []string{"Title", orBlank(c.Title, narrow)},
		[]string{"Appointment", Escape(c.Appointment.Words())}, []string{"Appraisal period", Escape(c.Span.String())}, []string{"Under the plan", "From " + Escape(c.PlanBegins().Long()) + ", " + strconv.Itoa(a.Days) + " days until the last day"},
		[]string{"Last day", Escape(a.Leaves.Long())}, []string{"Forwarded to", Escape(a.Forward)})
	w.add("## The appraisal")
	w.prose(a.Text, 0)
	w.add("## Signature")
	w.table(signingHead(), w.signing("Rating official", a.Meta.Person(), a.Meta))
	w.add("Printed for %s on %s. Sum of the entry: %s", Escape(d.PrintedFor), Escape(d.On.Long()), Escape(a.Meta.Sum))
	return Paper{Title: title, Agency: d.Agency, Markdown: []byte(w.out.String())}
}
