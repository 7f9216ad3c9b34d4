package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/store/sqlc"
)

// assessForm is the assessment of organizational performance: overall, and part by part. It begins with the agency's
// organizations.
var assessForm = form{
	act: "agency.assess-organization", label: "Check your answers",
	title: func(f *filled) string { return "Organizational performance in " + f.period().Title },
	start: func(f *filled) url.Values {
		out := url.Values{"scope": {string(f.scopes()[0])}}
		n := 0
		for _, u := range f.Lists.Units {
			if u.Parent == "" {
				setPart(out, n, agency.AssessedPart{Kind: "component", Name: u.Name, Unit: u.ID})
				n++
			}
		}
		setPart(out, n, agency.AssessedPart{Kind: "mission"})
		return out
	},
	change: changeParts,
	read: func(f *filled) (any, []FieldError) {
		return agency.AssessOrganization{Scope: agency.Scope(f.Value("scope")), Overall: f.Value("overall"), Parts: f.assessed()}, nil
	},
	body:  func(f *filled) templ.Component { return assessBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component { return assessCheck(f) },
	field: func(_ *filled, name string) string {
		if name == "parts" {
			return "add-part"
		}
		return name
	},
	consequence: says("Everyone in the agency can read it from then on: executives, rating officials, reviewers and the members of boards. It cannot be changed; a later one stands beside it."),
	thenTitle:   "Then", then: says("You issue the appraisal guidelines, which rest on it. Nobody can be rated for this period before that."),
}

// period is the appraisal period that the form is about.
func (f *filled) period() *agency.Period {
	if f.Sight != nil {
		if c, ok := f.Sight.Case.(*agency.Period); ok {
			return c
		}
	}
	return &agency.Period{}
}

// scopes gives for whom the writer may assess: the agency, its Office of Inspector General, or both.
func (f *filled) scopes() []agency.Scope {
	var out []agency.Scope
	if f.Sight != nil {
		for _, r := range f.Sight.Relations {
			switch r {
			case act.OversightOfficial:
				out = append(out, agency.ScopeAgency)
			case act.InspectorGeneral:
				out = append(out, agency.ScopeInspectorGeneral)
			}
		}
	}
	if len(out) == 0 {
		return []agency.Scope{agency.ScopeAgency}
	}
	return out
}

var scopeWords = map[agency.Scope]string{agency.ScopeAgency: "The agency", agency.ScopeInspectorGeneral: "The Office of Inspector General"}

func (f *filled) scopeOptions() []Option {
	var out []Option
	for _, s := range f.scopes() {
		out = append(out, Option{Value: string(s), Label: scopeWords[s]})
	}
	return out
}

// assessedWords name the kinds of parts that are assessed.
var assessedWords = map[string]string{"mission": "Mission", "component": "Component", "program": "Program", "policy-area": "Policy area", "support-function": "Support function"}

func partOptions() []Option {
	var out []Option
	for _, k := range agency.PartKinds {
		out = append(out, Option{Value: k, Label: assessedWords[k]})
	}
	return out
}

func unitOptions(units []sqlc.Unit) []Option {
	out := []Option{{Label: "None"}}
	for _, u := range units {
		out = append(out, Option{Value: u.ID, Label: u.Name})
	}
	return out
}

func partAt(n int) string { return fmt.Sprintf("parts.%d", n) }

func setPart(v url.Values, n int, p agency.AssessedPart) {
	at := partAt(n)
	v.Set(at+".kind", p.Kind)
	v.Set(at+".name", p.Name)
	v.Set(at+".unit", p.Unit)
	v.Set(at+".text", p.Text)
}

// partCount is how many parts the form shows.
func (f *filled) partCount() int {
	n := 0
	for f.Values.Has(partAt(n) + ".kind") {
		n++
	}
	return n
}

// assessed gives the parts; one in which nothing is written is left out.
func (f *filled) assessed() []agency.AssessedPart {
	out := []agency.AssessedPart{}
	for n := range f.partCount() {
		at := partAt(n)
		p := agency.AssessedPart{Kind: f.Value(at + ".kind"), Name: strings.TrimSpace(f.Value(at + ".name")), Unit: f.Value(at + ".unit"), Text: f.Value(at + ".text")}
		if p.Name != "" || !blankText(p.Text) {
			out = append(out, p)
		}
	}
	return out
}

// changeParts adds a part, or takes one out: add-part, drop-part.2.
func changeParts(f *filled, then string) {
	if then == "add-part" {
		n := f.partCount()
		setPart(f.Values, n, agency.AssessedPart{Kind: "program"})
		f.Focus = partAt(n) + ".name"
		return
	}
	if text, ok := strings.CutPrefix(then, "drop-part."); ok {
		if n, err := strconv.Atoi(text); err == nil && n >= 0 {
			dropItem(f.Values, "parts", n, f.partCount())
			f.Focus = "add-part"
		}
	}
}
