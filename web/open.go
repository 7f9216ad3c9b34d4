package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
	"sesperf/store/sqlc"
)

// newCase is the id under which the draft of an appraisal is kept that has not been opened yet.
const newCase = "appraisal/new"

// openForm is how executive resources opens an appraisal.
var openForm = form{
	act: "appraisal.open", label: "Open the appraisal",
	read: func(f *filled) (any, []FieldError) {
		in := appraisal.Open{Executive: f.Value("executive"), Period: f.Value("period"), RatingOfficial: f.Value("rating_official"),
			ReviewingOfficial: f.Value("reviewing_official"), AppointingAuthority: f.Value("appointing_authority"), TransferredFrom: strings.TrimSpace(f.Value("transferred_from"))}
		var wrong []FieldError
		in.Arrived = f.typedDay("arrived", &wrong)
		for _, need := range []struct{ value, field, text string }{{in.Executive, "executive", "Choose the executive."}, {in.Period, "period", "Choose the appraisal period."},
			{in.RatingOfficial, "rating_official", "Choose the rating official."}, {in.AppointingAuthority, "appointing_authority", "Choose the appointing authority."}} {
			if need.value == "" {
				wrong = append(wrong, FieldError{need.field, need.text})
			}
		}
		return in, wrong
	},
	ready:       narrowPeople,
	body:        func(f *filled) templ.Component { return openBody(f) },
	consequence: says("The case is opened, and the rating official is asked to write the plan. The case names these officials until they are changed."),
	thenTitle:   "Then", then: says("The rating official proposes a plan. It is due by the day that the description sets: the first day of the period, or for one who came later so many days after that."),
}

// openPage is the form by which executive resources opens an appraisal.
func (s *server) openPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	f, err := s.fillForm(r, v, "appraisal.open", newCase)
	if err != nil {
		return err
	}
	return s.formPage(w, r, f)
}

func (s *server) openPost(w http.ResponseWriter, r *http.Request, v *visit) error {
	return s.post(w, r, v, "appraisal.open", newCase)
}

// mostNames is how many names a list on the page has; of more, one types a part of the name first.
const mostNames = 300

// narrowPeople leaves in a large agency's lists those whose names hold what was typed, and those already chosen.
func narrowPeople(f *filled) error {
	if len(f.Lists.People) <= mostNames {
		return nil
	}
	f.Lists.Many = len(f.Lists.People)
	part := strings.ToLower(strings.TrimSpace(f.Value("find")))
	var kept []sqlc.Person
	for _, p := range f.Lists.People {
		chosen := slices.ContainsFunc([]string{"executive", "rating_official", "reviewing_official", "person", "supervisor"}, func(field string) bool { return p.ID == f.Value(field) })
		if chosen || part != "" && len(kept) < mostNames && strings.Contains(strings.ToLower(p.Name), part) {
			kept = append(kept, p)
		}
	}
	f.Lists.People = kept
	return nil
}

// covered gives the people whose appointment some system covers: whom an appraisal can be opened for.
func (f *filled) covered() []sqlc.Person {
	var out []sqlc.Person
	for _, p := range present(f.Lists.People) {
		if f.Lists.Covered[p.Appointment] {
			out = append(out, p)
		}
	}
	return out
}

func personOptions(first string, people []sqlc.Person) []Option {
	out := []Option{{"", first, ""}}
	for _, p := range people {
		label := p.Name
		if p.Title != "" {
			label += ", " + p.Title
		}
		out = append(out, Option{Value: p.ID, Label: label})
	}
	return out
}

func periodOptions(periods []sqlc.Period) []Option {
	out := []Option{{"", "Choose", ""}}
	for i := range periods { // the latest first
		p := periods[len(periods)-1-i]
		out = append(out, Option{Value: p.ID, Label: p.Title + ": " + longDay(p.Begins) + " to " + longDay(p.Ends)})
	}
	return out
}
