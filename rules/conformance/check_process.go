package conformance

import (
	"fmt"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/rules/system"
)

// ratingChecks are about rating, response and review (§7, §9).
var ratingChecks = []check{
	{[]string{"SD-3.3"}, "period.minimum_days", always, checkMinimumPeriod},
	{[]string{"SD-7.2"}, "progress_reviews", isSES, checkProgressReviews},
	{[]string{"SD-9.5"}, "narratives", isSES, checkNarratives},
	{[]string{"SD-9.7"}, "response", isSES, checkResponse},
	{[]string{"SD-9.8", "SD-9.11"}, "higher_level_review", always, checkHigherLevelReview},
	{[]string{"SD-9.12"}, "distribution", always, checkDistribution},
}

// processChecks are about the board, notices and retention (§10, §11).
var processChecks = []check{
	{[]string{"SD-10.1"}, "board", always, checkBoard},
	{[]string{"SD-11.5", "SD-11.7"}, "notices", isSES, checkNotices},
	{[]string{"RE-1"}, "retention", always, checkRetention},
	{[]string{"SD-1.1"}, "covers", isSES, checkCovers},
	{[]string{"SD-1.2"}, "agency.name", always, checkName},
}

func checkMinimumPeriod(c *checker) {
	p := c.d.Period
	if isSES(c.d) && p.MinimumDays < 90 {
		c.bar("SD-3.3", "period.minimum_days", "Write 90 or more.", "A rating needs %d days of performance, and the law asks for 90.", p.MinimumDays)
	}
	if days := days(p); p.MinimumDays > days {
		c.bar("SD-3.3", "period.minimum_days", "Make the period longer or the minimum shorter.", "A rating needs %d days of performance, and the appraisal period has %d.", p.MinimumDays, days)
	}
	if !c.answered("SD-3.3") {
		c.yes("SD-3.3", "period.minimum_days", "A rating needs %d days of performance, which the appraisal period has.", p.MinimumDays)
	}
}

func checkProgressReviews(c *checker) {
	if n := c.d.ProgressReviews.Minimum; n < 1 {
		c.bar("SD-7.2", "progress_reviews.minimum", "Write 1 or more.", "No progress review is required, and each executive receives at least one.")
	}
}

func checkNarratives(c *checker) {
	if s := c.d.Narratives.Summary; s != "required" {
		c.bar("SD-9.5", "narratives.summary", "Write required.", "The summary narrative is %q, and the initial summary rating is in writing.", act.Clipped(s))
	}
	c.levelsExist("SD-9.5", "narratives.element_at_levels", c.d.Narratives.ElementAtLevels)
}

func checkResponse(c *checker) {
	if n := c.d.Response.Days; n < 1 {
		c.bar("SD-9.7", "response.days", "Write 1 or more.", "The executive has %d days to respond, which is no opportunity.", n)
	}
}

func checkHigherLevelReview(c *checker) {
	r := c.d.HigherLevelReview
	switch {
	case !c.d.HasHigherLevelReview():
		if underStandards(c.d) {
			c.bar("SD-9.8", "higher_level_review", "State it.", "There is no higher level review, and every senior executive may request it.")
			return
		}
		c.yes("SD-9.8", "higher_level_review", "There is no higher level review, and only an SES system under chapter 43 must have it.")
	case !r.Possible && strings.TrimSpace(r.BasisIfNot) == "":
		c.bar("SD-9.11", "higher_level_review.basis_if_not", "Give the basis, or write possible: true.", "Higher level review is not possible, and the basis for that is not on record.")
	case r.Possible && r.Requests < 1:
		c.bar("SD-9.8", "higher_level_review.requests", "Write 1 or more.", "No request for higher level review is allowed, and every senior executive may make one.")
	case r.RequestDays < 0:
		c.bar("SD-9.8", "higher_level_review.request_days", "Write 0 or more.", "The days to request higher level review are fewer than none.")
	}
}

// banEnds is the last day of the regulation's ban on forced distribution (§430.305(a)(5)).
var banEnds = calendar.Of(2025, 10, 14)

