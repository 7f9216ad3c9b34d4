package agency

import (
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/adoption"
)

// Guidelines are the appraisal guidelines of a period, that rest on the assessment of organizational performance
// (basic system description §12).
type Guidelines struct {
	IssueGuidelines
	Meta act.Meta `json:"meta"`
}

// IssueGuidelines are the inputs of agency.issue-guidelines. They have no place for numbers of ratings: guidance is no
// quota (§1330.404(a)(5)).
type IssueGuidelines struct {
	Scope        Scope    `json:"scope" enum:"agency,inspector-general" doc:"for whom: the agency, or its Office of Inspector General"`
	Text         string   `json:"text" doc:"how organizational performance bears on appraisals; no number or share of ratings at any level"`
	Communicated []string `json:"communicated_to" doc:"to whom they are communicated: executives, rating-officials, reviewers, board-members; all of them"`
}

// Recipients are those to whom guidelines are communicated, in the law's order (SD-12.3).
var Recipients = []string{"executives", "rating-officials", "reviewers", "board-members"}

var issueGuidelines = act.Def[*Period, IssueGuidelines, nothing]{
	Name: "agency.issue-guidelines", Case: "period", Title: "Issue appraisal guidelines", Part: "period", Who: overseers,
	Signed: true, Sentence: "These are the guidelines for appraising performance in this period. I communicate them to all who are named here.",
	Provisions: []string{"SD-12.3", "CE-404b"},
	When: func(c *Period, q act.Question) []act.Finding {
		if f := c.ended(q, "is assessed, and guidelines are issued,"); f != nil {
			return f
		}
		if len(c.Assessments) == 0 {
			return unassessed()
		}
		return nil
	},
	Check: func(c *Period, in IssueGuidelines, q act.Question) (nothing, []act.Finding) {
		found := checkScope(in.Scope, q)
		if _, ok := c.Assessment(in.Scope); !ok && !act.Barred(found) {
			found = append(found, unassessed()...)
		}
		if strings.TrimSpace(in.Text) == "" {
			found = append(found, act.Gate("SD-12.3", "The guidelines say nothing.", "Write how organizational performance bears on appraisals.").At("text"))
		}
		return nothing{}, append(found, c.checkRecipients(in.Communicated, q)...)
	},
	// What they rest on is signed with them.
	Signs: func(c *Period, in IssueGuidelines) []string {
		if a, ok := c.Assessment(in.Scope); ok {
			return []string{a.Meta.Sum}
		}
		return nil
	},
	Apply: func(c *Period, m act.Meta, in IssueGuidelines, _ nothing) {
		c.Guidelines = append(c.Guidelines, Guidelines{in, m})
	},
	Tell: func(in IssueGuidelines, _ nothing) string {
		return "issued the appraisal guidelines " + in.Scope.words()
	},
}

func unassessed() []act.Finding {
	return []act.Finding{act.Gate("SD-12.3", "Organizational performance in this period has not been assessed; guidelines rest on the assessment.", "Assess it first.")}
}

// checkRecipients: guidelines go to executives, rating officials, reviewers and, where the system has a board, its
// members.
func (c *Period) checkRecipients(to []string, q act.Question) []act.Finding {
	var left []string
	d, ok := adoption.Resolve(q.Facts, c.System)
	for _, r := range Recipients {
		if !slices.Contains(to, r) && (r != "board-members" || !ok || d.HasBoard()) {
			left = append(left, strings.ReplaceAll(r, "-", " "))
		}
	}
	for _, r := range to {
		if !slices.Contains(Recipients, r) {
			return []act.Finding{act.Gate("SD-12.3", "“"+act.Clipped(r)+"” is nobody to whom guidelines are communicated.", "Name executives, rating-officials, reviewers and board-members.").At("communicated_to")}
		}
	}
	if len(left) == 0 {
		return nil
	}
	return []act.Finding{act.Gate("SD-12.3", "The guidelines are not communicated to "+act.List(left)+".", "Communicate them to all.").At("communicated_to")}
}

// IssuedGuidelines gives the latest guidelines for a scope; false before there are any.
func (c *Period) IssuedGuidelines(s Scope) (*Guidelines, bool) {
	for i := len(c.Guidelines) - 1; i >= 0; i-- {
		if c.Guidelines[i].Scope == s {
			return &c.Guidelines[i], true
		}
	}
	return nil, false
}
