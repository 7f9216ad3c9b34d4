package web

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/agency"
	"sesperf/rules/system"
)

// fieldKind is how a setting of a description is typed.
type fieldKind int

const (
	asLine fieldKind = iota
	asText
	asNumber
	asDay
	asChoice
	asYesNo
	asMarks // several of a few
	asParas // a list of texts, an empty line between them
)

// systemField is one setting of a description in the editor. Its control has the name of its path.
type systemField struct {
	Path, Label, Hint string
	Kind              fieldKind
	Options           []Option
}

// fieldGroup is fields that belong together. Entries of a list can be taken out, and more can be added.
type fieldGroup struct {
	Title, Note string
	Fields      []systemField
	Drop        string // the entry of a list that this is
	Add, AddTo  string // what can be added after it, in words, and to which list
}

// systemSection is a section of the document with what the agency states in it.
type systemSection struct {
	Number string // of the document; 0 for what stands before its sections
	Title  string
	Note   string // where there is nothing to fill in, or what is special
	Roots  []string
	Groups []fieldGroup
}

// sectionHeads are the sections of a description, with the paths that are answered in each.
var sectionHeads = []systemSection{
	{Number: "0", Title: "Name and basis", Roots: []string{"id", "title", "basis", "adopts", "kind", "authority", "format", "approval", "in_force"}},
	{Number: "1", Title: "System coverage", Roots: []string{"agency", "covers"}},
	{Number: "2", Title: "Definitions", Note: "The definitions stand as their sources write them; there is nothing to fill in."},
	{Number: "3", Title: "Appraisal period", Roots: []string{"period"}},
	{Number: "4", Title: "Summary performance levels", Roots: []string{"levels[].label", "levels[].level", "levels", "equivalents"}},
	{Number: "5", Title: "Critical elements", Roots: []string{"elements", "additional_competencies", "weights", "planning", "requirement_levels", "details", "text.section_5_levels", "text.section_5_weights"}},
	{Number: "6", Title: "Performance standards", Roots: []string{"levels[].standard", "levels[].examples"}},
	{Number: "7", Title: "Monitoring performance", Roots: []string{"progress_reviews"}},
	{Number: "8", Title: "Rating critical elements", Roots: []string{"element_rating", "text.section_8_method", "elements[].element_rating"}},
	{Number: "9", Title: "Deriving the summary rating", Roots: []string{"levels[].points", "derivation", "distribution", "narratives", "response", "higher_level_review"}},
	{Number: "10", Title: "Performance review boards", Roots: []string{"board"}},
	{Number: "11", Title: "Dealing with poor performance", Roots: []string{"notices"}},
	{Number: "12", Title: "Other system requirements", Roots: []string{"uses", "retention"}},
	{Number: "13", Title: "Training and evaluation", Note: "The agency informs and trains its executives, and evaluates the system; there is nothing to fill in."},
	{Number: "14", Title: "Additional requirements", Roots: []string{"text.section_14", "text"}},
}

// sectionFor gives the number of the section in which a path is answered: the longest root that it lies in.
func sectionFor(path string) string {
	var steps []string
	for _, s := range stepsOf(path) {
		if strings.Trim(s, "0123456789") != "" {
			steps = append(steps, s)
		}
	}
	best, length := "0", 0
	for _, s := range sectionHeads {
		for _, root := range s.Roots {
			want := stepsOf(root)
			if len(want) <= len(steps) && slices.Equal(want, steps[:len(want)]) && len(want) > length {
				best, length = s.Number, len(want)
			}
		}
	}
	return best
}

// sectionWith gives a section with its fields, as this description has them.
func sectionWith(d *system.Description, number string) systemSection {
	for _, s := range sectionHeads {
		if s.Number == number {
			if groups := sectionGroups[number]; groups != nil {
				s.Groups = groups(d)
			}
			return s
		}
	}
	return sectionWith(d, "0")
}

var sectionGroups = map[string]func(d *system.Description) []fieldGroup{
	"0": nameGroups, "1": coverageGroups, "3": periodGroups, "4": levelGroups, "5": elementGroups, "6": standardGroups, "7": monitorGroups,
	"8": ratingGroups, "9": derivationGroups, "10": boardGroups, "11": noticeGroups, "12": otherGroups, "14": additionGroups,
}

func short(path, label, hint string) systemField {
	return systemField{Path: path, Label: label, Hint: hint}
}

func figureField(path, label, hint string) systemField {
	return systemField{Path: path, Label: label, Hint: hint, Kind: asNumber}
}

func choice(path, label, hint string, options ...Option) systemField {
	return systemField{Path: path, Label: label, Hint: hint, Kind: asChoice, Options: options}
}

func yesNo(path, label, hint string) systemField {
	return systemField{Path: path, Label: label, Hint: hint, Kind: asYesNo, Options: []Option{{"yes", "Yes", ""}, {"no", "No", ""}}}
}

func prose(path, label, hint string) systemField {
	return systemField{Path: path, Label: label, Hint: hint, Kind: asText}
}

