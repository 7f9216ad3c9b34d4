package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"sesperf/casework"
)

// scripts is a text of many scripts, with marks that HTML, forms and shells care about.
const scripts = "Ελληνικά, Русский, العربية, עברית, हिन्दी, 中文, 한국어, 👩🏽‍🚒\n\n<b>&amp; \"quoted\" 'and' %41+plus</b>\nÅ é ﬁ"

func TestTextIsKeptSignedAndShownAsItWasWritten(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	form := bell.get(at("respond")).is(200)
	bell.post(at("respond"), form.with("save", "text", strings.ReplaceAll(scripts, "\n", "\r\n"))).is(200, "Saved")
	again := bell.get(at("respond")).is(200)
	if again.Fields.Get("text") != scripts {
		t.Fatalf("the draft came back as %q", again.Fields.Get("text"))
	}
	checked := bell.post(at("respond"), again.with("check")).is(200, "Check before you sign", "中文, 한국어, 👩🏽‍🚒", `<b>&amp; "quoted" 'and' %41+plus</b>`)
	done := bell.post(at("respond"), checked.with("do", "confirm", "yes"))
	if !strings.HasPrefix(done.Path, "/record/") {
		t.Fatalf("it came to %s", done.Path)
	}
	if kept := h.appraisal("person/bell").Response.Text; kept != scripts {
		t.Errorf("the record has %q", kept)
	}
}

func TestSignatureNeedsItsTick(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	checked := bell.post(at("respond"), bell.get(at("respond")).with("check", "text", "Look again.")).is(200)
	p := bell.post(at("respond"), checked.with("do")).is(422, "Confirm that it is you before you sign.", "Look again.")
	if !strings.HasPrefix(p.Title, "Error: ") || !strings.Contains(p.HTML, `href="#confirm"`) || !strings.Contains(p.HTML, `id="confirm-error"`) {
		t.Errorf("the error does not lead to the tick: %s", p.Title)
	}
	bell.post(at("acknowledge-initial-rating"), bell.get(at("acknowledge-initial-rating")).with("do")).is(422, "Confirm that it is you before you sign.")
	if c := h.appraisal("person/bell"); c.Response != nil || c.Acknowledged.Version != 0 {
		t.Error("something was signed without the tick")
	}
}

func TestRefusedTextStays(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	p := bell.post(at("respond"), bell.get(at("respond")).with("check", "text", "  ")).is(422, "The response is empty. Write it, or say that you will not respond. (System description §9)")
	if n := strings.Count(p.Text, "The response is empty."); n != 2 {
		t.Errorf("summary and field do not say the same: %d times", n)
	}
	long := strings.Repeat("a long response ", 1<<16) // 1 MB
	p = bell.post(at("respond"), p.with("check", "text", long)).is(422, "This text has 1048576 characters, and at most 200000 can be recorded")
	if p.Fields.Get("text") != long || bell.get(at("respond")).Fields.Get("text") != long {
		t.Error("the long text did not come back")
	}
}

func TestNotTheTimeSaysWhoseTurnItIs(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	h.guest("person/fischer").get(at("refer-to-board")).is(409, "It is not the time for this", "The executive may respond in writing until October 27, 2026", "Marcus Bell")
	h.guest("person/okafor").get(at("respond")).is(403, "Only the executive of the case may do this")
	h.guest("person/okafor").get("/open").is(403)
	h.guest("person/lind").get(at("respond")).is(404)
}

func TestStalePageIsSentAgainByOneButton(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	stale := bell.get(at("respond"))
	bell.act(at("acknowledge-initial-rating"))
	p := bell.post(at("respond"), stale.with("check", "text", "Look again.")).is(409, "somebody else acted on the case first", "acknowledged the initial summary rating", "Check and send again")
	checked := bell.post(at("respond"), p.with("check")).is(200, "Look again.")
	if done := bell.post(at("respond"), checked.with("do", "confirm", "yes")); !strings.HasPrefix(done.Path, "/record/") {
		t.Errorf("it came to %s", done.Path)
	}
}

func TestSameActTwiceIsOneReceipt(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	checked := bell.post(at("respond"), bell.get(at("respond")).with("check", "text", "Look again."))
	sent := checked.with("do", "confirm", "yes")
	first, second := bell.post(at("respond"), sent), bell.post(at("respond"), sent)
	if first.Path != second.Path || !strings.HasPrefix(first.Path, "/record/") {
		t.Errorf("%s, then %s", first.Path, second.Path)
	}
	acknowledged := bell.get(at("acknowledge-initial-rating")).with("do", "confirm", "yes")
	first, second = bell.post(at("acknowledge-initial-rating"), acknowledged), bell.post(at("acknowledge-initial-rating"), acknowledged)
	if first.Path != second.Path || !strings.HasPrefix(first.Path, "/record/") {
		t.Errorf("%s, then %s", first.Path, second.Path)
	}
}

