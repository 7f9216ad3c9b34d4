// Package system holds an agency's performance management system as data: the description with its fourteen
// sections, the basic system that OPM wrote, the checks that a plan's weights have to pass, the derivation of the
// summary rating, and the proof of that derivation over its whole domain. What two descriptions say differently is in
// comparison, what the law says of one in conformance, and its text in wording.
//
// The entry is Description: Basic gives the built-in one, Parse reads an agency's own. Nothing here knows a case,
// a person, a clock or a file system.
package system

import "sesperf/rules/calendar"

// Description states one agency's system. The keys of its YAML form are fixed; a description is never changed
// after it was read, so that it can be shared.
type Description struct {
	Format    int      `yaml:"format"`             // 1
	ID        string   `yaml:"id"`                 // unique in an agency: [a-z0-9-]+
	Title     string   `yaml:"title"`              // as printed on the document
	Basis     string   `yaml:"basis"`              // basic: adopts it with limited adaptation; own: §430.305(b)
	Adopts    string   `yaml:"adopts,omitempty"`   // the id of the description that it is compared with
	Kind      string   `yaml:"kind"`               // ses or senior-professional
	Authority string   `yaml:"authority"`          // the law under which it stands
	Agency    Agency   `yaml:"agency,flow"`        // §1: whose system it is
	Covers    []string `yaml:"covers,flow"`        // §1: the kinds of appointment
	InForce   Span     `yaml:"in_force,flow"`      // the days on which it applies
	Approval  Approval `yaml:"approval,omitempty"` // OPM's approval; none: not in force yet
	Period    Period   `yaml:"period"`             // §3

	Levels      []Level      `yaml:"levels"`                // §4, §6 and §9
	Equivalents []Equivalent `yaml:"equivalents,omitempty"` // §4: the crosswalk of other labels
	Elements    []Element    `yaml:"elements"`              // §5
	Additional  []Competency `yaml:"additional_competencies,omitempty"`
	Weights     Weights      `yaml:"weights"` // §5

	ElementRating ElementRating `yaml:"element_rating"`         // §8
	Derivation    Formula       `yaml:"derivation"`             // §9
	Distribution  Distribution  `yaml:"distribution,omitempty"` // reported, never applied

	Planning          Planning          `yaml:"planning,flow"`
	RequirementLevels RequirementLevels `yaml:"requirement_levels,flow"`
	ProgressReviews   ProgressReviews   `yaml:"progress_reviews,flow"`
	Narratives        Narratives        `yaml:"narratives,flow"`
	Response          Response          `yaml:"response,flow"`
	HigherLevelReview HigherLevelReview `yaml:"higher_level_review,flow,omitempty"`
	Details           Details           `yaml:"details,flow"`
	Board             Board             `yaml:"board,flow,omitempty"`
	Notices           Notices           `yaml:"notices,flow"`
	Retention         Retention         `yaml:"retention,flow"`
	Uses              []string          `yaml:"uses,flow"` // §430.305(a)(8)

	Text Text `yaml:"text,omitempty"` // the agency's own words

	method *Method // the derivation made ready; set when the description is read
	source source  // where it was read from, so that a finding can name its place
	given  given   // which of the sections that may be empty are not
}

// Agency is whose system it is, as printed where the description leaves the name blank.
type Agency struct {
	Name             string `yaml:"name"`
	Abbreviation     string `yaml:"abbreviation"`
	Component        string `yaml:"component"`
	InspectorGeneral bool   `yaml:"inspector_general"`
}

// Span is a span of days, both inclusive; a zero date leaves that side open.
type Span struct {
	From calendar.Date `yaml:"from"`
	To   calendar.Date `yaml:"to"`
}

// Approval is who approved something and when.
type Approval struct {
	By        string        `yaml:"by"`
	On        calendar.Date `yaml:"on"`
	Reference string        `yaml:"reference,omitempty"`
}

// Period is the appraisal period of §3: month and day as MM-DD, days counted with both ends.
type Period struct {
	Begins      string `yaml:"begins"`
	Ends        string `yaml:"ends"`
	MinimumDays int    `yaml:"minimum_days"`
	MayEndEarly bool   `yaml:"may_end_early"`
}

// Level is one level of performance: its label (§4), points (§9) and performance standard (§6).
type Level struct {
	Level    int      `yaml:"level"`
	Label    string   `yaml:"label"`
	Points   Decimal  `yaml:"points"`
	Standard string   `yaml:"standard"`
	Examples []string `yaml:"examples,omitempty"`
}

// Equivalent maps another label onto one of the levels.
type Equivalent struct {
	Label string `yaml:"label"`
	Level int    `yaml:"level"`
}

// Element is one critical element of §5 with its Governmentwide performance requirement, as written.
type Element struct {
	ID                 string         `yaml:"id"`
	Title              string         `yaml:"title"`
	Requirement        string         `yaml:"requirement"` // paragraphs are parted by an empty line
	Competencies       []string       `yaml:"competencies,flow,omitempty"`
	MinimumWeight      Decimal        `yaml:"minimum_weight"`
	MaximumWeight      Decimal        `yaml:"maximum_weight,omitempty"` // 0: no maximum of its own
	Critical           *bool          `yaml:"critical,omitempty"`       // unsaid is critical
	AgencyRequirements []Added        `yaml:"agency_requirements,omitempty"`
	Components         *Components    `yaml:"components,flow,omitempty"`
	Alignment          *Alignment     `yaml:"alignment,flow,omitempty"`
	ElementRating      *ElementRating `yaml:"element_rating,flow,omitempty"`
}

// IsCritical says whether the element is a critical one; every SES element is.
func (e *Element) IsCritical() bool { return e.Critical == nil || *e.Critical }

// Added is an agency requirement beneath the Governmentwide one: as a competency or as a result.
type Added struct {
	Text string `yaml:"text"`
	As   string `yaml:"as"`
}

// Components says what the specific results of an element have to state.
type Components struct {
	Minimum           int      `yaml:"minimum"`
	MustState         []string `yaml:"must_state,flow"`
	Levels            []int    `yaml:"levels,flow"`
	RecommendedLevels []int    `yaml:"recommended_levels,flow,omitempty"`
}

// Alignment says whether each result names its goal, and the pages where the goal stands.
type Alignment struct {
	Required    bool `yaml:"required"`
	PageNumbers bool `yaml:"page_numbers"`
}

// Competency is an additional competency that OPM approved.
type Competency struct {
	ID       string   `yaml:"id"`
	Title    string   `yaml:"title"`
	Approval Approval `yaml:"approval,flow"`
}

// Weights is the weight policy of §5.
type Weights struct {
	Total    int                `yaml:"total"`
	Whole    bool               `yaml:"whole"`
	Heaviest string             `yaml:"heaviest"` // no element may weigh more than this one; empty: no such rule
	Policy   string             `yaml:"policy"`   // variable or uniform; empty: the agency does not say
	Uniform  map[string]Decimal `yaml:"uniform,flow,omitempty"`
	Changes  string             `yaml:"changes"`
	SetBy    string             `yaml:"set_by"`
}

// ElementRating is how components make an element rating (§8).
type ElementRating struct {
	Method      string `yaml:"method"`
	Rounding    string `yaml:"rounding"`
	AnyLevelOne bool   `yaml:"any_level_1_is_level_1"`
}
