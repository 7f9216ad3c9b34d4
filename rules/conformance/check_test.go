package conformance

import (
	"slices"
	"strings"
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/law"
	"sesperf/rules/system"
)

// The basic system conforms, with an answer to every standard and every criterion.
func TestTheBasicSystemConforms(t *testing.T) {
	c := Check(system.Basic())
	if !c.Conforms {
		t.Fatalf("it does not: %v", barsOf(c))
	}
	for _, p := range []string{"ST-a1", "ST-a2", "ST-a3", "ST-a4", "ST-a5", "ST-a6", "ST-a7", "ST-a8", "ST-c", "SD-5.3", "SD-5.4", "SD-9.1", "SD-9.2", "FQ-2", "CE-403b", "CE-403d", "CE-405b1",
		"CE-404a1", "CE-404a2", "CE-404a3", "CE-404a4", "CE-404a5", "CE-404a6", "CE-404a7", "CE-404a8", "CE-404a9"} {
		if h := heldUnder(c, p); len(h) != 1 || h[0].Holds != act.Yes || !strings.HasPrefix(h[0].At, "basic.yaml:") {
			t.Errorf("%s: %+v", p, h)
		}
	}
}

// What an agency leaves unsaid is flagged or unknown and never refused; the answer names what would settle it.
func TestWhatIsFlaggedOrUnknownDoesNotBar(t *testing.T) {
	const named, dated = `agency: {name: "", abbreviation`, "approval: {by: OPM, on: 2012-01-04}\n"
	for _, c := range []struct {
		name, provision string
		holds           act.Truth
		pairs           []string
	}{
		{"the weight policy is not stated", "SD-5.17", act.No, []string{"policy: variable", `policy: ""`}},
		{"nobody is said to set weights", "SD-5.17", act.No, []string{"set_by: rating-official", `set_by: ""`}},
		{"no method for several results", "SD-8.2", act.No, []string{"method: judgment", `method: ""`}},
		{"the agency's name is blank", "SD-1.2", act.No, []string{"id: basic\n", "id: canal\n"}},
		{"the template's own name is blank", "SD-1.2", act.Unknown, nil},
		{"not approved yet", "CE-403b", act.Unknown, []string{dated, ""}},
		{"no day from which it is in force", "CE-403b", act.Unknown, []string{"from: 2012-01-04", `from: ""`}},
		{"what it adopts is not at hand", "ST-c", act.Unknown, []string{"adopts: basic", "adopts: basic-2026", "id: basic\n", "id: canal\n"}},
		{"a limit on ratings after the ban", "CE-404a5", act.Unknown, []string{"basis: basic\nadopts: basic", "basis: own", "planning: {", "distribution: {limit_percent: 30, levels: [4, 5], from: 2025-10-15}\nplanning: {"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := changed(t, c.pairs...)
			got := Check(d)
			h := heldUnder(got, c.provision)
			if !got.Conforms || len(h) != 1 || h[0].Holds != c.holds || h[0].Cure == "" || h[0].At == "" {
				t.Errorf("%v %+v", barsOf(got), h)
			}
		})
	}
}

// What an adopter adopts is a basic system: one that OPM issued, not another agency's adaptation.
func TestNobodyAdoptsAnAdoption(t *testing.T) {
	other := changed(t, "id: basic\n", "id: canal\n")
	c := CheckAgainst(changed(t, "id: basic\n", "id: harbor\n", "adopts: basic", "adopts: canal"), other)
	if got := barsOf(c); len(got) != 1 || !strings.HasPrefix(got[0], "ST-c ") {
		t.Errorf("%v", got)
	}
}

// The competencies of a later basic system are OPM's, for whoever adopts it too; without it at hand nobody can tell.
func TestCompetenciesOfALaterBasicSystem(t *testing.T) {
	merit := []string{"competencies: [accountability", "competencies: [merit, accountability"}
	later := changed(t, append(merit, "id: basic\n", "id: basic-2026\n", "adopts: basic", "adopts: basic-2026", "approval: {by: OPM, on: 2012-01-04}", "approval: {by: OPM, on: 2012-01-04, reference: a letter}")...)
	adopter := changed(t, append(merit, "id: basic\n", "id: canal\n", "adopts: basic", "adopts: basic-2026")...)
	for _, c := range []struct {
		got  Conformance
		want act.Truth
	}{{Check(adopter), act.Unknown}, {CheckAgainst(adopter, later), act.Yes}, {Check(changed(t, merit...)), act.No}} {
		if h := heldUnder(c.got, "ST-a1"); len(h) != 1 || h[0].Holds != c.want || c.got.Conforms != (c.want != act.No) {
			t.Errorf("want %s: %+v %v", c.want, h, barsOf(c.got))
		}
	}
}

