package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// proposePlanForm is the plan editor: weights, agency requirements, results, alignment. The controls have the names of
// the plan's own fields, elements.4.results.0.timelines, so that a finding leads to its control.
var proposePlanForm = form{
	act: "appraisal.propose-plan", label: "Check the plan and send",
	title: func(f *filled) string {
		if f.Case().InForce() {
			return "Revise the plan for " + f.Executive()
		}
		return "Plan for " + f.Executive()
	},
	start:  startPlan,
	change: changePlan,
	read:   readPlan,
	load:   loadPlan,
	body:   func(f *filled) templ.Component { return planEditor(f) },
	side:   planParts, sideTitle: "Parts of the plan",
	field: planControl,
	check: func(f *filled, j casework.Judgement) templ.Component { return planCheck(f, judgedPlan(j)) },
	consequence: func(f *filled) string {
		if f.Case().InForce() {
			return f.Executive() + " gets the revision and may comment on any part. The version in force counts until the revision is signed, or declined, and communicated."
		}
		return f.Executive() + " gets the plan and may comment on any part. It can still be changed; nobody has signed it."
	},
	does: func(f *filled) []string {
		out := []string{f.Executive() + " gets exactly this plan, may comment on any part, and may sign it.",
			"You may send another version until the plan is communicated. Every version stays on the case."}
		if v := f.PlanInForce(); v.Number > 0 {
			out[1] = fmt.Sprintf("Version %d stays in force until this one is communicated. Every version stays on the case.", v.Number)
		}
		if v := f.Plan(); len(v.Signed) > 0 && v.Communicated.Version == 0 {
			out = append(out, fmt.Sprintf("The signatures under version %d do not cover this one; it has to be signed again.", v.Number))
		}
		return out
	},
	thenTitle: "Then", then: func(f *filled) string {
		if f.Case().InForce() {
			return "You see the difference and the whole plan on one page before it is sent. Then both of you sign the difference, and you communicate it."
		}
		due, when := f.Case().PlanDue(), "and you communicate it by "
		if f.Sight.On.After(due) {
			when = "and you communicate it; that was due by "
		}
		return "You see the whole plan on one page before it is sent. Then both of you sign the same version, " + when + due.Long() + "."
	},
}

// startPlan begins with the latest version, or without any with an empty plan.
func startPlan(f *filled) url.Values {
	v := f.Plan()
	if v.Number == 0 {
		v.Plan = emptyPlan(f.Description())
	}
	out := planValues(f.Description(), v.Plan)
	setParts(out, f.Description(), v.Plan)
	if v.Communicated.Version > 0 { // the reason was that of the revision before
		out.Del("revision")
	}
	return out
}

// emptyPlan is a plan before anything is written: what needs results, as Results Driven does, has them there to be
// written, and weights that the description fixes for everybody stand already.
func emptyPlan(d *system.Description) appraisal.Plan {
	var p appraisal.Plan
	for _, e := range d.Elements {
		pe := appraisal.PlanElement{Element: e.ID}
		if w, ok := d.Weights.Uniform[e.ID]; ok && d.Weights.Policy == "uniform" {
			pe.Weight = system.Number(w.String())
		}
		if e.Components != nil {
			pe.Results = make([]appraisal.Result, e.Components.Minimum)
		}
		p.Elements = append(p.Elements, pe)
	}
	return p
}

// planValues gives a plan as the fields of its editor.
func planValues(d *system.Description, p appraisal.Plan) url.Values {
	out := url.Values{}
	if p.WeightsSetBy != "" {
		out.Set("weights_set_by", p.WeightsSetBy)
	}
	if p.Revision != "" {
		out.Set("revision", p.Revision)
	}
	for i, e := range d.Elements {
		pe, _ := p.Element(e.ID)
		out.Set("weights."+e.ID, pe.Weight.String())
		for n, r := range pe.Requirements {
			at := fmt.Sprintf("elements.%d.agency_requirements.%d", i, n)
			out.Set(at+".text", r.Text)
			out.Set(at+".as", r.As)
			for _, l := range appraisal.AgencyRequirementLevels(d).Offered() {
				out.Set(levelAt(at, l), r.At(l))
			}
		}
		for n, r := range pe.Results {
			setResult(out, resultAt(i, n), r)
		}
	}
	return out
}

