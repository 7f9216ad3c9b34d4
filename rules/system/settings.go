package system

import (
	"slices"
	"strings"

	"sesperf/rules/calendar"
)

// Formula is the derivation of §9 as the description states it.
type Formula struct {
	Override Override      `yaml:"override,flow"`
	Ranges   map[int]Range `yaml:"ranges,flow"` // by level; scores, both ends inclusive
	Caps     []Cap         `yaml:"caps,omitempty"`
}

// Override gives a summary level when any critical element is rated at a level, whatever the score. Zero: none.
type Override struct {
	AnyElementAt int `yaml:"any_element_at"`
	Gives        int `yaml:"gives"`
}

// Range is a range of scores, both ends inclusive.
type Range [2]Decimal

// Low is the least score of the range.
func (r Range) Low() Decimal { return r[0] }

// High is the greatest score of the range.
func (r Range) High() Decimal { return r[1] }

// Cap holds the summary level at Most when an element (any, or the one named) is rated at or below a level.
type Cap struct {
	Element   string `yaml:"element"`
	AtOrBelow int    `yaml:"at_or_below"`
	Most      int    `yaml:"most"`
}

// Distribution is a declared limit on high ratings: reported, never applied to a rating.
type Distribution struct {
	LimitPercent       int           `yaml:"limit_percent"`
	Levels             []int         `yaml:"levels,flow"`
	SmallestPopulation int           `yaml:"smallest_population,omitempty"`
	Excludes           []string      `yaml:"excludes,flow,omitempty"`
	Rounding           string        `yaml:"rounding,omitempty"`
	From               calendar.Date `yaml:"from"`
	To                 calendar.Date `yaml:"to,omitempty"`
	Waiver             string        `yaml:"waiver,omitempty"`
}

// Planning says when a plan is due, in days from the first day of the period.
type Planning struct {
	DueDaysAfterStart int    `yaml:"due_days_after_start"`
	NewExecutiveDays  int    `yaml:"new_executive_days"`
	ReviewingOfficial string `yaml:"reviewing_official"` // optional or required
}

// RequirementLevels names the levels at which requirements are written.
type RequirementLevels struct {
	Required  []int `yaml:"required,flow"`
	Permitted []int `yaml:"permitted,flow"`
}

// ProgressReviews says how many progress reviews a period has at least (§7).
type ProgressReviews struct {
	Minimum int `yaml:"minimum"`
}

// Narratives says which narratives a rating needs.
type Narratives struct {
	Summary         string `yaml:"summary"`
	ElementAtLevels []int  `yaml:"element_at_levels,flow"`
	Executive       string `yaml:"executive"`
}

// Response is the executive's window for a written response, in days.
type Response struct {
	Days int `yaml:"days"`
}

// HigherLevelReview says how often and until when it may be requested, and the basis where it is not possible.
type HigherLevelReview struct {
	RequestDays int    `yaml:"request_days"`
	Requests    int    `yaml:"requests"`
	Possible    bool   `yaml:"possible"`
	BasisIfNot  string `yaml:"basis_if_not"`
}

// Details says from how many days on a detail needs its own requirements and appraisal.
type Details struct {
	Days                   int `yaml:"days"`
	RequirementsWithinDays int `yaml:"requirements_within_days"`
}

// Board says how a performance review board is made up. A quorum of 0: none is declared.
type Board struct {
	MinimumMembers       int  `yaml:"minimum_members"`
	Quorum               int  `yaml:"quorum"`
	RatingOfficialMaySit bool `yaml:"rating_official_may_sit"`
}

// Notices are the days of notice in removal and placement, and before a hearing.
type Notices struct {
	RemovalDays   int `yaml:"removal_days"`
	PlacementDays int `yaml:"placement_days"`
	HearingDays   int `yaml:"hearing_days"`
}

// Retention is how many years a case is kept.
type Retention struct {
	Years int `yaml:"years"`
}

// Text is the agency's own words in the bracketed places of the description.
type Text struct {
	Section5Levels  string   `yaml:"section_5_levels"`
	Section5Weights string   `yaml:"section_5_weights"`
	Section8Method  string   `yaml:"section_8_method"`
	Section14       []string `yaml:"section_14"`
}

// Chapter43 says whether the system stands under chapter 43 of title 5, so that OPM approves it and §430.305 (or for
// senior professionals part 430 subpart B) is its law; an agency outside it documents its own authority (§1330.403(e)).
func (d *Description) Chapter43() bool {
	return d.Authority == "" || strings.Contains(strings.ToLower(d.Authority), "chapter 43")
}

// CoversAppointment says whether the system covers a kind of appointment, as career or senior-level.
func (d *Description) CoversAppointment(kind string) bool { return slices.Contains(d.Covers, kind) }

// Level gives the level with that number.
func (d *Description) Level(n int) (*Level, bool) {
	for i := range d.Levels {
		if d.Levels[i].Level == n {
			return &d.Levels[i], true
		}
	}
	return nil, false
}

// Label gives the agency's label of a level, or nothing if there is no such level.
func (d *Description) Label(level int) string {
	if l, ok := d.Level(level); ok {
		return l.Label
	}
	return ""
}

// Element gives the element with that id.
func (d *Description) Element(id string) (*Element, bool) {
	for i := range d.Elements {
		if d.Elements[i].ID == id {
			return &d.Elements[i], true
		}
	}
	return nil, false
}
