package web

import (
	"fmt"
	"strings"

	"sesperf/rules/conformance"
	"sesperf/rules/system"
)

// counterWords tells a counterexample as a person would: the weights, the ratings, the score, and what comes of it.
func counterWords(d *system.Description, x *conformance.Counterexample) string {
	var out []string
	if len(x.Levels) > 0 {
		var parts []string
		for _, e := range d.Elements {
			level, rated := x.Levels[e.ID]
			if !rated {
				continue
			}
			text := fmt.Sprintf("%s at Level %d", e.Title, level)
			if w, ok := x.Weights[e.ID]; ok {
				text += " with weight " + w.String()
			}
			parts = append(parts, text)
		}
		out = append(out, joined(parts))
	}
	if x.Score != nil {
		out = append(out, "the score is "+x.Score.String())
	}
	switch x.What {
	case conformance.TwoLevels:
		var levels []string
		for _, l := range x.Claims {
			levels = append(levels, fmt.Sprintf("Level %d", l))
		}
		out = append(out, joined(levels)+" both claim it")
	case conformance.NoLevel:
		out = append(out, "no level claims it")
	case conformance.WorseLevel:
		out = append(out, fmt.Sprintf("the summary is Level %d", x.Level), betterWords(d, x))
	case conformance.NotReached:
		out = append(out, fmt.Sprintf("whatever the ratings, no summary is Level %d", x.Level))
	default:
		out = append(out, x.What)
	}
	return upper(strings.Join(out, "; ")) + "."
}

// betterWords tells what a better element comes to, where that is worse.
func betterWords(d *system.Description, x *conformance.Counterexample) string {
	for _, e := range d.Elements {
		if better, ok := x.BetterLevels[e.ID]; ok && better != x.Levels[e.ID] {
			text := fmt.Sprintf("with %s at Level %d instead it is Level %d", e.Title, better, x.BetterLevel)
			if x.BetterScore != nil {
				text += ", score " + x.BetterScore.String()
			}
			return text
		}
	}
	return fmt.Sprintf("with a better element it is Level %d", x.BetterLevel)
}
