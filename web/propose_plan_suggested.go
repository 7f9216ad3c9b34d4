package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// setParts notes beside each agency requirement and result which part of the version it comes from, so that what was
// suggested for that part stays with it when others are added or taken out.
func setParts(out url.Values, d *system.Description, p appraisal.Plan) {
	for i, e := range d.Elements {
		pe, _ := p.Element(e.ID)
		for n := range pe.Requirements {
			out.Set(fmt.Sprintf("elements.%d.agency_requirements.%d.part", i, n), fmt.Sprintf("%s.requirement-%d", e.ID, n+1))
		}
		for n := range pe.Results {
			out.Set(resultAt(i, n)+".part", fmt.Sprintf("%s.%d", e.ID, n+1))
		}
	}
}

// suggestion is a text that a comment on the version written on from suggests for a field.
type suggestion struct {
	Number  int // of the comment, from 0
	Comment appraisal.Comment
	Taken   bool // it stands in the field of the draft
}

// suggested gives what is suggested for a field of a part, and how that stands in the draft.
func (f *filled) suggested(part, field, control string) []suggestion {
	var out []suggestion
	for i, x := range f.Case().Comments {
		if x.Suggested != "" && x.Version == f.Plan().Number && x.On == part && x.Field == field && part != "" {
			out = append(out, suggestion{i, x, plainText(f.Value(control)) == plainText(x.Suggested)})
		}
	}
	return out
}

func plainText(s string) string { return strings.Join(strings.Fields(s), " ") }

// takeSuggestion writes what a comment suggests into its field: take.3 is the fourth comment.
func (f *filled) takeSuggestion(number string) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= len(f.Case().Comments) {
		return
	}
	x := f.Case().Comments[n]
	if control := f.controlOfPart(x.On, x.Field); control != "" && x.Suggested != "" {
		f.Values.Set(control, x.Suggested)
		f.Focus = control
	}
}

// controlOfPart gives the control of a field of a part, wherever the part stands in the draft; none if it was taken out.
func (f *filled) controlOfPart(part, field string) string {
	for i, e := range f.Description().Elements {
		if part == e.ID && field == "weight" {
			return "weights." + e.ID
		}
		for n := range f.requirements(i) {
			if at := fmt.Sprintf("elements.%d.agency_requirements.%d", i, n); f.Value(at+".part") == part && part != "" {
				return at + "." + field
			}
		}
		for n := range f.results(i) {
			if at := resultAt(i, n); f.Value(at+".part") == part && part != "" {
				return at + "." + field
			}
		}
	}
	return ""
}

// copyBefore fills the draft from the executive's plan of the period before. What was written is replaced only when the
// writer says so.
func (f *filled) copyBefore() {
	before := f.Begun.Before
	if before == nil || f.Case().InForce() {
		return
	}
	plan, _ := before.PlanInForce()
	fitted, lost := plan.Plan.Fitted(f.Description())
	values := planValues(f.Description(), fitted)
	replace := f.Value("replace_written") == "yes"
	f.Values.Del("replace_written")
	if f.replaces(values) && !replace {
		f.Errors["replace_written"] = "Something is written in the fields. Tick this to replace it, and press the button again."
		f.Focus = "replace_written"
		return
	}
	f.Values, f.Copied, f.Focus = values, &copied{before.PeriodTitle, lost}, "copied"
}

// copied says from which period a plan was taken, and what could not be.
type copied struct {
	Period string
	Lost   []string
}
