package adoption

import (
	"fmt"
	"slices"
	"strings"

	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// RecordReview are the inputs of system.record-review: a review of the system by OPM or the Comptroller General (5 USC 4312(c)).
type RecordReview struct {
	By        string        `json:"by" enum:"OPM,Comptroller General" doc:"who reviewed the system"`
	On        calendar.Date `json:"on" doc:"the date of the report"`
	Reference string        `json:"reference" doc:"the report, by its number or title"`
	Found     string        `json:"found" doc:"what was found"`
	Action    string        `json:"action,omitempty" doc:"the corrective action that OPM requires; empty if none"`
	Due       calendar.Date `json:"due,omitzero" doc:"the day by which it is to be taken"`
}

// Review is a review on record, with the corrective action that was taken.
type Review struct {
	RecordReview
	Number int      `json:"number"`
	Meta   act.Meta `json:"meta"`
	Taken  []Taken  `json:"taken,omitempty"`
}

// Done says whether nothing is left to do on the review.
func (r *Review) Done() bool {
	return r.Action == "" || slices.ContainsFunc(r.Taken, func(t Taken) bool { return t.Finished })
}

// Taken is corrective action that was taken.
type Taken struct {
	RecordImprovement
	Meta act.Meta `json:"meta"`
}

var recordReview = act.Def[*System, RecordReview, nothing]{
	Name: "system.record-review", Title: "Record a review by OPM or the Comptroller General", Part: "reviews", Who: er, Provisions: []string{"US-4312c"},
	Check: func(_ *System, in RecordReview, q act.Question) (nothing, []act.Finding) {
		var found []act.Finding
		if strings.TrimSpace(in.Found) == "" || strings.TrimSpace(in.Reference) == "" {
			found = append(found, act.Gate("US-4312c", "The review has no name, or nothing says what it found.", "Name the report, and say what it found.").At("found"))
		}
		if in.By != "OPM" && in.By != "Comptroller General" {
			found = append(found, act.Gate("US-4312c", "The law names OPM and the Comptroller General as those who review.", "Say which of them it was.").At("by"))
		}
		if in.On.IsZero() || in.On.After(q.On) {
			found = append(found, act.Gate("US-4312c", "The report has no date, or one that has not come.", "Give the date that it bears.").At("on"))
		}
		if strings.TrimSpace(in.Action) == "" && !in.Due.IsZero() {
			found = append(found, act.Gate("US-4312c", "A day is set for corrective action, and none is named.", "Say what OPM requires, or leave the day out.").At("action"))
		}
		return nothing{}, found
	},
	Apply: func(c *System, m act.Meta, in RecordReview, _ nothing) {
		c.Reviews = append(slices.Clip(c.Reviews), Review{RecordReview: in, Number: len(c.Reviews) + 1, Meta: m})
	},
	Tell: func(in RecordReview, _ nothing) string { return "recorded a review by " + in.By + ": " + in.Reference },
}

// RecordImprovement are the inputs of system.record-improvement: what was done about a review.
type RecordImprovement struct {
	Review   int           `json:"review" doc:"the number of the review that it answers"`
	Done     string        `json:"done" doc:"what was done"`
	On       calendar.Date `json:"on" doc:"when"`
	Finished bool          `json:"finished,omitempty" doc:"the corrective action is complete with it"`
}

var recordImprovement = act.Def[*System, RecordImprovement, nothing]{
	Name: "system.record-improvement", Title: "Record what was done about a review", Part: "reviews", Who: er, Provisions: []string{"US-4312c"},
	When: func(c *System, _ act.Question) []act.Finding {
		if len(c.Reviews) == 0 {
			return []act.Finding{act.Gate("US-4312c", "No review is on record.", "Record the review first.")}
		}
		return nil
	},
	Check: func(c *System, in RecordImprovement, q act.Question) (nothing, []act.Finding) {
		var found []act.Finding
		if in.Review < 1 || in.Review > len(c.Reviews) {
			found = append(found, act.Gate("US-4312c", fmt.Sprintf("There is no review %d.", in.Review), "Name one of those on record.").At("review"))
		}
		if strings.TrimSpace(in.Done) == "" {
			found = append(found, act.Gate("US-4312c", "Nothing says what was done.", "Write it.").At("done"))
		}
		if in.On.IsZero() || in.On.After(q.On) {
			found = append(found, act.Gate("US-4312c", "The day is missing, or has not come.", "Say when it was done.").At("on"))
		}
		return nothing{}, found
	},
	Apply: func(c *System, m act.Meta, in RecordImprovement, _ nothing) {
		c.Reviews = slices.Clone(c.Reviews)
		r := &c.Reviews[in.Review-1]
		r.Taken = append(slices.Clip(r.Taken), Taken{in, m})
	},
	Tell: func(in RecordImprovement, _ nothing) string {
		return fmt.Sprintf("recorded what was done about review %d", in.Review)
	},
}
