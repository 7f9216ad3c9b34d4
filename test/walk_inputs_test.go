package test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/appraisal"
	"sesperf/rules/board"
)

// choose makes up what somebody sends: often what is next on the case, by whoever's turn it is.
func (w *walk) choose(of string) casework.Deed {
	names := slices.Sorted(maps.Keys(actors))
	name, by := pick(w.r, names), ""
	if !strings.HasPrefix(name, "appraisal.") && w.r.IntN(3) > 0 {
		name = pick(w.r, names)
	}
	s := w.house.see("fischer", "appraisal/"+of)
	if t, ok := appraisal.Turn(s.Tasks, w.on); ok && w.r.IntN(2) == 0 {
		name, by = t.Act, t.Person
	}
	if by == "" {
		by = pick(w.r, actors[name])
	}
	if w.r.IntN(8) == 0 {
		by = pick(w.r, []string{"bell", "okafor", "fischer", "head", "authority", "chair", "second", "third", "tran", "lind", "reviewer", "nobody"})
	}
	if by == "executive" {
		by = s.Case.(*appraisal.Appraisal).Executive
	}
	target, in := w.inputs(name, of, s.Case.(*appraisal.Appraisal))
	d := w.deed(by, name, target, nil)
	spec, _ := w.house.door.Spec(name)
	d.In = intake.Resolve(spec.Schema, json.RawMessage(jsonOf(w.house.t, in)))
	switch w.r.IntN(12) {
	case 0:
		d.In = w.spoil(d.In)
	case 1:
		d.Seen = int64(w.r.IntN(int(s.Case.Base().Version) + 2))
	case 2:
		d.Confirmed = w.r.IntN(3) > 0
	}
	return d
}

// actors are the acts of the walk, and who plausibly does them.
var actors = map[string][]string{
	"appraisal.propose-plan": {"okafor"}, "appraisal.comment-on-plan": {"executive"}, "appraisal.sign-plan": {"executive", "okafor", "reviewer"},
	"appraisal.decline-to-sign": {"executive"}, "appraisal.communicate-plan": {"okafor"}, "appraisal.review-progress": {"okafor"},
	"appraisal.acknowledge-progress": {"executive"}, "appraisal.record-accomplishments": {"executive"}, "appraisal.rate-initially": {"okafor"},
	"appraisal.acknowledge-initial-rating": {"executive"}, "appraisal.respond": {"executive"}, "appraisal.waive-response": {"executive"},
	"appraisal.refer-to-board": {"fischer"}, "appraisal.recommend": {"chair", "chair", "second"}, "appraisal.assign-annual-rating": {"authority"},
	"appraisal.communicate-annual-rating": {"okafor", "fischer"}, "board.recuse": {"chair", "second", "third", "lind"},
	"board.select-member": {"head"}, "board.end-membership": {"head"}, "board.publish-notice": {"fischer"},
	"agency.appoint": {"fischer"}, "agency.name-official": {"head"},
}

// inputs gives plausible inputs of an act, and the case it is sent to.
func (w *walk) inputs(name, of string, c *appraisal.Appraisal) (string, any) {
	anybody := []string{"chair", "second", "third", "lind", "okafor"}
	switch name {
	case "appraisal.propose-plan":
		return of, w.plan()
	case "appraisal.comment-on-plan", "appraisal.respond":
		return of, object{"text": pick(w.r, []string{"I agree.", "Look at the barges.", " "})}
	case "appraisal.sign-plan", "appraisal.decline-to-sign":
		return of, object{"version": len(c.Plans) - w.r.IntN(5)/4}
	case "appraisal.review-progress":
		return of, w.review(c)
	case "appraisal.record-accomplishments":
		return of, object{"narrative": "We did it.", "elements": object{"leading-change": "New locks."}}
	case "appraisal.rate-initially":
		return of, w.rating()
	case "appraisal.refer-to-board":
		return of, object{"board": "board-1"}
	case "appraisal.recommend":
		return of, object{"members": w.members(c, anybody), "level": 1 + w.r.IntN(5), "narrative": "We agree.", "award": pick(w.r, []string{"none", "7.5", "1.25", "none", ""}), "pay_adjustment": pick(w.r, []string{"none", "2"})}
	case "appraisal.assign-annual-rating":
		return of, pick(w.r, []object{{}, {"reason": "As the initial rating has it."}, {"levels": object{"leading-change": 1 + w.r.IntN(5)}, "reason": "New figures."}, {"levels": object{"results-driven": 3}}})
	case "appraisal.communicate-annual-rating":
		return of, object{"with_notice": w.r.IntN(4) > 0}
	case "board.recuse":
		return "board-1", object{"case": pick(w.r, w.cases)}
	case "board.select-member":
		return "board-1", object{"person": pick(w.r, anybody), "role": pick(w.r, []string{"member", "chair"})}
	case "board.end-membership":
		return "board-1", object{"person": pick(w.r, []string{"lind", "okafor", "second"}), "reason": "The term is over."}
	case "board.publish-notice":
		return "board-1", object{"citation": "91 FR 1", "published": w.on.AddDays(w.r.IntN(3) - 1)}
	case "agency.appoint":
		return pick(w.r, []string{"third", "lind", "okafor"}), object{"appointment": pick(w.r, []string{"career", "noncareer", "career"}), "on": w.on}
	case "agency.name-official":
		return "agency", object{"office": "appointing-authority", "person": "authority", "basis": "Delegation", "makes_ses_appointments": true, "ends": w.r.IntN(3) == 0}
	}
	return of, object{}
}

