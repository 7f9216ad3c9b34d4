// Package act says what an act is: a named thing that one person does to one case on one day. It holds
// the declaration of an act, the findings with which law answers it, the relations that people have to a
// case, and the folding of entries into a case. It imports no room that holds a case, and no clock.
//
// The entry is Def.Spec: a typed declaration, one file an act, becomes the plain Spec that the door, the
// pages, the command line and the documents read.
package act

import (
	"encoding/json"
	"fmt"

	"sesperf/rules/calendar"
)

// Case is what the entries of one stream, folded in order, make. Each room declares its own.
type Case interface {
	// Base gives what every case has: its id, version, standing findings and history.
	Base() *Head
}

// Head is what every case has. A room's case embeds it.
type Head struct {
	ID       string     `json:"id"`      // the stream: appraisal/0190…
	Version  int64      `json:"version"` // how many entries made it; 0 before it is opened
	Standing []Standing `json:"standing,omitempty"`
	History  []Line     `json:"history,omitempty"`
}

// Base gives the head itself.
func (h *Head) Base() *Head { return h }

// Meta is what the record says of an entry beside its body.
type Meta struct {
	Act     string        `json:"act"`
	Form    int           `json:"form"`
	Case    string        `json:"case"`
	Seq     int64         `json:"seq"`           // place in the agency's record, from 0
	Version int64         `json:"version"`       // version of the case that this entry makes, from 1
	On      calendar.Date `json:"on"`            // the day, in the agency's time zone
	At      int64         `json:"at"`            // the instant, microseconds UTC
	By      string        `json:"by"`            // the person who did it
	For     string        `json:"for,omitempty"` // the person as whose delegate, if anybody's
	Sum     string        `json:"sum"`           // the sum of the body, in hexadecimal
}

// Person gives the person in whose name it was done: the one who delegated it, or else the one who did it.
func (m Meta) Person() string {
	if m.For != "" {
		return m.For
	}
	return m.By
}

// Line is one entry as the case's history tells it.
type Line struct {
	Meta
	Part     string    `json:"part,omitempty"` // the part of the case it belongs to; who sees the part sees the line
	Text     string    `json:"text"`           // in the past tense, without the person's name
	Findings []Finding `json:"findings,omitempty"`
	Read     []Reading `json:"read,omitempty"`
	Prepared string    `json:"prepared,omitempty"` // the proxy who prepared the draft of it, if anybody did
}

// Reading is what an act read of another case and rested on.
type Reading struct {
	Case    string          `json:"case"`
	Version int64           `json:"version"`
	Value   json.RawMessage `json:"value,omitempty"`
}

// Facts answers what an act needs to know of other cases. What it answers is written into the entry.
type Facts interface {
	// Look gives another case as it stands, and notes its version as read; false if there is none.
	Look(stream string) (Case, bool)
	// Used notes the value of that case which the act rests on.
	Used(stream string, value any)
	// Spans gives cases with the days they are about, the earliest first: the appraisals of a person, the periods of a
	// system, and, about nobody, the systems that were put in force.
	Spans(kind, about string) []Span
}

// Span is a case of a person, and the days that it is about.
type Span struct {
	Case string
	Days calendar.Period
}

// Question is the setting in which an act is judged.
type Question struct {
	On    calendar.Date
	By    string // the person in whose name the act is done: the one acting, or the one whose delegate acts
	Hand  string // the person acting
	Files []File // that come with the act
	Facts Facts
}

// Relation is what a person is to a case. Power and sight rest on it, never on a bare role.
type Relation string

