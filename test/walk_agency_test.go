package test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/rules/calendar"
)

// agencyOrder is what the walk saw of the agency and of its board, beside the record.
type agencyOrder struct {
	people      []string
	appointment map[string]string
	authority   map[string]bool          // who holds the office of appointing authority
	left        map[string]bool          // who was separated
	board       map[string]string        // who serves, in which role
	published   map[string]calendar.Date // notices, of those who serve
	guided      map[string]bool          // the periods whose guidelines were issued
	aside       map[string]bool          // person and case, with a space between
}

func newAgencyOrder() *agencyOrder {
	a := &agencyOrder{authority: map[string]bool{"person/authority": true, "person/head": true}, left: map[string]bool{}, aside: map[string]bool{}, guided: map[string]bool{},
		board:     map[string]string{"person/chair": "chair", "person/second": "member", "person/third": "member"},
		published: map[string]calendar.Date{}, appointment: map[string]string{}}
	for _, name := range []string{"fischer", "head", "okafor", "bell", "tran", "lind", "reviewer", "authority", "chair", "second", "third", "oversight", "nobody"} {
		a.people = append(a.people, "person/"+name)
	}
	for name, appointment := range map[string]string{"okafor": "career", "bell": "career", "tran": "noncareer", "chair": "career", "second": "career", "third": "noncareer"} {
		a.appointment["person/"+name] = appointment
	}
	for name := range a.board {
		a.published[name] = calendar.MustParse("2025-08-01")
	}
	return a
}

// supervisors may rate; authorities may assign the annual summary rating, as long as they hold the office.
var supervisors, authorities = []string{"okafor", "okafor", "lind", "head"}, []string{"authority", "authority", "head"}

// supervisor gives somebody who may rate.
func (a *agencyOrder) supervisor(r *rand.Rand) string { return pick(r, supervisors) }

// follow tells the agency what was done to it or to its board.
func (a *agencyOrder) follow(d casework.Deed, on calendar.Date) {
	var in object
	if json.Unmarshal(d.In, &in) != nil {
		return
	}
	person, _ := in["person"].(string)
	switch d.Act {
	case "board.select-member":
		role, _ := in["role"].(string)
		if role == "" {
			role = "member"
		}
		a.board[person] = role
	case "board.end-membership":
		delete(a.board, person)
		delete(a.published, person)
	case "board.publish-notice":
		day, _ := in["published"].(string)
		named := event{in: in}.list("members")
		for p := range a.board {
			if a.published[p].IsZero() && (len(named) == 0 || slices.Contains(named, p)) {
				a.published[p] = calendar.MustParse(day)
			}
		}
	case "board.recuse":
		of, _ := in["case"].(string)
		a.aside[d.By+" "+of] = true
	case "agency.separate-person":
		a.left[d.Case] = true
	case "agency.appoint":
		delete(a.left, d.Case)
		a.appointment[d.Case], _ = in["appointment"].(string)
	case "agency.issue-guidelines":
		a.guided[d.Case] = true
	case "agency.name-official":
		if in["office"] == "appointing-authority" {
			a.authority[person] = in["ends"] != true
		}
	}
}

// chair gives who chairs the board.
func (a *agencyOrder) chair() string {
	for person, role := range a.board {
		if role == "chair" {
			return person
		}
	}
	return ""
}

// presides says whether the person records the recommendation: the chair, or another member where the chair takes no part.
func (a *agencyOrder) presides(o *order, e event) bool {
	chair := a.chair()
	return a.sits(e.by, o) && (e.by == chair || !a.sits(chair, o))
}

// sits says whether the person is a member who may have to do with the case: who is appraised or rates in it does not, nor
// who stepped aside.
func (a *agencyOrder) sits(person string, o *order) bool {
	return a.board[person] != "" && person != o.executive && !o.judged(person) && !a.aside[person+" "+o.of]
}

// mayTakePart gives the members who may take part in a case.
func (a *agencyOrder) mayTakePart(o *order) []string {
	var out []string
	for _, person := range a.people {
		if a.sits(person, o) && !a.published[person].IsZero() {
			out = append(out, person)
		}
	}
	return out
}