var elements = []string{"leading-change", "leading-people", "business-acumen", "building-coalitions", "results-driven"}

func (w *walk) plan() object {
	var list []object
	left := 100
	for i, id := range elements {
		weight := 5 + w.r.IntN(16)
		if i == len(elements)-1 {
			weight = left
		}
		left -= weight
		e := object{"element": id, "weight": weight}
		if id == "results-driven" {
			result := object{"title": "Locks", "measures": "Locks", "targets": "40 of 44", "timelines": "August", "level_3": "40 of 44 by August.",
				"aligned_to": object{"document": "Strategic Plan", "goal": "3.1", "pages": "52"}}
			if w.r.IntN(2) == 0 {
				result["level_5"], result["level_2"] = "44", "36"
			}
			e["results"] = slices.Repeat([]object{result}, 1+w.r.IntN(2))
		}
		list = append(list, e)
	}
	return object{"elements": list}
}

func (w *walk) review(c *appraisal.Appraisal) object {
	against := []object{}
	if v, ok := c.Plan(); ok {
		for _, r := range v.Plan.Requirements(c.Description()) {
			against = append(against, object{"requirement": r.ID, "text": "On course."})
		}
	}
	return object{"against": against}
}

func (w *walk) rating() object {
	levels, seen := object{}, object{}
	for _, id := range elements {
		levels[id], seen[id] = 1+min(4, w.r.IntN(30)), "Seen."
	}
	in := object{"levels": levels, "narrative": "So it was.", "elements": seen}
	if w.r.IntN(3) == 0 {
		in["no_progress_review"] = "Leave."
	}
	return in
}

// members names those who take part: mostly whoever may, sometimes anybody, and one twice.
func (w *walk) members(c *appraisal.Appraisal, anybody []string) []string {
	var may []string
	b := w.house.see("fischer", "board/board-1").Case.(*board.Board)
	for _, m := range b.Serving() {
		if m.Person != c.Executive && !b.Recused(m.Person, c.ID) && !m.Published.IsZero() && !strings.HasSuffix(m.Person, "lind") {
			may = append(may, m.Person)
		}
	}
	if w.r.IntN(3) > 0 {
		return may
	}
	list := slices.Clone(anybody)
	w.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	n := 1 + w.r.IntN(len(list))
	if w.r.IntN(4) == 0 {
		list[0] = list[n-1]
	}
	return list[:n]
}

// odd is what stands where something else should.
var odd = []any{"", " ", nil, -1, 0, 3.5, json.Number("1e999"), json.Number("99999999999999999999"), "\x00", "✓", true, []any{}, object{}, "person/nobody", "2026-02-30"}

// spoil takes a field out of inputs, puts something odd in its place, or adds one.
func (w *walk) spoil(in json.RawMessage) json.RawMessage {
	var tree any
	if json.Unmarshal(in, &tree) != nil || w.r.IntN(20) == 0 {
		return json.RawMessage(pick(w.r, []string{"", "null", "[]", "{", `"text"`, "{}{}", fmt.Sprintf(`{"text":%q}`, "a\xff")}))
	}
	at := tree
	for {
		switch v := at.(type) {
		case object:
			if len(v) == 0 {
				v["unknown"] = 1
				return json.RawMessage(jsonOf(w.house.t, tree))
			}
			k := pick(w.r, slices.Sorted(maps.Keys(v)))
			switch w.r.IntN(4) {
			case 0:
				delete(v, k)
			case 1:
				v[k] = pick(w.r, odd)
			default:
				if next, ok := v[k].(object); ok {
					at = next
					continue
				}
				if next, ok := v[k].([]any); ok && len(next) > 0 {
					at = next
					continue
				}
				v[k] = pick(w.r, odd)
			}
			return json.RawMessage(jsonOf(w.house.t, tree))
		case []any:
			i := w.r.IntN(len(v))
			if next, ok := v[i].(object); ok {
				at = next
				continue
			}
			v[i] = pick(w.r, odd)
			return json.RawMessage(jsonOf(w.house.t, tree))
		}
	}
}
