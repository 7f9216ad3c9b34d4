package document

import (
	"strconv"
	"strings"

	"sesperf/rules/appraisal"
)

// narrative is the initial summary rating in writing, with that of each element (§9).
func (w *writing) narrative() {
	if !w.sees("initial") {
		return
	}
	d := w.Description
	title := "Summary rating narrative"
	if !appraisal.SummaryNeeded(d) {
		title += " (optional)"
	}
	w.begin(title)
	r := w.rated()
	if r.initial == nil {
		w.prose("", narrativeRoom)
	} else if strings.TrimSpace(r.initial.Narrative) == "" {
		w.add("None was written.")
	} else {
		w.prose(r.initial.Narrative, 0)
	}
	for i, e := range d.Elements {
		text := ""
		if r.initial != nil {
			text = r.initial.Elements[e.ID]
		}
		if text == "" && (r.initial != nil || len(d.Narratives.ElementAtLevels) == 0) {
			continue
		}
		needed := ""
		if r.initial == nil {
			needed = ", needed at " + anyOf(d.Narratives.ElementAtLevels)
		}
		w.add("### Narrative of element %s%s", w.elementTitle(i), needed)
		w.prose(text, fewLines)
	}
	if r.initial != nil && r.initial.NoProgressReview != "" {
		w.add("### Why there was no progress review")
		w.prose(r.initial.NoProgressReview, 0)
	}
	if r.initial != nil && r.initial.Details != "" {
		w.add("### How the appraisal of a detail was factored in")
		w.prose(r.initial.Details, 0)
	}
	if r.initial != nil && r.initial.NoDetail != "" {
		w.add("### Why the appraisal of a detail is missing")
		w.prose(r.initial.NoDetail, 0)
	}
}

// anyOf names levels of which one is meant: Level 5, 2 or 1.
func anyOf(levels []int) string {
	out := "Level "
	for i, l := range levels {
		switch {
		case i > 0 && i == len(levels)-1:
			out += " or "
		case i > 0:
			out += ", "
		}
		out += strconv.Itoa(l)
	}
	return out
}

// accomplishments is the executive's own account (§9).
func (w *writing) accomplishments() {
	if !w.sees("accomplishments") {
		return
	}
	title := w.person() + "’s accomplishments"
	if w.Description.Narratives.Executive != "required" {
		title += " (optional)"
	}
	w.begin(title)
	if !w.filled("accomplishments") || w.Case.Account() == nil {
		w.prose("", narrativeRoom)
		return
	}
	a := w.Case.Account()
	w.add("Recorded on %s.", Escape(a.Meta.On.Long()))
	w.prose(a.Narrative, 0)
	for i, e := range w.Description.Elements {
		if text := a.Elements[e.ID]; text != "" {
			w.add("### Account of element %s", w.elementTitle(i))
			w.prose(text, 0)
		}
	}
}

// agencyUse is for the agency: where the filled form comes from, and room.
func (w *writing) agencyUse() {
	w.begin("For the agency’s use")
	if c := w.Case; c != nil {
		rows := [][]string{{"Case", Escape(c.ID)}, {"System description, by its sum", Escape(c.Terms.Sum)}}
		if w.PrintedFor != "" {
			rows = append(rows, []string{"Printed for", Escape(w.PrintedFor)})
		}
		if !w.On.IsZero() {
			rows = append(rows, []string{"As of", Escape(w.On.Long())})
		}
		w.table([]string{"About", "Entry"}, rows...)
	}
	w.prose("", fewLines)
}
