package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// firstAction is the one primary action of a case, in the words of its own form.
func (v *visit) firstAction(s *casework.Sight, may choices) Action {
	spec := may.First.Spec
	a := Action{Title: spec.Title, Label: spec.Title, URL: actURL(s, *may.First), Consequence: why[spec.Name]}
	if may.Task.What != "" {
		a.Title = may.Task.What
		if spec.Case == "system" { // its name is the page's own
			a.Title = shortTask(a.Title)
		}
	}
	form, ok := v.s.forms[spec.Name]
	if !ok {
		return a
	}
	f := &filled{form: form, visit: v, Sight: s, Spec: spec, Stream: s.Case.Base().ID, Values: url.Values{}}
	if form.consequence != nil {
		a.Consequence = form.consequence(f)
	}
	if form.then != nil {
		a.ThenTitle, a.Then = form.thenTitle, form.then(f)
	}
	return a
}

func actURL(s *casework.Sight, step act.Step) string {
	return "/" + s.Case.Base().ID + "/" + step.Spec.Verb()
}

// laterWords names the acts that are not yet: record the board's recommendation, assign the annual summary rating.
func laterWords(steps []act.Step) string {
	var names []string
	for _, step := range steps {
		names = append(names, lower(step.Spec.Title))
	}
	return strings.Join(names, ", ")
}

// turnSentence says whose turn it is.
func turnSentence(s *casework.Sight) string {
	t, ok := appraisal.Turn(s.Tasks, s.On)
	if !ok {
		return "Nothing is to be done on the case now."
	}
	out := "Now it is the turn of " + turnHolder(s, t) + ": " + lower(t.What)
	if !t.Until.IsZero() {
		out += ", until " + t.Until.Long()
	}
	return out + "."
}

// turnHolder names who has a task, within a sentence.
func turnHolder(s *casework.Sight, t act.Task) string {
	if t.Person != "" {
		return s.Names[t.Person]
	}
	return t.Office.Words()
}

// lastOf gives the last line of a history that a person did.
func lastOf(lines []act.Line, person string) (act.Line, bool) {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].By == person {
			return lines[i], true
		}
	}
	return act.Line{}, false
}

// receiptLines are what a receipt says of an act.
func (v *visit) receiptLines(m act.Meta, text string) []ReceiptLine {
	out := []ReceiptLine{{"On", v.clock(m.At) + " " + v.zoneName(m.At)}, {"Entry", grouped(m.Seq)}, {"Sum", groupedSum(m.Sum)}}
	if text != "" {
		out = append([]ReceiptLine{{"You", text}}, out...)
	}
	return out
}

// groupedSum gives the beginning and end of a sum, as people compare it.
func groupedSum(sum string) string {
	if len(sum) < 20 {
		return sum
	}
	return sum[:4] + " " + sum[4:8] + " " + sum[8:12] + " … " + sum[len(sum)-4:]
}

// seenStanding gives what stands on the case and came of acts that the visitor may see.
func seenStanding(s *casework.Sight) []act.Standing {
	var out []act.Standing
	for _, x := range s.Case.Base().Standing {
		if slices.ContainsFunc(s.Lines, func(l act.Line) bool { return l.Seq == x.Seq }) {
			out = append(out, x)
		}
	}
	return out
}

func number64(n int64) string { return strconv.FormatInt(n, 10) }

// sameLevels says whether two ratings have the same element levels.
func sameLevels(a, b system.Derivation) bool {
	if len(a.Lines) != len(b.Lines) {
		return false
	}
	for i := range a.Lines {
		if a.Lines[i].Level != b.Lines[i].Level {
			return false
		}
	}
	return true
}
