package web

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// partLine is one part of a case: where it stands, when it last changed, and who can see it.
type partLine struct {
	Name, Title, URL string
	State            MarkState
	Words            string
	Changed          calendar.Date
	Seen             string
}

// partLines gives the parts that the visitor may see, from the declarations of the kind; the others are absent.
func partLines(v *visit, s *casework.Sight, asOf string) []partLine {
	c := s.Case.(*appraisal.Appraisal)
	var out []partLine
	for _, p := range s.Kind.Parts {
		if p.Name == "case" || !s.Visible[p.Name] {
			continue
		}
		l := partLine{Name: p.Name, Title: p.Title, URL: "/" + c.ID + "/print" + asOf + "#" + p.Name, Seen: seenBy(p, s.Relations, c.HasBoard())}
		if p.Name == "plan" {
			l.URL = "/" + c.ID + "/plan" + asOf
		}
		l.State, l.Words = partState(c, p.Name)
		for _, line := range s.Lines {
			if line.Part == p.Name {
				l.Changed = line.On
			}
		}
		if l.Changed.IsZero() {
			l.URL = ""
		}
		out = append(out, l)
	}
	return out
}

// partState says where a part stands. The caller has seen to it that the visitor may see the part.
func partState(c *appraisal.Appraisal, part string) (MarkState, string) {
	state, words := partOpen(c, part)
	if state == MarkTodo && c.Closed != nil { // it will never come
		return MarkNone, "None"
	}
	return state, words
}

// partOpen says it of a case that goes on.
func partOpen(c *appraisal.Appraisal, part string) (MarkState, string) {
	switch part {
	case "plan":
		return planState(c)
	case "progress":
		return progressState(c)
	case "details":
		return detailState(c)
	case "accomplishments":
		if n := len(c.Accomplishments); n > 1 {
			return MarkDone, "Recorded " + counted(n, "time", "times")
		} else if n == 1 {
			return MarkDone, "Recorded"
		}
	case "evidence":
		return evidenceState(c)
	case "initial":
		if c.Initial != nil {
			return MarkDone, levelName(c.Initial.Derivation.Level, c.Initial.Derivation.Label)
		}
	case "response":
		return responseState(c)
	case "review":
		return reviewState(c)
	case "questions":
		return questionsState(c)
	case "board":
		if c.Recommendation != nil {
			return MarkDone, "Recommends " + levelName(c.Recommendation.Level, c.Recommendation.Label)
		} else if c.Referral != nil {
			return MarkWait, "With the board"
		} else if !c.HasBoard() {
			return MarkNone, "This system has no board"
		}
	case "annual":
		if c.Annual != nil && c.Informed == nil {
			return MarkWait, levelName(c.Annual.Derivation.Level, c.Annual.Derivation.Label) + ", not communicated yet"
		} else if c.Annual != nil {
			return MarkDone, levelName(c.Annual.Derivation.Level, c.Annual.Derivation.Label)
		}
	}
	return MarkTodo, "Not yet"
}

func progressState(c *appraisal.Appraisal) (MarkState, string) {
	n := len(c.Reviews)
	if n == 0 && c.Initial != nil {
		return MarkMiss, "None was held"
	} else if n == 0 {
		return MarkTodo, "Not yet"
	}
	words := upper(things(int64(n), "review", "reviews"))
	if due := c.Terms.ProgressReviews; due > 1 {
		words = fmt.Sprintf("%d of %d reviews", n, due)
	}
	if len(c.Unhelped()) > 0 {
		return MarkFlag, words + "; advice is missing"
	}
	if c.Reviews[n-1].Acknowledged.Version > 0 {
		return MarkDone, words + ", acknowledged"
	}
	return MarkWait, words + ", not acknowledged yet"
}

func responseState(c *appraisal.Appraisal) (MarkState, string) {
	switch {
	case c.Response != nil && c.Response.Late > 0:
		return MarkDone, "Given, " + things(int64(c.Response.Late), "day", "days") + " after the window"
	case c.Response != nil:
		return MarkDone, "Given"
	case c.Waived.Version > 0:
		return MarkNone, "The executive will not respond"
	case c.Referral != nil || c.Annual != nil:
		return MarkNone, "None; the window passed"
	case c.Initial != nil:
		return MarkWait, "None yet; the last day of the window is " + c.Initial.Until.Long()
	}
	return MarkTodo, "Not yet"
}

var milestoneWords = map[string]string{"referred": "once the board has the case", "assigned": "once the annual rating is assigned",
	"informed": "once the annual rating is communicated"}

// milestone says from when on somebody sees a part; without a board, a case that would go to it stays where it is.
func milestone(name string, board bool) string {
	if name == "referred" && !board {
		return "once the initial rating is shared"
	}
	return milestoneWords[name]
}

// seenBy says who can see a part, and from when, as the kind declares it. The visitor is You; a board that the system
// does not have is left out.
func seenBy(p act.Part, have []act.Relation, board bool) string {
	var always, later []string
	for _, s := range p.Sees {
		if !board && (s.Who == act.BoardChair || s.Who == act.BoardMember) {
			continue
		}
		who := shortWords(s.Who)
		if slices.Contains(have, s.Who) {
			who = "you"
		}
		if s.From != "" {
			if !slices.Contains(have, s.Who) {
				later = append(later, who+" "+milestone(s.From, board))
				continue
			}
		}
		if !slices.Contains(always, who) {
			always = append(always, who)
		}
	}
	slices.SortStableFunc(always, func(a, b string) int {
		return strings.Compare(fmt.Sprint(a != "you"), fmt.Sprint(b != "you"))
	})
	return strings.Join(append([]string{upper(strings.Join(always, ", "))}, later...), "; ")
}

// shortWords names a relation where there is no room for more.
func shortWords(r act.Relation) string {
	if r == act.BoardChair || r == act.BoardMember {
		return "the board"
	}
	return strings.TrimPrefix(r.Words(), "the ")
}
