package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"github.com/a-h/templ"
	"github.com/google/uuid"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// form is the page of one act: its fields, how they become inputs, and what is shown before it is signed. An act
// file of this package declares one; the flow around it is written once, in flow.go.
type form struct {
	act string // kind.verb
	// title is the page's heading; the act's own title if nil.
	title func(f *filled) string
	// start gives the fields as they stand before anything was typed; none if nil.
	start func(f *filled) url.Values
	// merge puts what was posted over what was kept, where a page shows only a part of the form; nil: all was posted.
	merge func(saved, posted url.Values) url.Values
	// change does what one of the form's own buttons asks: it adds a part, takes one out, fills one in.
	change func(f *filled, then string)
	// ready looks up what the page needs beside the case, once what was typed is known.
	ready func(f *filled) error
	// upload says that a file goes with the fields.
	upload bool
	// ahead is the provision that keeps the act from being done and not from being written; none if empty.
	ahead string
	// short says that nothing is typed: no draft is offered.
	short bool
	// signs gives what a signature on the page of the fields covers, for its receipt beside it.
	signs func(f *filled) []ReceiptLine
	// read makes the act's inputs of the fields. What cannot be read at all is an error of its field.
	read func(f *filled) (any, []FieldError)
	// load makes the fields of the act's inputs, strictly decoded from a file; none if nil. An error is an *act.Invalid
	// that names the field which the form cannot take.
	load func(f *filled, in json.RawMessage) (url.Values, error)
	// body is the fields, without the form around them.
	body func(f *filled) templ.Component
	// side is the list of the parts of a long form, under sideTitle; none if nil.
	side      func(f *filled) []FormPart
	sideTitle string
	// check is what is read before it is sent: all that the signature covers. A form without it is sent from the page
	// of its fields, which then shows all that the signature covers.
	check func(f *filled, j casework.Judgement) templ.Component
	// field leads a finding's or error's field to the control that cures it; the same name if nil.
	field func(f *filled, name string) string
	// label stands on the button of the one primary action; consequence is what comes of it, in a sentence.
	label       string
	consequence func(f *filled) string
	// does is what sending does, point by point, beside what is checked; the consequence alone if nil.
	does func(f *filled) []string
	// then is what follows the action, or what happens without it, under thenTitle.
	thenTitle string
	then      func(f *filled) string
}

// says is a text of a form that is the same for every case.
func says(text string) func(*filled) string { return func(*filled) string { return text } }

// filled is a form with what its writer has typed, on the case as the writer sees it.
type filled struct {
	form
	visit    *visit
	Sight    *casework.Sight // nil for an act that opens a case
	Spec     act.Spec
	Stream   string
	Values   url.Values
	Errors   map[string]string // by control
	Saved    string            // when the draft was saved: 10:32 am
	Prepared string            // who prepared the draft as a proxy, if anybody did
	Draft    int64             // its revision, that the page is drawn from; 0 for none
	Other    url.Values        // what another window saved meanwhile, where that differs
	ActID    string
	Focus    string // the control that a button of the form has just added
	Lists    lists
	Judged   casework.Judgement // of a form that asks the law before anything is sent
	Copied   *copied            // what was just taken from the plan of the period before
	Begun    casework.Planning  // of the editor of a plan: what its writer starts from
	System   *systemWork        // of the editor of a description: what is written, once it was read
}

// Value gives what was typed into a field.
func (f *filled) Value(name string) string { return f.Values.Get(name) }

// Error gives what is wrong with a field, for its writer.
func (f *filled) Error(name string) string { return f.Errors[name] }

// text is a text area of this form: its name, its label, a hint, and who can see it.
func (f *filled) text(name, label, hint, seen string, rows int) Field {
	return Field{Name: name, Label: label, Hint: hint, Seen: seen, Value: f.Value(name), Error: f.Error(name), Saved: f.Saved, Rows: rows, Focus: f.Focus == name}
}

// line is a line of text of this form.
func (f *filled) line(name, label, hint string) Field {
	return Field{Name: name, Label: label, Hint: hint, Value: f.Value(name), Error: f.Error(name), Focus: f.Focus == name}
}

// Case is the appraisal that the form is about; an empty one where the form opens one or is a board's.
func (f *filled) Case() *appraisal.Appraisal {
	if f.Sight != nil {
		if c, ok := f.Sight.Case.(*appraisal.Appraisal); ok {
			return c
		}
	}
	return &appraisal.Appraisal{}
}

// Description is the description that the case runs under; for a plan that is to be proposed, the one that it is held
// against.
func (f *filled) Description() *system.Description {
	if f.Begun.Description != nil {
		return f.Begun.Description
	}
	return f.Case().Description()
}

