package web

import (
	"fmt"
	"strconv"
	"strings"

	"sesperf/rules/system"
)

// weighed is how the weights stand as they are typed: the sum in words, its state, and each rule.
type weighed struct {
	Sum   string
	State MarkState
	Words string
	Rules []Rule
}

// weigh adds the weights up as they are typed. The server judges them again when the plan is sent.
func (f *filled) weigh() weighed {
	d := f.Description()
	typed := map[string]system.Decimal{}
	var terms []string
	var sum system.Decimal
	for _, e := range d.Elements {
		n, ok := system.Number(strings.TrimSpace(f.Value("weights." + e.ID))).Decimal()
		if !ok {
			return weighed{enterWeights(d), MarkTodo, "Not added up", weightRules(d, nil)}
		}
		typed[e.ID], sum = n, sum.Add(n)
		terms = append(terms, n.String())
	}
	w := weighed{fmt.Sprintf("%s = %s", strings.Join(terms, " + "), sum), MarkDone, fmt.Sprintf("Adds to %d", d.Weights.Total), weightRules(d, typed)}
	gap := system.Whole(d.Weights.Total).Sub(sum)
	if system.Whole(0).Less(gap) {
		w.State, w.Words = MarkLate, fmt.Sprintf("%s short of %d", gap, d.Weights.Total)
	} else if gap.Less(system.Whole(0)) {
		w.State, w.Words = MarkLate, fmt.Sprintf("%s over %d", sum.Sub(system.Whole(d.Weights.Total)), d.Weights.Total)
	}
	return w
}

// weightRules gives each rule of the description on weights, and how it stands; typed is nil while a weight is none.
func weightRules(d *system.Description, typed map[string]system.Decimal) []Rule {
	h, _ := d.Element(d.Weights.Heaviest)
	if h == nil {
		return []Rule{ruleNow(Rule{Kind: "total", Figure: system.Whole(d.Weights.Total), Provision: "SD-5.8", Text: fmt.Sprintf("The weights add to %d.", d.Weights.Total)}, typed, sumOf(typed) == system.Whole(d.Weights.Total), fmt.Sprintf("They add to %s.", sumOf(typed)))}
	}
	least, next := leastOther(d, typed), system.Whole(0)
	for id, n := range typed {
		if id != h.ID && next.Less(n) {
			next = n
		}
	}
	return []Rule{
		ruleNow(Rule{Kind: "total", Figure: system.Whole(d.Weights.Total), Provision: "SD-5.8", Text: fmt.Sprintf("The %s weights add to %d.", inWords(len(d.Elements)), d.Weights.Total)},
			typed, sumOf(typed) == system.Whole(d.Weights.Total), fmt.Sprintf("They add to %s.", sumOf(typed))),
		ruleNow(Rule{Kind: "least", Element: h.ID, Figure: h.MinimumWeight, Provision: "SD-5.9", Text: fmt.Sprintf("%s weighs at least %s.", h.Title, h.MinimumWeight)},
			typed, !typed[h.ID].Less(h.MinimumWeight), fmt.Sprintf("It weighs %s.", typed[h.ID])),
		othersRule(d, h, least, typed),
		ruleNow(Rule{Kind: "largest", Element: h.ID, Provision: "SD-5.11", Text: fmt.Sprintf("No element weighs more than %s.", h.Title)},
			typed, !typed[h.ID].Less(next), fmt.Sprintf("The next is %s.", next)),
	}
}

// othersRule is the minimum of each element beside the heaviest. Where the minimums differ, each is held against its own,
// and the page's script, which knows one figure only, leaves the rule to the server.
func othersRule(d *system.Description, heaviest, least *system.Element, typed map[string]system.Decimal) Rule {
	differ := false
	var below *system.Element
	for i := range d.Elements {
		e := &d.Elements[i]
		if e.ID == heaviest.ID {
			continue
		}
		differ = differ || e.MinimumWeight != least.MinimumWeight
		if below == nil && typed[e.ID].Less(e.MinimumWeight) {
			below = e
		}
	}
	if !differ {
		return ruleNow(Rule{Kind: "others-least", Element: heaviest.ID, Figure: least.MinimumWeight, Provision: "SD-5.10", Text: fmt.Sprintf("Every other element weighs at least %s.", least.MinimumWeight)},
			typed, below == nil, fmt.Sprintf("The least is %s, %s.", least.Title, typed[least.ID]))
	}
	now := ""
	if below != nil {
		now = fmt.Sprintf("%s weighs %s; its own minimum is %s.", below.Title, typed[below.ID], below.MinimumWeight)
	}
	return ruleNow(Rule{Provision: "SD-5.10", Text: "Every other element weighs at least its own minimum."}, typed, below == nil, now)
}

