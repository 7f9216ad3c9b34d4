package wording

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/calendar"
)

// reviewWords fills in higher level review and section 10.
func (d document) reviewWords() map[string]string {
	out := map[string]string{
		"is_final": d.finalInWords(), "review_settings": d.reviewSettings(),
		"board_members": fmt.Sprint(d.Board.MinimumMembers), "board_settings": d.boardSettings(), "board_citation": d.boardCitation(),
		"after_board": "",
	}
	const official = "the appointing authority"
	out["recommended_to"] = official
	board := d.boardInWords()
	if d.HasBoard() {
		out["recommended_to"] = "the " + board + " and " + official
		out["after_board"] = ", only after considering the recommendations of the board"
		if board == "PRB" {
			out["after_board"] = " only after considering the recommendations of the Performance Review Board"
		}
	}
	return out
}

// reviewSettings says how often review may be asked for, and the basis where it is not possible for anyone.
func (d document) reviewSettings() string {
	r := d.HigherLevelReview
	if !r.Possible {
		basis := inline(r.BasisIfNot)
		if basis == "" {
			return d.stated("The agency has determined that HLR is not possible. It has not stated its basis.")
		}
		return d.stated("The agency has determined that HLR is not possible: %s.", strings.TrimSuffix(basis, "."))
	}
	out := ""
	if r.Requests > 0 {
		times := inWords(r.Requests) + " times"
		switch r.Requests {
		case 1:
			times = "once"
		case 2:
			times = "twice"
		}
		out += d.stated("HLR may be requested %s for a rating.", times)
	}
	if r.RequestDays > 0 {
		out += d.stated("A request is expected within %s of the initial rating; a later one counts until the rating %s.", days(r.RequestDays), d.finalInWords())
	}
	return out
}

func (d document) finalInWords() string {
	if d.HasBoard() {
		return "is presented to the " + d.boardInWords()
	}
	return "becomes final"
}

// boardInWords is what a board is called: a PRB is chapter 43's, for executives.
func (d document) boardInWords() string {
	if d.isSeniorProfessional() || !d.Chapter43() {
		return "board"
	}
	return "PRB"
}

// renumbered is the day from which part 430 subpart C has the section on boards as 430.311 (80 FR 57693).
var renumbered = calendar.MustParse("2015-10-26")

// boardCitation is the section on boards as it is numbered when the description comes into force; who adopts OPM's
// description of 2012 has its words as they were written.
func (d document) boardCitation() string {
	from := d.InForce.From
	if d.Basis == "basic" && d.Adopts == "basic" || !from.IsZero() && from.Before(renumbered) {
		return "5 CFR 430.310"
	}
	return "5 CFR 430.311"
}

func (d document) boardSettings() string {
	var out []string
	if q := d.Board.Quorum; q > 0 {
		out = append(out, bullet(d.stated("**Quorum.** At least %s take part in each recommendation, after recusals.", counted(q, "member"))))
	}
	if d.Board.RatingOfficialMaySit {
		out = append(out, bullet(d.stated("**Rating Officials.** The official who rated the %s may take part in the deliberations on that rating.", d.person())))
	} else {
		out = append(out, bullet(d.stated("**Rating Officials.** The official who rated the %s takes no part in the deliberations on that rating.", d.person())))
	}
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return s == "" }), "\n")
}
