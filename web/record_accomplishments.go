package web

import (
	"net/url"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/appraisal"
)

// accomplishmentsForm is the executive's own account of the period: one narrative, and by element if wished.
var accomplishmentsForm = form{
	act: "appraisal.record-accomplishments", label: "Check your account",
	title: says("Your accomplishments"),
	start: func(f *filled) url.Values {
		out := url.Values{}
		if a := f.Case().Account(); a != nil {
			out.Set("narrative", a.Narrative)
			for id, text := range a.Elements {
				out.Set("elements."+id, text)
			}
		}
		return out
	},
	read: func(f *filled) (any, []FieldError) {
		return appraisal.RecordAccomplishments{Narrative: f.Value("narrative"), Elements: f.elementTexts()}, nil
	},
	body: func(f *filled) templ.Component { return accomplishmentsBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component {
		return accomplishmentsCheck(f, appraisal.RecordAccomplishments{Narrative: f.Value("narrative"), Elements: f.elementTexts()})
	},
	consequence: func(f *filled) string {
		return f.Name(f.Case().RatingOfficial) + " reads your account before rating you, and it goes with the rating to " + f.readers() + "."
	},
	thenTitle: "If you do nothing", then: says("You are rated without an account of your own. Writing one is up to you."),
}

// elementTexts gives what was written by element; what is blank is left out.
func (f *filled) elementTexts() map[string]string {
	var out map[string]string
	for _, e := range f.Description().Elements {
		text := f.Value("elements." + e.ID)
		if blankText(text) {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		out[e.ID] = text
	}
	return out
}
