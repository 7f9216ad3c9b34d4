package web

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/adoption"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// systemForms are the acts of a system's life beside its drafts.
func systemForms() []form {
	return []form{draftSystemForm, submitSystemForm, returnSystemForm, approveSystemForm, forceSystemForm, succeedSystemForm, reviewSystemForm, improveSystemForm}
}

// typedDay reads a day that was typed; an empty one is none.
func (f *filled) typedDay(name string, wrong *[]FieldError) calendar.Date {
	text := strings.TrimSpace(f.Value(name))
	if text == "" {
		return calendar.Date{}
	}
	d, err := calendar.Parse(text)
	if err != nil {
		*wrong = append(*wrong, FieldError{name, "“" + clip(text) + "” is not a day. Write it as YYYY-MM-DD."})
	}
	return d
}

// dayLine is a day to be typed.
func (f *filled) dayLine(name, label, hint string) Field {
	field := f.line(name, label, hint)
	field.Kind = "date"
	return field
}

// theSystem is the system of the form; the forms but the draft's are about one that is there.
func (f *filled) theSystem() *adoption.System {
	if c, ok := f.system(); ok {
		return c
	}
	return &adoption.System{Drafts: []adoption.Draft{{}}}
}

func (f *filled) systemText() *system.Description {
	d, _ := f.theSystem().Description()
	return d
}

var submitSystemForm = form{
	act: "system.submit", label: "Read it whole, and sign",
	start: func(*filled) url.Values { return url.Values{"for": {adoption.ForApproval}} },
	read: func(f *filled) (any, []FieldError) {
		return adoption.Submit{For: f.Value("for"), Sum: f.theSystem().Latest().Sum}, nil
	},
	body: func(f *filled) templ.Component { return submitBody(f) },
	check: func(f *filled, j casework.Judgement) templ.Component {
		return signedSystem(f, [][2]string{{"OPM is asked for", purposeWords(f.Value("for"))}})
	},
	consequence: says("You see the whole document on the next page, and sign it there. The record says that the agency submitted it; send the PDF to OPM yourself."),
	does: func(f *filled) []string {
		return []string{"The agency submits this description to OPM for " + purposeWords(f.Value("for")) + ".", "Your signature covers version " + whole(f.theSystem().Latest().Number) + ", word for word.",
			"It cannot be changed while OPM has it."}
	},
	thenTitle: "Then", then: says("When OPM answers, you record its letter: approved, or returned with what OPM asks for."),
}

var returnSystemForm = form{
	act: "system.return", label: "Record the letter",
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		return adoption.ReturnDraft{On: f.typedDay("on", &wrong), Reference: f.Value("reference"), Reason: f.Value("reason")}, wrong
	},
	body:        func(f *filled) templ.Component { return returnBody(f) },
	consequence: says("The letter is recorded, and another version can be drafted."),
	thenTitle:   "Then", then: says("You draft a version that answers what OPM found, and submit that."),
}

var approveSystemForm = form{
	act: "system.approve", label: "Record the approval",
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		return adoption.Approve{On: f.typedDay("on", &wrong), Reference: f.Value("reference")}, wrong
	},
	body: func(f *filled) templ.Component { return letterBody(f) },
	consequence: func(f *filled) string {
		return "The record says that OPM approved version " + whole(f.theSystem().Latest().Number) + " of the description, and by which letter."
	},
	thenTitle: "Then", then: says("The description is put in force from a day on or after the approval."),
}

var forceSystemForm = form{
	act: "system.put-in-force", label: "Read it whole, and sign",
	start: func(f *filled) url.Values {
		out := url.Values{}
		if d := f.systemText(); d != nil && !d.InForce.From.IsZero() {
			out.Set("from", d.InForce.From.String())
		}
		return out
	},
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		in := adoption.PutInForce{From: f.typedDay("from", &wrong), To: f.typedDay("to", &wrong), Basis: f.Value("basis"), Authority: f.Value("authority")}
		for _, u := range f.Values["units"] {
			if u != "" {
				in.Units = append(in.Units, u)
			}
		}
		return in, wrong
	},
	field: func(_ *filled, name string) string {
		if strings.HasPrefix(name, "units") {
			return "units"
		}
		return name
	},
	body: func(f *filled) templ.Component { return forceBody(f) },
	check: func(f *filled, j casework.Judgement) templ.Component {
		return signedSystem(f, f.forceLines())
	},
	consequence: says("From the first day on it is everybody’s to read, and periods that begin on or after it can run under it. Periods that have begun keep theirs."),
	does: func(f *filled) []string {
		return []string{"The agency puts version " + whole(f.theSystem().Latest().Number) + " in force from " + longDay(f.Value("from")) + ".",
			"Periods and plans that began before keep the description they began under."}
	},
	thenTitle: "Then", then: says("Each person stands under exactly one system on each day; the page “Who is covered” shows who does not."),
}

