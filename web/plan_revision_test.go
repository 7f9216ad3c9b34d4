package web

import (
	"context"
	"strings"
	"testing"

	"sesperf/casework"
)

// do does an act beside the pages, as a file or the command line would.
func (h *road) do(by, name, stream, in string) {
	h.t.Helper()
	_, err := h.door.Do(context.Background(), casework.Deed{Agency: "story", ID: name + stream + h.clock().String(), Act: name, Case: stream, By: "person/" + by, Seen: casework.AnyVersion, In: []byte(in), Confirmed: true})
	if err != nil {
		h.t.Fatalf("%s: %v", name, err)
	}
}

const target = "elements.4.results.0.targets"

// SD-5.1: what the executive suggests stands beside its field, one button takes it over, and everybody sees what became
// of it.
func TestASuggestionIsTakenOverByOneButton(t *testing.T) {
	h := openRoad(t, "planned", "2025-09-10")
	okafor, executive := h.guest("person/okafor"), h.guest("person/bell")
	executive.act(at("comment-on-plan"), "text", "Four locks are closed.", "on_part", "results-driven.1", "field", "targets", "suggested", "38 of 44 rated fair or better")
	executive.act(at("comment-on-plan"), "text", "", "on_part", "leading-people", "field", "weight", "suggested", "20")
	p := executive.get(at("comment-on-plan"))
	executive.post(at("comment-on-plan"), p.with("do", "text", "", "on_part", "leading-people", "field", "targets", "suggested", "20")).is(422, "This part of the plan has no such field.")

	p = okafor.get(at("propose-plan")).is(200, "Marcus Bell suggests: 38 of 44 rated fair or better Four locks are closed. Take it over")
	p = okafor.post(at("propose-plan"), p.with("add-result.4"))
	p = okafor.post(at("propose-plan"), p.with("take.0")).is(200, "It stands in the field")
	if got := p.Fields.Get(target); got != "38 of 44 rated fair or better" {
		t.Fatalf("the target is %q", got)
	}
	out := okafor.post(at("propose-plan"), p.with("drop-result.4.0"))
	if strings.Contains(out.HTML, `value="take.0"`) || strings.Contains(out.Text, "It stands in the field") {
		t.Error("what was suggested for a result that was taken out stands beside another")
	}
	p = okafor.post(at("propose-plan"), p.with("drop-result.4.1"))
	okafor.post(at("propose-plan"), p.with("save"))
	okafor.act(at("propose-plan"))
	executive.get(at("plan")).is(200, "Version 2, proposed")
	for _, g := range []*guest{executive, okafor} {
		g.get(at("plan")).is(200, "Taken over word for word in version 2", "Not taken over word for word in version 2")
	}
	executive.get(at("plan/compare")).is(200, "1 part differs; 5 stand as before.", "40 of 44")
}

// SD-5.13: a plan in force is revised with a reason, its difference stands first where it is signed, and until it is
// communicated the version in force counts on every page and in every file.
func TestARevisionCountsOnceItIsCommunicated(t *testing.T) {
	h := openRoad(t, "in-force", "2026-02-16")
	okafor, executive := h.guest("person/okafor"), h.guest("person/bell")
	p := okafor.get(at("propose-plan")).is(200, "Why is the plan revised?", "Version 1 is in force since September 24, 2025")
	okafor.post(at("propose-plan"), p.with("check", target, "30 of 44")).is(422, "nothing says why it is revised")
	okafor.act(at("propose-plan"), target, "30 of 44", "revision", "Congress cut the budget.")

	sign := executive.get(at("sign-plan")).is(200, "You sign the difference", "Congress cut the budget.", "Revises Version 1, in force since September 24, 2025")
	if first, then := strings.Index(sign.HTML, `id="differs"`), strings.Index(sign.HTML, `id="plan-weights"`); first < 0 || then < first {
		t.Error("the difference does not stand above the whole plan")
	}
	executive.get(at("")).is(200, "Version 1 in force. Version 2 is proposed, and not signed yet", "Versions of the plan 2")
	executive.get(at("plan")).is(200, "Version 2, proposed February 16, 2026, not in force", "Version 1, in force since September 24, 2025", "Version 1 counts until this one is communicated.")
	counts := func(want, not string) {
		t.Helper()
		for _, file := range []string{"plan.json", "form.html", "print"} {
			if text := executive.get(at(file)).is(200).HTML; !strings.Contains(text, want) || strings.Contains(text, not) {
				t.Errorf("%s does not have the version that counts", file)
			}
		}
	}
	counts("40 of 44 rated fair or better", "30 of 44")

	okafor.act(at("sign-plan"))
	okafor.get(at("communicate-plan")).is(200, "A revision is not in force before.", "It takes the place of version 1.")
	executive.act(at("decline-to-sign"), "reason", "Too few.")
	h.on("2026-02-20")
	okafor.act(at("communicate-plan"))
	executive.signIn()
	counts("30 of 44", "40 of 44 rated fair or better")
	if text := executive.get(at("plan.json")).Text; strings.Contains(text, "Congress") {
		t.Error("the file of the plan has the reason of its revision")
	}
	executive.get(at("plan")).is(200, "Version 2, in force since February 20, 2026", "In force from September 24, 2025 until version 2 took its place on February 20, 2026", "Marcus Bell declined, February 16, 2026")
	executive.get(at("plan/compare?from=3&to=2")).is(400, "its versions are 1 to 2")
}

