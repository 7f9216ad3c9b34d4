package comparison

import (
	"testing"

	"sesperf/rules/system"
)

// What an adopter may not touch is fixed; what may move within bounds, or freely, is not (§430.305(c)).
func TestFixed(t *testing.T) {
	d := system.Basic()
	for path, want := range map[string]bool{
		"levels[0].points": true, "levels[2].standard": true, "elements[0].requirement": true, "elements[4].title": true, "derivation.ranges.5[0]": true,
		"covers": true, "levels[0].label": false, "elements[4].minimum_weight": false, "elements[0].agency_requirements[0].text": false,
		"period.begins": false, "agency.name": false, "text.section_14[0]": false, "details.days": false,
	} {
		if provision, _, is := Fixed(d, path); is != want || provision == "" {
			t.Errorf("%s: fixed %v under %s; want %v", path, is, provision, want)
		}
	}
}

func TestStatement(t *testing.T) {
	d := system.Basic()
	for place, want := range map[string]string{"levels[0].points": "levels.5.points", "elements[4].minimum_weight": "elements.results-driven.minimum_weight",
		"elements[0].agency_requirements[1].text": "elements.leading-change.agency_requirements", "derivation.ranges.5[0]": "derivation.ranges.5", "period.begins": "period.begins"} {
		if got := Statement(d, place); got != want {
			t.Errorf("%s is %s; want %s", place, got, want)
		}
	}
}
