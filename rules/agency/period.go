package agency

import (
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/calendar"
)

// Period is one appraisal period of the agency (basic system description §3).
type Period struct {
	act.Head
	Title       string          `json:"title"`
	Span        calendar.Period `json:"span"`
	System      string          `json:"system"`
	Assessments []Assessment    `json:"assessments,omitempty"`
	Guidelines  []Guidelines    `json:"guidelines,omitempty"`
}

// OpenPeriod are the inputs of agency.open-period.
type OpenPeriod struct {
	Title  string        `json:"title" doc:"what people call it: 2026"`
	Begins calendar.Date `json:"begins" doc:"its first day"`
	Ends   calendar.Date `json:"ends" doc:"its last day"`
	System string        `json:"system,omitempty" of:"system" doc:"the system that it runs under, in force on its first day; the built-in basic one if left out"`
}

type openedPeriod struct {
	System string `json:"system"`
}

var openPeriod = act.Def[*Period, OpenPeriod, openedPeriod]{
	Name: "agency.open-period", Case: "period", Title: "Open an appraisal period", Part: "period", Who: setUp, Opens: true, Provisions: []string{"SD-3.1"},
	Check: func(_ *Period, in OpenPeriod, q act.Question) (openedPeriod, []act.Finding) {
		out := openedPeriod{in.System}
		if out.System == "" || out.System == "system/"+adoption.BuiltIn {
			out.System = adoption.BuiltIn
		}
		var found []act.Finding
		span := calendar.Period{Begin: in.Begins, End: in.Ends}
		if in.Begins.IsZero() || in.Ends.IsZero() || span.Days() == 0 {
			found = append(found, act.Gate("SD-3.1", "The period does not say on which day it begins and on which later day it ends.", "Give both days.").At("begins"))
		} else if in.Ends.After(calendar.Of(in.Begins.Year()+1, in.Begins.Month(), in.Begins.Day()-1)) {
			found = append(found, act.Broken("ST-a4", "The period is longer than a year; each executive is appraised at least annually.", "End it within a year of its first day.").At("ends"))
		}
		found = append(found, checkSystem(out.System, in, q)...)
		for _, other := range q.Facts.Spans("period", out.System) {
			if other.Days.Overlaps(span) {
				found = append(found, act.Flag("SD-3.1", "The same system has a period from "+other.Days.String()+" already, which shares days with this one.", "Open appraisals in one of them only; nobody is appraised for a day twice.").At("begins"))
				break
			}
		}
		if strings.TrimSpace(in.Title) == "" {
			found = append(found, act.Gate("SD-3.1", "The period has no title.", "Say what people call it, for example 2026.").At("title"))
		}
		return out, found
	},
	Apply: func(c *Period, _ act.Meta, in OpenPeriod, out openedPeriod) {
		c.Title, c.Span, c.System = in.Title, calendar.Period{Begin: in.Begins, End: in.Ends}, out.System
	},
	Tell: func(in OpenPeriod, _ openedPeriod) string { return "opened the appraisal period " + in.Title },
}

// checkSystem: the system is one of the agency's, and in force on the first day of the period; the period keeps it,
// whatever comes into force later (ME-3).
func checkSystem(id string, in OpenPeriod, q act.Question) []act.Finding {
	if id == adoption.BuiltIn {
		return nil
	}
	s, ok := adoption.Find(q.Facts, id)
	if !ok {
		return []act.Finding{act.Gate("SD-3.1", "There is no system “"+id+"” in this agency.", "Draft it, have it approved, and put it in force; or use basic, the built-in one.").At("system")}
	}
	if !s.Days().Contains(in.Begins) {
		return []act.Finding{act.Broken("CE-403b", "“"+s.Latest().Title+"” is not in force on "+in.Begins.Long()+", the first day of the period.", "Put it in force from that day or before, or open the period under the system that is.").At("system")}
	}
	d, ok := s.Description()
	if begins, ends := in.Begins.String()[5:], in.Ends.String()[5:]; ok && (begins != d.Period.Begins || ends != d.Period.Ends && ends != "02-29") {
		return []act.Finding{act.Flag("SD-3.1", "The description says that periods go from "+d.Period.Begins+" to "+d.Period.Ends+" (month and day), and this one goes from "+begins+" to "+ends+".", "Say the same in both, or record why this period differs.").At("ends")}
	}
	return nil
}

// Goals is one planning document of the agency and the goals it states: a strategic plan, a budget
// justification, an annual performance plan.
type Goals struct {
	act.Head
	Document string `json:"document"`
	Source   string `json:"source,omitempty"`
	Goals    []Goal `json:"goals"`
}

// Goal is one goal or objective of a planning document.
type Goal struct {
	Code  string `json:"code" doc:"its number in the document"`
	Title string `json:"title" doc:"the goal in a sentence"`
	Text  string `json:"text,omitempty" doc:"the goal in full"`
	Pages string `json:"pages,omitempty" doc:"page numbers in the document; empty if the source gives none"`
}

// AdoptGoals are the inputs of agency.adopt-goals.
type AdoptGoals struct {
	Document string `json:"document" doc:"the planning document's title"`
	Source   string `json:"source,omitempty" doc:"where it was published"`
	Goals    []Goal `json:"goals" doc:"its goals"`
}

var adoptGoals = act.Def[*Goals, AdoptGoals, nothing]{
	Name: "agency.adopt-goals", Case: "goals", Title: "Adopt the goals of a planning document", Part: "goals", Who: setUp, Provisions: []string{"SD-5.7"},
	Opens: true,
	Check: func(_ *Goals, in AdoptGoals, _ act.Question) (nothing, []act.Finding) {
		var found []act.Finding
		if in.Document == "" || len(in.Goals) == 0 {
			found = append(found, act.Gate("SD-5.7", "The planning document has no title or no goals.", "Give its title and at least one goal.").At("document"))
		}
		seen := map[string]bool{}
		for _, g := range in.Goals {
			if g.Code == "" || g.Title == "" || seen[g.Code] {
				found = append(found, act.Gate("SD-5.7", "Goal “"+g.Code+"” has no number, no title, or stands twice.", "Give each goal a number of its own and a title.").At("goals"))
			}
			seen[g.Code] = true
		}
		return nothing{}, found
	},
	Apply: func(c *Goals, _ act.Meta, in AdoptGoals, _ nothing) {
		c.Document, c.Source, c.Goals = in.Document, in.Source, in.Goals
	},
	Tell: func(in AdoptGoals, _ nothing) string { return "adopted the goals of " + in.Document },
}

// FindPeriod gives an appraisal period, and notes it as read; false if there is none.
func FindPeriod(f act.Facts, id string) (*Period, bool) {
	if c, ok := f.Look(id); ok {
		p, is := c.(*Period)
		return p, is
	}
	return nil, false
}
