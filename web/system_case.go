package web

import (
	"net/http"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/appraisal"
	"sesperf/rules/conformance"
	"sesperf/rules/system"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// systemView is a system of the agency as the visitor may see it.
type systemView struct {
	System *adoption.System
	Text   *system.Description // nil if this program cannot read it
	Check  conformance.Conformance
	Covers []sqlc.CoverageNamedRow
	Names  map[string]string // of the systems that the visitor may see
	May    choices
}

// systemPage shows one system: whose turn it is, its life so far, what the visitor may do, what stands on it.
func (s *server) systemPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, err := s.adopted(r, v)
	if err != nil {
		return err
	}
	view := &systemView{System: c, Names: map[string]string{}, May: v.choose(sight)}
	err = s.door.DB().Read(r.Context(), func(tx *store.Tx) error {
		all, err := s.systems(r, tx, v)
		for _, l := range all {
			view.Names[l.ID] = l.Title
			if l.ID == c.ID {
				view.Covers = l.Covers
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if d, ok := c.AsItStands(); ok {
		view.Text, view.Check = d, conformance.Check(d)
	}
	p := v.page(systemTitle(c))
	p.Facts, p.Crumbs, p.Printable = systemFacts(c, v.Today), []Link{{"Home", "/"}, {"Systems", "/systems"}}, true
	return render(w, r, http.StatusOK, p, SystemBody(v, sight, view))
}

// life gives the steps of a system's life as far as it has come. An agency outside chapter 43 needs no approval.
func (view *systemView) life(v *visit) []Step {
	c := view.System
	first := c.Drafts[0].Meta.On
	out := []Step{{Name: "Drafted", State: StepDone, Note: "From " + brief(first, v.Today) + "; version " + number(c.Latest().Number)}}
	if c.Approved == nil && c.Submitted == nil {
		out[0].State = StepNow
	}
	if view.Text == nil || view.Text.Chapter43() || c.Submitted != nil {
		out = append(out, view.submittedStep(v), view.approvedStep(v))
	}
	force := Step{Name: "In force", State: StepTodo, Note: "Not yet"}
	if c.InForce != nil {
		force.State, force.Note = StepDone, "From "+brief(c.InForce.From, v.Today)
		if c.Succeeded == nil {
			force.State = StepNow
		}
	} else if c.Approved != nil {
		force.State, force.Note = StepNow, "To be put in force"
	}
	next := Step{Name: "Succeeded", State: StepTodo, Note: "By none"}
	if c.Succeeded != nil {
		next.State, next.Note = StepDone, "From "+brief(c.Succeeded.From, v.Today)
	}
	return append(out, force, next)
}

func (view *systemView) submittedStep(v *visit) Step {
	c := view.System
	switch {
	case c.Returned != nil:
		return Step{Name: "Submitted to OPM", State: StepLate, Note: "Returned " + brief(c.Returned.On, v.Today)}
	case c.Submitted != nil:
		return Step{Name: "Submitted to OPM", State: StepDone, Note: brief(c.Submitted.Meta.On, v.Today)}
	case c.Approved != nil:
		return Step{Name: "Submitted to OPM", State: StepDone, Note: "Before this record"}
	}
	return Step{Name: "Submitted to OPM", State: StepTodo, Note: "Not yet"}
}

func (view *systemView) approvedStep(v *visit) Step {
	c := view.System
	switch {
	case c.Approved != nil:
		return Step{Name: "Approved by OPM", State: StepDone, Note: brief(c.Approved.On, v.Today)}
	case c.Submitted != nil && c.Returned == nil:
		return Step{Name: "Approved by OPM", State: StepNow, Note: "OPM has it"}
	}
	return Step{Name: "Approved by OPM", State: StepTodo, Note: "Not yet"}
}

// systemToCome says whether the time of an act on a system is still to come.
func systemToCome(c *adoption.System, name string) bool {
	switch name {
	case "system.submit", "system.return", "system.approve":
		return c.Approved == nil && c.InForce == nil
	case "system.put-in-force":
		return c.InForce == nil
	case "system.succeed":
		return c.Succeeded == nil && c.InForce != nil
	}
	return false
}

// caseState says how far a case has come, for its strip; false for a kind of case without one.
func caseState(s *casework.Sight) (string, bool) {
	switch c := s.Case.(type) {
	case *appraisal.Appraisal:
		return c.Stage().Words(), true
	case *adoption.System:
		return stageOn(c.Stage(), c.Days().Begin, c.Days().End, s.On), true
	}
	return "", false
}

// checkTally counts what the check found: the places with what bars, what is flagged, what it cannot know.
func checkTally(c conformance.Conformance) (bars, flags, open int64) {
	bars = int64(countPlaces(barring(c.Findings)))
	for _, h := range c.Findings {
		switch {
		case h.Holds == act.No && !h.Bars:
			flags++
		case h.Holds == act.Unknown:
			open++
		}
	}
	return bars, flags, open
}

// checkWords says in a sentence how a description stands to the law.
func checkWords(c conformance.Conformance) (MarkState, string) {
	bars, flags, open := checkTally(c)
	switch {
	case bars > 0:
		return MarkLate, upper(things(bars, "thing keeps", "things keep")) + " it from conforming"
	case flags+open > 0:
		return MarkFlag, "It conforms; " + things(flags+open, "thing is", "things are") + " to be looked at"
	}
	return MarkDone, "It conforms: nothing is found"
}

// unitNames names the units of which a system is.
func (view *systemView) unitNames() string {
	var units []string
	for _, c := range view.Covers {
		if c.Unit != "" && !slices.Contains(units, c.UnitName) {
			units = append(units, c.UnitName)
		}
	}
	if len(units) == 0 {
		return "The whole agency"
	}
	return joined(units) + ", with all beneath"
}

// systemVerb gives a file of the description, or the page of an act.
func (s *server) systemVerb(w http.ResponseWriter, r *http.Request, v *visit) error {
	if strings.HasPrefix(r.PathValue("verb"), "description.") {
		r.SetPathValue("file", r.PathValue("verb"))
		return s.filePage(w, r, v)
	}
	return s.actForm(w, r, v)
}
