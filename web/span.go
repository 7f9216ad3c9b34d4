package web

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
	"sesperf/rules/calendar"
)

// extendForm is the extension of one executive's period.
var extendForm = form{
	act: "appraisal.extend-period", label: "Check your answers",
	title: func(f *filled) string { return "Extend the period of " + f.Executive() },
	start: func(f *filled) url.Values {
		if full := f.Case().MinimumReached(); full.After(f.Case().Span.End) {
			return url.Values{"ends": {calendar.Later(full, f.visit.Today).String()}}
		}
		return url.Values{}
	},
	read: func(f *filled) (any, []FieldError) {
		wrong := f.needs([][2]string{{"ends", "Enter the new last day."}, {"reason", "Write why the period cannot be rated at its end."}})
		return appraisal.ExtendPeriod{Ends: f.typedDay("ends", &wrong), Reason: f.Value("reason")}, wrong
	},
	body: func(f *filled) templ.Component { return extendBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component {
		return spanCheck(f, [][2]string{{"New last day", longDay(f.Value("ends"))}}, "Why", f.Value("reason"))
	},
	consequence: says("The executive goes on performing under the same plan. The rating is made after the new last day, and is that of the extended period."),
	thenTitle:   "Then", then: says("The rating official rates after the new last day, on the latest guidelines that the agency has issued."),
}

// endEarlyForm is the agency's decision to end one executive's period early.
var endEarlyForm = form{
	act: "appraisal.end-period-early", label: "Check your answers",
	title: func(f *filled) string { return "End the period of " + f.Executive() + " early" },
	read: func(f *filled) (any, []FieldError) {
		wrong := f.needs([][2]string{{"ends", "Enter the new last day."}, {"basis", "Write the basis."}, {"authority", "Say what lets you decide this for the agency."}})
		return appraisal.EndPeriodEarly{Ends: f.typedDay("ends", &wrong), Basis: f.Value("basis"), Authority: f.Value("authority")}, wrong
	},
	body: func(f *filled) templ.Component { return endEarlyBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component {
		return spanCheck(f, [][2]string{{"New last day", longDay(f.Value("ends"))}, {"What lets you decide", f.Value("authority")}}, "The basis", f.Value("basis"))
	},
	consequence: says("You decide for the agency, not for the rating official. The rating can be made on the day after the new last day."),
	thenTitle:   "Then", then: says("The rating official rates on the latest guidelines that the agency has issued; the rating says so."),
}

// beginLaterForm lets one executive's period begin later, after one that is extended.
var beginLaterForm = form{
	act: "appraisal.begin-later", label: "Check your answers",
	title: func(f *filled) string { return "Begin the period of " + f.Executive() + " later" },
	read: func(f *filled) (any, []FieldError) {
		wrong := f.needs([][2]string{{"begins", "Enter the new first day."}, {"reason", "Write why the period begins later."}})
		return appraisal.BeginLater{Begins: f.typedDay("begins", &wrong), Reason: f.Value("reason")}, wrong
	},
	body: func(f *filled) templ.Component { return beginLaterBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component {
		return spanCheck(f, [][2]string{{"New first day", longDay(f.Value("begins"))}}, "Why", f.Value("reason"))
	},
	consequence: says("The days before belong to the period that comes before, which can then be extended."),
	thenTitle:   "Then", then: says("You extend the period before, to the day before this one begins at the latest."),
}

// needs gives an error for each of these fields in which nothing was entered.
func (f *filled) needs(fields [][2]string) []FieldError {
	var wrong []FieldError
	for _, n := range fields {
		if strings.TrimSpace(f.Value(n[0])) == "" {
			wrong = append(wrong, FieldError{n[0], n[1]})
		}
	}
	return wrong
}

// minimumWords says when the minimum period under the plan is completed.
func minimumWords(c *appraisal.Appraisal) string {
	if !c.InForce() {
		return "Not counted yet: no plan is in force"
	}
	return c.MinimumReached().Long() + ", " + counted(c.Terms.MinimumDays, "day", "days") + " under the plan"
}

// spanHow says how the days of a case changed.
var spanHow = map[appraisal.SpanHow]string{appraisal.Extended: "Extended", appraisal.EndedEarly: "Ended early by the agency", appraisal.BegunLater: "Begun later"}

// spanSums are the changes of a case's days, each on a line.
func spanSums(c *appraisal.Appraisal) []ReceiptLine {
	var out []ReceiptLine
	for _, s := range c.SpanChanges {
		text := "From " + s.Was.String() + " to " + s.Now.String() + ", on " + s.Meta.On.Long() + ". " + s.Basis
		if s.Decide != "" {
			text += " (" + s.Decide + ")"
		}
		out = append(out, ReceiptLine{spanHow[s.How], text})
	}
	return out
}
