package agency

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// Delegate is a person who may act in another's place on some days, in some of that person's offices, and nowhere else.
type Delegate struct {
	Number int             `json:"number"`
	Person string          `json:"person"`
	Days   calendar.Period `json:"days"`
	As     []act.Relation  `json:"as"`
	Acts   []string        `json:"acts,omitempty"` // empty: all acts of those offices
	Reason string          `json:"reason"`
	Meta   act.Meta        `json:"meta"`
	Ended  act.Meta        `json:"ended,omitzero"`
}

// InForce says whether the delegate may act on a day.
func (d Delegate) InForce(on calendar.Date) bool {
	return d.Ended.Version == 0 && d.Days.Contains(on)
}

// Acting gives the offices in which a person may do an act in this one's place on a day; any act if none is named.
func (c *Person) Acting(person, name string, on calendar.Date) []act.Relation {
	var out []act.Relation
	for _, d := range c.Delegates {
		if d.Person == person && d.InForce(on) && (name == "" || len(d.Acts) == 0 || slices.Contains(d.Acts, name)) {
			out = append(out, d.As...)
		}
	}
	return out
}

// Delegable are the offices in which somebody may act in another's place, in a fixed order.
var Delegable = []act.Relation{act.RatingOfficial, act.ReviewingOfficial, act.AppointingAuthority, act.GainingSupervisor, act.ExecutiveResources}

// kept says why the other offices stay with the one who holds them.
var kept = map[act.Relation]struct{ provision, why string }{
	act.Executive:           {"SD-9.6", "The executive speaks for oneself; a proxy may prepare what the executive then signs."},
	act.HigherLevelReviewer: {"SD-9.9", "A higher level reviewer is assigned for each case, at a higher level than the rating official."},
	act.BoardChair:          {"SD-10.8", "Who serves on a board is selected and published by name."},
	act.BoardMember:         {"SD-10.8", "Who serves on a board is selected and published by name."},
	act.AgencyHead:          {"SD-12.7", "The agency head designates officials; each of them acts in the own name."},
	act.OversightOfficial:   {"SD-12.7", "The agency head designates the one official who issues guidelines and oversees."},
	act.InspectorGeneral:    {"SD-12.7", "The Inspector General designates who issues guidelines for that office."},
}

// AppointDelegate are the inputs of agency.appoint-delegate.
type AppointDelegate struct {
	Person string         `json:"person" of:"person" doc:"who acts in your place"`
	From   calendar.Date  `json:"from" doc:"the first day"`
	Until  calendar.Date  `json:"until" doc:"the last day"`
	As     []act.Relation `json:"as" enum:"rating-official,reviewing-official,appointing-authority,gaining-supervisor,executive-resources" doc:"in which of your offices"`
	Acts   []string       `json:"acts,omitempty" doc:"for which acts alone; all of those offices if left out"`
	Reason string         `json:"reason" doc:"why, for example the absence"`
}

type delegated struct {
	Number int `json:"number"`
}

var appointDelegate = act.Def[*Person, AppointDelegate, delegated]{
	Name: "agency.appoint-delegate", Case: "person", Title: "Appoint a delegate", Part: "standins", Who: []act.Relation{act.Self},
	Signed: true, Sentence: "I let this person act in my place on these days, within these limits. Both of us are named on what is done.",
	Provisions: []string{"SD-9.16", "SD-12.7"},
	Check: func(c *Person, in AppointDelegate, q act.Question) (delegated, []act.Finding) {
		return delegated{len(c.Delegates) + 1}, append(checkStandin(in.Person, q), checkDelegation(in, q)...)
	},
	Apply: func(c *Person, m act.Meta, in AppointDelegate, out delegated) {
		c.Delegates = append(slices.Clip(c.Delegates), Delegate{Number: out.Number, Person: in.Person, Days: calendar.Period{Begin: in.From, End: in.Until},
			As: in.As, Acts: in.Acts, Reason: in.Reason, Meta: m})
	},
	Tell: func(in AppointDelegate, _ delegated) string {
		return "appointed a delegate for " + calendar.Period{Begin: in.From, End: in.Until}.String()
	},
}

