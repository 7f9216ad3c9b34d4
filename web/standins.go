package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
)

// standinsPage says who acts in the visitor's place and who prepares for the visitor.
func (s *server) standinsPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, v.Person.ID)
	if err != nil {
		return err
	}
	c, ok := sight.Case.(*agency.Person)
	if !ok {
		return casework.ErrNotFound
	}
	p := v.page("Who stands in for me")
	p.Crumbs = []Link{{"Home", "/"}}
	names := map[string]string{}
	for _, d := range c.Delegates {
		names[d.Person] = s.personName(r, d.Person)
	}
	for _, x := range c.Proxies {
		names[x.Person] = s.personName(r, x.Person)
	}
	return render(w, r, http.StatusOK, p, StandinsBody(v, c, names))
}

// person is the case of the person that the form is about.
func (f *filled) person() *agency.Person {
	if f.Sight != nil {
		if p, ok := f.Sight.Case.(*agency.Person); ok {
			return p
		}
	}
	return &agency.Person{}
}

var appointProxyForm = form{
	act: "agency.appoint-proxy", label: "Appoint the proxy", ready: narrowPeople,
	read: func(f *filled) (any, []FieldError) {
		if f.Value("person") == "" {
			return nil, []FieldError{{"person", "Choose a person."}}
		}
		return agency.AppointProxy{Person: f.Value("person")}, nil
	},
	body:        func(f *filled) templ.Component { return appointProxyBody(f) },
	consequence: says("The proxy opens your forms, reads the cases they are about, and writes your drafts. Only you can send them; the proxy is named on what was prepared."),
	thenTitle:   "It lasts", then: says("Until you end it."),
}

var endProxyForm = form{
	act: "agency.end-proxy", label: "End it", short: true,
	read: func(f *filled) (any, []FieldError) {
		n, wrong := f.standinNumber()
		return agency.EndProxy{Number: n}, wrong
	},
	body:        func(f *filled) templ.Component { return endStandinBody(f, f.proxyOptions()) },
	consequence: says("The person no longer sees your forms. Drafts that were prepared stay yours."),
}

var appointDelegateForm = form{
	act: "agency.appoint-delegate", label: "Check the delegation", ready: narrowPeople,
	read: func(f *filled) (any, []FieldError) {
		in := agency.AppointDelegate{Person: f.Value("person"), Reason: f.Value("reason")}
		var wrong []FieldError
		if in.Person == "" {
			wrong = append(wrong, FieldError{"person", "Choose a person."})
		}
		for _, x := range []struct {
			field string
			into  *calendar.Date
		}{{"from", &in.From}, {"until", &in.Until}} {
			d, err := calendar.Parse(f.Value(x.field))
			if *x.into = d; err != nil {
				wrong = append(wrong, FieldError{x.field, "Give a day, as 2026-05-01."})
			}
		}
		in.As = f.delegatedOffices()
		return in, wrong
	},
	body:  func(f *filled) templ.Component { return appointDelegateBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return appointDelegateCheck(f) },
	field: func(_ *filled, name string) string {
		if name == "as" {
			return "as." + string(agency.Delegable[0])
		}
		return name
	},
	consequence: says("On these days the delegate acts in your name within these offices, and sees what you see in them. Both of you are named on everything that is done."),
	thenTitle:   "It ends", then: says("With the last day, or when you end it."),
}

var endDelegateForm = form{
	act: "agency.end-delegate", label: "End it", short: true,
	read: func(f *filled) (any, []FieldError) {
		n, wrong := f.standinNumber()
		return agency.EndDelegate{Number: n}, wrong
	},
	body:        func(f *filled) templ.Component { return endStandinBody(f, f.delegateOptions()) },
	consequence: says("From now on the person can no longer act in your place. What was done stays done."),
}

// standinNumber reads which stand-in is meant.
func (f *filled) standinNumber() (int, []FieldError) {
	n, err := strconv.Atoi(f.Value("number"))
	if err != nil {
		return 0, []FieldError{{"number", "Choose one."}}
	}
	return n, nil
}

// delegatedOffices gives the offices that were ticked.
func (f *filled) delegatedOffices() []act.Relation {
	out := []act.Relation{}
	for _, r := range agency.Delegable {
		if f.Value("as."+string(r)) == "yes" {
			out = append(out, r)
		}
	}
	return out
}

func (f *filled) proxyOptions() []Option {
	out := []Option{{"", "Choose", ""}}
	for _, p := range f.person().Proxies {
		if p.Ended.Version == 0 {
			out = append(out, Option{Value: strconv.Itoa(p.Number), Label: f.visit.s.personName(f.visit.r, p.Person)})
		}
	}
	return out
}

func (f *filled) delegateOptions() []Option {
	out := []Option{{"", "Choose", ""}}
	for _, d := range slices.Backward(f.person().Delegates) {
		if d.Ended.Version == 0 && !d.Days.End.Before(f.Sight.On) {
			out = append(out, Option{Value: strconv.Itoa(d.Number), Label: f.visit.s.personName(f.visit.r, d.Person) + ", " + d.Days.String()})
		}
	}
	return out
}

// officeWords names offices in a sentence: rating official and reviewing official.
func officeWords(as []act.Relation) string {
	var out []string
	for _, r := range as {
		out = append(out, shortWords(r))
	}
	return act.List(out)
}