// The relations, in the law's words.
const (
	Executive           Relation = "executive"
	RatingOfficial      Relation = "rating-official"
	ReviewingOfficial   Relation = "reviewing-official"
	AppointingAuthority Relation = "appointing-authority"
	HigherLevelReviewer Relation = "higher-level-reviewer" // assigned to review the initial rating
	GainingSupervisor   Relation = "gaining-supervisor"    // supervises the executive on a detail
	BoardChair          Relation = "board-chair"           // presides over the board that considers the case
	BoardMember         Relation = "board-member"          // serves on it and is not recused from the case
	ExecutiveResources  Relation = "executive-resources"
	AgencyHead          Relation = "agency-head"
	OversightOfficial   Relation = "oversight-official"
	InspectorGeneral    Relation = "inspector-general"
	Administrator       Relation = "administrator"
	Self                Relation = "self"     // the person whom a person case is about
	Founder             Relation = "founder"  // whoever sets the agency up, until it has an ER official
	Everyone            Relation = "everyone" // every person of the agency
)

// Relations lists them all in a fixed order.
var Relations = []Relation{Executive, RatingOfficial, ReviewingOfficial, AppointingAuthority, HigherLevelReviewer, GainingSupervisor, BoardChair, BoardMember,
	ExecutiveResources, AgencyHead, OversightOfficial, InspectorGeneral, Administrator, Self, Founder, Everyone}

// Def declares one act on cases C with inputs I, of which O comes. Nil functions ask and change nothing.
type Def[C Case, I, O any] struct {
	Name       string     // kind.verb, as in the list of acts
	Case       string     // the kind of case, if another than the name's first part
	Form       int        // the form of its body; a change gets the next number
	Title      string     // what one does, in the imperative
	Part       string     // the part of the case it writes to
	Who        []Relation // who may do it; nobody else
	Opens      bool       // it makes the case
	Starts     bool       // the first of them makes the case, and the next ones go on with it
	Signed     bool       // it is a signature: sign-in is confirmed, and Sentence stands above the button
	Sentence   string
	Provisions []string // what it serves

	// When answers whether the case is ready for the act, without its inputs.
	When func(c C, q Question) []Finding
	// Check holds the inputs against the law and works out what comes of the act.
	Check func(c C, in I, q Question) (O, []Finding)
	// Signs gives the sums of the entries that a signed act signs.
	Signs func(c C, in I) []string
	// Apply changes the case by what the entry says. It asks nobody and never refuses. Others may be reading an
	// older copy of the case: what the copy shares (an element of a slice, a map) is cloned before it is changed.
	Apply func(c C, m Meta, in I, out O)
	// Tell says in the past tense what was done, without the person's name.
	Tell func(in I, out O) string
}

// Spec is an act as everybody else reads it.
type Spec struct {
	Name       string
	Case       string
	Form       int
	Title      string
	Part       string
	Who        []Relation
	Opens      bool
	Starts     bool
	Signed     bool
	Sentence   string
	Provisions []string
	Schema     map[string]any // its inputs as JSON Schema

	off   []string // provisions switched off, in a test
	when  func(c Case, q Question) []Finding
	check func(c Case, raw json.RawMessage, q Question) (Body, []Finding, error)
	apply func(c Case, m Meta, b Body) error
}

// Body is what an entry holds: all that came of the act.
type Body struct {
	In       json.RawMessage `json:"in"`
	Out      json.RawMessage `json:"out,omitempty"`
	Findings []Finding       `json:"findings,omitempty"` // let through, or cured when they hold
	Read     []Reading       `json:"read,omitempty"`
	Signs    []string        `json:"signs,omitempty"`
	Sentence string          `json:"sentence,omitempty"`
	Prepared string          `json:"prepared,omitempty"` // the proxy who prepared the draft that was sent
}

// Spec makes the plain declaration. It panics on a declaration that is not whole: that is a defect of the program.
func (d Def[C, I, O]) Spec() Spec {
	if d.Name == "" || d.Title == "" || len(d.Who) == 0 || d.Apply == nil || d.Tell == nil || (d.Signed && d.Sentence == "") {
		panic(fmt.Sprintf("act %q: its declaration is not whole", d.Name))
	}
	s := Spec{Name: d.Name, Case: d.Case, Form: max(d.Form, 1), Title: d.Title, Part: d.Part, Who: d.Who, Opens: d.Opens, Starts: d.Starts,
		Signed: d.Signed, Sentence: d.Sentence, Provisions: d.Provisions, Schema: schemaOf[I]()}
	if s.Case == "" {
		s.Case = kindOf(d.Name)
	}
	s.when = func(c Case, q Question) []Finding {
		if d.When == nil {
			return nil
		}
		return d.When(c.(C), q)
	}
	s.check = d.check
	s.apply = d.apply
	return s
}

