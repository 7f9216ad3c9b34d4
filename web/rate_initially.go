package web

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
	"sesperf/rules/law"
	"sesperf/rules/system"
)

// rateForm is the initial rating: each element with its requirement, the executive's own account, the standards of the
// levels beside the choice of one, and the arithmetic beside the levels.
var rateForm = form{
	act: "appraisal.rate-initially", label: "Check your answers", ahead: "SD-3.5",
	title: func(f *filled) string { return "Initial rating of " + f.Executive() },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.RateInitially{Levels: f.givenLevels(), Components: f.components(), Narrative: f.Value("narrative"), Elements: f.elementTexts(), Factors: f.factors(), NoProgressReview: f.Value("no_progress_review"),
			NoAccount: f.Value("no_accomplishments"), Details: f.Value("details"), NoDetail: f.Value("no_detail_appraisal")}, nil
	},
	start:  startRating,
	load:   loadRating,
	change: nextElement,
	body:   func(f *filled) templ.Component { return rateBody(f) },
	side:   rateParts, sideTitle: "Parts of the rating",
	field: rateControl,
	check: func(f *filled, j casework.Judgement) templ.Component { return rateCheck(f, judgedRating(j)) },
	consequence: func(f *filled) string {
		return fmt.Sprintf("Your signature shares the rating with %s. From then on nobody can change it, and the executive has %d days to respond.", f.Executive(), f.Case().Terms.ResponseDays)
	},
	does: func(f *filled) []string {
		return []string{"It covers exactly this page, to the letter, and the plan that the rating rests on.",
			fmt.Sprintf("%s sees all of it at once, and may respond until %s.", f.Executive(), f.Sight.On.AddDays(f.Case().Terms.ResponseDays).Long()),
			"Nobody can change the rating afterwards. What others think of it stands beside it.",
			"It is the initial rating, not the official one. The appointing authority assigns that " + f.afterWhat() + "."}
	},
	thenTitle: "Then", then: says("You see the whole rating on one page, confirm your sign-in, and get a receipt."),
}

// levels gives the levels chosen so far; an element without one is left out.
func (f *filled) levels() map[string]int {
	out := map[string]int{}
	for _, e := range f.Description().Elements {
		if n, err := strconv.Atoi(f.Value("levels." + e.ID)); err == nil {
			out[e.ID] = n
		}
	}
	return out
}

// worked is the arithmetic of the levels chosen so far; it has no score until each element has a level.
func (f *filled) worked() Worked {
	d, levels := f.Description(), f.ratedLevels()
	weights := f.PlanInForce().Weights
	w := Worked{Caption: "How the score comes about", Live: len(d.Derivation.Caps) == 0, Weights: total(weights), Ranges: rangesOf(d), Provision: "SD-9.3"}
	whole := true
	for i, e := range d.Elements {
		l, ok := d.Level(levels[e.ID])
		line := WorkedLine{Element: e.ID, Title: elementTitle(i, e), Weight: weights[e.ID], Uncritical: !e.IsCritical()}
		if whole = whole && ok; ok {
			line.Level, line.Points, line.Score = l.Level, l.Points, l.Points.Times(line.Weight)
		}
		w.Lines = append(w.Lines, line)
	}
	if whole && len(weights) == len(d.Elements) {
		v := d.Derive(weights, levels)
		w.Score, w.Level, w.Label, w.Override, w.Said = v.Score, v.Level, v.Label, v.Override, cappedWords(d, v)
	}
	return w
}

// standards gives the levels with their standards, the highest first.
func standards(d *system.Description) []Level {
	var out []Level
	for _, l := range d.Levels {
		out = append(out, Level{l.Level, l.Label, l.Standard, l.Examples, l.Points})
	}
	slices.SortFunc(out, func(a, b Level) int { return b.Number - a.Number })
	return out
}

