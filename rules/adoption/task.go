package adoption

import (
	"fmt"

	"sesperf/rules/act"
)

// tasks gives what executive resources owes on a system, from the case alone.
func tasks(c act.Case) []act.Task {
	s := c.(*System)
	var out []act.Task
	add := func(t act.Task) {
		t.Office = act.ExecutiveResources
		out = append(out, t)
	}
	d := s.Latest()
	switch {
	case d == nil:
		return nil
	case s.Stage() == StageReturned:
		add(act.Task{Act: "system.draft", What: "Answer what OPM found: " + d.Title, Since: s.Returned.Meta.On, Provision: "CE-403b"})
	case s.Stage() == StageSubmitted:
		add(act.Task{Act: "system.approve", What: "Record OPM’s answer: " + d.Title, Since: s.Submitted.Meta.On, Provision: "CE-403b", May: true})
	case s.Stage() == StageApproved:
		add(act.Task{Act: "system.put-in-force", What: "Put in force: " + d.Title, Since: s.Approved.Meta.On, Provision: "CE-403b"})
	case s.Stage() == StageDraft && d.Conforms:
		add(act.Task{Act: "system.submit", What: "Submit to OPM: " + d.Title, Since: d.Meta.On, Provision: "CE-403b", May: true})
	case s.Stage() == StageDraft:
		add(act.Task{Act: "system.draft", What: "Mend what does not conform: " + d.Title, Since: d.Meta.On, Provision: "ST-b", May: true})
	}
	for i := range s.Reviews {
		if r := &s.Reviews[i]; !r.Done() { // one row an act: the first that is open
			add(act.Task{Act: "system.record-improvement", What: fmt.Sprintf("Take the corrective action that OPM requires (review %d)", r.Number), Since: r.Meta.On, Until: r.Due, Provision: "US-4312c"})
			break
		}
	}
	return out
}