func ruleNow(r Rule, typed map[string]system.Decimal, met bool, now string) Rule {
	if typed == nil {
		r.State, r.Words = MarkTodo, "Not yet"
		return r
	}
	r.State, r.Words, r.Now = MarkDone, "Met", now
	if !met {
		r.State, r.Words = MarkLate, "Not met"
	}
	return r
}

func sumOf(typed map[string]system.Decimal) system.Decimal {
	var sum system.Decimal
	for _, n := range typed {
		sum = sum.Add(n)
	}
	return sum
}

// leastOther gives the lightest of the elements beside the heaviest one.
func leastOther(d *system.Description, typed map[string]system.Decimal) *system.Element {
	var least *system.Element
	for i, e := range d.Elements {
		if e.ID != d.Weights.Heaviest && (least == nil || typed[e.ID].Less(typed[least.ID])) {
			least = &d.Elements[i]
		}
	}
	return least
}

// mostOf gives the most that an element can weigh when the others weigh their least.
func mostOf(d *system.Description, e system.Element) system.Decimal {
	left := system.Whole(d.Weights.Total)
	for _, o := range d.Elements {
		if o.ID != e.ID && (o.ID != d.Weights.Heaviest || e.ID == d.Weights.Heaviest) {
			left = left.Sub(o.MinimumWeight)
		}
	}
	if e.ID != d.Weights.Heaviest && d.Weights.Heaviest != "" { // the heaviest weighs at least as much
		left = left.Half(d.Weights.Whole)
	}
	if !e.MaximumWeight.IsZero() && e.MaximumWeight.Less(left) {
		left = e.MaximumWeight
	}
	return left
}

// aNumber names what a weight is under the description.
func aNumber(d *system.Description) string {
	if d.Weights.Whole {
		return "a whole number"
	}
	return "a number"
}

// enterWeights asks for the weights as the description has them.
func enterWeights(d *system.Description) string {
	return "Enter " + aNumber(d) + " for each element."
}

var smallNumbers = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// inWords writes a small number as a word.
func inWords(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return strconv.Itoa(n)
}

// missing counts what a result has to state and does not.
func (f *filled) missing(at string) int {
	r := f.result(at)
	n := 0
	for _, text := range []string{r.Title, r.Measures, r.Targets, r.Timelines, r.Level3, r.Aligned.Document + r.Aligned.Goal, r.Aligned.Pages} {
		if blankText(text) {
			n++
		}
	}
	return n
}

// resultState says how far a result is written.
func (f *filled) resultState(at string) (MarkState, string) {
	switch n := f.missing(at); n {
	case 0:
		return MarkDone, "Complete"
	case 1:
		return MarkLate, "One thing missing"
	case 7:
		return MarkTodo, "Not written yet"
	default:
		return MarkLate, upper(inWords(n)) + " things missing"
	}
}

// wrongIn says whether a field of this part has an error.
func (f *filled) wrongIn(at string) bool {
	for control := range f.Errors {
		if control == at || strings.HasPrefix(control, at+".") {
			return true
		}
	}
	return false
}

// planParts is the side list of the editor.
func planParts(f *filled) []FormPart {
	w := f.weigh()
	out := []FormPart{{Title: "Weights", URL: "#weights", State: w.State, Words: w.Words}}
	todo := 0
	if w.State != MarkDone {
		todo++
	}
	for i, e := range f.Description().Elements {
		state, words := f.elementState(i, e)
		if state == MarkLate || state == MarkPen {
			todo++
		}
		out = append(out, FormPart{Title: elementTitle(i, e), URL: fmt.Sprintf("#elements.%d", i), State: state, Words: words})
	}
	if n := len(f.Case().Comments); n > 0 {
		out = append(out, FormPart{Title: "Comments", URL: "#comments", State: MarkFlag, Words: counted(n, "comment", "comments")})
	}
	last := FormPart{Title: "Check and send", URL: "#send", State: MarkDone, Words: "Ready to be checked"}
	if todo > 0 {
		last.State, last.Words = MarkTodo, upper(counted(todo, "thing", "things"))+" to do first"
	}
	return append(out, last)
}

// elementState says how far one element of the plan is written.
func (f *filled) elementState(i int, e system.Element) (MarkState, string) {
	added, results := f.requirements(i), f.results(i)
	if e.Components != nil && results < e.Components.Minimum {
		return MarkPen, "Needs a result"
	}
	for n := range results {
		if f.missing(resultAt(i, n)) > 0 {
			return MarkPen, "A result is not complete"
		}
	}
	switch {
	case f.wrongIn(fmt.Sprintf("elements.%d", i)):
		return MarkLate, "To be mended"
	case results > 0:
		return MarkDone, upper(counted(results, "result", "results"))
	case added > 0:
		return MarkDone, upper(counted(added, "requirement", "requirements")) + " added"
	}
	return MarkTodo, "Nothing added, may stay so"
}

// counted writes a number with its noun: one result, 12 results.
func counted(n int, one, many string) string {
	if n == 1 {
		return "one " + one
	}
	return inWords(n) + " " + many
}
