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
		return appraisal.CommentOnPlan{Text: f.Value("text"), On: f.Value("on_part")}, nil
	},
	body: func(f *filled) templ.Component { return commentBody(f) },
	consequence: func(f *filled) string {
		return f.Name(f.Case().RatingOfficial) + " gets the comment and may answer it with a new version. It stays on the case and can no longer be edited."
	},
	thenTitle: "Then", then: says("You may comment again, sign the plan, or decline to sign it."),
}
