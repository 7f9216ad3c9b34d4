package document

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// rated is what a case has of its ratings, as far as the reader may see it; nothing on the blank form.
type rated struct {
	initial   *appraisal.InitialRating
	received  act.Meta
	response  *appraisal.Response
	waived    act.Meta
	review    appraisal.HigherLevel
	board     *appraisal.Recommendation
	annual    *appraisal.AnnualRating
	authority string
}

func (f Form) rated() rated {
	var out rated
	if f.Case == nil {
		return out
	}
	c := f.Case
	out.authority = c.AppointingAuthority
	if f.Visible["initial"] {
		out.initial, out.received = c.Initial, c.Acknowledged
	}
	if f.Visible["response"] {
		out.response, out.waived = c.Response, c.Waived
	}
	if f.Visible["review"] {
		out.review = c.HigherLevel
	}
	if f.Visible["board"] {
		out.board = c.Recommendation
	}
	if f.Visible["annual"] {
		out.annual = c.Annual
	}
	return out
}

// hasBoard says whether the form has the recommendation of a board.
func (f Form) hasBoard() bool { return f.Description.HasBoard() && f.sees("board") }

// summary is the summary rating: initial, response, higher level review, the board's recommendation, annual (§§9, 10).
func (w *writing) summary() {
	if !w.sees("initial") && !w.hasBoard() && !w.sees("annual") {
		return
	}
	r := w.rated()
	w.begin("Summary rating")
	w.levels(r)
	w.add("### Signatures under the rating")
	w.table(signingHead(), w.ratingSignatures(r)...)
	if w.sees("response") {
		w.responses(r)
	}
	w.higherLevel(r)
	if w.hasBoard() {
		w.recommendation(r)
	}
	if a := r.annual; a != nil && a.Reason != "" {
		w.add("### Why the annual summary rating differs")
		w.prose(a.Reason, 0)
	}
}

// downward gives the levels of the description, the highest first.
func (f Form) downward() []system.Level {
	return slices.SortedFunc(slices.Values(f.Description.Levels), func(a, b system.Level) int { return b.Level - a.Level })
}

// levels is the table in which the level of each rating is marked.
func (w *writing) levels(r rated) {
	head, given := []string{"Summary level"}, []int{}
	column := func(title string, level int) {
		head, given = append(head, title), append(given, level)
	}
	if w.sees("initial") {
		level := 0
		if r.initial != nil {
			level = r.initial.Derivation.Level
		}
		column("Initial summary rating", level)
	}
	if v := r.reviewed(); v != nil {
		column("Higher level reviewer’s recommendation", v.Level)
	}
	if w.hasBoard() {
		level := 0
		if r.board != nil {
			level = r.board.Level
		}
		column("Board’s recommendation", level)
	}
	if w.sees("annual") {
		level := 0
		if r.annual != nil {
			level = r.annual.Derivation.Level
		}
		column("Annual summary rating", level)
	}
	var rows [][]string
	for _, l := range w.downward() {
		row := []string{w.levelName(l.Level)}
		for _, level := range given {
			row = append(row, map[bool]string{true: "X", false: blank(narrow)}[level == l.Level])
		}
		rows = append(rows, row)
	}
	w.table(head, rows...)
}

// levelName is a level with its label: Level 3, Fully Successful.
func (f Form) levelName(level int) string {
	return "Level " + strconv.Itoa(level) + ", " + Escape(f.Description.Label(level))
}

func (w *writing) ratingSignatures(r rated) [][]string {
	c := cmp.Or(w.Case, &appraisal.Appraisal{})
	var rows [][]string
	if w.sees("initial") {
		made := act.Meta{}
		if r.initial != nil {
			made = r.initial.Meta
		}
		rows = append(rows, w.signing("Rating official: initial summary rating", c.RatingOfficial, made), w.signing(w.person()+": rating received", c.Executive, r.received))
		if w.Case == nil && w.reviewer() {
			rows = append(rows, w.signing("Reviewing official", "", act.Meta{}))
		}
	}
	if w.hasReview() {
		rows = append(rows, w.reviewSignatures(r)...)
	}
	if w.hasBoard() {
		made := act.Meta{}
		if r.board != nil {
			made = r.board.Meta
		}
		rows = append(rows, w.signing("For the performance review board", "", made))
	}
	if w.sees("annual") {
		made := act.Meta{}
		if r.annual != nil {
			made = r.annual.Meta
		}
		rows = append(rows, w.signing("Appointing authority: annual summary rating", r.authority, made))
	}
	return rows
}

// responses is the executive's written response, and why there is no higher level review where there is none.
func (w *writing) responses(r rated) {
	d := w.Description
	w.add("### Written response, within %s", counted(d.Response.Days, "day"))
	switch {
	case r.response != nil:
		w.add("Given on %s.", Escape(r.response.Meta.On.Long()))
		w.prose(r.response.Text, 0)
	case r.waived.Version > 0:
		w.add("The %s said on %s that there will be none.", strings.ToLower(w.person()), Escape(r.waived.On.Long()))
	case w.Case != nil && (w.Case.Referral != nil || w.Case.Annual != nil):
		w.add("None was given.")
	default:
		w.prose("", fewLines)
	}
	if h := d.HigherLevelReview; d.HasHigherLevelReview() && !h.Possible {
		w.add("Higher level review is not possible: %s", Escape(h.BasisIfNot))
	}
}

