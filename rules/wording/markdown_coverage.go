package wording

import (
	"fmt"
	"strings"

	"sesperf/rules/act"
)

// subchapter is the law under which senior executives are appraised, as OPM's description writes it.
const subchapter = "subchapter II of chapter 43 of title 5, United States Code"

// coverageWords fills in the title and sections 1 to 3.
func (d document) coverageWords() map[string]string {
	return map[string]string{
		"title": inline(d.Title), "front": d.frontMD(), "agency": withoutArticle(d.agencyName()), "person": d.person(), "a_person": d.aPerson(), "covers": d.coversInWords(), "within": d.withinMD(),
		"law": d.lawInWords(), "standing": d.standingMD(), "definitions": d.definitionsMD(),
		"begins": dayInWords(d.Period.Begins), "ends": dayInWords(d.Period.Ends), "minimum_days": fmt.Sprint(d.Period.MinimumDays),
		"glossary": d.glossaryMD(),
	}
}

func (d document) agencyName() string {
	if d.Agency.Name == "" {
		return `\[Agency Name\]`
	}
	return inline(d.Agency.Name)
}

// frontMD is what stands under the title: whose system it is, and that an example is one.
func (d document) frontMD() string {
	name := d.agencyName()
	if d.Agency.Abbreviation != "" {
		name += " (" + inline(d.Agency.Abbreviation) + ")"
	}
	out := []string{name}
	if d.Agency.Component != "" {
		out = append(out, inline(d.Agency.Component))
	}
	if d.Agency.InspectorGeneral && !strings.Contains(d.Agency.Component, "Inspector General") {
		out = append(out, "Office of Inspector General")
	}
	if strings.Contains(strings.ToLower(d.Title), "example") {
		out = append(out, d.exampleNote())
	}
	return strings.Join(out, "\n\n")
}

func (d document) exampleNote() string {
	const note = "This description is an example. It is not a text of the U.S. Office of Personnel Management (OPM)"
	if d.Agency.Name == "" {
		return note + "."
	}
	return note + ", nor of the agency that it names."
}

func (d document) coversInWords() string {
	titles := map[string]string{"senior-level": "senior-level (SL)", "scientific-professional": "scientific or professional (ST)"}
	var out []string
	for _, c := range d.Covers {
		if t, ok := titles[c]; ok {
			out = append(out, t)
			continue
		}
		out = append(out, plainName(c))
	}
	return act.List(out)
}

// withinMD names the part of the agency that the system is for.
func (d document) withinMD() string {
	switch {
	case d.Agency.Component != "":
		return " of the " + withoutArticle(inline(d.Agency.Component))
	case d.Agency.InspectorGeneral:
		return " of the Office of Inspector General"
	}
	return ""
}

func (d document) lawInWords() string {
	switch {
	case !d.Chapter43():
		return inline(d.Authority)
	case d.isSeniorProfessional():
		return "chapter 43 of title 5, United States Code, and 5 CFR part 430 subpart B"
	}
	return subchapter
}

// standingMD says on what the system rests: basis, authority, approval and the days on which it is in force.
func (d document) standingMD() string {
	if d.isTemplate() {
		return ""
	}
	authority := inline(d.Authority)
	if authority == "" {
		authority = "5 U.S.C. chapter 43"
	}
	out := []string{"- **Authority.** " + capital(authority) + d.basisInWords()}
	if d.Agency.InspectorGeneral {
		out = append(out, "- **Inspector General.** The system is for the Office of Inspector General. The Inspector General, or an official whom the Inspector General designates, performs the functions of 5 CFR 1330.404(a)(5) and (6) for it (5 CFR 1330.404(b)).")
	}
	out = append(out, "- **Approval.** "+d.approvalInWords())
	if span := d.spanInWords(); span != "" {
		out = append(out, "- **In force.** "+span)
	}
	return strings.Join(out, "\n")
}

func (d document) basisInWords() string {
	switch {
	case !d.Chapter43():
		return ", hereafter referred to as the agency’s authority. It governs the system in place of 5 U.S.C. chapter 43; in asking for certification the agency documents that the system complies with it (5 CFR 1330.403(e))."
	case d.isSeniorProfessional():
		return "."
	case d.Adopts == d.ID:
		return ". Agencies may adopt it with limited adaptation (5 CFR 430.305(c))."
	case d.Basis == "own":
		return ". It is the agency’s own system (5 CFR 430.305(b))."
	}
	return ". The agency adopts the basic performance management system with limited adaptation (5 CFR 430.305(c))."
}

func (d document) approvalInWords() string {
	if d.Approval.By == "" {
		if d.Chapter43() {
			return "This description has not been approved by the U.S. Office of Personnel Management (OPM)."
		}
		return "No approval is stated."
	}
	out := "Approved by " + inline(d.Approval.By)
	if !d.Approval.On.IsZero() {
		out += " on " + d.Approval.On.Long()
	}
	if d.Approval.Reference != "" {
		out += " (" + inline(d.Approval.Reference) + ")"
	}
	return out + "."
}

func (d document) spanInWords() string {
	from, to := d.InForce.From, d.InForce.To
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return "From " + from.Long() + " on."
	case from.IsZero():
		return "Until " + to.Long() + "."
	}
	return "From " + from.Long() + " to " + to.Long() + "."
}
