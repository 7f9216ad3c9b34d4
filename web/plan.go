package web

import (
	"net/http"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// planPage shows the performance plan in full: the latest version first, the earlier ones under it, each with its
// signatures and the comments made on it.
func (s *server) planPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	sight, c, on, err := s.sightOf(r, v)
	if err != nil {
		return err
	}
	if !sight.Visible["plan"] {
		return casework.ErrNotFound
	}
	p := v.page("Performance plan")
	p.Facts = caseTitle(v, sight) + " · " + c.Span.String()
	p.Crumbs = []Link{{"Home", "/"}, {caseTitle(v, sight), "/" + c.ID + on.Query()}}
	p.Tools, p.Printable = planFiles(c, on), true
	return render(w, r, http.StatusOK, p, PlanBody(v, sight, c, on))
}

// commentsOn gives the comments on a version of the plan.
func commentsOn(c *appraisal.Appraisal, version int) []appraisal.Comment {
	var out []appraisal.Comment
	for _, x := range c.Comments {
		if x.Version == version {
			out = append(out, x)
		}
	}
	return out
}
