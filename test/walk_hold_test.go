package test

import (
	"context"
	"errors"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// agrees holds the answer of the door against what the page said of the act just before: whose it is, and what bars it.
func (w *walk) agrees(a attempt, s *casework.Sight, err error) {
	w.t.Helper()
	if s == nil {
		if !a.spec.Opens && !errors.Is(err, casework.ErrNotFound) && strings.HasPrefix(a.deed.Case, "appraisal/") {
			w.fail(a.deed, "its case is not there for this person, and the act was answered with %v", err)
		}
		return
	}
	i := slices.IndexFunc(s.Steps, func(step act.Step) bool { return step.Spec.Name == a.deed.Act })
	if i < 0 {
		return
	}
	step, outcome := s.Steps[i], outcomeOf(err)
	var refusal *act.Refusal
	switch {
	case !step.Mine:
		if outcome != "forbidden" {
			w.fail(a.deed, "is not this person’s, and was answered with %v", err)
		}
	case a.spec.Signed && !a.deed.Confirmed:
		if outcome != "unconfirmed" {
			w.fail(a.deed, "is a signature that was not confirmed, and was answered with %v", err)
		}
	case a.deed.Seen != casework.AnyVersion && a.deed.Seen != s.Case.Base().Version:
		if outcome != "stale" {
			w.fail(a.deed, "was written on version %d of %d, and was answered with %v", a.deed.Seen, s.Case.Base().Version, err)
		}
	case len(step.Barring) > 0:
		if !errors.As(err, &refusal) || jsonOf(w.t, refusal.Findings) != jsonOf(w.t, step.Barring) {
			w.fail(a.deed, "“what can be done now” bars it by %v, and it was answered with %v", step.Barring, err)
		}
	case outcome == "stale" || outcome == "forbidden" || outcome == "unconfirmed":
		w.fail(a.deed, "is open, and was answered with %v", err)
	}
}

// holds asks of a case, after an act on it, what must hold of every case.
func (w *walk) holds(d casework.Deed) {
	w.t.Helper()
	kept := w.latest[d.Case]
	for _, h := range w.houses { // each process has its own memory of it
		for _, day := range []string{"", "2999-12-31"} { // as it is kept, and as its entries make it
			asOf := calendar.Date{}
			if day != "" {
				asOf = calendar.MustParse(day)
			}
			w.door = h.door
			if c := w.watcher.see(d.Case, asOf); jsonOf(w.t, c) != jsonOf(w.t, kept) {
				w.fail(d, "the case is not the same in both processes and in the record (as of %q):\n%s\n%s", day, jsonOf(w.t, c), jsonOf(w.t, kept))
			}
		}
	}
	head := kept.Base()
	if int64(len(head.History)) != head.Version {
		w.fail(d, "its history has %d lines at version %d", len(head.History), head.Version)
	}
	for _, s := range head.Standing {
		if !slices.ContainsFunc(head.History, func(l act.Line) bool {
			return l.Seq == s.Seq && slices.ContainsFunc(l.Findings, func(f act.Finding) bool { return f == s.Finding })
		}) {
			w.fail(d, "%s stands, and no act found it", s.Provision)
		}
	}
	if c, ok := kept.(*appraisal.Appraisal); ok {
		w.holdsTasks(d, c)
		w.holdsSight(d, c)
	}
}

// holdsTasks: what must be done is for a person or an office that may do it and is somebody; whose turn it is can do it
// now, or is told what comes first.
func (w *walk) holdsTasks(d casework.Deed, c *appraisal.Appraisal) {
	w.t.Helper()
	turn, _ := appraisal.Turn(c.Tasks(), w.on)
	for _, t := range c.Tasks() {
		spec, ok := appraisal.Kind.Spec(t.Act)
		if !ok || t.Provision == "" || t.What == "" || t.Since.IsZero() || (t.Person == "") == (t.Office == "") {
			w.fail(d, "the task is not whole: %+v", t)
		}
		who := w.holders(t, c)
		if len(who) == 0 && (t.Office != act.BoardChair || w.agency.somebody(w.order[c.ID])) {
			w.fail(d, "the task is nobody’s: %+v", t)
		}
		for _, person := range who {
			s := w.look(person, c.ID)
			if s == nil || !spec.Permits(s.Relations) {
				w.fail(d, "the task is for %s, who may not do it: %+v", person, t)
			}
			i := slices.IndexFunc(s.Steps, func(step act.Step) bool { return step.Spec.Name == t.Act })
			if barring := s.Steps[i].Barring; t == turn && len(barring) > 0 && !t.From.After(w.on) && slices.ContainsFunc(barring, func(f act.Finding) bool { return f.Text == "" || f.Cure == "" }) {
				w.fail(d, "it is the turn of %s, who is barred and not told what comes first: %+v %v", person, t, barring)
			}
		}
	}
}

// holders gives those for whom a task is; what is the chair’s falls to the members when the chair has stepped aside.
func (w *walk) holders(t act.Task, c *appraisal.Appraisal) []string {
	if t.Person != "" {
		return []string{t.Person}
	}
	var out []string
	for _, person := range w.agency.people {
		presides := t.Office == act.BoardChair && w.agency.presides(w.order[c.ID], event{by: person, of: c.ID})
		if presides || slices.Contains(w.relationsOf(person, c), t.Office) {
			out = append(out, person)
		}
	}
	return out
}

// holdsSight: one person, picked at random, sees the parts that the table written by hand gives, and no other.
func (w *walk) holdsSight(d casework.Deed, c *appraisal.Appraisal) {
	w.t.Helper()
	person := pick(w.r, w.agency.people)
	have, s := w.relationsOf(person, c), w.look(person, c.ID)
	if (len(have) == 0) != (s == nil) {
		w.fail(d, "%s is %v to the case, and sees it: %v", person, have, s != nil)
	}
	if s == nil {
		return
	}
	for _, part := range appraisal.Kind.Parts {
		want := slices.ContainsFunc(seesByHand[part.Name], func(entry string) bool {
			who, from, _ := strings.Cut(entry, "@")
			return slices.Contains(have, act.Relation(who)) && w.order[c.ID].reached(from)
		})
		if s.Visible[part.Name] != want {
			w.fail(d, "%s, who is %v, sees the part %s: %v", person, have, part.Name, s.Visible[part.Name])
		}
	}
	for _, l := range s.Lines {
		if l.Part != "" && !s.Visible[l.Part] {
			w.fail(d, "%s is told of %s, a line of the part %s", person, l.Act, l.Part)
		}
	}
}

var seesByHand = byHand(maySee)

// relationsOf says without the view of relations what a person is to an appraisal.
func (w *walk) relationsOf(person string, c *appraisal.Appraisal) []act.Relation {
	o, out := w.order[c.ID], []act.Relation(nil)
	for _, is := range []struct {
		person string
		as     act.Relation
	}{{o.executive, act.Executive}, {o.rating, act.RatingOfficial}, {o.reviewing, act.ReviewingOfficial}, {o.authority, act.AppointingAuthority}, {o.reviewer(), act.HigherLevelReviewer},
		{"person/fischer", act.ExecutiveResources}, {"person/oversight", act.OversightOfficial}} {
		if is.person == person {
			out = append(out, is.as)
		}
	}
	if slices.Contains(o.gaining, person) {
		out = append(out, act.GainingSupervisor)
	}
	if role, serves := w.agency.board[person]; serves && o.referred && person != o.executive && !w.agency.aside[person+" "+c.ID] {
		out = append(out, act.BoardMember)
		if role == "chair" {
			out = append(out, act.BoardChair)
		}
	}
	return out
}

// verify holds the whole record and every table against each other.
func (w *walk) verify() {
	w.t.Helper()
	faults, err := w.houses[0].door.DB().Verify(context.Background(), "story", casework.Rebuild(casework.Kinds()), nil, nil)
	if err != nil || len(faults) > 0 {
		w.t.Fatalf("SESPERF_SEED=%d, %s, after %d acts: the record does not verify: %v %v", w.seed, w.on, len(w.sentOnce), faults, err)
	}
}