// Plan is the latest version of the plan; an empty one before any.
func (f *filled) Plan() appraisal.PlanVersion {
	if v, ok := f.Case().Plan(); ok {
		return *v
	}
	return appraisal.PlanVersion{}
}

// PlanInForce is the version that performance is reviewed and rated against; an empty one before any.
func (f *filled) PlanInForce() appraisal.PlanVersion {
	if v, ok := f.Case().PlanInForce(); ok {
		return *v
	}
	return appraisal.PlanVersion{}
}

// Executive names the executive.
func (f *filled) Executive() string { return f.Name(f.Case().Executive) }

// Version is the version of the case that the writer saw.
func (f *filled) Version() int64 {
	if f.Sight == nil {
		return 0
	}
	return f.Sight.Case.Base().Version
}

// Name gives the name of a person, unit or board that the case names.
func (f *filled) Name(id string) string {
	if f.Sight != nil && f.Sight.Names[id] != "" {
		return f.Sight.Names[id]
	}
	return id
}

// heading is the page's heading.
func (f *filled) heading() string {
	if f.form.title != nil {
		return f.form.title(f)
	}
	return f.Spec.Title
}

// control gives the id of the control that a finding's field is cured at.
func (f *filled) control(name string) string {
	if f.form.field != nil {
		return f.form.field(f, name)
	}
	return name
}

// fillForm gives the form of an act on a case as it stands for the visitor, with the draft or, without one, with the
// form's own beginning.
func (s *server) fillForm(r *http.Request, v *visit, name, stream string) (*filled, error) {
	form, ok := s.forms[name]
	spec, known := s.door.Spec(name)
	if !ok || !known {
		return nil, casework.ErrNotFound
	}
	f := &filled{form: form, visit: v, Spec: spec, Stream: stream, Errors: map[string]string{}, ActID: uuid.Must(uuid.NewV7()).String()}
	if spec.Opens && !v.holds(spec.Who) {
		return nil, &casework.Forbidden{Act: spec.Title, Who: spec.Who}
	}
	if f.begins() && !v.holds(spec.Who) {
		return nil, &casework.Forbidden{Act: spec.Title, Who: spec.Who}
	}
	if !spec.Opens && !f.begins() {
		sight, err := s.look(r, v, stream)
		if err != nil {
			return nil, err
		}
		f.Sight = sight
		if !spec.Permits(sight.Relations) {
			return nil, &casework.Forbidden{Act: spec.Title, Who: spec.Who}
		}
	}
	var err error
	if name == "appraisal.propose-plan" {
		if f.Begun, err = s.door.Planning(r.Context(), s.Agency, v.Person.ID, stream); err != nil {
			return nil, err
		}
	}
	if f.Lists, err = s.lists(r, f); err != nil {
		return nil, err
	}
	return f, s.takeDraft(r, v, f)
}

// begins says whether the form is about a case that its act makes by being the first of its kind.
func (f *filled) begins() bool { return f.Spec.Starts && f.Stream == newSystem }

// holds says whether the visitor holds one of these offices for the whole agency.
func (v *visit) holds(offices []act.Relation) bool {
	for _, office := range offices {
		if v.Agency.Holds(office, v.Person.ID, "") {
			return true
		}
	}
	return false
}

// takeDraft fills the form with the writer's draft.
func (s *server) takeDraft(r *http.Request, v *visit, f *filled) error {
	d, err := s.draft(r, v, f.Stream, f.act)
	if err != nil {
		return err
	}
	f.Draft = d.Revision
	if d.Values == nil {
		f.Values = url.Values{}
		if f.start != nil {
			f.Values = f.start(f)
		}
		return nil
	}
	f.Values, f.Saved = d.Values, "Saved "+time.UnixMicro(d.At).In(v.zone()).Format("3:04 pm")
	if d.Prepared != "" {
		f.Prepared = s.personName(r, d.Prepared)
		f.Saved += ", prepared by " + f.Prepared
	}
	return nil
}

// deed makes the deed that the form would send.
func (f *filled) deed(r *http.Request, in any) (casework.Deed, error) {
	raw, err := json.Marshal(in)
	d := casework.Deed{Agency: f.visit.s.Agency, ID: f.ActID, Act: f.act, Case: f.Stream, By: f.visit.Person.ID, For: f.visit.principal(), Seen: f.seen(r),
		In: raw, Confirmed: f.visit.s.Demo && r.PostFormValue("confirm") == "yes", Draft: f.Stream}
	if f.visit.upload != nil {
		d.Files = []casework.File{*f.visit.upload}
	}
	if f.form.upload { // what else has happened on the case is no reason to choose the file again
		d.Seen = casework.AnyVersion
	}
	if f.Spec.Opens || f.begins() { // the new case is named by the act that opens it, so that sending twice opens one
		d.Case = f.Spec.Case + "/" + f.ActID
	}
	return d, err
}
