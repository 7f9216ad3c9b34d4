package agency

import (
	"slices"

	"sesperf/rules/act"
)

// Proxy is a person who prepares what another then signs: writes that person's drafts, and sends nothing.
type Proxy struct {
	Number int      `json:"number"`
	Person string   `json:"person"`
	Meta   act.Meta `json:"meta"`
	Ended  act.Meta `json:"ended,omitzero"`
}

// HasProxy says whether a person prepares for this one.
func (c *Person) HasProxy(person string) bool {
	return slices.ContainsFunc(c.Proxies, func(p Proxy) bool { return p.Person == person && p.Ended.Version == 0 })
}

// Preparable are the relations in which a proxy prepares. What a board says among itself, and the offices that see every
// case, are not among them.
var Preparable = []act.Relation{act.Executive, act.RatingOfficial, act.ReviewingOfficial, act.AppointingAuthority, act.HigherLevelReviewer, act.GainingSupervisor}

// AppointProxy are the inputs of agency.appoint-proxy.
type AppointProxy struct {
	Person string `json:"person" of:"person" doc:"who prepares your drafts"`
}

type proxied struct {
	Number int `json:"number"`
}

var appointProxy = act.Def[*Person, AppointProxy, proxied]{
	Name: "agency.appoint-proxy", Case: "person", Title: "Appoint a proxy", Part: "standins", Who: []act.Relation{act.Self}, Provisions: []string{"SD-12.7"},
	Check: func(c *Person, in AppointProxy, q act.Question) (proxied, []act.Finding) {
		found := checkStandin(in.Person, q)
		if c.HasProxy(in.Person) {
			found = append(found, act.Gate("SD-12.7", "This person is your proxy already.", "Nothing is to be done.").At("person"))
		}
		return proxied{len(c.Proxies) + 1}, found
	},
	Apply: func(c *Person, m act.Meta, in AppointProxy, out proxied) {
		c.Proxies = append(slices.Clip(c.Proxies), Proxy{Number: out.Number, Person: in.Person, Meta: m})
	},
	Tell: func(AppointProxy, proxied) string { return "appointed a proxy, who prepares and never signs" },
}

// EndProxy are the inputs of agency.end-proxy.
type EndProxy struct {
	Number int `json:"number" doc:"the proxy, by its number"`
}

var endProxy = act.Def[*Person, EndProxy, nothing]{
	Name: "agency.end-proxy", Case: "person", Title: "End a proxy", Part: "standins", Who: []act.Relation{act.Self}, Provisions: []string{"SD-12.7"},
	Check: func(c *Person, in EndProxy, _ act.Question) (nothing, []act.Finding) {
		if in.Number < 1 || in.Number > len(c.Proxies) || c.Proxies[in.Number-1].Ended.Version > 0 {
			return nothing{}, []act.Finding{act.Gate("SD-12.7", "There is no such proxy, or it has ended.", "Choose one who prepares for you now.").At("number")}
		}
		return nothing{}, nil
	},
	Apply: func(c *Person, m act.Meta, in EndProxy, _ nothing) {
		c.Proxies = slices.Clone(c.Proxies)
		c.Proxies[in.Number-1].Ended = m
	},
	Tell: func(EndProxy, nothing) string { return "ended a proxy" },
}

// standinActs are those of who acts in another's place or prepares for another.
var standinActs = []act.Spec{appointProxy.Spec(), endProxy.Spec(), appointDelegate.Spec(), endDelegate.Spec()}
