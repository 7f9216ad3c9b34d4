package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// loadPlan makes the fields of the plan editor of a plan's inputs. What the editor has no place for is refused by name.
func loadPlan(f *filled, in json.RawMessage) (url.Values, error) {
	var p appraisal.Plan
	if err := act.Decode(in, &p); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for i := range p.Elements {
		pe, at := &p.Elements[i], fmt.Sprintf("elements.%d", i)
		if seen[pe.Element] {
			return nil, &act.Invalid{Field: at + ".element", Text: fmt.Sprintf("the element “%s” stands twice", clip(pe.Element))}
		}
		seen[pe.Element] = true
		if err := f.fits(pe, at); err != nil {
			return nil, err
		}
	}
	if p.Revision != "" && !f.Case().InForce() {
		return nil, &act.Invalid{Field: "revision", Text: "no plan is in force that could be revised; leave the reason out"}
	}
	if set := func(o Option) bool { return o.Value == p.WeightsSetBy }; p.WeightsSetBy != "" && !slices.ContainsFunc(f.weightSetters(), set) {
		return nil, &act.Invalid{Field: "weights_set_by", Text: "the description of this case does not leave the weights to this person"}
	}
	values := planValues(f.Description(), p)
	form := *f
	form.Values = values
	held, _ := readPlan(&form) // a weight that is not there yet is the writer's to add
	return values, planLost(p, held.(appraisal.Plan))
}

// fits holds an element of a plan against what the editor has fields for, and writes out what it leaves unsaid.
func (f *filled) fits(pe *appraisal.PlanElement, at string) error {
	d := f.Description()
	e, ok := d.Element(pe.Element)
	if !ok {
		return &act.Invalid{Field: at + ".element", Text: fmt.Sprintf("the description has no element “%s”", clip(pe.Element))}
	}
	plain := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	if pe.Requirement != "" && plain(pe.Requirement) != plain(e.Requirement) {
		return &act.Invalid{Field: at + ".requirement", Text: "this is not the requirement of the description, which stands in every plan as written; leave it out"}
	}
	pe.Requirement = ""
	if len(pe.Results) > 0 && e.Components == nil {
		return &act.Invalid{Field: at + ".results", Text: "the description has no results in this element"}
	}
	for n := range pe.Requirements {
		switch r := &pe.Requirements[n]; r.As {
		case "":
			r.As = "competency"
		case "competency", "result":
		default:
			return &act.Invalid{Field: fmt.Sprintf("%s.agency_requirements.%d.as", at, n), Text: fmt.Sprintf("here stands “%s”, and a requirement is written as competency or as result", clip(r.As))}
		}
	}
	offered := appraisal.ResultLevels(d, e).Offered()
	for n, r := range pe.Results {
		at := fmt.Sprintf("%s.results.%d", at, n)
		for _, l := range []int{5, 4, 2, 1} {
			if !blankText(r.At(l)) && !slices.Contains(offered, l) {
				return noPlace(levelAt(at, l))
			}
		}
		if r.Weight != "" && d.RatingOf(e.ID).Method != "weighted-mean" {
			return noPlace(at + ".weight")
		}
	}
	return nil
}

// noPlace refuses a field that the form has no control for.
func noPlace(at string) error {
	return &act.Invalid{Field: at, Text: "this form has no place for it under the description of this case; take it out"}
}

// planLost says which field of a plan its editor does not hold. An element is held against the one of its name,
// wherever that stands.
func planLost(given, held appraisal.Plan) error {
	for i, g := range given.Elements {
		h, _ := held.Element(g.Element)
		if h.Weight == "" {
			h.Weight = g.Weight
		}
		a, err := tree(g)
		if err != nil {
			return err
		}
		b, err := tree(h)
		if err != nil {
			return err
		}
		if at := lost(a, b, fmt.Sprintf("elements.%d", i)); at != "" {
			return noPlace(at)
		}
	}
	return nil
}

// loadRating makes the fields of the rating of its inputs. A level that the description works out from components is
// held against what they make, and arithmetic that came on a form against the derivation.
func loadRating(f *filled, in json.RawMessage) (url.Values, error) {
	var r appraisal.RateInitially
	if err := act.Decode(in, &r); err != nil {
		return nil, err
	}
	values := ratingValues(r)
	form := *f
	form.Values = values
	if err := form.holds(r); err != nil {
		return nil, err
	}
	return values, form.holdsWorked(in, r)
}