func (d Def[C, I, O]) check(c Case, raw json.RawMessage, q Question) (Body, []Finding, error) {
	var in I
	if err := Decode(raw, &in); err != nil {
		return Body{}, nil, err
	}
	var out O
	var found []Finding
	if d.Check != nil {
		out, found = d.Check(c.(C), in, q)
	}
	b := Body{Sentence: d.Sentence}
	if d.Signed && d.Signs != nil {
		b.Signs = d.Signs(c.(C), in)
	}
	var err error
	if b.In, err = json.Marshal(in); err != nil {
		return Body{}, nil, err
	}
	if b.Out, err = json.Marshal(out); err != nil {
		return Body{}, nil, err
	}
	if string(b.Out) == "{}" {
		b.Out = nil
	}
	return b, found, nil
}

func (d Def[C, I, O]) apply(c Case, m Meta, b Body) error {
	var in I
	var out O
	if err := json.Unmarshal(b.In, &in); err != nil {
		return fmt.Errorf("entry %d, %s: %w", m.Seq, m.Act, err)
	}
	if len(b.Out) > 0 {
		if err := json.Unmarshal(b.Out, &out); err != nil {
			return fmt.Errorf("entry %d, %s: %w", m.Seq, m.Act, err)
		}
	}
	h := c.Base()
	h.ID, h.Version = m.Case, m.Version
	d.Apply(c.(C), m, in, out)
	h.settle(m, b.Findings)
	h.History = append(h.History, Line{Meta: m, Part: d.Part, Text: d.Tell(in, out), Findings: b.Findings, Read: b.Read, Prepared: b.Prepared})
	return nil
}

// When answers whether the case is ready for the act: what bars it today, before any input.
func (s Spec) When(c Case, q Question) []Finding {
	if f := s.opening(c); f != nil {
		return f
	}
	return s.when(c, q)
}

func (s Spec) opening(c Case) []Finding {
	switch opened := c.Base().Version > 0; {
	case s.Opens && opened:
		return []Finding{Gate("", "This case has been opened already.", "Go on with the case as it stands.")}
	case !s.Opens && !s.Starts && !opened:
		return []Finding{Gate("", "There is no such case yet.", "Open it first.")}
	}
	return nil
}

// Check judges the act with its inputs: the body to be recorded, and every finding. A barred act has no body
// to record. The error is an Invalid: inputs that cannot be read.
func (s Spec) Check(c Case, raw json.RawMessage, q Question) (Body, []Finding, error) {
	if f := s.opening(c); f != nil {
		return Body{}, f, nil
	}
	found := s.when(c, q)
	if Barred(found) {
		return Body{}, found, nil // inputs rest on a case that is ready for them
	}
	b, more, err := s.check(c, raw, q)
	if err != nil {
		return Body{}, nil, err
	}
	found = append(found, more...)
	if Barred(found) {
		return Body{}, found, nil
	}
	b.Findings = c.Base().keep(found)
	return b, found, nil
}

// Apply folds one entry of this act into the case.
func (s Spec) Apply(c Case, m Meta, b Body) error { return s.apply(c, m, b) }

// Verb is the name without its kind.
func (s Spec) Verb() string { return s.Name[len(kindOf(s.Name))+1:] }

// Permits says whether a person with these relations may do the act.
func (s Spec) Permits(have []Relation) bool {
	for _, w := range s.Who {
		for _, h := range have {
			if w == h {
				return true
			}
		}
	}
	return false
}

func kindOf(name string) string {
	for i := range name {
		if name[i] == '.' {
			return name[:i]
		}
	}
	panic(fmt.Sprintf("act %q: a name is kind.verb", name))
}