// declared says whether the description limits how many ratings there are at a level.
func declared(d system.Distribution) bool {
	return d.LimitPercent != 0 || len(d.Levels) > 0 || !d.From.IsZero() || !d.To.IsZero() || d.SmallestPopulation != 0 || len(d.Excludes) > 0 || d.Rounding != "" || d.Waiver != ""
}

func checkDistribution(c *checker) {
	l := c.d.Distribution
	switch {
	case !declared(l):
	case c.d.Adopts == "basic":
		c.bar("SD-9.12", "distribution", "Take it out.", "A limit on ratings is declared, and the basic system prohibits forced distribution at any date.")
	case l.From.IsZero():
		c.bar("SD-9.12", "distribution", "Give the day from which it applies, 2025-10-15 or later.", "A limit on ratings is declared without the day from which it applies.")
	case !l.From.After(banEnds):
		c.bar("SD-9.12", "distribution.from", "Write 2025-10-15 or a later day.", "A limit on ratings applies from %s, and forced distribution was prohibited through %s.", l.From.Long(), banEnds.Long())
	case !l.To.IsZero() && l.To.Before(l.From):
		c.bar("SD-9.12", "distribution.to", "Put the days in order.", "The limit on ratings ends on %s, before it begins.", l.To.Long())
	case l.LimitPercent < 1 || l.LimitPercent > 99 || len(l.Levels) == 0:
		c.bar("SD-9.12", "distribution.limit_percent", "State the percentage and the levels that it counts.", "The limit on ratings is %d percent of the ratings at %d levels.", l.LimitPercent, len(l.Levels))
	}
	c.levelsExist("SD-9.12", "distribution.levels", l.Levels)
}

func checkBoard(c *checker) {
	b := c.d.Board
	switch {
	case !c.d.HasBoard():
		if underStandards(c.d) {
			c.bar("SD-10.1", "board", "State it.", "There is no performance review board, and an SES system has one of three or more members.")
			return
		}
		c.yes("SD-10.1", "board", "There is no performance review board, and only an SES system under chapter 43 must have one.")
	case isSES(c.d) && b.MinimumMembers < 3:
		c.bar("SD-10.1", "board.minimum_members", "Write 3 or more.", "A board may have %d members, and the law asks for three.", b.MinimumMembers)
	case b.MinimumMembers < 1:
		c.bar("SD-10.1", "board.minimum_members", "Say how many.", "The board has no members.")
	case b.Quorum > b.MinimumMembers || b.Quorum < 0:
		c.bar("SD-10.1", "board.quorum", fmt.Sprintf("Write %d or fewer.", b.MinimumMembers), "The quorum is %d, and a board may have no more than %d members.", b.Quorum, b.MinimumMembers)
	}
}

func checkNotices(c *checker) {
	n := c.d.Notices
	for _, s := range []struct {
		provision, path string
		days, least     int
		what            string
	}{
		{"SD-11.7", "notices.removal_days", n.RemovalDays, 30, "Notice of removal"},
		{"SD-11.5", "notices.placement_days", n.PlacementDays, 10, "The supplementary notice of placement"},
		{"SD-11.5", "notices.hearing_days", n.HearingDays, 15, "The request for an informal hearing"},
	} {
		if s.days < s.least {
			c.bar(s.provision, s.path, fmt.Sprintf("Write %d or more.", s.least), "%s stands %d days before the removal, and the law asks for %d.", s.what, s.days, s.least)
		}
	}
}

func checkRetention(c *checker) {
	least, whose := 5, "senior executives'"
	if isSeniorProfessional(c.d) {
		least, whose = 4, "senior professionals'"
	}
	if n := c.d.Retention.Years; n < least {
		c.bar("RE-1", "retention.years", fmt.Sprintf("Write %d or more.", least), "Cases are kept %d years, and %s are kept at least %d.", n, whose, least)
	}
}

func checkName(c *checker) {
	switch {
	case strings.TrimSpace(c.d.Agency.Name) != "":
	case c.d.ID == "basic" || laterBasic(c.d):
		c.unknown("SD-1.2", "agency.name", "Write the agency's name where it adopts the system.", "It is the template, and leaves the agency's name blank.")
	default:
		c.flag("SD-1.2", "agency.name", "Write the agency's name.", "The agency's name is blank.")
	}
}
