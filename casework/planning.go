package casework

import (
	"context"

	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
)

// Planning is what the writer of an appraisal's plan starts from.
type Planning struct {
	Description *system.Description  // that a plan proposed today is held against
	Before      *appraisal.Appraisal // the executive's last appraisal whose plan was in force; nil if the writer does not see that plan
}

// Planning gives what a person who writes the plan of an appraisal starts from. What of the appraisal before is not the
// person's to see is absent.
func (d *Door) Planning(ctx context.Context, in, person, stream string) (Planning, error) {
	var out Planning
	err := d.reading(ctx, in, func(s *session) error {
		x, ok, err := s.load(stream)
		if err != nil {
			return err
		}
		c, is := x.(*appraisal.Appraisal)
		if !ok || !is {
			return ErrNotFound
		}
		f := &facts{session: s}
		out.Description = c.PlannedUnder(act.Question{On: s.on, By: person, Facts: f})
		before, had := c.Before(f)
		if f.err != nil || !had {
			return f.err
		}
		have, err := s.relations(person, before.ID)
		if err == nil && d.kinds[appraisal.Kind.Name].Visible(before, have)["plan"] {
			out.Before = before
		}
		return err
	})
	return out, err
}