// SD-5.13: that the position has changed since the plan is seen at once by whoever sees the plan, and once when an act has
// put it on the case.
func TestAChangedPositionIsNoticed(t *testing.T) {
	h := openRoad(t, "in-force", "2026-03-02")
	h.do("fischer", "agency.establish-position", "position/dredging", `{"title":"Director, Dredging","unit":"unit/operations"}`)
	executive := h.guest("person/bell")
	if text := executive.get(at("")).is(200).Text; strings.Contains(text, "The position has changed") {
		t.Error("a change is noticed before there is one")
	}
	h.do("fischer", "agency.assign-position", "person/bell", `{"position":"position/dredging"}`)
	notice := "The executive was “Director, Lock and Dam Safety” when the plan was proposed, and is “Director, Dredging” since March 2, 2026."
	for _, person := range []string{"bell", "okafor", "authority", "fischer"} {
		h.guest("person/"+person).get(at("")).is(200, "The position has changed since the plan", notice, "by April 1, 2026")
	}
	h.guest("person/okafor").get(at("propose-plan")).is(200, notice)
	h.do("okafor", "appraisal.review-progress", "appraisal/bell-2026", `{"against":[{"requirement":"leading-change","text":"So."},{"requirement":"leading-people","text":"So."},{"requirement":"business-acumen","text":"So."},{"requirement":"building-coalitions","text":"So."},{"requirement":"results-driven.1","text":"So."}]}`)
	if text := executive.get(at("")).is(200, notice).Text; strings.Contains(text, "The position has changed since the plan") {
		t.Error("the change stands twice on the case")
	}
	h.guest("person/okafor").get("/").is(200, "Revise the plan for the new position, or rate under it")
}

// A plan begins from the one of the year before, for a writer who sees that; what was written is replaced only on a tick.
func TestAPlanBeginsFromLastYears(t *testing.T) {
	h := openRoad(t, "in-force", "2026-08-20")
	h.do("fischer", "agency.open-period", "period/2027", `{"title":"2027","begins":"2026-10-01","ends":"2027-09-30"}`)
	h.do("fischer", "appraisal.open", "appraisal/bell-2027", `{"executive":"person/bell","period":"period/2027","rating_official":"person/okafor","appointing_authority":"person/authority"}`)
	const editor = "/appraisal/bell-2027/propose-plan"
	okafor := h.guest("person/okafor")
	p := okafor.get(editor).is(200, "Begin from the plan for 2026")
	p.Fields.Set("elements.4.results.0.title", "Mine")
	p = okafor.post(editor, p.with("copy-before")).is(200, "Tick this to replace it")
	if p.Fields.Get("elements.4.results.0.title") != "Mine" {
		t.Fatal("what was written is gone")
	}
	p = okafor.post(editor, p.with("copy-before", "replace_written", "yes")).is(200, "Taken from the plan for 2026")
	if p.Fields.Get(target) != "40 of 44 rated fair or better" || p.Fields.Get("weights.results-driven") != "40" || p.Fields.Has("revision") {
		t.Errorf("the fields are %v", p.Fields)
	}
	if again := okafor.get(editor); again.Fields.Get(target) != "40 of 44 rated fair or better" {
		t.Error("what was taken is not kept as the draft")
	}
	h.do("fischer", "appraisal.open", "appraisal/tran-2027", `{"executive":"person/tran","period":"period/2027","rating_official":"person/okafor","appointing_authority":"person/authority"}`)
	if text := okafor.get("/appraisal/tran-2027/propose-plan").is(200).Text; strings.Contains(text, "Begin from the plan") {
		t.Error("a plan begins from one that is not there")
	}
}

// Who did not see last year's plan is not offered it.
func TestLastYearsPlanIsForWhoSeesIt(t *testing.T) {
	h := openRoad(t, "in-force", "2026-08-20")
	h.do("fischer", "agency.open-period", "period/2027", `{"title":"2027","begins":"2026-10-01","ends":"2027-09-30"}`)
	h.do("fischer", "appraisal.open", "appraisal/bell-2027", `{"executive":"person/bell","period":"period/2027","rating_official":"person/tran","appointing_authority":"person/authority"}`)
	tran := h.guest("person/tran")
	p := tran.get("/appraisal/bell-2027/propose-plan").is(200)
	if strings.Contains(p.Text, "Begin from the plan") {
		t.Error("the writer is offered a plan that is not the writer's to see")
	}
	if after := tran.post("/appraisal/bell-2027/propose-plan", p.with("copy-before", "replace_written", "yes")); strings.Contains(after.HTML, "40 of 44") {
		t.Error("the writer gets a plan that is not the writer's to see")
	}
}
