package wording

import (
	"fmt"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/system"
)

// weightWords fills in what section 5 says of weights.
func (d document) weightWords() map[string]string {
	return map[string]string{
		"total": fmt.Sprint(d.Weights.Total), "whole": d.wholeMD(), "minimum_weights": d.minimumsMD(), "maximum_weights": d.maximumsMD(),
		"heaviest": d.heaviestMD(), "weight_policy": d.policyMD(),
	}
}

// percent is what a weight is counted in: of a hundred points, OPM's description says percent.
func (d document) percent() string {
	if d.Weights.Total == 100 {
		return "percent"
	}
	return "points"
}

func (d document) wholeMD() string {
	if d.Weights.Whole {
		return d.stated("Weights are whole numbers.")
	}
	return d.stated("Weights may have fractions, of two decimal places at most.")
}

// minimumsMD says the least weight of each element; where the heaviest has one and all the others another, it is said
// as OPM's description says it.
func (d document) minimumsMD() string {
	const one = "- The minimum weight that can be assigned to the %s %s is %s %s."
	heaviest, ok := d.Element(d.Weights.Heaviest)
	if ok && len(d.Elements) > 2 {
		if rest, alike := d.othersMinimum(heaviest); alike {
			return fmt.Sprintf(one, named(heaviest), d.elementInWords(), heaviest.MinimumWeight, d.percent()) + "\n" +
				fmt.Sprintf("- The minimum weight that can be assigned to the other %s %ss is %s %s.", inWords(len(d.Elements)-1), d.elementInWords(), rest, d.percent())
		}
	}
	if rest, alike := d.othersMinimum(nil); alike && len(d.Elements) > 1 {
		return fmt.Sprintf("- The minimum weight that can be assigned to each %s is %s %s.", d.elementInWords(), rest, d.percent())
	}
	var out []string
	for _, e := range d.Elements {
		out = append(out, fmt.Sprintf(one, named(&e), d.elementInWords(), e.MinimumWeight, d.percent()))
	}
	return strings.Join(out, "\n")
}

// othersMinimum gives the minimum weight that all elements but one share.
func (d document) othersMinimum(but *system.Element) (rest system.Decimal, alike bool) {
	first := true
	for i := range d.Elements {
		e := &d.Elements[i]
		if but != nil && e.ID == but.ID {
			continue
		}
		if !first && e.MinimumWeight.Cmp(rest) != 0 {
			return system.Decimal{}, false
		}
		rest, first = e.MinimumWeight, false
	}
	return rest, !first
}

func (d document) maximumsMD() string {
	var out []string
	for _, e := range d.Elements {
		if !e.MaximumWeight.IsZero() {
			out = append(out, fmt.Sprintf("- The maximum weight that can be assigned to the %s %s is %s %s.",
				named(&e), d.elementInWords(), e.MaximumWeight, d.percent()))
		}
	}
	return strings.Join(out, "\n")
}

func (d document) heaviestMD() string {
	h, ok := d.Element(d.Weights.Heaviest)
	if !ok {
		return ""
	}
	return fmt.Sprintf("- No single performance element can be assigned a greater weight than the %s element.", named(h))
}

var (
	changesInWords = map[string]string{"yearly": " They may change from year to year.", "permanent": " They are permanent.",
		"": " The agency does not state whether they may change from year to year."}
	setByInWords = map[string]string{"rating-official": "rating official", "reviewing-official": "reviewing official",
		"executive-resources": "executive resources office", "agency-head": "agency head"}
)

// policyMD is the weight policy: always as it is declared, with the list of weights that are the same for all; then in
// the agency's words, as an item of their own.
func (d document) policyMD() string {
	var out string
	switch d.Weights.Policy {
	case "variable":
		out = fmt.Sprintf("Weights may vary with the responsibilities of the individual %s.", d.person())
	case "uniform":
		out = fmt.Sprintf("Weights are the same for all %ss: %s.", d.person(), d.uniformInWords())
	default:
		out = "The agency does not state whether weights are the same for all or vary."
	}
	out += changesInWords[d.Weights.Changes]
	if by, ok := setByInWords[d.Weights.SetBy]; ok {
		out += fmt.Sprintf(" They are established by the %s.", by)
	} else if d.Weights.Policy != "uniform" {
		out += " The agency does not state who establishes them."
	}
	if own := inline(d.Text.Section5Weights); own != "" {
		out += "\n- " + own
	}
	return out
}

func (d document) uniformInWords() string {
	var out []string
	for _, e := range d.Elements {
		if w, ok := d.Weights.Uniform[e.ID]; ok {
			out = append(out, fmt.Sprintf("%s %s", inline(e.Title), w))
		}
	}
	return act.List(out)
}