func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// recommendation is what the board recommends (§10).
func (w *writing) recommendation(r rated) {
	w.add("### The board’s recommendation")
	var b appraisal.Recommendation
	if r.board != nil {
		b = *r.board
	}
	w.prose(b.Narrative, fewLines)
	w.table([]string{"Recommended", "Entry"}, []string{"Performance award, percent of basic pay", orBlank(percentWords(b.Award), wide)},
		[]string{"Pay adjustment, percent of basic pay", orBlank(percentWords(b.Pay), wide)})
}

func percentWords(of string) string { return strings.ReplaceAll(of, "-", " ") }

// derivation is how the summary level comes of the elements' levels and weights (§9).
func (w *writing) derivation() {
	initial, annual := w.sees("initial"), w.sees("annual")
	if !initial && !annual {
		return
	}
	w.begin("Derivation of the summary level")
	r := w.rated()
	head := []string{"Element", "Weight:"}
	if initial {
		head = append(head, "Initial rating:", "Initial score:")
	}
	if annual {
		head = append(head, "Final rating, if changed:", "Final score, if changed:")
	}
	var rows [][]string
	for i, e := range w.Description.Elements {
		row := []string{w.elementTitle(i), w.weight(e)}
		if initial {
			row = append(row, derived(r.initialDerivation(), e.ID)...)
		}
		if annual {
			row = append(row, r.final(e.ID)...)
		}
		rows = append(rows, row)
	}
	w.table(head, append(rows, w.totals(r))...)
	w.add("### Points and ranges")
	w.ranges()
	w.componentRatings(r)
}

func (r rated) initialDerivation() *system.Derivation {
	if r.initial == nil {
		return nil
	}
	return &r.initial.Derivation
}

// derived is an element's level and score of a derivation, with its arithmetic.
func derived(v *system.Derivation, element string) []string {
	if v != nil {
		for _, l := range v.Lines {
			if l.Element == element {
				return []string{"Level " + strconv.Itoa(l.Level), fmt.Sprintf("%s × %s = %s", l.Points, l.Weight, l.Score)}
			}
		}
	}
	return []string{blank(narrow), blank(narrow)}
}

// final is what the appointing authority made of an element, where that is not what it was.
func (r rated) final(element string) []string {
	if r.annual == nil {
		return derived(nil, element)
	}
	was, is := derived(&r.annual.Initial, element), derived(&r.annual.Derivation, element)
	if slices.Equal(was, is) {
		return []string{"unchanged", "unchanged"}
	}
	return is
}

// totals is the last row of the derivation: the sum of the weights and each score with its level.
func (w *writing) totals(r rated) []string {
	row := []string{"**Total**", strconv.Itoa(w.Description.Weights.Total)}
	sum := func(v *system.Derivation) {
		if v == nil {
			row = append(row, blank(narrow), blank(narrow))
			return
		}
		row = append(row, "Level "+strconv.Itoa(v.Level), v.Score.String())
	}
	if w.sees("initial") {
		sum(r.initialDerivation())
	}
	if w.sees("annual") {
		var v *system.Derivation
		if r.annual != nil {
			v = &r.annual.Derivation
		}
		sum(v)
	}
	return row
}

// ranges are the points of each level and the scores that make it, with what holds whatever the score.
func (w *writing) ranges() {
	d := w.Description
	var rows [][]string
	for _, l := range w.downward() {
		span := "none"
		if r, ok := d.Derivation.Ranges[l.Level]; ok {
			span = r.Low().String() + " to " + r.High().String()
		}
		rows = append(rows, []string{w.levelName(l.Level), l.Points.String(), span})
	}
	w.table([]string{"Level", "Points of an element:", "Score of the summary:"}, rows...)
	if o := d.Derivation.Override; o != (system.Override{}) {
		w.add("Any critical element at Level %d makes the summary rating Level %d, whatever the score.", o.AnyElementAt, o.Gives)
	}
	for _, c := range d.Derivation.Caps {
		who := "any element"
		if e, ok := d.Element(c.Element); ok {
			who = Escape(e.Title)
		}
		w.add("With %s at or below Level %d the summary rating is Level %d at most.", who, c.AtOrBelow, c.Most)
	}
}

// componentRatings are the ratings of the results of an element, where it has several.
func (w *writing) componentRatings(r rated) {
	if r.initial == nil {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(r.initial.Components)) {
		e, ok := w.Description.Element(id)
		if !ok {
			continue
		}
		w.add("### Results of %s, rated apart", Escape(e.Title))
		var rows [][]string
		for n, c := range r.initial.Components[id] {
			rows = append(rows, []string{"Result " + strconv.Itoa(n+1), "Level " + strconv.Itoa(c.Level), Escape(c.Text)})
		}
		w.table([]string{"Result", "Level", "What was seen"}, rows...)
		if rolled := r.initial.RolledUp[id]; rolled.Text != "" {
			w.add("%s", Escape(rolled.Text))
		}
	}
}
