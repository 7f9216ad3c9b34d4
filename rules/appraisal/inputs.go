package appraisal

// PlanInputs gives the latest version of the plan as the inputs of the act that proposed it, to be saved and proposed
// again; false before any.
func (c *Appraisal) PlanInputs() (Plan, bool) {
	v, ok := c.Plan()
	if !ok {
		return Plan{}, false
	}
	return v.Plan, true
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
