package conformance

import (
	"fmt"

	"sesperf/rules/system"
)

// weightChecks are about the weight policy of §5.
var weightChecks = []check{
	{[]string{"SD-5.8"}, "weights.total", always, checkPlanPossible},
	{[]string{"SD-5.11", "SD-5.12"}, "weights", always, checkUniform},
	{[]string{"SD-5.17"}, "weights", always, checkPolicySaid},
}

// checkPlanPossible: some weights keep every minimum and maximum and add to the total.
func checkPlanPossible(c *checker) {
	low, high := system.Decimal{}, system.Decimal{}
	total := system.Whole(c.d.Weights.Total)
	for _, e := range c.d.Elements {
		low = low.Add(e.MinimumWeight)
		if e.MaximumWeight.IsZero() {
			high = high.Add(total)
		} else {
			high = high.Add(e.MaximumWeight)
		}
	}
	switch {
	case total.Less(low):
		c.bar("SD-5.8", "weights.total", "Lower the minimums.", "The minimum weights add to %s, more than the %s that all weights add to.", low, total)
	case high.Less(total):
		c.bar("SD-5.8", "weights.total", "Raise the maximums.", "The maximum weights add to %s, less than the %s that all weights add to.", high, total)
	case c.d.Weights.Policy != "uniform" && !(bounds{c.d.Bounds()}).allowsPlan():
		c.bar("SD-5.11", "weights.heaviest", "Change the minimums and maximums, or the heaviest element.",
			"No weights add to %s while no element weighs more than %s.", total, c.d.Weights.Heaviest)
	default:
		c.yes("SD-5.8", "weights.total", "Weights that keep every minimum and maximum can add to %s.", total)
	}
}

// bounds is what each element may weigh, with what the checks ask of it.
type bounds struct{ system.Bounds }

// allowsPlan says whether some weights in steps keep the bounds: within them every sum from the least to the greatest
// can be made, so that only the weight of the heaviest element has to be tried.
func (b bounds) allowsPlan() bool {
	if b.Heaviest < 0 {
		return b.fills(-1, b.Total, b.Total)
	}
	for h := b.Low[b.Heaviest]; h <= min(b.High[b.Heaviest], b.Total); h++ {
		if b.fills(b.Heaviest, b.Total-h, h) {
			return true
		}
	}
	return false
}

// fills says whether all elements but one can share a total, none above the most.
func (b bounds) fills(but, total, most int) bool {
	low, high := 0, 0
	for i := range b.Low {
		if i == but {
			continue
		}
		if b.Low[i] > min(b.High[i], most) {
			return false
		}
		low, high = low+b.Low[i], high+min(b.High[i], most)
	}
	return low <= total && total <= high
}

// checkUniform: the weights that are the same for everybody are themselves legal ones.
func checkUniform(c *checker) {
	w := c.d.Weights
	switch {
	case w.Policy == "uniform" && len(w.Uniform) == 0:
		c.bar("SD-5.12", "weights.policy", "Give the weights in uniform.", "The weights are the same for everybody, and none are given.")
	case w.Policy != "uniform" && len(w.Uniform) > 0:
		c.bar("SD-5.12", "weights.uniform", "Write policy: uniform, or take uniform out.", "Weights for everybody are given, and the policy is %q.", w.Policy)
	case w.Policy == "uniform":
		c.uniform()
	}
	if !c.answered("SD-5.11") && w.Heaviest == "" {
		c.yes("SD-5.11", "weights.heaviest", "It names no heaviest element, and does not adopt a system that does.")
	}
	if !c.answered("SD-5.12") {
		c.yes("SD-5.12", "weights.policy", "What it says of its weights can be kept by every plan.")
	}
}

func (c *checker) uniform() {
	w, sum := c.d.Weights, system.Decimal{}
	for _, e := range c.d.Elements {
		u, ok := w.Uniform[e.ID]
		at := "weights.uniform." + e.ID
		switch {
		case !ok:
			c.bar("SD-5.12", "weights.uniform", "Give it one.", "%s has no weight among those for everybody.", e.Title)
		case u.Less(e.MinimumWeight):
			c.bar(minimumProvision(c.d, &e), at, fmt.Sprintf("Give it %s or more.", e.MinimumWeight), "%s weighs %s for everybody, less than its minimum of %s.", e.Title, u, e.MinimumWeight)
		case !e.MaximumWeight.IsZero() && e.MaximumWeight.Less(u):
			c.bar("SD-5.12", at, fmt.Sprintf("Give it %s or less.", e.MaximumWeight), "%s weighs %s for everybody, more than its maximum of %s.", e.Title, u, e.MaximumWeight)
		}
		if h, has := w.Uniform[w.Heaviest]; has && h.Less(u) {
			c.bar("SD-5.11", at, "Give it no more than that.", "%s weighs %s for everybody, more than %s with %s.", e.Title, u, w.Heaviest, h)
		}
		sum = sum.Add(u)
	}
	if total := system.Whole(w.Total); len(w.Uniform) == len(c.d.Elements) && sum != total {
		c.bar("SD-5.8", "weights.uniform", "Make them add up.", "The weights for everybody add to %s, not to %s.", sum, total)
	}
}

func minimumProvision(d *system.Description, e *system.Element) string {
	if e.ID == d.Weights.Heaviest || e.ID == "results-driven" {
		return "SD-5.9"
	}
	return "SD-5.10"
}

// checkPolicySaid flags what the agency does not say of its weights, and never refuses it.
func checkPolicySaid(c *checker) {
	w := c.d.Weights
	for _, s := range []struct {
		path, said, what string
		needed           bool
	}{
		{"weights.policy", w.Policy, "whether weights are the same for everybody or vary", true},
		{"weights.changes", w.Changes, "whether weights are permanent or set each year", true},
		{"weights.set_by", w.SetBy, "who sets weights that vary", w.Policy != "uniform"},
	} {
		if s.needed && s.said == "" {
			c.flag("SD-5.17", s.path, "Say so.", "It does not say %s.", s.what)
		}
	}
	if !c.answered("SD-5.17") {
		c.yes("SD-5.17", "weights.policy", "It says whether weights vary, how long they stand, and who sets them.")
	}
}
