package document

import (
	"fmt"
	"slices"
	"strconv"

	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// elementTitle gives an element as the form counts it: 2. Leading People.
func (f Form) elementTitle(i int) string {
	e := f.Description.Elements[i]
	title := strconv.Itoa(i+1) + ". " + Escape(e.Title)
	if !e.IsCritical() {
		title += " (not critical)"
	}
	return title
}

// weight is an element's weight: of the plan, or as the description fixes it for everybody; else room for it.
func (f Form) weight(e system.Element) string {
	if v, ok := f.version(); ok {
		if w, has := v.Weights[e.ID]; has {
			return w.String()
		}
	}
	if w, ok := f.Description.Weights.Uniform[e.ID]; ok && f.Description.Weights.Policy == "uniform" {
		return w.String()
	}
	return blank(narrow)
}

// plan is the critical elements with what the plan requires, and the standards by which they are rated (§§5, 6).
func (w *writing) plan() {
	if !w.sees("plan") {
		return
	}
	title := "Elements"
	if !slices.ContainsFunc(w.Description.Elements, func(e system.Element) bool { return !e.IsCritical() }) {
		title = "Critical elements"
	}
	w.begin(title)
	var rows [][]string
	for i, e := range w.Description.Elements {
		rows = append(rows, []string{w.elementTitle(i), e.MinimumWeight.String(), w.weight(e)})
	}
	w.table([]string{"Element", "Least weight:", "Weight:"}, append(rows, []string{"**Total**", blank(1), strconv.Itoa(w.Description.Weights.Total)})...)
	w.standards()
	v, _ := w.version()
	for i := range w.Description.Elements {
		e := &w.Description.Elements[i]
		var pe appraisal.PlanElement
		if v != nil {
			pe, _ = v.Plan.Element(e.ID)
		}
		w.element(i, e, pe)
	}
}

// standards are the performance standards of the levels with their examples, the highest first (§6).
func (w *writing) standards() {
	w.add("### Performance standards")
	for _, l := range w.downward() {
		w.add("**%s.** %s", w.levelName(l.Level), EscapeParagraphs(l.Standard))
		for _, e := range l.Examples {
			fmt.Fprintf(&w.out, "- %s\n", Escape(e))
		}
		if len(l.Examples) > 0 {
			w.out.WriteString("\n")
		}
	}
}

// element is one element: its requirement as written, what the description and the agency add, and its results.
func (w *writing) element(i int, e *system.Element, pe appraisal.PlanElement) {
	w.add("### Element %s", w.elementTitle(i))
	w.add("**%s.** %s", w.requirementName(), EscapeParagraphs(e.Requirement))
	for _, a := range e.AgencyRequirements {
		w.add("**Required of everybody by the agency, as a %s:** %s", Escape(a.As), Escape(a.Text))
	}
	w.agencyRequirements(e, pe)
	if e.Components == nil && len(pe.Results) == 0 {
		return
	}
	for n := range max(len(pe.Results), w.resultsToWrite(e)) {
		var r appraisal.Result
		if n < len(pe.Results) {
			r = pe.Results[n]
		}
		w.result(e, n, r)
	}
}

// requirementName is what the requirement of an element is called, which is written by who made the system.
func (f Form) requirementName() string {
	if d := f.Description; d.Basis == "basic" && d.Chapter43() && !f.senior() {
		return "Governmentwide performance requirement, as written"
	}
	return "Performance requirement of the system, as written"
}

// resultsToWrite is how many results have room on a form without a plan.
func (w *writing) resultsToWrite(e *system.Element) int {
	if _, ok := w.version(); ok || e.Components == nil {
		return 0
	}
	return max(1, e.Components.Minimum)
}

// agencyRequirements are what the plan adds beneath the requirement.
func (w *writing) agencyRequirements(e *system.Element, pe appraisal.PlanElement) {
	levels := appraisal.AgencyRequirementLevels(w.Description).Offered()
	for n, r := range pe.Requirements {
		as := "competency"
		if r.As == "result" {
			as = r.As
		}
		w.add("**Agency-specific requirement %d, as a %s.** %s", n+1, as, EscapeParagraphs(r.Text))
		for _, l := range []int{5, 4, 2, 1} {
			if r.At(l) != "" {
				w.add("**%s:** %s", w.levelName(l), Escape(r.At(l)))
			}
		}
	}
	if _, ok := w.version(); ok {
		return
	}
	w.add("**Agency-specific requirements**")
	w.prose("", fewLines)
	for _, l := range levels {
		w.add("**%s:**", w.levelName(l))
		w.prose("", 1)
	}
}

// result is one specific result: measures, targets, timelines, what levels require, and the goal that it serves.
func (w *writing) result(e *system.Element, n int, r appraisal.Result) {
	w.add("### %s, result %d", Escape(e.Title), n+1)
	orRoom, orBlank := orRoom, orBlank
	if _, ok := w.version(); ok { // what a plan leaves out is not written in by hand
		orRoom = orNotStated
		orBlank = func(text string, _ int) string { return orNotStated(text) }
	}
	rows := [][]string{{"Result", orRoom(r.Title)}, {"Measures", orRoom(r.Measures)}, {"Targets", orRoom(r.Targets)}, {"Timelines", orRoom(r.Timelines)}}
	if w.Description.RatingOf(e.ID).Method == "weighted-mean" {
		rows = append(rows, []string{"Weight among the results", orBlank(r.Weight.String(), narrow)})
	}
	offered := appraisal.ResultLevels(w.Description, e).Offered()
	for _, l := range w.downward() {
		if l.Level == 3 || slices.Contains(offered, l.Level) || r.At(l.Level) != "" {
			rows = append(rows, []string{w.levelName(l.Level), orRoom(r.At(l.Level))})
		}
	}
	if a := e.Alignment; a != nil || r.Aligned != (appraisal.Alignment{}) {
		rows = append(rows, []string{"Goal or objective it serves", orRoom(r.Aligned.Goal)}, []string{"Planning document", orBlank(r.Aligned.Document, wide)})
		if a == nil || a.PageNumbers || r.Aligned.Pages != "" {
			rows = append(rows, []string{"Page numbers", orBlank(r.Aligned.Pages, wide)})
		}
	}
	w.table([]string{"Part", "What is agreed"}, rows...)
}
