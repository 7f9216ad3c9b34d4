package comparison

import (
	"fmt"
	"slices"
	"strings"
)

// rule says what an adopter may do with the statements of a path (§430.305(c)).
type rule struct {
	path      string // with * for one key, and ** at the end for all beneath
	judge     judgment
	provision string
	note      string
	identity  bool // who the agency is and since when: its own in every system
}

// judgment holds what b says against the adopted system's own statement; either may be nil.
type judgment func(r rule, c *comparison, ref, b *statement) (Verdict, string, string)

// adaptation says of every path what an adopter may change. The first that fits counts; what none names may not change.
var adaptation = []rule{
	own("id", "ST-c", "The agency names its description."),
	own("title", "ST-c", "The agency names its description."),
	own("agency.**", "SD-1.2", "The agency's name stands where the description leaves it blank."),
	own("in_force.**", "ME-3", "Each description has its own days."),
	own("approval.**", "CE-403b", "Each description has its own approval."),
	{"basis", free, "ST-c", "It says with what the description is compared.", false},
	{"adopts", free, "ST-c", "It says with what the description is compared.", false},
	{"kind", fixed, "CE-403d", "Senior professionals have a system of their own, apart from that of senior executives.", false},
	{"authority", free, "CE-403e", "An agency outside chapter 43 names the authority that governs its system.", false},
	{"covers", fixed, "SD-1.1", "The system covers these appointments, all of them and no others.", false},
	{"period.minimum_days", rise, "SD-3.3", "", false},
	{"period.*", free, "SD-3.1", "The agency states its appraisal period.", false},
	{"levels.*.label", label, "SD-4.2", "", false},
	{"levels.*.points", fixed, "SD-9.1", "The points are the adopted system's.", false},
	{"levels.*.standard", fixed, "ST-c", "The performance standards stand as OPM wrote them.", false},
	{"levels.*.examples", fixed, "ST-c", "The performance standards stand as OPM wrote them, with their examples.", false},
	{"levels.**", fixed, "SD-4.1", "The summary levels are the adopted system's five.", false},
	{"equivalents.**", free, "SD-4.2", "The crosswalk of labels is the agency's to state.", false},
	{"elements.*.requirement", fixed, "SD-5.4", "The Governmentwide requirement stands as written; what the agency adds goes beneath it, in agency_requirements.", false},
	{"elements.*.agency_requirements", free, "SD-5.4", "The agency adds requirements beneath the Governmentwide one.", false},
	{"elements.*.competencies", competencies, "ST-a1", "", false},
	{"elements.results-driven.minimum_weight", rise, "SD-5.9", "", false},
	{"elements.*.minimum_weight", rise, "SD-5.10", "", false},
	{"elements.*.maximum_weight", free, "SD-5.12", "The weight policy is the agency's to state.", false},
	{"elements.*.components.minimum", rise, "SD-5.5", "", false},
	{"elements.*.components.must_state", keep, "SD-5.5", "", false},
	{"elements.*.components.levels", keep, "SD-5.16", "", false},
	{"elements.*.components.recommended_levels", recommended, "SD-5.6", "", false},
	{"elements.*.components", addition, "SD-5.4", "The agency may ask for specific results beneath any element.", false},
	{"elements.*.alignment.*", demand, "SD-5.7", "", false},
	{"elements.*.alignment", addition, "SD-5.7", "The agency may ask for alignment beneath any element.", false},
	{"elements.*.element_rating", free, "SD-8.1", "How components make an element rating is the agency's to declare.", false},
	{"elements.*.element_rating.*", free, "SD-8.1", "How components make an element rating is the agency's to declare.", false},
	{"elements.**", fixed, "SD-5.3", "The elements are the adopted system's; none is added, taken away or altered.", false},
	{"additional_competencies.**", approved, "ST-a1", "An additional competency needs OPM's approval on record.", false},
	{"weights.total", fixed, "SD-5.8", "Weights add to what the adopted system says.", false},
	{"weights.whole", fixed, "SD-5.8", "Weights are whole numbers where the adopted system's are.", false},
	{"weights.heaviest", fixed, "SD-5.11", "No element weighs more than the one that the adopted system names.", false},
	{"weights.**", free, "SD-5.12", "The weight policy is the agency's to state.", false},
	{"element_rating.*", free, "SD-8.1", "How components make an element rating is the agency's to declare.", false},
	{"derivation.override.*", fixed, "SD-9.2", "What one element at Level 1 does is the adopted system's.", false},
	{"derivation.ranges.*", fixed, "FQ-2", "Score ranges are standard for all that adopt the system.", false},
	{"derivation.**", fixed, "ST-c", "The derivation is the adopted system's; nothing is added to it.", false},
	{"distribution.**", fixed, "SD-9.12", "The adopted system prohibits any limit on how many receive a rating.", false},
	{"planning.due_days_after_start", fall, "SD-5.2", "", false},
	{"planning.new_executive_days", free, "SD-5.2", "The days for a new executive's plan are the agency's to set.", false},
	{"planning.reviewing_official", free, "SD-5.1", "Whether a reviewing official sees the plan is the agency's to say.", false},
	{"requirement_levels.required", keep, "SD-5.16", "", false},
	{"requirement_levels.permitted", free, "SD-5.16", "The agency may permit requirements at other levels.", false},
	{"progress_reviews.minimum", rise, "SD-7.2", "", false},
	{"narratives.summary", fixed, "SD-9.5", "The initial summary rating is in writing.", false},
	{"narratives.*", free, "SD-9.5", "Beyond the summary, the agency says which narratives it asks for.", false},
	{"response.days", window, "SD-9.6", "", false},
	{"higher_level_review.requests", rise, "SD-9.8", "", false},
	{"higher_level_review.request_days", free, "SD-9.8", "The days are a reminder: a request counts until the board has the rating.", false},
	{"higher_level_review.possible", reviewPossible, "SD-9.11", "", false},
	{"higher_level_review.basis_if_not", free, "SD-9.11", "The agency records its basis where higher level review is not possible.", false},
	{"higher_level_review", fixed, "SD-9.8", "An executive may request higher level review.", false},
	{"details.days", fall, "SD-5.14", "", false},
	{"details.requirements_within_days", free, "SD-5.14", "The agency says by when a detail has its requirements.", false},
	{"board.minimum_members", rise, "SD-10.1", "", false},
	{"board.*", free, "SD-10.1", "Beyond three members, the agency says how its board sits.", false},
	{"board", fixed, "SD-10.1", "A board makes recommendations on every rating.", false},
	{"notices.*", rise, "SD-11.5", "", false},
	{"retention.years", rise, "RE-1", "", false},
	{"uses", keep, "ST-a8", "", false},
	{"text.section_14", free, "SD-14.1", "The agency inserts its additional requirements here.", false},
	{"text.section_5_levels", free, "SD-5.6", "The agency's own words in the bracketed place.", false},
	{"text.section_5_weights", free, "SD-5.12", "The agency's own words in the bracketed place.", false},
	{"text.section_8_method", free, "SD-8.1", "The agency's own words in the bracketed place.", false},
	{"**", fixed, "ST-c", "It is not among what an adopter may change.", false},
}

