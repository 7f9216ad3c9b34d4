package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// planPair is two versions of a plan, held against each other.
type planPair struct {
	Description *system.Description
	Was, Is     appraisal.PlanVersion
	Parts       []appraisal.PartDifference
	Names       map[string]string
}

// pairOf holds two versions of a case's plan against each other.
func pairOf(c *appraisal.Appraisal, d *system.Description, was, is appraisal.PlanVersion, names map[string]string) planPair {
	return planPair{d, was, is, appraisal.PlanDifference(d, was.Plan, is.Plan), names}
}

// revision holds a version that revises the plan in force against that one; false for one that revises none.
func (f *filled) revision(v appraisal.PlanVersion) (planPair, bool) {
	if v.Revises == 0 {
		return planPair{}, false
	}
	return pairOf(f.Case(), f.Description(), f.Case().Plans[v.Revises-1], v, f.Sight.Names), true
}

// comparePlans shows two versions of a plan side by side: those that from and to name, or else the latest beside the
// one that it revises or follows.
func (s *server) comparePlans(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, on, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	if !sight.Visible["plan"] || len(c.Plans) < 2 {
		return casework.ErrNotFound
	}
	to, err := planVersion(r, "to", len(c.Plans), len(c.Plans))
	if err != nil {
		return err
	}
	from, err := planVersion(r, "from", comparedWith(c, to), len(c.Plans))
	if err != nil {
		return err
	}
	pair := pairOf(c, c.Description(), c.Plans[from-1], c.Plans[to-1], sight.Names)
	p := v.page(fmt.Sprintf("The plan: version %d beside version %d", to, from))
	p.Facts = caseTitle(v, sight) + " · " + c.Span.String()
	p.Crumbs = []Link{{"Home", "/"}, {caseTitle(v, sight), "/" + c.ID + on.Query()}, {"Performance plan", "/" + c.ID + "/plan" + on.Query()}}
	p.Printable = true
	return render(w, r, http.StatusOK, p, ComparePlansBody(c, pair, on))
}

// planVersion reads the number of a version from the address.
func planVersion(r *http.Request, name string, otherwise, most int) (int, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, &act.Invalid{Field: name, Text: fmt.Sprintf("“%s” is no version of this plan; its versions are 1 to %d", clip(text), most)}
	}
	return n, nil
}

// comparedWith gives the version that another is held against: the one it revises, or the one before.
func comparedWith(c *appraisal.Appraisal, version int) int {
	if n := c.Plans[version-1].Revises; n > 0 {
		return n
	}
	return max(version-1, 1)
}

// compareURL is the address at which a version is held against the one that it revises or follows; empty for the first.
func compareURL(c *appraisal.Appraisal, version int, on asOf) string {
	if version < 2 {
		return ""
	}
	query := fmt.Sprintf("?from=%d&to=%d", comparedWith(c, version), version)
	if on.Past() {
		query += "&as-of=" + on.Day.String()
	}
	return "/" + c.ID + "/plan/compare" + query
}

// changedWords counts what differs: 2 parts differ, 5 stand as they did.
func (p planPair) changedWords() string {
	n := appraisal.ChangedParts(p.Parts)
	same := len(p.Parts) - n
	switch {
	case n == 0:
		return "The two say the same."
	case n == 1:
		return fmt.Sprintf("1 part differs; %s as before.", stand(same))
	}
	return fmt.Sprintf("%d parts differ; %s as before.", n, stand(same))
}

func stand(n int) string {
	if n == 1 {
		return "1 stands"
	}
	return fmt.Sprintf("%d stand", n)
}

// said gives a field's text as people read it: a person by name.
func (p planPair) said(f appraisal.FieldDifference, text string) string {
	if f.Label == "Who set the weights" && p.Names[text] != "" {
		return p.Names[text]
	}
	return text
}

// onlySpace says whether two texts differ in nothing but white space.
func onlySpace(was, is string) bool {
	return was != is && strings.Join(strings.Fields(was), " ") == strings.Join(strings.Fields(is), " ")
}
