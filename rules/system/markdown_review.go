package system

import (
	"fmt"
	"slices"
	"strings"
)

// reviewWords fills in higher level review and section 10.
func (d *Description) reviewWords() map[string]string {
	out := map[string]string{
		"is_final": "becomes final", "recommended_to": "the official who assigns the rating", "review_settings": d.reviewSettings(),
		"board_members": fmt.Sprint(d.Board.MinimumMembers), "board_settings": d.boardSettings(), "board_citation": d.boardCitation(),
		"after_board": "",
	}
	board, official := "PRB", "the appointing authority"
	if d.isSeniorProfessional() {
		board, official = "board", "the official who assigns the rating"
	}
	out["recommended_to"] = official
	if d.HasBoard() {
		out["is_final"] = "is presented to the " + board
		out["recommended_to"] = "the " + board + " and " + official
		out["after_board"] = " only after considering the recommendations of the Performance Review Board"
		if d.isSeniorProfessional() {
			out["after_board"] = ", only after considering the recommendations of the board"
		}
	}
	return out
}

// reviewSettings says how often review may be asked for, and the basis where it is not possible for anyone.
func (d *Description) reviewSettings() string {
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

func (d *Description) finalInWords() string {
	if d.HasBoard() {
		return "is presented to the board"
	}
	return "becomes final"
}

// boardCitation is the section on boards: OPM's description of 2012 names it as it then was; since October 2015 it is
// 430.311.
func (d *Description) boardCitation() string {
	if d.Basis == "own" {
		return "5 CFR 430.311"
	}
	return "5 CFR 430.310"
}

func (d *Description) boardSettings() string {
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

// otherWords fills in sections 11 to 14.
func (d *Description) otherWords() map[string]string {
	ratings, people := "executive ratings", "senior executives"
	if d.isSeniorProfessional() {
		ratings, people = "ratings", "senior professionals"
	}
	return map[string]string{
		"below_3": d.belowThree(), "told": d.toldInWords(), "distinguishing": d.distinguishing(),
		"hearing_days": fmt.Sprint(d.Notices.HearingDays), "removal_notice": d.removalNotice(), "uses": d.usesInWords(),
		"ratings": ratings, "people": people, "records": d.recordsMD(), "section_14": d.ownMD(),
	}
}

// belowThree names the levels below Level 3, where there are two.
func (d *Description) belowThree() string {
	if _, ok := d.Level(2); !ok {
		return ""
	}
	return " (i.e., Level 2 or a combination of Levels 2 and 1)"
}

// toldInWords names the officials to whom assessments and guidelines are communicated.
func (d *Description) toldInWords() string {
	out := []string{"rating officials"}
	if d.HasHigherLevelReview() {
		out = append(out, "higher level review officials")
	}
	if d.HasBoard() {
		out = append(out, "PRBs")
	}
	if len(out) == 1 {
		return " and " + out[0]
	}
	return ", " + list(out)
}

func (d *Description) distinguishing() string {
	if d.HasBoard() {
		return "Rating officials and PRBs"
	}
	return "Rating officials"
}

func (d *Description) removalNotice() string {
	out := ""
	if n := d.Notices.RemovalDays; n > 0 {
		out += d.stated("A career appointee who is not a probationer receives written notice at least %s before the date of removal.", days(n))
	}
	if n := d.Notices.PlacementDays; n > 0 {
		out += d.stated("Where placement is guaranteed, a supplementary notice of the position follows at least %s before that date.", days(n))
	}
	return out
}

var usesInWords = []struct{ use, words string }{
	{"pay", "adjusting pay"}, {"awards", "granting awards"}, {"retention", "retention"}, {"development", "determining training needs"},
	{"removal", "removal"}, {"other-decisions", "making other personnel decisions"},
}

// usesInWords names what ratings are a basis for; for all of them OPM's words stand, which mean them all.
func (d *Description) usesInWords() string {
	var out []string
	all := true
	for _, u := range usesInWords {
		if !slices.Contains(d.Uses, u.use) {
			all = false
			continue
		}
		out = append(out, u.words)
	}
	if all && d.Basis == "basic" {
		return "adjusting pay, granting awards, determining training needs and making other personnel decisions"
	}
	return list(out)
}

func (d *Description) recordsMD() string {
	if d.Retention.Years == 0 {
		return ""
	}
	return bullet(d.stated("**Records.** The agency keeps performance plans, appraisals and ratings for %s.", counted(d.Retention.Years, "year")))
}

// ownMD is section 14: the agency's own requirements and authorities.
func (d *Description) ownMD() string {
	var out []string
	for _, s := range d.Text.Section14 {
		if s = paragraphs(s); s != "" {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return "None."
	}
	return strings.Join(out, "\n\n")
}