func own(path, provision, note string) rule { return rule{path, free, provision, note, true} }

// ruleOf gives the first rule that fits a path.
func ruleOf(path string) rule {
	i := slices.IndexFunc(adaptation, func(r rule) bool { return fits(strings.Split(r.path, "."), strings.Split(path, ".")) })
	return adaptation[i]
}

func fits(pattern, path []string) bool {
	for i, p := range pattern {
		if p == "**" {
			return true
		}
		if i >= len(path) || p != "*" && p != path[i] {
			return false
		}
	}
	return len(path) == len(pattern)
}

func free(r rule, _ *comparison, _, _ *statement) (Verdict, string, string) {
	return Allowed, r.provision, r.note
}

func fixed(r rule, _ *comparison, _, _ *statement) (Verdict, string, string) {
	return NotAllowed, r.provision, r.note
}

func approved(r rule, _ *comparison, _, b *statement) (Verdict, string, string) {
	if b == nil {
		return Allowed, r.provision, "Nothing is added any more."
	}
	return NeedsApproval, r.provision, r.note
}

func addition(r rule, _ *comparison, ref, b *statement) (Verdict, string, string) {
	if ref == nil {
		return Allowed, r.provision, r.note
	}
	return NotAllowed, r.provision, fmt.Sprintf("The adopted system asks for it here (%s).", ref.words())
}

func rise(r rule, _ *comparison, ref, b *statement) (Verdict, string, string) {
	text := fmt.Sprintf("It may rise and never fall; the adopted system says %s.", ref.number())
	if b == nil || b.number().Less(ref.number()) {
		return NotAllowed, r.provision, text
	}
	return Allowed, r.provision, text
}

func fall(r rule, _ *comparison, ref, b *statement) (Verdict, string, string) {
	text := fmt.Sprintf("It may fall and never rise; the adopted system says %s.", ref.number())
	if b == nil || ref.number().Less(b.number()) {
		return NotAllowed, r.provision, text
	}
	return Allowed, r.provision, text
}