// judgedRating gives the rating that would be recorded.
func judgedRating(j casework.Judgement) appraisal.InitialRating {
	var r appraisal.InitialRating
	var out struct {
		Derivation system.Derivation          `json:"derivation"`
		RolledUp   map[string]system.RolledUp `json:"rolled_up"`
	}
	if json.Unmarshal(j.Body.In, &r.RateInitially) == nil && json.Unmarshal(j.Body.Out, &out) == nil {
		r.Derivation, r.RolledUp = out.Derivation, out.RolledUp
		for _, l := range out.Derivation.Lines { // those that their components make are not among the inputs
			r.Levels[l.Element] = l.Level
		}
	}
	return r
}

// needsWords says whether the level of an element, or the judgment that it is, needs a narrative of the element.
func (f *filled) needsWords(e system.Element) bool {
	judged := len(f.components()[e.ID]) > 0 && !f.worksOut(e)
	return (judged || slices.Contains(f.Description().Narratives.ElementAtLevels, f.ratedLevels()[e.ID])) && blankText(f.Value("elements."+e.ID))
}

// levelsNeedingWords lists the levels that need a narrative of the element, for the page's script: 1 2 5.
func (f *filled) levelsNeedingWords() string {
	return strings.Trim(fmt.Sprint(f.Description().Narratives.ElementAtLevels), "[]")
}

// noReview says whether fewer progress reviews were held than are due.
func (f *filled) noReview() bool { return len(f.Case().Reviews) < f.Case().Terms.ProgressReviews }

// reviewsHeld says how many progress reviews were held, where more are due.
func (f *filled) reviewsHeld() string {
	n, due := len(f.Case().Reviews), f.Case().Terms.ProgressReviews
	if n == 0 {
		return "No progress review was held in the period."
	}
	return fmt.Sprintf("%s of at least %d were held in the period.", upper(counted(n, "progress review", "progress reviews")), due)
}

// noReviewQuestion asks for the reason.
func (f *filled) noReviewQuestion() string {
	if len(f.Case().Reviews) == 0 {
		return "Why was there no progress review?"
	}
	return "Why were there fewer progress reviews than are due?"
}

// ratePart says how far one element is rated.
func (f *filled) ratePart(i int, e system.Element) FormPart {
	p := FormPart{Title: elementTitle(i, e), URL: "#part." + e.ID, State: MarkTodo, Words: "No level yet"}
	switch level := f.ratedLevels()[e.ID]; {
	case f.wrongRating(e):
		p.State, p.Words = MarkLate, "To be mended"
	case level > 0 && f.needsWords(e):
		p.State, p.Words = MarkPen, fmt.Sprintf("Level %d, narrative missing", level)
	case level > 0:
		p.State, p.Words = MarkDone, fmt.Sprintf("Level %d", level)
	}
	return p
}

// wrongRating says whether something in the rating of an element has to be mended.
func (f *filled) wrongRating(e system.Element) bool {
	return f.Error("levels."+e.ID) != "" || f.Error("elements."+e.ID) != "" || f.wrongIn("components."+e.ID)
}

// rateOpen says whether an element stands open: one to be mended, the one that was asked for, or else the first
// that is not finished.
func (f *filled) rateOpen(e system.Element) bool {
	if f.Focus != "" || len(f.Errors) > 0 {
		return f.Focus == e.ID || f.wrongRating(e)
	}
	for i, o := range f.Description().Elements {
		if f.ratePart(i, o).State != MarkDone {
			return o.ID == e.ID
		}
	}
	return false
}

// nextElement opens the element that the button names, to go on to it or to have its level worked out.
func nextElement(f *filled, then string) {
	id := strings.TrimPrefix(strings.TrimPrefix(then, "next."), "roll.")
	if _, ok := f.Description().Element(id); ok {
		f.Focus = id
	}
}

