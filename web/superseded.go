package web

import (
	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// supersededLine is what was made again after a correction: what it was, and what stands now.
type supersededLine struct {
	What, Was, Is string
	Meta          act.Meta // of the former one
}

// superseded lists what the corrections of a case have superseded, as far as the visitor sees the part it stands in; the
// oldest of each first.
func superseded(s *casework.Sight, c *appraisal.Appraisal) []supersededLine {
	var out []supersededLine
	if s.Visible["initial"] && c.Initial != nil {
		for _, r := range c.Superseded.Initial {
			out = append(out, supersededLine{"Initial summary rating", scored(r.Derivation), scored(c.Initial.Derivation), r.Meta})
		}
	}
	if s.Visible["board"] && c.Recommendation != nil {
		for _, r := range c.Superseded.Recommendation {
			out = append(out, supersededLine{"Board’s recommendation", levelName(r.Level, r.Label), levelName(c.Recommendation.Level, c.Recommendation.Label), r.Meta})
		}
	}
	if s.Visible["annual"] && c.Annual != nil {
		for _, r := range c.Superseded.Annual {
			out = append(out, supersededLine{"Annual summary rating", scored(r.Derivation), scored(c.Annual.Derivation), r.Meta})
		}
		for _, r := range c.Superseded.Informed {
			out = append(out, supersededLine{"Communication of the annual summary rating", r.Meta.On.Long(), c.Informed.Meta.On.Long(), r.Meta})
		}
	}
	return out
}

// scored gives a rating with its score: Level 4, Exceeds Fully Successful, score 415.
func scored(d system.Derivation) string {
	return levelName(d.Level, d.Label) + ", score " + d.Score.String()
}
