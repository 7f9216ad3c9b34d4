package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/adoption"
	"sesperf/rules/calendar"
	"sesperf/rules/comparison"
	"sesperf/rules/system"
	"sesperf/store"
)

// draftSystemForm is the editor of a description: a section at a time, with the document's text beside it. What is
// recorded is the text that is made of the fields.
var draftSystemForm = form{
	act: draftSystem, label: "Check all of it and record",
	title: func(f *filled) string {
		if w := f.work(); w.Text != nil {
			return w.Text.Title + ", draft"
		}
		return "Draft a description"
	},
	start: func(f *filled) url.Values {
		text := string(freshBasic(f.visit.Agency.Name).YAML())
		if c, ok := f.system(); ok {
			text = c.Latest().Text
		}
		return url.Values{yamlField: {text}}
	},
	merge: mergeSettings, change: changeSystem, read: readSystem,
	body: func(f *filled) templ.Component { return systemEditor(f) },
	check: func(f *filled, j casework.Judgement) templ.Component {
		return systemDraftCheck(f)
	},
	field: func(f *filled, name string) string {
		switch name {
		case "text":
			f.Values.Set(sectionField, textSection)
			return yamlField
		case "adopts":
			f.Values.Set(sectionField, "0")
		}
		return name
	},
	consequence: says("You see what is found on the whole description before it is recorded. A draft that does not conform yet can be recorded too; what stands against it stays on the case until a version mends it."),
	does: func(f *filled) []string {
		return []string{"This text is recorded as a version of the description. The earlier ones stay.", "Nothing goes to OPM, and nothing comes into force."}
	},
	thenTitle: "Then", then: says("A version that conforms can be submitted to OPM. You can record another version until then."),
}

// system gives the system that a form is about.
func (f *filled) system() (*adoption.System, bool) {
	if f.Sight == nil {
		return nil, false
	}
	c, ok := f.Sight.Case.(*adoption.System)
	return c, ok && c.Latest() != nil
}

// freshBasic is the basic system with the agency's name in it, to begin with.
func freshBasic(agencyName string) *system.Description {
	d, err := system.Parse(fileName, system.Basic().YAML())
	if err != nil {
		panic(err) // the built-in description is part of the program
	}
	d.ID, d.Title, d.Agency.Name = "ses", "Senior Executive Service Performance Management System", agencyName
	return afresh(d)
}

// afresh takes out of a description what is another one's: its approval and its days.
func afresh(d *system.Description) *system.Description {
	d.Approval, d.InForce = system.Approval{}, system.Span{}
	return d
}

// mergeSettings puts what was posted of one section over what was kept of all.
func mergeSettings(saved, posted url.Values) url.Values {
	out := maps.Clone(saved)
	if out == nil {
		out = url.Values{}
	}
	maps.Copy(out, posted)
	return out
}

// work is the description as it stands with what was typed, held against the law.
func (f *filled) work() *systemWork {
	if f.System == nil {
		f.System = foldSettings(f.Values)
		for path, text := range f.System.Wrong {
			f.Errors[path] = text
		}
		if f.System.Unread != nil {
			f.Errors[yamlField] = upper(f.System.Unread.Text) + "."
		}
		f.System.judge(f.adoptedText())
	}
	return f.System
}

// adoptedText gives the system that the description adopts: the built-in one, or a later one of the agency's record.
func (f *filled) adoptedText() *system.Description {
	d := f.System.Text
	switch {
	case d == nil || comparison.Own(d):
		return nil
	case d.Adopts == "basic":
		return system.Basic()
	}
	for _, a := range f.Lists.Systems {
		if a.Text.ID == d.Adopts {
			return a.Text
		}
	}
	return nil
}

// adoptedCase gives the case of the later basic system that the description adopts; nothing for the built-in one.
func (f *filled) adoptedCase() string {
	if d := f.System.Text; d.Basis == "basic" && d.Adopts != "basic" && d.Adopts != d.ID {
		for _, a := range f.Lists.Systems {
			if a.Text.ID == d.Adopts {
				return a.Case
			}
		}
	}
	return ""
}

// adoptable is a system of the agency with its text.
type adoptable struct {
	Case, Title string
	Stage       string // in words: Draft, In force from October 1, 2026
	Text        *system.Description
	Days        calendar.Period // on which it is in force
	Reached     adoption.Stage
}

// inForce says whether it is in force on a day.
func (a *adoptable) inForce(on calendar.Date) bool {
	return !a.Days.Begin.IsZero() && a.Days.Contains(on)
}