// The dated limit is held under both texts: §430.305(a)(5) no longer forbids it, and §1330.404(a)(5) may.
func TestALimitOnRatingsIsHeldUnderBothTexts(t *testing.T) {
	d := changed(t, "basis: basic\nadopts: basic", "basis: own", "planning: {", "distribution: {limit_percent: 30, levels: [4, 5], from: 2025-10-15}\nplanning: {")
	c := Check(d)
	if h := heldUnder(c, "SD-9.12"); len(h) != 1 || h[0].Holds != act.Yes {
		t.Errorf("%+v", h)
	}
	if h := heldUnder(c, "CE-404a5"); !strings.Contains(h[0].Text, "§430.305(a)(5)") || !strings.Contains(h[0].Text, "§1330.404(a)(5)") {
		t.Errorf("%+v", h)
	}
}

// §430.305 is asked of an SES system under chapter 43 alone; another authority is documented, and has an outstanding level.
func TestWhoseCheckTheStandardsAre(t *testing.T) {
	for _, c := range []struct {
		name   string
		pairs  []string
		yes    []string
		absent []string
	}{
		{"the agency's own", []string{"basis: basic\nadopts: basic", "basis: own"}, []string{"ST-b", "ST-a1", "SD-10.1"}, []string{"ST-c", "SD-4.1", "FQ-2", "CE-403e"}},
		{"another authority", []string{"basis: basic\nadopts: basic", "basis: own", "authority: 5 U.S.C. chapter 43", "authority: 22 U.S.C. 4001", "board: {minimum_members: 3, quorum: 0, rating_official_may_sit: false}", "board: {}"},
			[]string{"CE-403e", "CE-405b1", "SD-10.1"}, []string{"ST-a1", "ST-a5", "ST-a6", "ST-b"}},
		{"senior professionals", []string{"basis: basic\nadopts: basic", "basis: own", "kind: ses", "kind: senior-professional", "covers: [career, noncareer, limited-term, limited-emergency]", "covers: [senior-level]", "retention: {years: 5}", "retention: {years: 4}"},
			[]string{"CE-403d", "CE-405b1", "RE-1"}, []string{"ST-a1", "ST-a5", "SD-1.1"}},
		{"a later basic system", []string{"id: basic\n", "id: basic-2026\n", "adopts: basic", "adopts: basic-2026", "approval: {by: OPM, on: 2012-01-04}", "approval: {by: OPM, on: 2012-01-04, reference: a letter}", "competencies: [accountability", "competencies: [merit, accountability"},
			[]string{"ST-c", "ST-a1", "ST-a5"}, []string{"FQ-2", "SD-5.3", "ST-b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Check(changed(t, c.pairs...))
			if !got.Conforms {
				t.Errorf("it does not conform: %v", barsOf(got))
			}
			for _, p := range c.yes {
				if h := heldUnder(got, p); len(h) != 1 || h[0].Holds != act.Yes {
					t.Errorf("%s: %+v", p, h)
				}
			}
			for _, p := range c.absent {
				if h := heldUnder(got, p); len(h) > 0 {
					t.Errorf("%s is not asked here: %+v", p, h)
				}
			}
		})
	}
}

// An adopter may do all that the template leaves to it, and still conforms.
func TestWhatAnAdopterMayChange(t *testing.T) {
	d := changed(t, "id: basic\n", "id: canal\n", `name: ""`, "name: Canal Office", "label: Outstanding", "label: Distinguished", "elements: ", "equivalents: [{label: Distinguished, level: 5}]\nelements: ",
		"minimum_weight: 20", "minimum_weight: 40", "policy: variable", "policy: uniform\n  uniform: {leading-change: 15, leading-people: 15, business-acumen: 15, building-coalitions: 15, results-driven: 40}",
		"changes: yearly", "changes: permanent", "method: judgment, rounding: none", "method: mean, rounding: half-up", "minimum_days: 90", "minimum_days: 120", "progress_reviews: {minimum: 1}", "progress_reviews: {minimum: 2}",
		"begins: 10-01", "begins: 07-01", "ends: 09-30", "ends: 06-30", "permitted: []", "permitted: [5, 4]", "minimum_weight: 5\n", "minimum_weight: 5\n    agency_requirements: [{text: Keeps the locks open., as: result}]\n",
		"competencies: [financial", "competencies: [joint-perspective, financial", "weights:  ", "additional_competencies: [{id: joint-perspective, title: Joint Perspective, approval: {by: OPM, on: 2012-01-04, reference: OPM letter}}]\nweights:  ",
		"removal_days: 30", "removal_days: 45", "details: {days: 120", "details: {days: 90", "retention: {years: 5}", "retention: {years: 7}")
	c := Check(d)
	if len(barsOf(c)) > 0 || slices.ContainsFunc(c.Findings, func(h Held) bool { return h.Holds != act.Yes }) {
		for _, h := range c.Findings {
			if h.Holds != act.Yes {
				t.Errorf("%s: %s", h.Provision, h.Text)
			}
		}
	}
}

// Every provision that a check names is one of the law's.
func TestChecksNameProvisionsOfTheLaw(t *testing.T) {
	for _, k := range checks {
		for _, p := range append(slices.Clone(k.provisions), basicFixed...) {
			law.Must(p)
		}
	}
}
