package appraisal

import (
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// Guidance is what the appraisal of a period rests on beside the executive's own performance: the assessment of
// organizational performance and the guidelines, with the proof of when each was issued (SD-12.3).
type Guidance struct {
	Period     string       `json:"period"`       // whose they are
	Title      string       `json:"period_title"` // what people call it
	Scope      agency.Scope `json:"scope"`        // the agency's, or the Office of Inspector General's
	Assessment Issued       `json:"assessment"`
	Guidelines Issued       `json:"guidelines"`
	Apart      bool         `json:"apart,omitempty"` // the latest, as the case's period ends apart from the agency's
}

// Issued is the proof of when something was issued, and by whom: an entry of the record.
type Issued struct {
	Seq int64         `json:"seq"` // its place in the record
	Sum string        `json:"sum"`
	On  calendar.Date `json:"on"`
	By  string        `json:"by"`
}

func issued(m act.Meta) Issued { return Issued{Seq: m.Seq, Sum: m.Sum, On: m.On, By: m.Person()} }

// Scope says whose assessments and guidelines serve the case: those of the Office of Inspector General for an executive
// of that office, and for everyone under its own system (CE-404b); otherwise the agency's.
func (c *Appraisal) Scope(f act.Facts) agency.Scope {
	if c.Description().Agency.InspectorGeneral || agency.OfInspectorGeneral(f, c.Unit) {
		return agency.ScopeInspectorGeneral
	}
	return agency.ScopeAgency
}

// Guidance gives the assessment and the guidelines that serve the case: those of its period, or where the case's days
// end apart from it, the latest of its system (SD-12.3). False while there are none.
func (c *Appraisal) Guidance(f act.Facts) (Guidance, bool) {
	scope, periods := c.Scope(f), []string{c.Period}
	own, ok := agency.FindPeriod(f, c.Period)
	if ok && c.ApartFromPeriod() {
		for _, s := range f.Spans("period", own.System) {
			periods = append(periods, s.Case)
		}
	}
	var out Guidance
	for _, id := range periods {
		p, ok := agency.FindPeriod(f, id)
		if !ok {
			continue
		}
		a, assessed := p.Assessment(scope)
		g, guided := p.IssuedGuidelines(scope)
		if assessed && guided && (out.Period == "" || g.Meta.Seq > out.Guidelines.Seq) {
			out = Guidance{Period: id, Title: p.Title, Scope: scope, Assessment: issued(a.Meta), Guidelines: issued(g.Meta), Apart: c.ApartFromPeriod()}
		}
	}
	return out, out.Period != ""
}

// uses notes in the entry what the act rested on.
func (g Guidance) uses(f act.Facts) {
	if g.Period == "" {
		return
	}
	f.Used(g.Period, map[string]any{"assessment": g.Assessment, "guidelines": g.Guidelines})
}

// checkGuidance: the agency's assessments of organizational performance and its guidelines were communicated after the
// period ended and before this rating (SD-12.3).
func checkGuidance(c *Appraisal, q act.Question) []act.Finding {
	if !c.periodEnded(q.On) {
		return nil // that there are none yet follows from what bars the rating already
	}
	if _, ok := c.Guidance(q.Facts); ok {
		return nil
	}
	return []act.Finding{act.Broken("SD-12.3", c.whose(q.Facts)+" assessment of organizational performance and its guidelines "+c.guidedWhere()+" have not been issued; ratings come after them.",
		"Wait until "+c.whoIssues(q.Facts)+" has issued both.")}
}

// checkAssessed: the board is given the assessment of organizational performance before it recommends (SD-10.7).
func checkAssessed(c *Appraisal, q act.Question) []act.Finding {
	if _, ok := c.Guidance(q.Facts); ok {
		return nil
	}
	return []act.Finding{act.Broken("SD-10.7", c.whose(q.Facts)+" assessment of organizational performance "+c.guidedWhere()+" is not there; the board must have it before it recommends.",
		"Wait until "+c.whoIssues(q.Facts)+" has issued it, with the guidelines.")}
}

func (c *Appraisal) guidedWhere() string {
	if c.ApartFromPeriod() {
		return "for any period of this system"
	}
	return "for the period " + c.PeriodTitle
}

func (c *Appraisal) whose(f act.Facts) string {
	if c.Scope(f) == agency.ScopeInspectorGeneral {
		return "The Inspector General’s"
	}
	return "The agency’s"
}

func (c *Appraisal) whoIssues(f act.Facts) string {
	if c.Scope(f) == agency.ScopeInspectorGeneral {
		return "the Inspector General, or whom the Inspector General designated,"
	}
	return "the oversight official"
}

// Guided is the assessment and the guidelines themselves, with the proof of when they were issued.
type Guided struct {
	Guidance
	Assessed agency.Assessment
	Guided   agency.Guidelines
}

// Guided gives what the rating rested on; before there is one, what it would rest on today, if it was issued by that day.
func (c *Appraisal) Guided(f act.Facts, on calendar.Date) (Guided, bool) {
	g, ok := c.Guidance(f)
	if c.Initial != nil {
		g, ok = c.Initial.Guidance, c.Initial.Guidance.Period != ""
	}
	if !ok || g.Guidelines.On.After(on) {
		return Guided{}, false
	}
	p, ok := agency.FindPeriod(f, g.Period)
	if !ok {
		return Guided{}, false
	}
	out := Guided{Guidance: g}
	for _, a := range p.Assessments {
		if a.Meta.Seq == g.Assessment.Seq {
			out.Assessed = a
		}
	}
	for _, x := range p.Guidelines {
		if x.Meta.Seq == g.Guidelines.Seq {
			out.Guided = x
		}
	}
	return out, true
}
