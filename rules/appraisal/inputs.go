package appraisal

// PlanInputs gives the plan that counts, the version in force or before there is one the latest proposed, as the inputs
// of the act that proposed it, to be saved and proposed again; why it was revised belongs to that revision alone. False
// before any.
func (c *Appraisal) PlanInputs() (Plan, bool) {
	v, ok := c.PlanThatCounts()
	if !ok {
		return Plan{}, false
	}
	out := v.Plan
	out.Revision = ""
	return out, true
}

// RatingInputs gives the initial rating as the inputs of the act that made it, but for arithmetic that came on a form:
// that was checked then. False before there is one.
func (c *Appraisal) RatingInputs() (RateInitially, bool) {
	if c.Initial == nil {
		return RateInitially{}, false
	}
	in := c.Initial.RateInitially
	in.Worked = nil
	return in, true
}
