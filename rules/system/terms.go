package system

import (
	"regexp"
	"strings"
)

// term says of a key of the format what it means and which values it takes. The reader and the published schema
// both go by it; what the law allows of these values is for the check to say.
type term struct {
	means   string
	words   []string // the only words it takes; none: any text
	unsaid  bool     // it may be left empty: the agency does not say
	least   int      // of a number; 0 if not stated
	most    int      // of a number; 0: a million
	pattern *regexp.Regexp
	form    string // what the pattern asks for, in words
}

var (
	idPattern  = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)
	dayPattern = regexp.MustCompile(`^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)
)

const idForm, dayForm = "write small letters, digits and hyphens", "write month and day as MM-DD, for example 10-01"

var (
	appointments = []string{"career", "noncareer", "limited-term", "limited-emergency", "senior-level", "scientific-professional"}
	methods      = []string{"judgment", "mean", "weighted-mean", "lowest"}
	roundings    = []string{"none", "half-up", "half-even", "down"}
	required     = []string{"required", "optional"}
)

// terms names every key, with [] for an entry of a list and {} for a value by element or level.
var terms = map[string]term{
	"format":                   {means: "The version of this format: 1.", least: 1, most: 1},
	"id":                       {means: "The name of the description in the agency.", pattern: idPattern, form: idForm},
	"title":                    {means: "The title, as printed on the document."},
	"basis":                    {means: "basic: adopts the basic system with limited adaptation; own: the agency's own system (§430.305(b)).", words: []string{"basic", "own"}},
	"adopts":                   {means: "The id of the description that it is compared with; empty with basis own."},
	"kind":                     {means: "Whose system it is.", words: []string{"ses", "senior-professional"}},
	"authority":                {means: "The law under which the system stands: 5 U.S.C. chapter 43, or what governs an agency outside it."},
	"agency":                   {means: "Whose system it is, as printed where the description leaves the name blank (section 1)."},
	"agency.name":              {means: "The agency's name."},
	"agency.abbreviation":      {means: "The agency's abbreviation."},
	"agency.component":         {means: "The component or organization, if the system is not all of the agency's."},
	"agency.inspector_general": {means: "Whether it is the system of an Office of the Inspector General."},
	"covers":                   {means: "The kinds of appointment that the system covers (section 1)."},
	"covers[]":                 {means: "A kind of appointment.", words: appointments},
	"in_force":                 {means: "The days on which the system applies, both inclusive."},
	"in_force.from":            {means: "The first day; empty: open."},
	"in_force.to":              {means: "The last day; empty: open."},
	"approval":                 {means: "OPM's approval; left out: not approved, so not in force yet (§1330.403(b))."},
	"approval.by":              {means: "Who approved it."},
	"approval.on":              {means: "The day of approval."},
	"approval.reference":       {means: "Where the approval is found."},
	"period":                   {means: "The appraisal period (section 3)."},
	"period.begins":            {means: "Its first day, as MM-DD.", pattern: dayPattern, form: dayForm},
	"period.ends":              {means: "Its last day, as MM-DD.", pattern: dayPattern, form: dayForm},
	"period.minimum_days":      {means: "The minimum appraisal period in days, both ends counted."},
	"period.may_end_early":     {means: "Whether the agency may end a period once the minimum is completed."},

	"levels":              {means: "The levels of performance (sections 4, 6 and 9)."},
	"levels[].level":      {means: "The number of the level; a better one has a greater number.", least: 1, most: maxLevels},
	"levels[].label":      {means: "The agency's label."},
	"levels[].points":     {means: "The points of an element rated at it, with at most two digits after the point.", most: maxPoints},
	"levels[].standard":   {means: "The performance standard."},
	"levels[].examples":   {means: "Examples that belong to the standard."},
	"equivalents":         {means: "The crosswalk of other labels onto levels (§430.305(a)(7))."},
	"equivalents[].label": {means: "The other label."},
	"equivalents[].level": {means: "The level that it stands for.", least: 1, most: maxLevels},

	"elements":                                 {means: "The critical elements (section 5)."},
	"elements[].id":                            {means: "The name of the element in weights and levels.", pattern: idPattern, form: idForm},
	"elements[].title":                         {means: "The title of the element."},
	"elements[].requirement":                   {means: "The Governmentwide performance requirement, as written; an empty line parts paragraphs."},
	"elements[].competencies":                  {means: "The executive competencies that the element rests on (§430.305(a)(1))."},
	"elements[].minimum_weight":                {means: "The least that it may weigh.", most: maxTotal},
	"elements[].maximum_weight":                {means: "The most that it may weigh; left out: no maximum of its own.", most: maxTotal},
	"elements[].critical":                      {means: "Whether it is critical; left out: it is. Every element of senior executives is."},
	"elements[].agency_requirements":           {means: "What the agency adds beneath the requirement, never instead."},
	"elements[].agency_requirements[].text":    {means: "The agency's requirement."},
	"elements[].agency_requirements[].as":      {means: "Whether it is a competency or a result.", words: []string{"competency", "result"}},
	"elements[].components":                    {means: "The specific results that make up the element."},
	"elements[].components.minimum":            {means: "How many results a plan has at least."},
	"elements[].components.must_state":         {means: "What each result states: measures, targets, timelines."},
	"elements[].components.levels":             {means: "The levels at which each result has requirements."},
	"elements[].components.recommended_levels": {means: "The levels at which requirements are recommended."},
	"elements[].alignment":                     {means: "How each result names the goal that it serves."},
	"elements[].alignment.required":            {means: "Whether each result names its goal."},
	"elements[].alignment.page_numbers":        {means: "Whether it names the pages where the goal stands."},
	"elements[].element_rating":                {means: "How components make this element's rating, if otherwise than the others'."},
	"additional_competencies":                  {means: "Competencies that OPM approved for the agency (§430.305(a)(1))."},
	"additional_competencies[].id":             {means: "The name of the competency in elements."},
	"additional_competencies[].title":          {means: "The title of the competency."},
	"additional_competencies[].approval":       {means: "OPM's approval of it."},

	"weights":           {means: "The weights of elements and the agency's policy on them (section 5)."},
	"weights.total":     {means: "What the weights add to.", least: 1, most: maxTotal},
	"weights.whole":     {means: "Whether weights are whole numbers; otherwise they have at most two digits after the point."},
	"weights.heaviest":  {means: "The element that no other one may outweigh; empty: no such rule."},
	"weights.policy":    {means: "Whether weights vary from executive to executive; empty: the agency does not say.", words: []string{"variable", "uniform"}, unsaid: true},
	"weights.uniform":   {means: "With a uniform policy, the weight of each element."},
	"weights.uniform{}": {means: "The weight of the element.", most: maxTotal},
	"weights.changes":   {means: "How long weights stand; empty: the agency does not say.", words: []string{"yearly", "permanent"}, unsaid: true},
	"weights.set_by": {means: "Who sets weights; empty: the agency does not say.", unsaid: true,
		words: []string{"rating-official", "reviewing-official", "executive-resources", "agency-head"}},

	"element_rating":                        {means: "How components make an element's rating (section 8)."},
	"element_rating.method":                 {means: "The method; means are of level numbers. Empty: none declared.", words: methods, unsaid: true},
	"element_rating.rounding":               {means: "How a mean is rounded.", words: roundings, unsaid: true},
	"element_rating.any_level_1_is_level_1": {means: "Whether one component at Level 1 makes the element Level 1."},
	"derivation":                            {means: "How element ratings make the summary rating (section 9)."},
	"derivation.override":                   {means: "What any critical element at a level does, whatever the score."},
	"derivation.override.any_element_at":    {means: "The level of the element.", most: maxLevels},
	"derivation.override.gives":             {means: "The summary level that follows.", most: maxLevels},
	"derivation.ranges":                     {means: "The scores of each summary level, both ends inclusive."},
	"derivation.ranges{}":                   {means: "The least and the greatest score of the level."},
	"derivation.ranges{}[]":                 {means: "A score."},
	"derivation.caps":                       {means: "What a low element does to the summary level; for own or later systems."},
	"derivation.caps[].element":             {means: "The element: any, or an id."},
	"derivation.caps[].at_or_below":         {means: "The level at or below which the cap applies.", least: 1, most: maxLevels},
	"derivation.caps[].most":                {means: "The best summary level under the cap.", least: 1, most: maxLevels},
	"distribution":                          {means: "A declared limit on high ratings: reported, never applied to a rating; never in an adopted basic system."},
	"distribution.limit_percent":            {means: "The share of executives, in percent.", most: 100},
	"distribution.levels":                   {means: "The levels that count towards it."},
	"distribution.smallest_population":      {means: "How many executives there are at least for it to be reported."},
	"distribution.excludes":                 {means: "The kinds of appointment that do not count."},
	"distribution.excludes[]":               {means: "A kind of appointment.", words: appointments},
	"distribution.rounding":                 {means: "How the number of executives is rounded.", words: roundings, unsaid: true},
	"distribution.from":                     {means: "The first day of the limit."},
	"distribution.to":                       {means: "The last day of the limit; empty: open."},
	"distribution.waiver":                   {means: "Where a waiver of the limit is found."},

	"planning":                         {means: "When plans are due (section 5)."},
	"planning.due_days_after_start":    {means: "Days from the first day of the period; 0: on it.", least: -366, most: 366},
	"planning.new_executive_days":      {means: "Days from a new executive's first day."},
	"planning.reviewing_official":      {means: "Whether a reviewing official sees the plan.", words: required, unsaid: true},
	"requirement_levels":               {means: "The levels at which performance requirements are written."},
	"requirement_levels.required":      {means: "For every element."},
	"requirement_levels.permitted":     {means: "Where whoever writes the plan wants them."},
	"progress_reviews":                 {means: "Progress reviews (section 7)."},
	"progress_reviews.minimum":         {means: "How many there are at least in a period."},
	"narratives":                       {means: "The narratives of a rating."},
	"narratives.summary":               {means: "The narrative of the summary rating.", words: required, unsaid: true},
	"narratives.element_at_levels":     {means: "The levels at which an element's rating has a narrative."},
	"narratives.executive":             {means: "The executive's own account.", words: required, unsaid: true},
	"response":                         {means: "The executive's written response (section 9)."},
	"response.days":                    {means: "The days to respond in."},
	"higher_level_review":              {means: "Higher level review (section 9). {}: the system has none."},
	"higher_level_review.request_days": {means: "The days to ask for it in; a reminder, since a request counts until the board has the rating."},
	"higher_level_review.requests":     {means: "How often it may be asked for."},
	"higher_level_review.possible":     {means: "Whether it is possible at all."},
	"higher_level_review.basis_if_not": {means: "Why it is not possible."},
	"details":                          {means: "Details and temporary assignments (section 5)."},
	"details.days":                     {means: "The days from which one has requirements and an appraisal of its own.", least: 1},
	"details.requirements_within_days": {means: "The days within which its requirements are set."},
	"board":                            {means: "The performance review board (section 10). {}: the system has none."},
	"board.minimum_members":            {means: "How many members it has at least."},
	"board.quorum":                     {means: "How many take part at least after recusals; 0: none is declared."},
	"board.rating_official_may_sit":    {means: "Whether an executive's rating official may sit."},
	"notices":                          {means: "Days of notice in removal and placement (section 11)."},
	"notices.removal_days":             {means: "Days of notice before a removal."},
	"notices.placement_days":           {means: "Days of the supplementary notice of placement."},
	"notices.hearing_days":             {means: "Days before a removal by which a hearing is asked for."},
	"retention":                        {means: "How long ratings and plans are kept (section 12)."},
	"retention.years":                  {means: "Years from the rating's issuance."},
	"uses":                             {means: "What appraisals are the basis for (§430.305(a)(8))."},
	"uses[]":                           {means: "A use.", words: []string{"pay", "awards", "retention", "development", "removal", "other-decisions"}},
	"text":                             {means: "The agency's own words in the bracketed places."},
	"text.section_5_levels":            {means: "On requirements at levels other than 3."},
	"text.section_5_weights":           {means: "On weights."},
	"text.section_8_method":            {means: "On the rating of critical elements."},
	"text.section_14":                  {means: "Additional agency-specific requirements, a paragraph each."},
}

// termOf gives the term of a key; one of an element's own rating or of a competency's approval is that of any other.
func termOf(key string) term {
	for prefix, same := range map[string]string{"elements[].element_rating.": "element_rating.", "additional_competencies[].approval.": "approval."} {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			return terms[same+rest]
		}
	}
	return terms[key]
}
