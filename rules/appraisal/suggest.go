package appraisal

import (
	"fmt"

	"sesperf/rules/act"
)

// CommentOnPlan are the inputs of appraisal.comment-on-plan: the executive's input, which consultation keeps (SD-5.1).
// A comment on one part may carry the text that one of its fields should have.
type CommentOnPlan struct {
	Text      string `json:"text" doc:"the comment; it may be empty where a text is suggested"`
	On        string `json:"on_part,omitempty" doc:"what it is about: an element, leading-change.requirement-1 for its first agency requirement, or results-driven.1 for its first result; the whole plan if left out"`
	Field     string `json:"field,omitempty" enum:"weight,text,title,measures,targets,timelines,level_5,level_4,level_3,level_2,level_1,aligned_to.goal,aligned_to.document,aligned_to.pages" doc:"the field of that part for which a text is suggested"`
	Suggested string `json:"suggested,omitempty" doc:"what should stand in that field"`
}

// Comment is a comment on a version of the plan.
type Comment struct {
	Version   int      `json:"version"`
	On        string   `json:"on_part,omitempty"`
	Field     string   `json:"field,omitempty"`
	Suggested string   `json:"suggested,omitempty"`
	Text      string   `json:"text"`
	Meta      act.Meta `json:"meta"`
}

// checkComment: a comment says something, on a part that the plan has; a text is suggested for a field of that part, and
// is another than what stands there (SD-5.1).
func checkComment(c *Appraisal, in CommentOnPlan) []act.Finding {
	refuse := func(field, text, cure string) []act.Finding {
		return []act.Finding{act.Gate("SD-5.1", text, cure).At(field)}
	}
	if blank(in.Text) && blank(in.Suggested) {
		return refuse("text", "The comment is empty.", "Write what you think of the plan, or sign it without a comment.")
	}
	v, _ := c.Plan()
	part, there := v.Plan.Part(c.Description(), in.On)
	if in.On != "" && !there {
		return refuse("on_part", fmt.Sprintf("Version %d of the plan has no part “%s”.", v.Number, act.Clipped(in.On)), "Choose a part of the plan, or comment on the whole plan.")
	}
	if blank(in.Suggested) {
		if in.Field != "" {
			return refuse("suggested", "A field is named, and no text is suggested for it.", "Write what should stand there, or name no field.")
		}
		return nil
	}
	f, has := part.Field(in.Field)
	switch {
	case in.Field == "":
		return refuse("field", "A text is suggested, and nothing says for which field.", "Choose the field of the part that it is for.")
	case !has || in.Field == "as" || in.Field == "weights_set_by":
		return refuse("field", "This part of the plan has no such field.", "Choose a field that the part has: an element has its weight, an agency requirement its text, a result its measure, target and the rest.")
	case plainSpace(f.Text) == plainSpace(in.Suggested):
		return refuse("suggested", "What is suggested stands there already.", "Write what should stand there instead.")
	}
	return nil
}

// TakenOver gives the first later version in which what a comment suggests stands word for word, in the same part or,
// where the results were put in another order, in another result of the element; 0 for none.
func (c *Appraisal) TakenOver(x Comment) int {
	if x.Suggested == "" {
		return 0
	}
	for _, v := range c.Plans[x.Version:] {
		for _, part := range v.Plan.Parts(c.Description()) {
			f, has := part.Field(x.Field)
			if has && listOf(part.ID) == listOf(x.On) && plainSpace(f.Text) == plainSpace(x.Suggested) {
				return v.Number
			}
		}
	}
	return 0
}
