package web

import (
	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// commentForm is the executive's or the reviewing official's comment on the plan.
var commentForm = form{
	act: "appraisal.comment-on-plan", label: "Send the comment",
	title: func(f *filled) string { return "Comment on the plan" },
	read: func(f *filled) (any, []FieldError) {
		return appraisal.CommentOnPlan{Text: f.Value("text"), On: f.Value("on_part"), Field: f.Value("field"), Suggested: f.Value("suggested")}, nil
	},
	body: func(f *filled) templ.Component { return commentBody(f) },
	consequence: func(f *filled) string {
		return f.Name(f.Case().RatingOfficial) + " gets the comment and may answer it with a new version; a text that you suggest can be taken over by one button. It stays on the case and can no longer be edited."
	},
	thenTitle: "Then", then: says("You may comment again, sign the plan, or decline to sign it."),
}

// suggestable lists the fields of a plan's parts for which a text can be suggested.
func suggestable() []Option {
	return []Option{{"", "None: it is a comment only", ""}, {"targets", "Target of a result", ""}, {"measures", "Measure of a result", ""}, {"timelines", "Timeline of a result", ""},
		{"level_3", "What Level 3 requires", ""}, {"level_5", "Level 5", ""}, {"level_4", "Level 4", ""}, {"level_2", "Level 2", ""}, {"level_1", "Level 1", ""},
		{"title", "The result itself", ""}, {"text", "Text of an agency requirement", ""}, {"weight", "Weight of an element, or of a result", ""},
		{"aligned_to.goal", "Goal that a result serves", ""}, {"aligned_to.document", "Document of that goal", ""}, {"aligned_to.pages", "Pages of that goal", ""}}
}