func resultAt(element, n int) string { return fmt.Sprintf("elements.%d.results.%d", element, n) }

// levelAt names the field of what a requirement is at a level.
func levelAt(at string, level int) string { return fmt.Sprintf("%s.level_%d", at, level) }

func setResult(out url.Values, at string, r appraisal.Result) {
	for field, text := range map[string]string{"title": r.Title, "measures": r.Measures, "targets": r.Targets, "timelines": r.Timelines, "level_3": r.Level3, "level_5": r.Level5,
		"level_4": r.Level4, "level_2": r.Level2, "level_1": r.Level1, "weight": r.Weight.String(), "aligned_to.document": r.Aligned.Document, "aligned_to.goal": r.Aligned.Goal, "aligned_to.pages": r.Aligned.Pages} {
		out.Set(at+"."+field, text)
	}
}

// countOf says how many items of a list the fields hold: elements.4.results.0.title, elements.4.results.1.title, …
func countOf(values url.Values, list, field string) int {
	n := 0
	for values.Has(fmt.Sprintf("%s.%d.%s", list, n, field)) {
		n++
	}
	return n
}

func (f *filled) results(element int) int {
	return countOf(f.Values, fmt.Sprintf("elements.%d.results", element), "title")
}

func (f *filled) requirements(element int) int {
	return countOf(f.Values, fmt.Sprintf("elements.%d.agency_requirements", element), "text")
}

// result reads one result as it is typed. A goal that was chosen fills what was left empty.
func (f *filled) result(at string) appraisal.Result {
	text := func(field string) string { return f.Value(at + "." + field) }
	r := appraisal.Result{Title: text("title"), Measures: text("measures"), Targets: text("targets"), Timelines: text("timelines"),
		Level3: text("level_3"), Level5: text("level_5"), Level4: text("level_4"), Level2: text("level_2"), Level1: text("level_1"),
		Aligned: appraisal.Alignment{Document: text("aligned_to.document"), Goal: text("aligned_to.goal"), Pages: text("aligned_to.pages")}}
	f.takeGoal(text("goal-choice"), &r.Aligned)
	return r
}

// takeGoal fills an alignment from an adopted goal, where nothing else was typed.
func (f *filled) takeGoal(id string, a *appraisal.Alignment) {
	for _, g := range f.Lists.Goals {
		if id == "" || g.ID != id {
			continue
		}
		title := strings.TrimSpace(g.Code + " " + g.Title)
		if blankText(a.Document) && blankText(a.Goal) {
			a.Document, a.Goal = g.DocumentTitle, title
		}
		if blankText(a.Pages) && a.Goal == title {
			a.Pages = g.Pages
		}
	}
}

func blankText(s string) bool { return strings.TrimSpace(s) == "" }

// readPlan makes the plan of the fields. A weight that is no number at all is an error of its field; every other
// answer is the law's.
func readPlan(f *filled) (any, []FieldError) {
	p := appraisal.Plan{WeightsSetBy: f.Value("weights_set_by"), Revision: f.Value("revision")}
	var wrong []FieldError
	for i, e := range f.Description().Elements {
		weight, err := readWeight(f.Description(), e, f.Value("weights."+e.ID))
		if err != "" {
			wrong = append(wrong, FieldError{"weights." + e.ID, err})
		}
		pe := appraisal.PlanElement{Element: e.ID, Weight: weight}
		for n := range f.requirements(i) {
			at := fmt.Sprintf("elements.%d.agency_requirements.%d", i, n)
			pe.Requirements = append(pe.Requirements, appraisal.AgencyRequirement{Text: f.Value(at + ".text"), As: f.Value(at + ".as"),
				Level5: f.Value(levelAt(at, 5)), Level4: f.Value(levelAt(at, 4)), Level2: f.Value(levelAt(at, 2)), Level1: f.Value(levelAt(at, 1))})
		}
		for n := range f.results(i) {
			r := f.result(resultAt(i, n))
			if r.Weight, err = readResultWeight(f.Value(resultAt(i, n) + ".weight")); err != "" {
				wrong = append(wrong, FieldError{resultAt(i, n) + ".weight", err})
			}
			pe.Results = append(pe.Results, r)
		}
		p.Elements = append(p.Elements, pe)
	}
	return p, wrong
}

