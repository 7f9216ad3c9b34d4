package agency

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/adoption"
)

// Scope says for whom an assessment or guidelines are: the agency, or its Office of Inspector General (§1330.404(b)).
type Scope string

// The scopes.
const (
	ScopeAgency           Scope = "agency"
	ScopeInspectorGeneral Scope = "inspector-general"
)

// Assessment is the assessment of organizational performance for a period (basic system description §12).
type Assessment struct {
	AssessOrganization
	Meta act.Meta `json:"meta"`
}

// AssessedPart is the assessment of one mission, component, program, policy area or support function.
type AssessedPart struct {
	Kind string `json:"kind" enum:"mission,component,program,policy-area,support-function" doc:"what it is: mission, component, program, policy-area or support-function"`
	Name string `json:"name" doc:"its name"`
	Unit string `json:"unit,omitempty" of:"unit" doc:"the organization, where it is one that is on record"`
	Text string `json:"text" doc:"how it performed in the period"`
}

// PartKinds are the kinds of parts that an assessment is made for, in the law's order.
var PartKinds = []string{"mission", "component", "program", "policy-area", "support-function"}

// AssessOrganization are the inputs of agency.assess-organization.
type AssessOrganization struct {
	Scope   Scope          `json:"scope" enum:"agency,inspector-general" doc:"for whom: the agency, or its Office of Inspector General"`
	Overall string         `json:"overall" doc:"how the organization performed overall"`
	Parts   []AssessedPart `json:"parts" doc:"how each of its missions, components, programs, policy areas and support functions did"`
}

// overseers issue assessments and guidelines: the oversight official, and for the Office of Inspector General the
// Inspector General or whom the Inspector General designates (SD-12.3, CE-404b).
var overseers = []act.Relation{act.OversightOfficial, act.InspectorGeneral}

var assessOrganization = act.Def[*Period, AssessOrganization, nothing]{
	Name: "agency.assess-organization", Case: "period", Title: "Assess organizational performance", Part: "period", Who: overseers,
	Signed: true, Sentence: "This is the assessment of organizational performance for this period. I issue it to all who appraise and are appraised.",
	Provisions: []string{"SD-12.2", "SD-12.3", "CE-404b"},
	When:       func(c *Period, q act.Question) []act.Finding { return c.ended(q, "is assessed") },
	Check: func(_ *Period, in AssessOrganization, q act.Question) (nothing, []act.Finding) {
		found := checkScope(in.Scope, q)
		if strings.TrimSpace(in.Overall) == "" {
			found = append(found, act.Gate("SD-12.2", "The assessment does not say how the organization performed overall.", "Write it.").At("overall"))
		}
		if len(in.Parts) == 0 {
			found = append(found, act.Gate("SD-12.2", "The assessment names no mission, component, program, policy area or support function.", "Assess each that the organization has.").At("parts"))
		}
		for i, p := range in.Parts {
			at := fmt.Sprintf("parts.%d", i)
			switch {
			case !slices.Contains(PartKinds, p.Kind):
				found = append(found, act.Gate("SD-12.2", "“"+act.Clipped(p.Kind)+"” is no part that is assessed.", "Say mission, component, program, policy-area or support-function.").At(at+".kind"))
			case strings.TrimSpace(p.Name) == "" || strings.TrimSpace(p.Text) == "":
				found = append(found, act.Gate("SD-12.2", "A part of the assessment has no name, or nothing on how it performed.", "Write both, or leave the part out.").At(at+".text"))
			case p.Unit != "":
				found = append(found, checkUnit(p.Unit, q)...)
			}
		}
		return nothing{}, found
	},
	Apply: func(c *Period, m act.Meta, in AssessOrganization, _ nothing) {
		c.Assessments = append(c.Assessments, Assessment{in, m})
	},
	Tell: func(in AssessOrganization, _ nothing) string {
		return "assessed organizational performance " + in.Scope.words()
	},
}

func (s Scope) words() string {
	if s == ScopeInspectorGeneral {
		return "for the Office of Inspector General"
	}
	return "for the agency"
}

// ended: assessments and guidelines come at the conclusion of the period (SD-12.3).
func (c *Period) ended(q act.Question, what string) []act.Finding {
	if q.On.After(c.Span.End) {
		return nil
	}
	return []act.Finding{act.Gate("SD-12.3", "The period ends on "+c.Span.End.Long()+"; organizational performance "+what+" at its conclusion.", "Wait for the end of the period.")}
}

// checkScope: the agency's are those of the oversight official, those of the Office of Inspector General are the
// Inspector General's (CE-404b).
func checkScope(s Scope, q act.Question) []act.Finding {
	a, _ := Find(q.Facts)
	switch {
	case s != ScopeAgency && s != ScopeInspectorGeneral:
		return []act.Finding{act.Gate("SD-12.3", "Nothing says whether it is for the agency or for its Office of Inspector General.", "Choose one.").At("scope")}
	case s == ScopeInspectorGeneral && !a.inOffice(act.InspectorGeneral, q.By):
		return []act.Finding{act.Broken("CE-404b", "For the Office of Inspector General the Inspector General does this, or whom the Inspector General designates.", "Leave it to the Inspector General; issue that of the agency.").At("scope")}
	case s == ScopeAgency && !a.inOffice(act.OversightOfficial, q.By):
		return []act.Finding{act.Broken("SD-12.3", "For the agency the agency head does this, or the official whom the agency head designated to oversee the system.", "Issue that of the Office of Inspector General.").At("scope")}
	}
	return nil
}

// inOffice says whether the person holds the office now, for whatever unit.
func (c *Agency) inOffice(office act.Relation, person string) bool {
	return slices.ContainsFunc(c.Officials, func(o Official) bool { return o.Office == office && o.Person == person && o.Until.IsZero() })
}

// OfInspectorGeneral says whether a unit belongs to the Office of Inspector General: an Inspector General is named for
// it or for one above it (CE-404b).
func OfInspectorGeneral(f act.Facts, unit string) bool {
	a, ok := Find(f)
	if !ok {
		return false
	}
	var units []string
	for _, o := range a.Officials {
		if o.Office == act.InspectorGeneral && o.Unit != "" && o.Until.IsZero() {
			units = append(units, o.Unit)
		}
	}
	return len(units) > 0 && adoption.Within(f, unit, units)
}

// Assessment gives the latest assessment for a scope; false before there is one.
func (c *Period) Assessment(s Scope) (*Assessment, bool) {
	for i := len(c.Assessments) - 1; i >= 0; i-- {
		if c.Assessments[i].Scope == s {
			return &c.Assessments[i], true
		}
	}
	return nil, false
}
