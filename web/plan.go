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

// partOf names the part of a plan that a comment is about.
func partOf(c *appraisal.Appraisal, id string) string {
	if id == "" {
		return "the whole plan"
	}
	if e, ok := c.Description().Element(id); ok {
		return e.Title
	}
	for _, v := range c.Plans {
		for _, r := range v.Plan.Requirements(c.Description()) {
			if r.ID == id {
				return r.Title
			}
		}
	}
	return id
}

// earlier gives the versions before the latest, the newest first.
func earlier(c *appraisal.Appraisal) []appraisal.PlanVersion {
	var out []appraisal.PlanVersion
	for i := len(c.Plans) - 2; i >= 0; i-- {
		out = append(out, c.Plans[i])
	}
	return out
}
