package web

import (
	"fmt"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
	"sesperf/store/sqlc"
)

// beginDetailForm records a detail or temporary assignment of the executive.
var beginDetailForm = form{
	act: "appraisal.begin-detail", label: "Record the detail",
	title: func(f *filled) string { return "Record a detail of " + f.Executive() },
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		in := appraisal.BeginDetail{Organization: f.Value("organization"), Supervisor: f.Value("supervisor"), Begins: f.typedDay("begins", &wrong), Ends: f.typedDay("ends", &wrong)}
		for _, need := range []struct{ value, field, text string }{{in.Supervisor, "supervisor", "Choose the supervisor there."}, {f.Value("begins"), "begins", "Enter the first day."}, {f.Value("ends"), "ends", "Enter the last day that is expected."}} {
			if need.value == "" {
				wrong = append(wrong, FieldError{need.field, need.text})
			}
		}
		return in, wrong
	},
	ready: narrowPeople,
	body:  func(f *filled) templ.Component { return beginDetailBody(f) },
	consequence: func(f *filled) string {
		return "The supervisor there sees the plan of " + f.Executive() + " and this part of the case, and no rating."
	},
	thenTitle: "Then", then: func(f *filled) string {
		return fmt.Sprintf("If the detail is %d days or longer, the supervisor there is asked for requirements within %d days of its start, and for a written appraisal at its end.",
			f.Case().Terms.DetailDays, f.Case().Terms.DetailPlanDays)
	},
}

// endDetailForm records when a detail ended, or until when it is expected to last now.
var endDetailForm = form{
	act: "appraisal.end-detail", label: "Record the last day",
	title: func(f *filled) string { return "Last day of a detail of " + f.Executive() },
	start: func(f *filled) url.Values { return f.startDetail(running) },
	read: func(f *filled) (any, []FieldError) {
		wrong := f.needsDetail()
		ends := f.typedDay("ends", &wrong)
		if f.Value("ends") == "" {
			wrong = append(wrong, FieldError{"ends", "Enter the last day."})
		}
		return appraisal.EndDetail{Detail: f.number("detail"), Ends: ends}, wrong
	},
	body:        func(f *filled) templ.Component { return endDetailBody(f) },
	consequence: says("The days of the detail are counted anew, and with them whether it is appraised by itself."),
	thenTitle:   "Then", then: func(f *filled) string {
		return fmt.Sprintf("A detail of %d days or longer needs a written appraisal from there before the initial rating; for a shorter one it is optional.", f.Case().Terms.DetailDays)
	},
}

// running says whether a detail has not ended on record.
func running(d appraisal.Detail) bool { return d.Ended.Version == 0 }

// startDetail chooses the first detail that the form is about.
func (f *filled) startDetail(of func(appraisal.Detail) bool) url.Values {
	out := url.Values{}
	for _, d := range f.Case().Details {
		if of(d) && !out.Has("detail") {
			out.Set("detail", strconv.Itoa(d.Number))
		}
	}
	return out
}

func (f *filled) needsDetail() []FieldError {
	if f.number("detail") == 0 {
		return []FieldError{{"detail", "Choose the detail."}}
	}
	return nil
}

// number gives a field that holds a number of the form's own making; 0 for anything else.
func (f *filled) number(name string) int {
	n, err := strconv.Atoi(f.Value(name))
	if err != nil {
		return 0
	}
	return n
}

// detailOptions lists the details that the form can be about.
func (f *filled) detailOptions(of func(appraisal.Detail) bool) []Option {
	var out []Option
	for _, d := range f.Case().Details {
		if of(d) {
			out = append(out, Option{Value: strconv.Itoa(d.Number), Label: fmt.Sprintf("%s: %s, %s", d.Organization, d.Days, counted(d.Days.Days(), "day", "days"))})
		}
	}
	return out
}

// theDetail is the detail that is chosen on the form; false for none.
func (f *filled) theDetail() (appraisal.Detail, bool) {
	for _, d := range f.Case().Details {
		if d.Number == f.number("detail") {
			return d, true
		}
	}
	return appraisal.Detail{}, false
}

// present leaves out those who left.
func present(people []sqlc.Person) []sqlc.Person {
	var out []sqlc.Person
	for _, p := range people {
		if p.LeftOn == "" {
			out = append(out, p)
		}
	}
	return out
}