func TestSessionLostWhileTyping(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	sent := bell.get(at("respond")).with("check", "text", scripts)
	bell.post("/sign-out", nil)
	asked := bell.post(at("respond"), sent).is(401, "What you had written is kept on this page")

	stranger := h.guest("person/okafor")
	shown := stranger.post("/demo/sign-in", asked.with("", "person", "person/okafor"))
	if strings.Contains(shown.HTML, "Ελληνικά") || shown.Fields.Get("text") != "" {
		t.Error("another person is shown what was typed")
	}
	back := bell.post("/demo/sign-in", asked.with("", "person", "person/bell")).is(200, "Your response")
	if back.Path != at("respond") || back.Fields.Get("text") != scripts {
		t.Errorf("signed in again, %s has %q", back.Path, back.Fields.Get("text"))
	}
}

func TestPageOfAnotherPersonIsNotTaken(t *testing.T) {
	h := openRoad(t, "planned", "2025-09-12")
	okafor := h.guest("person/okafor")
	sent := okafor.get(at("propose-plan")).with("save", "weights.leading-change", "17")
	okafor.id = "person/bell" // the other person signs in, in the same browser, while the page is still open
	okafor.post("/sign-out", nil)
	okafor.signIn()
	okafor.post(at("propose-plan"), sent).is(401)
	okafor.post("/drafts"+at("comment-on-plan"), url.Values{"as": {"person/okafor"}, "text": {"not Bell's"}}).is(401)
	if text := okafor.get(at("comment-on-plan")).Fields.Get("text"); text != "" {
		t.Errorf("the draft of one person became that of another: %q", text)
	}
}

func TestWeightsComeBackAsTyped(t *testing.T) {
	h := openRoad(t, "planned", "2025-09-12")
	okafor := h.guest("person/okafor")
	form := okafor.get(at("propose-plan")).is(200, "15 + 15 + 15 + 15 + 40 = 100", "Adds to 100")
	for _, c := range []struct {
		typed, says string
		status      int
	}{
		{"12.5", "Leading Change weighs 12.5, which is not a whole number.", 422},
		{"abc", "“abc” is not a number. Enter the weight of Leading Change as a whole number.", 422},
		{"", "Enter the weight of Leading Change: a whole number from 5 up.", 422},
		{"1e999", "Leading Change weighs 1e999, more than Results Driven with 40.", 422},
		{"16", "The weights add to 101, not to 100. Take off 1. (System description §5)", 422},
		{"-15", "Leading Change weighs -15, less than its minimum of 5.", 422},
		{"15.0", "Check before you send", 200},
	} {
		p := okafor.post(at("propose-plan"), form.with("check", "weights.leading-change", c.typed)).is(c.status, c.says)
		if p.Fields.Get("weights.leading-change") != c.typed {
			t.Errorf("%q came back as %q", c.typed, p.Fields.Get("weights.leading-change"))
		}
	}
	okafor.post(at("propose-plan"), form.with("add-up", "weights.leading-change", "10")).is(200, "10 + 15 + 15 + 15 + 40 = 95", "5 short of 100")
}

func TestPlanPartsAreAddedAndTakenOutWithoutScript(t *testing.T) {
	h := openRoad(t, "planned", "2025-09-12")
	okafor := h.guest("person/okafor")
	p := okafor.get(at("propose-plan"))
	for i, title := range []string{"second", "third"} {
		p = okafor.post(at("propose-plan"), p.with("add-result.4")).is(200)
		p.Fields.Set(resultAt(4, i+1)+".title", title)
	}
	p = okafor.post(at("propose-plan"), p.with("drop-result.4.1")).is(200)
	if p.Fields.Get("elements.4.results.1.title") != "third" || p.Fields.Has("elements.4.results.2.title") {
		t.Errorf("the results are %q", p.Fields["elements.4.results.1.title"])
	}
	p = okafor.post(at("propose-plan"), p.with("use-goal.4.1", "elements.4.results.1.goal-choice", h.goal("2.3"))).is(200)
	if p.Fields.Get("elements.4.results.1.aligned_to.pages") != "41" {
		t.Errorf("the goal's page is %q", p.Fields.Get("elements.4.results.1.aligned_to.pages"))
	}
	p = okafor.post(at("propose-plan"), p.with("check")).is(422, "Result 2 of Results Driven states no timeline.")
	if !strings.Contains(p.HTML, `href="#elements.4.results.1.timelines"`) || !strings.Contains(p.HTML, `id="elements.4.results.1.timelines-error"`) {
		t.Error("the error does not lead to the timeline")
	}
	for n := 1; n >= 0; n-- {
		p = okafor.post(at("propose-plan"), p.with(fmt.Sprintf("drop-result.4.%d", n)))
	}
	p = okafor.post(at("propose-plan"), p.with("check")).is(422, "it needs at least 1")
	if !strings.Contains(p.HTML, `href="#elements.4.add-result"`) || !strings.Contains(p.HTML, `id="elements.4.add-result"`) {
		t.Error("the error does not lead to the button that adds a result")
	}
}

