package system

import "slices"

// ValidatedCompetency is an executive competency that OPM validated (§430.305(a)(1)).
type ValidatedCompetency struct {
	ID      string // as a description writes it
	Title   string // as OPM writes it
	Element string // the element of the basic system that it belongs to; empty: fundamental, beneath all of them
}

// ValidatedCompetencies gives OPM's 28 executive competencies: the 22 of the five Executive Core Qualifications and
// the six fundamental ones. Source: OPM, "Executive Core Qualifications", memorandum for Chief Human Capital Officers
// of July 7, 2006, in force from October 1, 2006 (opm.gov/ses/recruitment, as kept by the UNT web archive, 2008).
// Qualifications that OPM issues later are not in it: a description lists theirs with OPM's approval.
func ValidatedCompetencies() []ValidatedCompetency { return slices.Clone(validated) }

// IsValidatedCompetency says whether an id is that of one of ValidatedCompetencies.
func IsValidatedCompetency(id string) bool {
	return slices.ContainsFunc(validated, func(c ValidatedCompetency) bool { return c.ID == id })
}

var validated = []ValidatedCompetency{
	{"creativity-and-innovation", "Creativity and Innovation", "leading-change"},
	{"external-awareness", "External Awareness", "leading-change"},
	{"flexibility", "Flexibility", "leading-change"},
	{"resilience", "Resilience", "leading-change"},
	{"strategic-thinking", "Strategic Thinking", "leading-change"},
	{"vision", "Vision", "leading-change"},
	{"conflict-management", "Conflict Management", "leading-people"},
	{"leveraging-diversity", "Leveraging Diversity", "leading-people"},
	{"developing-others", "Developing Others", "leading-people"},
	{"team-building", "Team Building", "leading-people"},
	{"financial-management", "Financial Management", "business-acumen"},
	{"human-capital-management", "Human Capital Management", "business-acumen"},
	{"technology-management", "Technology Management", "business-acumen"},
	{"partnering", "Partnering", "building-coalitions"},
	{"political-savvy", "Political Savvy", "building-coalitions"},
	{"influencing-negotiating", "Influencing/Negotiating", "building-coalitions"},
	{"accountability", "Accountability", "results-driven"},
	{"customer-service", "Customer Service", "results-driven"},
	{"decisiveness", "Decisiveness", "results-driven"},
	{"entrepreneurship", "Entrepreneurship", "results-driven"},
	{"problem-solving", "Problem Solving", "results-driven"},
	{"technical-credibility", "Technical Credibility", "results-driven"},
	{"interpersonal-skills", "Interpersonal Skills", ""},
	{"oral-communication", "Oral Communication", ""},
	{"integrity-honesty", "Integrity/Honesty", ""},
	{"written-communication", "Written Communication", ""},
	{"continual-learning", "Continual Learning", ""},
	{"public-service-motivation", "Public Service Motivation", ""},
}