func checkDelegation(in AppointDelegate, q act.Question) []act.Finding {
	var found []act.Finding
	switch {
	case in.Until.Before(in.From):
		found = append(found, act.Gate("SD-12.7", "The last day is before the first.", "Give the days from the first to the last.").At("until"))
	case in.From.Before(q.On):
		found = append(found, act.Gate("SD-12.7", "A delegate is appointed beforehand; the first day given is past.", "Give today or a later day.").At("from"))
	}
	if in.Reason == "" {
		found = append(found, act.Gate("SD-12.7", "Nothing says why a delegate acts.", "Write the reason, for example the absence.").At("reason"))
	}
	if len(in.As) == 0 {
		found = append(found, act.Gate("SD-12.7", "Nothing says in which office the delegate acts.", "Choose at least one.").At("as"))
	}
	for _, r := range in.As {
		if k, own := kept[r]; own {
			found = append(found, act.Gate(k.provision, k.why, "Leave this office out.").At("as"))
		} else if !slices.Contains(Delegable, r) {
			found = append(found, act.Gate("SD-12.7", "Nobody acts in another’s place as “"+string(r)+"”.", "Choose offices of the list.").At("as"))
		}
	}
	if slices.Contains(in.As, act.AppointingAuthority) {
		found = append(found, checkDelegateAuthority(in.Person, q)...)
	}
	return found
}

// checkDelegateAuthority: who acts for an appointing authority is one by the agency head's designation, with authority to
// make SES appointments (SD-9.16).
func checkDelegateAuthority(person string, q act.Question) []act.Finding {
	a, ok := Find(q.Facts)
	if ok && slices.ContainsFunc(a.Officials, func(o Official) bool {
		return o.Office == act.AppointingAuthority && o.Person == person && o.Until.IsZero()
	}) {
		q.Facts.Used(Stream, map[string]string{"appointing_authority": person})
		return nil
	}
	return []act.Finding{act.Broken("SD-9.16", "This person is not named an appointing authority with authority to make SES appointments, and so cannot assign a rating in another’s place.",
		"Choose an official whom the agency head has designated, or leave this office out.").At("person")}
}

// checkStandin: who stands in is somebody else of the agency.
func checkStandin(person string, q act.Question) []act.Finding {
	if person == q.By {
		return []act.Finding{act.Gate("SD-12.7", "Nobody stands in for oneself.", "Choose another person.").At("person")}
	}
	if _, ok := FindPerson(q.Facts, person); !ok {
		return []act.Finding{act.Gate("SD-12.7", "There is no such person in this agency.", "Choose one of the agency’s people.").At("person")}
	}
	return nil
}

// EndDelegate are the inputs of agency.end-delegate.
type EndDelegate struct {
	Number int `json:"number" doc:"the delegation, by its number"`
}

var endDelegate = act.Def[*Person, EndDelegate, nothing]{
	Name: "agency.end-delegate", Case: "person", Title: "End a delegation", Part: "standins", Who: []act.Relation{act.Self}, Provisions: []string{"SD-12.7"},
	Check: func(c *Person, in EndDelegate, _ act.Question) (nothing, []act.Finding) {
		if in.Number < 1 || in.Number > len(c.Delegates) || c.Delegates[in.Number-1].Ended.Version > 0 {
			return nothing{}, []act.Finding{act.Gate("SD-12.7", "There is no such delegation, or it has ended.", "Choose one that is in force or to come.").At("number")}
		}
		return nothing{}, nil
	},
	Apply: func(c *Person, m act.Meta, in EndDelegate, _ nothing) {
		c.Delegates = slices.Clone(c.Delegates)
		c.Delegates[in.Number-1].Ended = m
	},
	Tell: func(EndDelegate, nothing) string { return "ended a delegation" },
}
