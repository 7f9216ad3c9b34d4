package test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

// attempt is what somebody sends, and whether law should let it through if its time has come.
type attempt struct {
	deed casework.Deed
	spec act.Spec
	good bool // nothing is wrong with the inputs, the person or the sending
}

// choose makes up what somebody sends: often what somebody has to do, or what is open now, by whoever it is for.
func (w *walk) choose() attempt {
	of := pick(w.r, w.cases)
	s := w.look("person/fischer", "appraisal/"+of)
	c := s.Case.(*appraisal.Appraisal)
	name, by := w.what(s)
	if strings.HasPrefix(name, "appraisal.") {
		return w.appraise(name, by, of, c)
	}
	target, in, good := aside[name](w)
	if target == "" {
		return w.appraise("appraisal.respond", "", of, c)
	}
	if by = pick(w.r, besides[name]); w.r.IntN(8) == 0 {
		by, good = pick(w.r, w.agency.people), false
	}
	return w.attempt(by, name, target, in, good)
}

// what gives an act, and the person it is for if that is known.
func (w *walk) what(s *casework.Sight) (name, by string) {
	switch n := w.r.IntN(20); {
	case n < 10 && len(s.Tasks) > 0:
		t := pick(w.r, s.Tasks)
		if turn, ok := appraisal.Turn(s.Tasks, w.on); ok && w.r.IntN(2) == 0 {
			t = turn
		}
		return t.Act, t.Person
	case n < 15:
		var open []string
		for _, step := range s.Steps {
			if len(step.Barring) == 0 && (!rare[step.Spec.Name] || w.r.IntN(25) == 0) {
				open = append(open, step.Spec.Name)
			}
		}
		if len(open) > 0 {
			return pick(w.r, open), ""
		}
	case n < 17:
		return pick(w.r, slices.Sorted(maps.Keys(aside))), ""
	}
	for {
		if name = pick(w.r, appraisal.Kind.Acts).Name; name != "appraisal.open" && (!rare[name] || w.r.IntN(10) == 0) {
			return name, ""
		}
	}
}

// rare are the acts that would end most cases, or turn them back, before anything else happened.
var rare = map[string]bool{"appraisal.close-without-rating": true, "appraisal.end-period-early": true, "appraisal.assign-officials": true, "appraisal.withdraw-initial-rating": true, "appraisal.propose-plan": true}

// appraise makes an act on an appraisal, by whoever it is for unless somebody is named.
func (w *walk) appraise(name, by, of string, c *appraisal.Appraisal) attempt {
	spec, _ := appraisal.Kind.Spec(name)
	if by == "" {
		by = w.whose(spec, c)
	}
	strange := w.r.IntN(12) == 0
	if strange {
		by = pick(w.r, w.agency.people)
	}
	made := makers[name]
	if made == nil {
		made = anything
	}
	in, good := made(w, c, by)
	return w.attempt(by, name, of, in, good && !strange)
}

// whose gives somebody who may do the act.
func (w *walk) whose(spec act.Spec, c *appraisal.Appraisal) string {
	var may []string
	for _, person := range w.agency.people {
		if spec.Permits(w.relationsOf(person, c)) {
			may = append(may, person)
		}
	}
	if len(may) == 0 {
		return pick(w.r, w.agency.people)
	}
	return pick(w.r, may)
}

// attempt makes a deed of it, and now and then spoils the inputs, forgets to confirm or comes from an older page.
func (w *walk) attempt(by, name, target string, in any, good bool) attempt {
	h := w.houses[0]
	d := h.deed(strings.TrimPrefix(by, "person/"), name, target, nil)
	spec, _ := h.door.Spec(name)
	a := attempt{deed: d, spec: spec, good: good}
	a.deed.In = intake.Resolve(spec.Schema, json.RawMessage(jsonOf(w.t, in)))
	if name == "appraisal.attach-evidence" {
		a.deed.Files = []casework.File{{Name: pick(w.r, []string{"locks.csv", "locks.txt", "locks.exe"}), Content: []byte("lock,rated\n3,fair\n")}}
	}
	switch w.r.IntN(16) {
	case 0:
		a.deed.In, a.good = w.spoil(a.deed.In), false
	case 1:
		a.deed.Seen, a.good = int64(w.r.IntN(30)), false
	case 2:
		a.deed.Confirmed, a.good = false, false
	}
	return a
}

// odd is what stands where something else should.
var odd = []any{"", " ", nil, -1, 0, 3.5, json.Number("1e999"), json.Number("99999999999999999999"), "\x00", "✓", true, []any{}, object{}, "person/nobody", "2026-02-30", "2028-02-29"}

// spoil takes a field out of inputs, puts something odd in its place, or adds one.
func (w *walk) spoil(in json.RawMessage) json.RawMessage {
	var tree any
	if json.Unmarshal(in, &tree) != nil || w.r.IntN(20) == 0 {
		return json.RawMessage(pick(w.r, []string{"", "null", "[]", "{", `"text"`, "{}{}", fmt.Sprintf(`{"text":%q}`, "a\xff")}))
	}
	for at := tree; at != nil; {
		at = w.spoilAt(at)
	}
	return json.RawMessage(jsonOf(w.t, tree))
}

// spoilAt spoils one thing of an object or a list, or gives what stands in it to go on with.
func (w *walk) spoilAt(at any) any {
	switch v := at.(type) {
	case object:
		if len(v) == 0 {
			v["unknown"] = 1
			return nil
		}
		k := pick(w.r, slices.Sorted(maps.Keys(v)))
		switch n := w.r.IntN(4); {
		case n == 0:
			delete(v, k)
		case n > 1 && inside(v[k]):
			return v[k]
		default:
			v[k] = pick(w.r, odd)
		}
	case []any:
		i := w.r.IntN(len(v))
		if inside(v[i]) {
			return v[i]
		}
		v[i] = pick(w.r, odd)
	}
	return nil
}

func inside(v any) bool {
	list, is := v.([]any)
	_, object := v.(object)
	return object || is && len(list) > 0
}
