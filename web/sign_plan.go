package web

import (
	"fmt"
	"strconv"

	"github.com/a-h/templ"

	"sesperf/rules/appraisal"
)

// signPlanForm shows exactly one version of the plan in full, and is signed on the same page. It carries the version
// and its sum, so that no other version is ever signed by it.
var signPlanForm = form{
	act: "appraisal.sign-plan", label: "Sign the plan",
	title: func(f *filled) string {
		return fmt.Sprintf("Sign version %d of the plan for %s", f.Plan().Number, f.Executive())
	},
	short: true, read: readSignPlan,
	body: func(f *filled) templ.Component { return signPlanBody(f) },
	signs: func(f *filled) []ReceiptLine {
		m := f.Plan().Proposed
		out := []ReceiptLine{{"Version", strconv.Itoa(f.Plan().Number)}, {"Sent by", f.signer(m)}, {"On", m.On.Long()}, {"Entry", grouped(m.Seq)}, {"Sum", m.Sum}}
		if pair, ok := f.revision(f.Plan()); ok {
			out = append(out, ReceiptLine{"Revises", fmt.Sprintf("Version %d, in force since %s", pair.Was.Number, pair.Was.Communicated.On.Long())}, ReceiptLine{"Its sum", pair.Was.Proposed.Sum})
		}
		return out
	},
	consequence: func(f *filled) string {
		if v := f.Plan(); v.Revises > 0 {
			return fmt.Sprintf("Your signature covers what version %d changes in version %d, to the letter, and so version %d as a whole. Version %d stays in force until this one is communicated.", v.Number, v.Revises, v.Number, v.Revises)
		}
		return fmt.Sprintf("Your signature covers version %d to the letter. A later version would have to be signed again.", f.Plan().Number)
	},
	thenTitle: "If you do not agree", then: func(f *filled) string {
		if v := f.Plan(); v.Revises > 0 && f.visit.Person.ID == f.Case().Executive {
			return fmt.Sprintf("Comment on it, or decline to sign it; the rating official may put it in force all the same once you have done either. Doing nothing leaves version %d in force.", v.Revises)
		}
		if f.visit.Person.ID == f.Case().Executive {
			return "Comment on the plan, or decline to sign it. The plan takes effect all the same once it is communicated."
		}
		return "Send a new version instead. Nothing is in force until the plan is communicated."
	},
}

// readSignPlan takes the version that the page showed; a posted version that is no longer the latest is refused.
func readSignPlan(f *filled) (any, []FieldError) {
	in := appraisal.SignPlan{Version: f.Plan().Number, Sum: f.Plan().Proposed.Sum}
	if n, err := strconv.Atoi(f.Value("version")); err == nil {
		in.Version, in.Sum = n, f.Value("sum")
	}
	return in, nil
}

// declineForm is the executive's refusal to sign a version; the reason may be left out.
var declineForm = form{
	act: "appraisal.decline-to-sign", label: "Decline to sign",
	title: func(f *filled) string { return fmt.Sprintf("Decline to sign version %d of the plan", f.Plan().Number) },
	read: func(f *filled) (any, []FieldError) {
		in, _ := readSignPlan(f)
		return appraisal.DeclineToSign{Version: in.(appraisal.SignPlan).Version, Reason: f.Value("reason")}, nil
	},
	body: func(f *filled) templ.Component { return declineBody(f) },
	consequence: func(f *filled) string {
		if v := f.Plan(); v.Revises > 0 {
			return fmt.Sprintf("It is recorded that you were consulted and did not sign. Version %d takes the place of version %d all the same once it is communicated to you.", v.Number, v.Revises)
		}
		return "It is recorded that you were consulted and did not sign. The plan takes effect all the same once it is communicated to you."
	},
	thenTitle: "Instead", then: says("You may comment on the plan: the rating official can answer with a new version, which you may sign."),
}