// composed says whether the board may act on a case with those who take part: three members, all of them published, most of
// them career where the executive is, nobody in the own case.
func (a *agencyOrder) composed(o *order, taking []string) bool {
	if len(a.board) < 3 || len(taking) == 0 {
		return false
	}
	career := func(list []string) int {
		n := 0
		for _, p := range list {
			if a.appointment[p] == "career" {
				n++
			}
		}
		return n
	}
	may, once := a.mayTakePart(o), map[string]bool{}
	for _, p := range taking {
		if !slices.Contains(may, p) {
			return false
		}
		once[p] = true
	}
	var all, sitting []string
	for p := range a.board {
		if all = append(all, p); once[p] {
			sitting = append(sitting, p)
		}
	}
	return !o.career || 2*career(all) > len(all) && 2*career(sitting) > len(sitting)
}

// besides are those who plausibly do the acts on other cases than appraisals.
var besides = map[string][]string{"board.recuse": {"person/chair", "person/second", "person/third", "person/lind"}, "board.select-member": {"person/head"}, "board.end-membership": {"person/head"},
	"board.publish-notice": {"person/fischer"}, "agency.appoint": {"person/fischer"}, "agency.separate-person": {"person/fischer"}, "agency.name-official": {"person/head"}, "agency.assess-organization": {"person/oversight"}, "agency.issue-guidelines": {"person/oversight"}}

// aside gives the case and the inputs of those acts; no case says that it is not the time.
var aside = map[string]func(w *walk) (target string, in any, good bool){
	"board.recuse": func(w *walk) (string, any, bool) {
		if w.r.IntN(4) > 0 {
			return "", nil, false
		}
		return "board-1", object{"case": pick(w.r, w.cases)}, true
	},
	"board.select-member": func(w *walk) (string, any, bool) {
		role := pick(w.r, []string{"member", "member", "chair"})
		if w.agency.chair() == "" && w.r.IntN(2) == 0 {
			role = "chair"
		}
		return "board-1", object{"person": pick(w.r, []string{"chair", "second", "third", "lind", "okafor"}), "role": role}, false
	},
	"board.end-membership": func(w *walk) (string, any, bool) {
		if w.r.IntN(3) > 0 {
			return "", nil, false
		}
		return "board-1", object{"person": pick(w.r, []string{"lind", "okafor", "second", "chair"}), "reason": "The term is over."}, false
	},
	"board.publish-notice": func(w *walk) (string, any, bool) {
		return "board-1", object{"citation": "91 FR 1", "published": w.on.AddDays(w.r.IntN(4) - 2)}, false
	},
	"agency.appoint": func(w *walk) (string, any, bool) {
		if w.r.IntN(3) > 0 {
			return "", nil, false
		}
		return pick(w.r, []string{"third", "lind", "okafor"}), object{"appointment": pick(w.r, []string{"career", "noncareer", "career", "career"}), "on": w.on}, false
	},
	"agency.name-official": func(w *walk) (string, any, bool) {
		in := object{"office": "appointing-authority", "person": "authority", "basis": "Delegation"}
		if strings.HasSuffix(w.on.String(), "5") && w.agency.authority["person/authority"] {
			in["ends"] = true
		} else {
			in["makes_ses_appointments"] = true
		}
		return "agency", in, false
	},
	"agency.separate-person": func(w *walk) (string, any, bool) {
		if w.r.IntN(6) > 0 {
			return "", nil, false
		}
		return pick(w.r, []string{"bell", "tran"}), object{"why": pick(w.r, []string{"separated", "died", "transferred", "left-ses"}), "on": w.on.AddDays(-w.r.IntN(3)), "to": "Another agency"}, false
	},
	"agency.assess-organization": func(w *walk) (string, any, bool) {
		return "p" + pick(w.r, w.periods).Begin.String(), assessment, false
	},
	"agency.issue-guidelines": func(w *walk) (string, any, bool) {
		return "p" + pick(w.r, w.periods).Begin.String(), guidelines, false
	},
}

// somebody says whether anybody is left who could record the board’s recommendation.
func (a *agencyOrder) somebody(o *order) bool {
	return slices.ContainsFunc(a.people, func(person string) bool { return a.sits(person, o) })
}
