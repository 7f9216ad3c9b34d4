package web

import (
	"slices"

	"sesperf/rules/act"
	"sesperf/rules/conformance"
)

// adoptionSum is the provision under which the check sums up what an adopter changed (§430.305(c)), beside the finding
// of each change under its own.
const adoptionSum = "ST-c"

// placesOf gives the place that each finding is about: its path, that of a finding at the same place of the text, or that
// place; "" for one without any.
func placesOf(list []conformance.Held) []string {
	paths := map[string]string{}
	for _, h := range list {
		if h.Path != "" && h.At != "" && paths[h.At] == "" {
			paths[h.At] = h.Path
		}
	}
	out := make([]string, len(list))
	for i, h := range list {
		switch {
		case h.Path != "":
			out[i] = h.Path
		case paths[h.At] != "":
			out[i] = paths[h.At]
		default:
			out[i] = h.At
		}
	}
	return out
}

// countPlaces counts what is to be mended: findings on one place are mended together; one without a place counts alone.
func countPlaces(list []conformance.Held) int {
	n, seen := 0, map[string]bool{}
	for _, place := range placesOf(list) {
		if place == "" || !seen[place] {
			n++
		}
		seen[place] = true
	}
	return n
}

// specificFirst puts the sum of an adopter's changes behind what is found on the same place itself.
func specificFirst(list []conformance.Held) []conformance.Held {
	places := placesOf(list)
	for i := range list {
		if list[i].Provision != adoptionSum || places[i] == "" {
			continue
		}
		last := i
		for k := range list {
			if places[k] == places[i] && k > last {
				last = k
			}
		}
		if last > i {
			out := slices.Insert(slices.Clone(list), last+1, list[i])
			return slices.Delete(out, i, i+1)
		}
	}
	return list
}

// barring gives the findings with which a description does not conform.
func barring(list []conformance.Held) []conformance.Held {
	var out []conformance.Held
	for _, h := range list {
		if h.Holds == act.No && h.Bars {
			out = append(out, h)
		}
	}
	return out
}