// rateParts is the side list of the rating.
func rateParts(f *filled) []FormPart {
	var out []FormPart
	todo := 0
	for i, e := range f.Description().Elements {
		out = append(out, f.ratePart(i, e))
	}
	if appraisal.SummaryNeeded(f.Description()) || !blankText(f.Value("narrative")) {
		out = append(out, textPart(f, "narrative", "Summary narrative"))
	}
	for _, p := range out {
		if p.State != MarkDone {
			todo++
		}
	}
	last := FormPart{Title: "Check and sign", URL: "#before", State: MarkDone, Words: "Ready to be checked"}
	if todo > 0 {
		last.State, last.Words = MarkTodo, upper(counted(todo, "thing", "things"))+" to do first"
	}
	return append(out, last)
}

// before lists what the rating has to meet before it is signed, as the case and the fields stand.
func (f *filled) before() []Rule {
	c, d := f.Case(), f.Description()
	var out []Rule
	for _, e := range d.Elements {
		if level := f.ratedLevels()[e.ID]; slices.Contains(d.Narratives.ElementAtLevels, level) && f.needsWords(e) {
			out = append(out, Rule{State: MarkLate, Words: "To do", Provision: "SD-9.5", Text: fmt.Sprintf("%s: Level %d needs a narrative that says what was seen.", e.Title, level)})
		} else if f.needsWords(e) {
			out = append(out, Rule{State: MarkLate, Words: "To do", Provision: "SD-8.1", Text: e.Title + ": you rated its results apart; the narrative says how you come from them to its level."})
		}
	}
	if r, ok := f.transition(); ok {
		out = append(out, r)
	}
	days := c.DaysUnderPlan(f.Sight.On)
	out = append(out, f.detailRules()...)
	out = append(out, RuleOf(days >= c.Terms.MinimumDays, fmt.Sprintf("The executive has performed under this plan for %d days; the least is %d.", days, c.Terms.MinimumDays), "", "SD-3.3"))
	if c.NoAccountYet() {
		out = append(out, Rule{State: MarkLate, Words: "Not met", Provision: "SD-9.5", Text: "The description requires the executive’s own account, and there is none. Ask for it, or say below that none was given; that stays on the case."})
	}
	if m := f.Sight.Moved; m != nil {
		out = append(out, Rule{State: MarkFlag, Words: "Noticed", Provision: "SD-5.13", Text: m.Words() + ". Say in the narrative how the change was taken into account; it stays on the case."})
	}
	if f.noReview() {
		return append(out, Rule{State: MarkLate, Words: "Not met", Provision: "SD-7.2", Text: f.reviewsHeld() + " Give the reason below; it stays on the case."})
	}
	last := f.reviewed()
	text := fmt.Sprintf("%s, the last on %s", upper(counted(len(c.Reviews), "progress review", "progress reviews")), last.Meta.On.Long())
	if last.Acknowledged.Version > 0 {
		text += ", acknowledged " + last.Acknowledged.On.Long()
	}
	return append(out, RuleOf(true, text+".", "", "SD-7.2"))
}

// transition says how the beginning of a President's term bears on the rating, within the 120 days after it.
func (f *filled) transition() (Rule, bool) {
	a, ok := law.BeginningAt(f.Sight.On)
	if begins, unknown := law.UnknownBeginningAt(f.Sight.On); unknown {
		return Rule{State: MarkFlag, Words: "Not known", Provision: "SD-3.5", Text: "A President’s term began on " + begins.Long() + ", and this program does not know whether a new administration began with it."}, f.Case().Career()
	}
	switch {
	case !ok:
		return Rule{}, false
	case !f.Case().Career():
		return RuleOf(true, "A term began on "+a.Begins.Long()+". Career executives wait; this executive is no career appointee.", "", "SD-3.5"), a.New
	case a.New:
		return Rule{State: MarkBar, Words: "Not before " + a.Free().Long(), Provision: "SD-3.5",
			Text: "A new administration began on " + a.Begins.Long() + ": career executives are rated from " + a.Free().Long() + " on. Write the rating now if you like; it is kept as a draft, and you sign it then."}, true
	}
	return RuleOf(true, "The same President’s next term began on "+a.Begins.Long()+", which is no new administration.", "", "SD-3.5"), true
}