func nameGroups(d *system.Description) []fieldGroup {
	return []fieldGroup{
		{Fields: []systemField{
			prose("title", "Title", "As it is printed on the document"),
			short("id", "Short name", "Small letters, digits and hyphens; unique in the agency"),
			choice("basis", "Basis", "Whether the agency adopts a basic system with limited adaptation, or has a system of its own", Option{"basic", "Adopts a basic system (§430.305(c))", ""}, Option{"own", "A system of the agency’s own (§430.305(b))", ""}),
			short("adopts", "The system that is adopted", "basic is the one that OPM wrote; empty for a system of one’s own"),
			choice("kind", "Whose system it is", "Senior professionals have a system of their own", Option{"ses", "Senior executives (SES)", ""}, Option{"senior-professional", "Senior professionals (SL and ST)", ""}),
			short("authority", "The law under which it stands", "5 U.S.C. chapter 43, or what governs an agency outside it"),
		}},
		{Title: "If OPM has approved it already", Note: "Leave these empty for a description that is still to be submitted. The record keeps the approval and the days by themselves.", Fields: []systemField{
			short("approval.by", "Approved by", ""),
			{Path: "approval.on", Label: "Approved on", Kind: asDay},
			short("approval.reference", "Reference of the approval", ""),
			{Path: "in_force.from", Label: "In force from", Kind: asDay},
			{Path: "in_force.to", Label: "In force until", Hint: "Empty while no end is set", Kind: asDay},
		}},
	}
}

var coverNames = []string{"career", "noncareer", "limited-term", "limited-emergency", "senior-level", "scientific-professional"}

func coverageGroups(d *system.Description) []fieldGroup {
	var options []Option
	for _, c := range coverNames {
		options = append(options, Option{Value: c, Label: agency.Appointment(c).Words()})
	}
	return []fieldGroup{{Fields: []systemField{
		short("agency.name", "Agency", "As the document names it"),
		short("agency.abbreviation", "Abbreviation", ""),
		short("agency.component", "Component", "Where the system is that of a part of the agency only"),
		yesNo("agency.inspector_general", "It is the system of the Office of Inspector General", ""),
		{Path: "covers", Label: "Appointments that it covers", Kind: asMarks, Options: options},
	}}}
}

func periodGroups(d *system.Description) []fieldGroup {
	return []fieldGroup{{Fields: []systemField{
		short("period.begins", "The period begins on", "Month and day, for example 10-01"),
		short("period.ends", "The period ends on", "Month and day, for example 09-30; a year at most"),
		figureField("period.minimum_days", "Minimum period, in days", "An executive has to work so long before a rating can be given; 90 at least"),
		yesNo("period.may_end_early", "The agency may end a period early", "After the minimum period, if there is a basis to appraise"),
	}}}
}

func levelChoices(d *system.Description) []Option {
	var out []Option
	for _, l := range d.Levels {
		out = append(out, Option{Value: whole(l.Level), Label: fmt.Sprintf("Level %d, %s", l.Level, l.Label)})
	}
	return out
}

func levelGroups(d *system.Description) []fieldGroup {
	labels := fieldGroup{Title: "Labels", Note: "Another label than the basic system’s needs a crosswalk beneath."}
	for i, l := range d.Levels {
		labels.Fields = append(labels.Fields, short(fmt.Sprintf("levels[%d].label", i), fmt.Sprintf("Label of Level %d", l.Level), ""))
	}
	out := []fieldGroup{labels}
	for i := range d.Equivalents {
		at := fmt.Sprintf("equivalents[%d]", i)
		out = append(out, fieldGroup{Title: fmt.Sprintf("Crosswalk %d", i+1), Drop: at, Fields: []systemField{
			short(at+".label", "Label that the agency uses", ""), choice(at+".level", "It stands for", "", levelChoices(d)...)}})
	}
	out[len(out)-1].Add, out[len(out)-1].AddTo = "Add a crosswalk", "equivalents"
	return out
}

func standardGroups(d *system.Description) []fieldGroup {
	var out []fieldGroup
	for i, l := range d.Levels {
		at := fmt.Sprintf("levels[%d]", i)
		out = append(out, fieldGroup{Title: fmt.Sprintf("Level %d, %s", l.Level, l.Label), Fields: []systemField{
			prose(at+".standard", fmt.Sprintf("Standard of Level %d", l.Level), ""),
			{Path: at + ".examples", Label: fmt.Sprintf("Examples of Level %d", l.Level), Hint: "An empty line between two of them", Kind: asParas}}})
	}
	return out
}

func monitorGroups(*system.Description) []fieldGroup {
	return []fieldGroup{{Fields: []systemField{figureField("progress_reviews.minimum", "Progress reviews in a period, at least", "One at least")}}}
}

func noticeGroups(*system.Description) []fieldGroup {
	return []fieldGroup{{Fields: []systemField{
		figureField("notices.removal_days", "Days of notice before a removal", ""),
		figureField("notices.placement_days", "Days of notice before a placement outside the SES", ""),
		figureField("notices.hearing_days", "Days before a removal in which an informal hearing can be requested", ""),
	}}}
}

func boardGroups(d *system.Description) []fieldGroup {
	return []fieldGroup{{Fields: []systemField{
		figureField("board.minimum_members", "Members of a board, at least", "Three at least"),
		figureField("board.quorum", "Quorum", "How many have to take part once those who are recused are out; 0 declares none"),
		yesNo("board.rating_official_may_sit", "A rating official may sit on the case of an executive whom he or she rated", ""),
	}}}
}

func otherGroups(*system.Description) []fieldGroup {
	return []fieldGroup{{Fields: []systemField{
		{Path: "uses", Label: "Results are a basis for", Kind: asMarks, Options: []Option{{"pay", "Pay", ""}, {"awards", "Awards", ""}, {"retention", "Retention", ""},
			{"development", "Development", ""}, {"removal", "Removal", ""}, {"other-decisions", "Other personnel decisions", ""}}},
		figureField("retention.years", "Years for which records are kept", ""),
	}}}
}

func additionGroups(*system.Description) []fieldGroup {
	return []fieldGroup{{Fields: []systemField{{Path: "text.section_14", Label: "Additional requirements of the agency", Hint: "An empty line between two of them", Kind: asParas}}}}
}