// readWeight takes a weight as it was typed; the sentence says what is wrong with what is no number.
func readWeight(d *system.Description, e system.Element, typed string) (system.Number, string) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", "Enter the weight of " + e.Title + ": " + aNumber(d) + " from " + e.MinimumWeight.String() + " up."
	}
	var n system.Number
	if n.UnmarshalJSON([]byte(typed)) != nil {
		return "", fmt.Sprintf("“%s” is not a number. Enter the weight of %s as %s.", clip(typed), e.Title, aNumber(d))
	}
	return n, ""
}

// readResultWeight takes the weight of a result as it was typed; none is none, and the law says whether it is needed.
func readResultWeight(typed string) (system.Number, string) {
	typed = strings.TrimSpace(typed)
	var n system.Number
	if typed != "" && n.UnmarshalJSON([]byte(typed)) != nil {
		return "", fmt.Sprintf("“%s” is not a number. Enter the weight of the result as a number above 0.", clip(typed))
	}
	return n, ""
}

// weightSetters lists who may have set the weights, where the description leaves that to an office (SD-5.12); none
// where it is the rating official's, or the reviewing official's, who signs the plan.
func (f *filled) weightSetters() []Option {
	if len(f.Lists.Setters) == 0 {
		return nil
	}
	out := []Option{{"", "Choose who set them", ""}}
	for _, p := range f.Lists.Setters {
		out = append(out, Option{p.ID, p.Name, ""})
	}
	return out
}

// setters names the holders of the office to which the description leaves variable weights; none if to no office.
func (f *filled) setters() []string {
	w := f.Description().Weights
	if w.Policy == "uniform" || w.SetBy != "executive-resources" && w.SetBy != "agency-head" {
		return nil
	}
	return f.visit.Agency.Holders(act.Relation(w.SetBy), f.Case().Unit)
}

// weightPolicy says in a line who sets the weights and for how long.
func weightPolicy(d *system.Description) string {
	w := d.Weights
	if w.Policy == "uniform" {
		return "Set by the description, the same for everybody"
	}
	by := map[string]string{"": "Set", "rating-official": "Set by the rating official", "reviewing-official": "Set by the reviewing official, who signs the plan",
		"executive-resources": "Set by executive resources", "agency-head": "Set by the agency head"}[w.SetBy]
	if w.Changes == "permanent" {
		return by + " for this executive, and kept from year to year"
	}
	return by + " for this executive and this period"
}

// clip shortens what somebody typed so that it fits a sentence, and puts it on one line.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:37]) + "…"
	}
	return s
}

// planControl leads a field of the plan to its control: a list that is too short to the button that adds to it.
func planControl(f *filled, name string) string {
	for i, e := range f.Description().Elements {
		at := fmt.Sprintf("elements.%d", i)
		switch name {
		case e.ID + ".results":
			return at + ".add-result"
		case at + ".weight":
			return "weights." + e.ID
		case at, at + ".element", at + ".requirement":
			return at
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, ".results"), ".agency_requirements")
}

// judgedPlan gives the version that would be recorded.
func judgedPlan(j casework.Judgement) appraisal.PlanVersion {
	var v appraisal.PlanVersion
	var out struct {
		Number  int                       `json:"number"`
		Weights map[string]system.Decimal `json:"weights"`
	}
	if json.Unmarshal(j.Body.In, &v.Plan) == nil && json.Unmarshal(j.Body.Out, &out) == nil {
		v.Number, v.Weights = out.Number, out.Weights
	}
	return v
}