// ratingValues gives the fields of a rating.
func ratingValues(r appraisal.RateInitially) url.Values {
	values := url.Values{"narrative": {r.Narrative}, "no_progress_review": {r.NoProgressReview}, "no_accomplishments": {r.NoAccount}, "details": {r.Details}, "no_detail_appraisal": {r.NoDetail}}
	for id, level := range r.Levels {
		values.Set("levels."+id, strconv.Itoa(level))
	}
	for id, text := range r.Elements {
		values.Set("elements."+id, text)
	}
	for _, id := range r.Factors {
		values.Set(factorAt(id), "yes")
	}
	for id, list := range r.Components {
		for n, c := range list {
			values.Set(componentAt(id, n)+".level", strconv.Itoa(c.Level))
			values.Set(componentAt(id, n)+".text", c.Text)
		}
	}
	return values
}

// startRating begins a rating that follows a withdrawn one with what its maker had written there; nobody else's.
func startRating(f *filled) url.Values {
	if n := len(f.Case().Withdrawn); n > 0 && f.Case().Withdrawn[n-1].Initial.Meta.Person() == f.visit.Person.ID {
		return ratingValues(f.Case().Withdrawn[n-1].Initial.RateInitially)
	}
	return url.Values{}
}

// holds says which field of a rating the form does not hold.
func (f *filled) holds(r appraisal.RateInitially) error {
	d, levels := f.Description(), f.ratedLevels()
	for _, ids := range [][]string{sortedKeys(r.Levels), sortedKeys(r.Elements), sortedKeys(r.Components)} {
		for _, id := range ids {
			if _, ok := d.Element(id); !ok {
				return &act.Invalid{Field: f.fieldOf(r, id), Text: fmt.Sprintf("the description has no element “%s”", clip(id))}
			}
		}
	}
	for n, id := range r.Factors {
		if _, ok := appraisal.FindFactor(id); !ok {
			return &act.Invalid{Field: fmt.Sprintf("factors.%d", n), Text: fmt.Sprintf("the law names no factor “%s”", clip(id))}
		}
	}
	for _, id := range sortedKeys(r.Components) {
		if n := len(f.PlanInForce().Plan.Components(id)); n != len(r.Components[id]) {
			return &act.Invalid{Field: "components." + id, Text: fmt.Sprintf("the plan of this case has %d results to be rated apart there, and the file rates %d", n, len(r.Components[id]))}
		}
		for n, c := range r.Components[id] {
			if _, ok := d.Level(c.Level); !ok {
				return &act.Invalid{Field: componentAt(id, n) + ".level", Text: fmt.Sprintf("the description has no Level %d", c.Level)}
			}
		}
	}
	for _, id := range sortedKeys(r.Levels) {
		if _, ok := d.Level(r.Levels[id]); !ok {
			return &act.Invalid{Field: "levels." + id, Text: fmt.Sprintf("the description has no Level %d", r.Levels[id])}
		}
		if levels[id] != r.Levels[id] {
			return &act.Invalid{Field: "levels." + id, Text: fmt.Sprintf("the file gives Level %d, and the description works the level out from the element’s results; leave it out, or rate the results so that they make it", r.Levels[id])}
		}
	}
	if !blankText(r.NoAccount) && !f.Case().NoAccountYet() {
		return &act.Invalid{Field: "no_accomplishments", Text: "the executive’s account is not missing in this case, so nothing is to be said of that; leave it out"}
	}
	if !blankText(r.NoProgressReview) && !f.noReview() {
		return &act.Invalid{Field: "no_progress_review", Text: "progress reviews were held in this case, so there is no reason to be given; leave it out"}
	}
	return f.detailsHeld(r)
}

// fieldOf gives the field of a rating in which an element is named.
func (f *filled) fieldOf(r appraisal.RateInitially, id string) string {
	if _, ok := r.Levels[id]; ok {
		return "levels." + id
	}
	if _, ok := r.Elements[id]; ok {
		return "elements." + id
	}
	return "components." + id
}

// holdsWorked has the law check arithmetic that came on a form. The form works it out anew, so it has no field for it.
func (f *filled) holdsWorked(in json.RawMessage, r appraisal.RateInitially) error {
	if r.Worked == nil {
		return nil
	}
	j, err := f.visit.s.door.Try(f.visit.r.Context(), casework.Deed{Agency: f.visit.s.Agency, ID: f.ActID, Act: f.act, Case: f.Stream, By: f.visit.Person.ID, For: f.visit.principal(), Seen: casework.AnyVersion, In: in})
	if err != nil {
		return err
	}
	for _, found := range j.Findings {
		if strings.HasPrefix(found.Field, "worked") {
			return &act.Invalid{Field: found.Field, Text: strings.TrimSuffix(found.Text, ".")}
		}
	}
	return nil
}