// forceLines are what is signed when a description is put in force.
func (f *filled) forceLines() [][2]string {
	out := [][2]string{{"In force from", longDay(f.Value("from"))}}
	if f.Value("to") != "" {
		out = append(out, [2]string{"Until", longDay(f.Value("to"))})
	}
	var units []string
	for _, u := range f.Lists.Units {
		if oneOf(f.Values["units"], u.ID) {
			units = append(units, u.Name)
		}
	}
	if len(units) == 0 {
		units = []string{"The whole agency"}
	}
	out = append(out, [2]string{"For", joined(units)}, [2]string{"Rests on", f.Value("basis")})
	if f.Value("authority") != "" {
		out = append(out, [2]string{"How it complies with its authority", f.Value("authority")})
	}
	return out
}

var succeedSystemForm = form{
	act: "system.succeed", label: "Record the successor",
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		in := adoption.Succeed{By: f.Value("by"), From: f.typedDay("from", &wrong)}
		if in.By == "" {
			wrong = append(wrong, FieldError{"by", "Choose the system that follows."})
		}
		return in, wrong
	},
	body:        func(f *filled) templ.Component { return succeedBody(f) },
	consequence: says("This system ends the day before. Periods that began under it keep it."),
	thenTitle:   "Then", then: says("Put the one that follows in force from the same day."),
}

var reviewSystemForm = form{
	act: "system.record-review", label: "Record the review",
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		return adoption.RecordReview{By: f.Value("by"), On: f.typedDay("on", &wrong), Reference: f.Value("reference"), Found: f.Value("found"), Action: f.Value("action"), Due: f.typedDay("due", &wrong)}, wrong
	},
	body:        func(f *filled) templ.Component { return reviewBody(f) },
	consequence: says("The review stands on the case. If OPM requires corrective action, it waits for executive resources until it is taken."),
	thenTitle:   "Then", then: says("What was done is recorded beside the review."),
}

var improveSystemForm = form{
	act: "system.record-improvement", label: "Record what was done",
	start: func(f *filled) url.Values {
		out := url.Values{}
		for i := range f.theSystem().Reviews {
			if r := &f.theSystem().Reviews[i]; !r.Done() {
				out.Set("review", whole(r.Number))
				break
			}
		}
		return out
	},
	read: func(f *filled) (any, []FieldError) {
		var wrong []FieldError
		n, err := strconv.Atoi(f.Value("review"))
		if err != nil {
			wrong = append(wrong, FieldError{"review", "Choose the review that it answers."})
		}
		return adoption.RecordImprovement{Review: n, Done: f.Value("done"), On: f.typedDay("on", &wrong), Finished: f.Value("finished") == "yes"}, wrong
	},
	body:        func(f *filled) templ.Component { return improveBody(f) },
	consequence: says("It stands beside the review. With the last of it the corrective action is complete."),
}

// successors are the systems that can follow this one: another of its kind, which OPM has approved or need not, and
// which has not ended itself (§1330.403(b)).
func (f *filled) successors() []Option {
	out := []Option{{"", "Choose", ""}}
	kind := f.theSystem().Latest().Kind
	for _, a := range f.Lists.Systems {
		if a.Case != f.Stream && a.Text.Kind == kind && a.canFollow(f.visit.Today) {
			out = append(out, Option{Value: a.Case, Label: a.Title})
		}
	}
	return out
}

// canFollow says whether a system is approved, in force or outside chapter 43, and has not come to its end.
func (a *adoptable) canFollow(on calendar.Date) bool {
	if a.Reached == adoption.StageSucceeded || !a.Days.End.IsZero() && a.Days.End.Before(on) {
		return false
	}
	return a.Reached == adoption.StageApproved || a.Reached == adoption.StageInForce || !a.Text.Chapter43()
}

func (f *filled) reviewOptions() []Option {
	out := []Option{{"", "Choose", ""}}
	for _, r := range f.theSystem().Reviews {
		out = append(out, Option{Value: whole(r.Number), Label: "Review " + whole(r.Number) + ": " + r.By + ", " + r.Reference})
	}
	return out
}