func TestBoardIsToldWhetherItMayAct(t *testing.T) {
	h := openRoad(t, "referred", "2026-11-16")
	chair := h.guest("person/chair")
	form := chair.get(at("recommend")).is(200, "The board may act on this case")
	v := form.with("ask")
	v["members"] = []string{"person/chair", "person/third"}
	p := chair.post(at("recommend"), v).is(200, "The board may not act on this case yet", "1 of the 2 members taking part is")
	if len(p.Fields["members"]) != 2 {
		t.Errorf("those taking part came back as %v", p.Fields["members"])
	}
	v.Set("then", "check")
	v.Set("award", "percent")
	v.Set("award_percent", "seven")
	p = chair.post(at("recommend"), v).is(422)
	for _, control := range []string{"who", "level", "narrative", "award_percent", "pay_adjustment"} {
		if !strings.Contains(p.HTML, `href="#`+control+`"`) || !strings.Contains(p.HTML, `id="`+control+`"`) {
			t.Errorf("no error leads to %s", control)
		}
	}
}

// TestMemberStepsAsideAndSeesNothing: the form names the case; afterwards neither the form nor an address shows it.
func TestMemberStepsAsideAndSeesNothing(t *testing.T) {
	h := openRoad(t, "referred", "2026-11-16")
	third := h.guest("person/third")
	third.get(at("")).is(200)
	third.act("/board/board-1/recuse", "case", "appraisal/bell-2026")
	third.get(strings.TrimSuffix(at(""), "/")).is(404)
	if p := third.get("/board/board-1/recuse").is(200, "The board has no case that you could step aside from."); strings.Contains(p.Text, "Marcus Bell") {
		t.Error("the case is still named")
	}
	h.guest("person/chair").get(at("recommend")).is(200, "Recused")
}

func at(verb string) string { return strings.TrimSuffix(bell+verb, "/") }

// goal finds the id of an adopted goal by its number.
func (h *road) goal(code string) string {
	h.t.Helper()
	p := h.guest("person/okafor").get(at("propose-plan"))
	before, _, ok := strings.Cut(p.HTML, ">"+code+" ")
	if !ok {
		h.t.Fatalf("no goal %s is offered", code)
	}
	value, _ := attribute(before[strings.LastIndex(before, "<option"):]+">", "value")
	return value
}

func TestLargeAgencyFindsPeopleByName(t *testing.T) {
	h := openRoad(t, "year", "2025-09-02")
	for i := range mostNames {
		in := []byte(fmt.Sprintf(`{"name":"Person Number %d"}`, i))
		_, err := h.door.Do(context.Background(), casework.Deed{Agency: "story", ID: fmt.Sprint("many-", i), Act: "agency.enter-person", Case: fmt.Sprint("person/many-", i), By: "person/fischer", Seen: casework.AnyVersion, In: in})
		if err != nil {
			t.Fatal(err)
		}
	}
	er := h.guest("person/fischer")
	p := er.get("/open").is(200, "Find people by a part of the name")
	if strings.Contains(p.HTML, "person/okafor") {
		t.Error("the lists hold people whom nobody asked for")
	}
	p = er.post("/open", p.with("find", "find", "OKAF")).is(200, "Maria Okafor")
	p = er.post("/open", p.with("find", "find", "bell", "rating_official", "person/okafor")).is(200, "Marcus Bell")
	if p.Fields.Get("rating_official") != "person/okafor" {
		t.Error("finding one person loses the other that was chosen")
	}
}

func TestLatenessIsSaidBeforeOnePresses(t *testing.T) {
	h := openRoad(t, "planned", "2025-10-13")
	okafor := h.guest("person/okafor")
	okafor.act(at("sign-plan"))
	okafor.get(at("communicate-plan")).is(200, "Communicated today it is 12 days late.", "has neither signed version 1 nor declined to")
}

func TestNoTickSignsOutsideADemonstration(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	sight, err := h.door.Look(context.Background(), "story", "person/bell", strings.Trim(bell, "/"))
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", at("respond"), strings.NewReader("confirm=yes&text=x&seen=1"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, demo := range []bool{true, false} {
		v := &visit{s: &server{Options: Options{Agency: "story", Demo: demo}}, r: r}
		v.Person.ID = "person/bell"
		f := &filled{form: respondForm, visit: v, Sight: sight, Stream: strings.Trim(bell, "/"), Values: url.Values{"text": {"x"}}}
		if deed, _, err := f.send(r); err != nil || deed.Confirmed != demo {
			t.Errorf("demonstration %v: confirmed %v, %v", demo, deed.Confirmed, err)
		}
	}
}