// adoptables reads the systems that the visitor sees, with their texts.
func (s *server) adoptables(r *http.Request, v *visit) ([]adoptable, error) {
	var list []listedSystem
	err := s.door.DB().Read(r.Context(), func(tx *store.Tx) (err error) {
		list, err = s.systems(r, tx, v)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []adoptable
	for _, l := range list {
		d, ok := system.BySum(l.Sum)
		if !ok { // read once a process
			sight, err := s.door.Look(r.Context(), s.Agency, v.Person.ID, l.ID)
			if err != nil {
				return nil, err
			}
			if c, is := sight.Case.(*adoption.System); is {
				d, ok = c.Description()
			}
		}
		if ok {
			out = append(out, adoptable{l.ID, l.Title, l.stageWords(v.Today), d, calendar.Period{Begin: day(l.FromOn), End: day(l.UntilOn)}, adoption.Stage(l.Stage)})
		}
	}
	return out, nil
}

// section is the number of the section that is shown.
func (f *filled) section() string {
	n := f.Value(sectionField)
	if f.work().Unread != nil || n == textSection {
		return textSection
	}
	return sectionWith(f.work().Text, n).Number
}

// changeSystem does what a button of the editor asks: go to another section, add to a list, take out of it, put back
// what the adopted system says.
func changeSystem(f *filled, then string) {
	w := f.work()
	verb, at, _ := strings.Cut(then, ":")
	if verb == "go" {
		f.Values.Set(sectionField, at)
		return
	}
	if w.Text == nil || verb != "add" && verb != "drop" && verb != "restore" {
		return
	}
	next, err := system.Parse(fileName, w.Text.YAML())
	if err != nil {
		return
	}
	done, focus := false, ""
	switch verb {
	case "add":
		if focus, done = addAt(next, at); done {
			focus = firstField(next, f.section(), focus)
		}
	case "drop":
		done = dropAt(next, at)
		for _, path := range settings(f.Values) { // what could not stand in the list went with its entry
			if under(path, at[:max(strings.LastIndex(at, "["), 0)]) {
				f.Values.Del(path)
			}
		}
	case "restore":
		done = w.restorable(at) && putAt(next, at, typedAt(system.Basic(), at)) == nil
	}
	text := next.YAML()
	if _, err := system.Parse(fileName, text); !done || err != nil {
		return
	}
	f.Values.Set(yamlField, string(text))
	f.System, f.Focus = nil, focus
}

// firstField gives the first control of an entry that was added.
func firstField(d *system.Description, section, entry string) string {
	for _, g := range sectionWith(d, section).Groups {
		for _, field := range g.Fields {
			if under(field.Path, entry) {
				return field.Path
			}
		}
	}
	return ""
}

// readSystem makes the act's inputs: the text, and the case of the system that it adopts. Of several sections with
// something wrong, the first is shown.
func readSystem(f *filled) (any, []FieldError) {
	w := f.work()
	if w.Unread != nil {
		f.Errors[yamlField] = ""
		return nil, []FieldError{{yamlField, unreadWords(w.Unread)}}
	}
	if len(w.Wrong) == 0 {
		return adoption.DraftSystem{Text: f.Value(yamlField), Adopts: f.adoptedCase()}, nil
	}
	paths := slices.SortedFunc(maps.Keys(w.Wrong), func(a, b string) int {
		return sectionPlace(sectionFor(a)) - sectionPlace(sectionFor(b))
	})
	shown := sectionFor(paths[0])
	f.Values.Set(sectionField, shown)
	var wrong []FieldError
	for _, path := range paths {
		if sectionFor(path) == shown {
			f.Errors[path] = ""
			wrong = append(wrong, FieldError{path, w.Wrong[path]})
		}
	}
	return nil, wrong
}

func sectionPlace(number string) int {
	return slices.IndexFunc(sectionHeads, func(s systemSection) bool { return s.Number == number })
}

// unreadWords says where and why a text cannot be read.
func unreadWords(u *system.Unreadable) string {
	if u.Line == 0 {
		return upper(u.Text) + "."
	}
	return fmt.Sprintf("Line %d, column %d: %s.", u.Line, u.Column, strings.TrimSuffix(u.Text, "."))
}

// lineOf gives a line of the text as it stands, from 1.
func lineOf(text string, n int) string {
	lines := strings.Split(text, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// lookPage answers the script of the editor with the section as it would stand: nothing is kept.
func (s *server) lookPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	if err := legible(r.PostForm); err != nil {
		return err
	}
	f, err := s.fillForm(r, v, draftSystem, "system/"+r.PathValue("id"))
	if err != nil {
		return err
	}
	f.Values = mergeSettings(f.Values, keep(r.PostForm))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	return systemEditor(f).Render(r.Context(), w)
}
