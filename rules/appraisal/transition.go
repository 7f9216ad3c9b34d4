package appraisal

import (
	"fmt"

	"sesperf/rules/act"
	"sesperf/rules/law"
)

// checkTransition: no career executive is appraised or rated within 120 days after a new Presidential administration
// begins (SD-3.5; 5 USC 4314(b)(1)(C)). A re-elected President's next term is no new administration. Where the program
// does not know who begins, nobody can say.
func checkTransition(c *Appraisal, q act.Question) []act.Finding {
	if !c.Career() {
		return nil
	}
	if begins, unknown := law.UnknownBeginningAt(q.On); unknown {
		return []act.Finding{act.Unsettled("SD-3.5", "A President’s term began on "+begins.Long()+", and this program does not know whether a new administration began with it. If one did, no career executive is appraised or rated until "+
			law.Administration{Begins: begins}.Barred().End.Long()+".", "Look whether the President is a new one before you go on; bring the program’s list of administrations up to date.")}
	}
	a, ok := law.BeginningAt(q.On)
	if !ok || !a.New {
		return nil
	}
	return []act.Finding{act.Broken("SD-3.5", fmt.Sprintf("A new Presidential administration began on %s. Within %d days after that no career executive is appraised or rated (5 USC 4314(b)(1)(C)).", a.Begins.Long(), law.TransitionDays),
		"Do it on "+a.Free().Long()+" or later. It can be drafted until then.")}
}
