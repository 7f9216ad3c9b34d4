package appraisal

import (
	"slices"

	"sesperf/rules/act"
)

// reopen opens acts again that rested on a value which was corrected; nothing else opens them.
func (c *Appraisal) reopen(acts []string) {
	for _, a := range acts {
		if !slices.Contains(c.Redo, a) {
			c.Redo = append(slices.Clip(c.Redo), a)
		}
	}
}

// asBefore gives the case as it stood before an act that is to be done again, and before what followed it; the case
// itself for any other. It is only looked at.
func (c *Appraisal) asBefore(name string) *Appraisal {
	if !slices.Contains(c.Redo, name) {
		return c
	}
	before := *c
	for _, r := range slices.Backward(resting) {
		if !slices.Contains(c.Redo, r.act) {
			continue
		}
		switch r.act {
		case "appraisal.recommend":
			before.Recommendation = nil
		case "appraisal.assign-annual-rating":
			before.Annual = nil
		case "appraisal.communicate-annual-rating":
			before.Informed = nil
		}
	}
	return &before
}

// redone cures what the correction left standing on an act that is done again.
func (c *Appraisal) redone(name string, found []act.Finding) []act.Finding {
	if !slices.Contains(c.Redo, name) || act.Barred(found) {
		return found
	}
	for _, r := range resting {
		if r.act == name {
			found = append(found, act.Holding(r.provision))
		}
	}
	if name == "appraisal.recommend" {
		found = append(found, act.Holding("SD-10.3"))
	}
	return found
}

// supersede keeps what an act made before it is done again.
func (c *Appraisal) supersede(name string) {
	if !slices.Contains(c.Redo, name) {
		return
	}
	switch s := &c.Superseded; name {
	case "appraisal.recommend":
		s.Recommendation = append(slices.Clip(s.Recommendation), *c.Recommendation)
	case "appraisal.assign-annual-rating":
		s.Annual = append(slices.Clip(s.Annual), *c.Annual)
	case "appraisal.communicate-annual-rating":
		s.Informed = append(slices.Clip(s.Informed), *c.Informed)
	}
	c.Redo = slices.DeleteFunc(slices.Clone(c.Redo), func(a string) bool { return a == name })
}

// correctionTasks: what waits for a second person, and what is to be done again, one after the other.
func (c *Appraisal) correctionTasks() []act.Task {
	var out []act.Task
	asked := map[string]bool{}
	for _, o := range c.Corrections {
		x, ok := correctables(c, o.What)
		if !o.Pending() {
			continue
		}
		if !ok || x.read(c) != o.Was || x.of != "" && x.of != c.RatingOfficial { // nobody can confirm it any more
			if asked["nobody"] {
				continue
			}
			asked["nobody"] = true
			out = append(out, act.Task{Act: "appraisal.refuse-correction", What: "Refuse a correction that nobody can confirm any more", Office: act.ExecutiveResources, Since: o.Proposed.On, Provision: "SD-9.5"})
			continue
		}
		if asked[x.of] {
			continue
		}
		asked[x.of] = true
		t := act.Task{Act: "appraisal.confirm-correction", What: "Confirm or refuse a correction", Person: x.of, Since: o.Proposed.On, Provision: "SD-9.5"}
		if x.of == "" {
			t.Office = act.ExecutiveResources
		}
		out = append(out, t)
	}
	for _, r := range resting {
		if slices.Contains(c.Redo, r.act) {
			return append(out, c.redoTask(r.act, r.provision))
		}
	}
	return out
}

func (c *Appraisal) redoTask(name, provision string) act.Task {
	t := act.Task{Act: name, Provision: provision}
	for _, o := range c.Corrections {
		if o.Confirmed.Version > 0 {
			t.Since = o.Confirmed.On
		}
	}
	switch name {
	case "appraisal.recommend":
		t.What, t.Office = "Record the board’s recommendation again, after a correction", act.BoardChair
	case "appraisal.assign-annual-rating":
		t.What, t.Person = "Assign the annual summary rating again, after a correction", c.AppointingAuthority
	default:
		t.What, t.Person = "Communicate the annual summary rating again, after a correction", c.RatingOfficial
	}
	return t
}
