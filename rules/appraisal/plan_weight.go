package appraisal

import (
	"fmt"
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/system"
)

// maxResultWeight is the greatest weight of a result; only what the weights are to one another matters.
const maxResultWeight = 1000

// checkResultWeights: where the declared method is the weighted mean, each of several results has a weight above 0;
// where it is another, weights would mean nothing (SD-8.1).
func checkResultWeights(d *system.Description, e *system.Element, pe PlanElement, at string) []act.Finding {
	weighed := d.RatingOf(e.ID).Method == "weighted-mean"
	var found []act.Finding
	for i, r := range pe.Results {
		w, ok := r.Weight.Decimal()
		ok = ok && system.Whole(0).Less(w) && !system.Whole(maxResultWeight).Less(w)
		name, field := fmt.Sprintf("Result %d of %s", i+1, e.Title), fmt.Sprintf("%s.results.%d.weight", at, i)
		switch {
		case !weighed && r.Weight != "":
			found = append(found, act.Gate("SD-8.1", name+" has a weight, and the description’s method does not weigh results.", "Take it out.").At(field))
		case weighed && len(pe.Results) > 1 && r.Weight == "":
			found = append(found, act.Gate("SD-8.1", name+" has no weight; the description makes the element’s rating the weighted mean of its results.", "Give each result its weight.").At(field))
		case r.Weight != "" && !ok:
			found = append(found, act.Gate("SD-8.1", fmt.Sprintf("The weight of %s is no number above 0 and up to %d with at most four digits after the point.", name, maxResultWeight), "Write such a number.").At(field))
		}
	}
	return found
}

// checkWeightPolicy holds a plan against the weight policy that the description states: who sets the weights, and
// whether they stay (SD-5.12). Uniform weights are the description's own, and CheckWeights holds them.
func checkWeightPolicy(d *system.Description, c *Appraisal, p Plan, weights map[string]system.Decimal, q act.Question) []act.Finding {
	if d.Weights.Policy == "uniform" {
		return nil
	}
	found := checkSetBy(d, c, p, q)
	if d.Weights.Changes == "permanent" {
		found = append(found, checkPermanent(d, c, weights, q)...)
	}
	return found
}

// checkSetBy: the weights were set by whoever the description leaves them to. The rating official proposes the plan;
// the reviewing official signs it before it is communicated; anybody else is named in it, and holds the office.
func checkSetBy(d *system.Description, c *Appraisal, p Plan, q act.Question) []act.Finding {
	refuse := func(field, text, cure string) []act.Finding {
		return []act.Finding{act.Broken("SD-5.12", text, cure).At(field)}
	}
	office, words := act.Relation(d.Weights.SetBy), "executive resources"
	switch d.Weights.SetBy {
	case "reviewing-official":
		if c.ReviewingOfficial == "" {
			return refuse("weights", "The reviewing official sets the weights, and this case names none.", "Open the appraisal with a reviewing official.")
		}
		return nil
	case "agency-head":
		words = "the agency head"
	case "executive-resources":
	default:
		return nil
	}
	if p.WeightsSetBy == "" {
		return refuse("weights_set_by", "The description leaves the weights to "+words+", and the plan does not say who set them.", "Have them set, and name who did.")
	}
	a, ok := agency.Find(q.Facts)
	if !ok || !slices.Contains(a.Holders(office, c.Unit), p.WeightsSetBy) {
		return refuse("weights_set_by", "The description leaves the weights to "+words+", and who is named as having set them does not hold that office.", "Name who holds it and set them.")
	}
	q.Facts.Used(agency.Stream, map[string]string{string(office): p.WeightsSetBy})
	return nil
}

// reviewerSetsWeights says whether the reviewing official has to sign the plan because the weights are the reviewing
// official's to set.
func (c *Appraisal) reviewerSetsWeights() bool {
	w := c.Description().Weights
	return w.SetBy == "reviewing-official" && w.Policy != "uniform"
}

// reviewerSigns says whether a description lets no plan come into force without the reviewing official's signature.
func reviewerSigns(d *system.Description) bool {
	return d.Planning.ReviewingOfficial == "required" || d.Weights.SetBy == "reviewing-official" && d.Weights.Policy != "uniform"
}

// checkReviewer: where the description has a reviewing official for every plan, the case names one (SD-5.1).
func checkReviewer(c *Appraisal, d *system.Description) []act.Finding {
	if d.Planning.ReviewingOfficial != "required" || c.ReviewingOfficial != "" {
		return nil
	}
	return []act.Finding{act.Gate("SD-5.1", "The description has a reviewing official for every plan, and this case names none.", "Executive resources names one; then propose the plan.")}
}

// checkPermanent: permanent weights are those of the executive's plan before, while system and position are the same.
func checkPermanent(d *system.Description, c *Appraisal, weights map[string]system.Decimal, q act.Question) []act.Finding {
	before, ok := c.Before(q.Facts)
	if !ok || d.Sum() != c.Terms.Sum || before.Terms.System != c.Terms.System || before.Unit != c.Unit || before.Title != c.Title {
		return nil
	}
	v, _ := before.PlanInForce()
	q.Facts.Used(before.ID, map[string]any{"weights": v.Weights})
	var found []act.Finding
	for _, e := range d.Elements {
		if was, had := v.Weights[e.ID]; had && weights[e.ID] != was {
			found = append(found, act.Broken("SD-5.12", fmt.Sprintf("%s weighs %s, and in the plan for %s it weighed %s; the description makes weights permanent.", e.Title, weights[e.ID], before.PeriodTitle, was),
				fmt.Sprintf("Give it %s.", was)).At("weights."+e.ID))
		}
	}
	return found
}

// Before gives the executive's latest earlier appraisal whose plan was in force.
func (c *Appraisal) Before(f act.Facts) (*Appraisal, bool) {
	for _, s := range slices.Backward(f.Spans("appraisal", c.Executive)) {
		if !s.Days.End.Before(c.Span.Begin) {
			continue
		}
		x, ok := f.Look(s.Case)
		if a, is := x.(*Appraisal); ok && is && a.InForce() {
			return a, true
		}
	}
	return nil, false
}
