package web

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
)

// correctForm proposes a correction, for a second person to look at.
var correctForm = form{
	act: "appraisal.correct", label: "Check the correction",
	read: func(f *filled) (any, []FieldError) {
		in := appraisal.Correct{What: f.Value("what"), Is: strings.TrimSpace(f.Value("is")), Reason: f.Value("reason")}
		if in.What == "" {
			return in, []FieldError{{"what", "Choose what is to be corrected."}}
		}
		return in, nil
	},
	body: func(f *filled) templ.Component { return correctBody(f) },
	check: func(f *filled, _ casework.Judgement) templ.Component {
		return correctionValues(f.whatWords(f.Value("what")), "", f.Value("is"), f.Value("reason"))
	},
	consequence: says("Nothing changes yet: a second person looks at both values and confirms or refuses. The old value stays beside the new one."),
	thenTitle:   "Then", then: says("If it is confirmed, what rested on the old value is flagged until it is done again."),
}

var confirmForm = form{
	act: "appraisal.confirm-correction", label: "Check the correction",
	read:        readAnswer,
	body:        func(f *filled) templ.Component { return answerBody(f, false) },
	check:       func(f *filled, _ casework.Judgement) templ.Component { return answerCheck(f) },
	consequence: says("The new value counts, and the old one stays beside it. What rested on the old value is flagged, and is done again."),
	thenTitle:   "If it is not right", then: says("Refuse it, with the reason."),
}

var refuseForm = form{
	act: "appraisal.refuse-correction", label: "Refuse the correction", read: readAnswer,
	body:        func(f *filled) templ.Component { return answerBody(f, true) },
	consequence: says("The value stays as it is. The proposal and your reason stay on the case."),
}

func readAnswer(f *filled) (any, []FieldError) {
	n, err := strconv.Atoi(f.Value("number"))
	if err != nil {
		return nil, []FieldError{{"number", "Choose the correction."}}
	}
	return appraisal.AnswerCorrection{Number: n, Reason: f.Value("reason")}, nil
}

// whatWords names a value that can be corrected.
func (f *filled) whatWords(what string) string { return correctedWords(f.Case(), what) }

func correctedWords(c *appraisal.Appraisal, what string) string {
	if id, ok := strings.CutPrefix(what, "level."); ok {
		if e, known := c.Description().Element(id); known {
			return "Level of " + e.Title + ", initial rating"
		}
	}
	return map[string]string{"title": "Title of the position", "arrived": "Day the executive arrived", "appointment": "Kind of appointment"}[what]
}

// whatOptions lists what can be corrected on the case, with what is recorded now.
func (f *filled) whatOptions() []Option {
	c := f.Case()
	out := []Option{{"", "Choose", ""}, {Value: "title", Label: "Title of the position: " + c.Title}, {Value: "appointment", Label: "Kind of appointment: " + string(c.Appointment)},
		{Value: "arrived", Label: "Day the executive arrived: " + c.Arrived.String()}}
	if c.Initial == nil || !f.Sight.Visible["initial"] {
		return out
	}
	for _, e := range c.Description().Elements {
		if len(c.Initial.Components[e.ID]) == 0 {
			out = append(out, Option{Value: "level." + e.ID, Label: f.whatWords("level."+e.ID) + ": " + strconv.Itoa(c.Initial.Levels[e.ID])})
		}
	}
	return out
}

// pendingOptions lists the corrections that wait for a second person.
func (f *filled) pendingOptions() []Option {
	out := []Option{{"", "Choose", ""}}
	for _, o := range f.Case().Corrections {
		if o.Pending() {
			out = append(out, Option{Value: strconv.Itoa(o.Number), Label: f.whatWords(o.What) + ": " + valueWords(o.Was) + " → " + valueWords(o.Is)})
		}
	}
	return out
}

// chosen is the correction that is answered; an empty one before it is chosen.
func (f *filled) chosen() appraisal.Correction {
	n, err := strconv.Atoi(f.Value("number"))
	if all := f.Case().Corrections; err == nil && n > 0 && n <= len(all) {
		return all[n-1]
	}
	return appraisal.Correction{}
}

// valueWords gives a value as people say it.
func valueWords(value string) string {
	if words := agency.Appointment(value).Words(); words != "" {
		return words
	}
	if value == "" {
		return "none"
	}
	return value
}

// seenCorrections gives the corrections that the visitor may see.
func seenCorrections(s *casework.Sight, c *appraisal.Appraisal) []appraisal.Correction {
	var out []appraisal.Correction
	for _, o := range c.Corrections {
		if !o.OfRating() && s.Visible["case"] || o.OfRating() && s.Visible["initial"] {
			out = append(out, o)
		}
	}
	return out
}
