package wording

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
)

// otherWords fills in sections 11 to 14.
func (d document) otherWords() map[string]string {
	ratings, people := "executive ratings", "senior executives"
	if d.isSeniorProfessional() {
		ratings, people = "ratings", "senior professionals"
	}
	return map[string]string{
		"below_3": d.belowThree(), "told": d.toldInWords(), "distinguishing": d.distinguishing(),
		"hearing_days": fmt.Sprint(d.Notices.HearingDays), "removal_notice": d.removalNotice(), "uses": d.usesInWords(),
		"ratings": ratings, "people": people, "records": d.recordsMD(), "section_14": d.ownMD(), "oversight": d.oversight(),
	}
}

// belowThree names the levels below Level 3, where there are two.
func (d document) belowThree() string {
	if _, ok := d.Level(2); !ok {
		return ""
	}
	return " (i.e., Level 2 or a combination of Levels 2 and 1)"
}

// toldInWords names the officials to whom assessments and guidelines are communicated.
func (d document) toldInWords() string {
	out := []string{"rating officials"}
	if d.HasHigherLevelReview() {
		out = append(out, "higher level review officials")
	}
	if d.HasBoard() {
		out = append(out, d.boardInWords()+"s")
	}
	if len(out) == 1 {
		return " and " + out[0]
	}
	return ", " + act.List(out)
}

func (d document) distinguishing() string {
	if d.HasBoard() {
		return "Rating officials and PRBs"
	}
	return "Rating officials"
}

// removalNotice states the notices that the description sets; only executives under chapter 43 have them by the rules
// for career appointees.
func (d document) removalNotice() string {
	if d.isSeniorProfessional() || !d.Chapter43() {
		return d.neutralNotice()
	}
	out := ""
	if n := d.Notices.RemovalDays; n > 0 {
		out += d.stated("A career appointee who is not a probationer receives written notice at least %s before the date of removal.", days(n))
	}
	if n := d.Notices.PlacementDays; n > 0 {
		out += d.stated("Where placement is guaranteed, a supplementary notice of the position follows at least %s before that date.", days(n))
	}
	return out
}

func (d document) neutralNotice() string {
	out := ""
	if n := d.Notices.RemovalDays; n > 0 {
		out += fmt.Sprintf(" Written notice is given at least %s before the date of a removal.", days(n))
	}
	if n := d.Notices.PlacementDays; n > 0 {
		out += fmt.Sprintf(" Where another position is offered, notice of it is given at least %s before that date.", days(n))
	}
	if n := d.Notices.HearingDays; n > 0 {
		out += fmt.Sprintf(" Where there is a right to a hearing, it is to be requested at least %s before that date.", days(n))
	}
	return out
}

// oversight is who communicates assessments and oversees a system outside chapter 43 (§1330.404(a)(5), (b)).
func (d document) oversight() string {
	if d.Agency.InspectorGeneral {
		return "the Inspector General, or an official whom the Inspector General designates,"
	}
	return "the agency head, or an official whom the agency head designates,"
}

var usesInWords = []struct{ use, words string }{
	{"pay", "adjusting pay"}, {"awards", "granting awards"}, {"retention", "deciding on retention"}, {"development", "determining training needs"},
	{"removal", "deciding on removal"}, {"other-decisions", "making other personnel decisions"},
}

// usesInWords names what ratings are a basis for; for all of them OPM's words stand, which mean them all.
func (d document) usesInWords() string {
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
	return act.List(out)
}

func (d document) recordsMD() string {
	if d.Retention.Years == 0 {
		return ""
	}
	return bullet(d.stated("**Records.** The agency keeps performance plans, appraisals and ratings for %s.", counted(d.Retention.Years, "year")))
}

// ownMD is section 14: the agency's own requirements and authorities.
func (d document) ownMD() string {
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
