package web

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// send posts a file to a page that fills its form from one, with the fields of the page.
func (g *guest) send(path, text string, fields url.Values) answer {
	g.h.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range fields {
		for _, v := range values {
			if err := w.WriteField(name, v); err != nil {
				g.h.t.Fatal(err)
			}
		}
	}
	if text != "" {
		part, err := w.CreateFormFile("file", "inputs.json")
		if err == nil {
			_, err = part.Write([]byte(text))
		}
		if err != nil {
			g.h.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		g.h.t.Fatal(err)
	}
	r, err := g.client.Post(g.h.url+path+"/file", w.FormDataContentType(), &body)
	return g.h.read(r, err)
}

// file gets a file as it is sent.
func (g *guest) file(path string) (status int, text string) {
	g.h.t.Helper()
	r, err := g.client.Get(g.h.url + path)
	if err != nil {
		g.h.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		g.h.t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// FQ-4: a plan that was saved from one case and loaded into the form of another is proposed as the same plan.
func TestAPlanIsSavedAndLoadedAgain(t *testing.T) {
	status, saved := openRoad(t, "planned", "2025-09-10").guest("person/okafor").file(at("plan.json"))
	if status != http.StatusOK {
		t.Fatalf("the plan as a file: %d", status)
	}
	h := openRoad(t, "opened", "2025-09-08")
	okafor := h.guest("person/okafor")
	if status, _ := okafor.file(at("plan.json")); status != http.StatusNotFound {
		t.Errorf("a case without a plan has a file of it: %d", status)
	}
	form := okafor.get(at("propose-plan")).is(200, "Fill this form from a file")
	filled := okafor.send(at("propose-plan"), saved, form.Fields).is(200, "Saved")
	if n := len(h.appraisal("person/okafor").Plans); n != 0 {
		t.Fatalf("a file that is loaded is recorded: %d versions", n)
	}
	checked := okafor.post(at("propose-plan"), filled.with("check")).is(200)
	if done := okafor.post(at("propose-plan"), checked.with("do")); !strings.HasPrefix(done.Path, "/record/") {
		t.Fatalf("it came to %s: %s", done.Path, done.Text)
	}
	_, again := okafor.file(at("plan.json"))
	if diff := cmp.Diff(said(t, saved), said(t, again)); diff != "" {
		t.Errorf("the plan (-saved +loaded and proposed):\n%s", diff)
	}
}

// said is a plan as it is meant: a requirement that does not say as what it is written is one as a competency.
func said(t *testing.T, text string) any {
	t.Helper()
	var plan any
	if err := json.Unmarshal([]byte(text), &plan); err != nil {
		t.Fatal(err)
	}
	for _, e := range plan.(map[string]any)["elements"].([]any) {
		list, _ := e.(map[string]any)["agency_requirements"].([]any)
		for _, r := range list {
			if m := r.(map[string]any); m["as"] == nil {
				m["as"] = "competency"
			}
		}
	}
	return plan
}

// FQ-4: so is a rating; and a level that its results make is held against them.
func TestARatingIsSavedAndLoadedAgain(t *testing.T) {
	status, saved := openRoad(t, "rated", "2026-10-21").guest("person/okafor").file(at("rating.json"))
	if status != http.StatusOK {
		t.Fatalf("the rating as a file: %d", status)
	}
	h := openRoad(t, "reviewed", "2026-10-20")
	okafor := h.guest("person/okafor")
	form := okafor.get(at("rate-initially")).is(200)
	filled := okafor.send(at("rate-initially"), saved, form.Fields).is(200, "Saved")
	checked := okafor.post(at("rate-initially"), filled.with("check")).is(200, "Check before you sign")
	if done := okafor.post(at("rate-initially"), checked.with("do", "confirm", "yes")); !strings.HasPrefix(done.Path, "/record/") {
		t.Fatalf("it came to %s", done.Path)
	}
	if _, again := okafor.file(at("rating.json")); again != saved {
		t.Errorf("saved: %s\nloaded and signed: %s", saved, again)
	}
}

// A file that cannot be taken is refused in one sentence that names the field; what was typed stays.
func TestAFileThatDoesNotFitIsRefusedByItsField(t *testing.T) {
	h := openRoad(t, "reviewed", "2026-10-20")
	rate := func(text string) string {
		okafor := h.guest("person/okafor")
		return okafor.send(at("rate-initially"), text, okafor.get(at("rate-initially")).Fields).is(422).Text
	}
	plan := openRoad(t, "opened", "2025-09-08")
	propose := func(text string) string {
		okafor := plan.guest("person/okafor")
		return okafor.send(at("propose-plan"), text, okafor.get(at("propose-plan")).Fields).is(422).Text
	}
	element := func(more string) string {
		return `{"elements":[{"element":"leading-change","weight":15},{"element":"results-driven","weight":40` + more + `}]}`
	}
	for _, c := range []struct {
		form       func(string) string
		text, want string
	}{
		{propose, "", "no file was chosen"},
		{propose, "[", "the inputs are not JSON"},
		{propose, "\xff", "not valid UTF-8"},
		{propose, `{"elements":"` + strings.Repeat("x", maxFile) + `"}`, "at most 1048576 are read"},
		{propose, `{"elements":[],"extra":1}`, "extra: there is no such field"},
		{propose, `{"elements":[{"element":"leading-change","weight":"15"}]}`, "elements.0.weight: here stands"},
		{propose, `{"elements":[{"element":"innovation","weight":15}]}`, "elements.0.element: the description has no element “innovation”"},
		{propose, `{"elements":[{"element":"leading-change","weight":15},{"element":"leading-change","weight":15}]}`, "elements.1.element: the element “leading-change” stands twice"},
		{propose, element(`,"requirement":"Be kind."`), "elements.1.requirement: this is not the requirement of the description"},
		{propose, element(`,"results":[{"title":"T","level_4":"four"}]`), "elements.1.results.0.level_4: this form has no place for it"},
		{propose, element(`,"results":[{"title":"T","weight":2}]`), "elements.1.results.0.weight: this form has no place for it"},
		{propose, element(`,"agency_requirements":[{"text":"T","level_5":"five"}]`), "elements.1.agency_requirements.0.level_5: this form has no place for it"},
		{propose, `{"elements":[{"element":"leading-change","weight":15,"results":[{"title":"T"}]}]}`, "elements.0.results: the description has no results in this element"},
		{propose, `{"elements":[],"weights_set_by":"fischer"}`, "weights_set_by: the description of this case does not leave the weights to this person"},
		{rate, `{"levels":{}}`, "narrative: this is missing"},
		{rate, `{"levels":{"innovation":3},"narrative":"x"}`, "levels.innovation: the description has no element"},
		{rate, `{"levels":{"leading-change":6},"narrative":"x"}`, "levels.leading-change: the description has no Level 6"},
		{rate, `{"levels":{},"narrative":"x","components":{"leading-change":[{"level":3}]}}`, "components.leading-change: the plan of this case has 0 results to be rated apart there, and the file rates 1"},
		{rate, `{"levels":{},"narrative":"x","no_progress_review":"forgotten"}`, "no_progress_review: progress reviews were held"},
		{rate, `{"levels":{"leading-change":4,"leading-people":5,"business-acumen":3,"building-coalitions":4,"results-driven":4},"narrative":"x","worked":{"score":401}}`, "worked.score: "},
	} {
		text := c.form(c.text)
		if _, after, ok := strings.Cut(text, "The form was not filled: "); !ok || !strings.HasPrefix(after, c.want) && !strings.Contains(clipTo(after, 200), c.want) {
			t.Errorf("%.60s: %s", c.text, clipTo(after, 300))
		}
	}
}

func clipTo(s string, n int) string { return s[:min(len(s), n)] }

// What was typed before a file came is not replaced unseen.
func TestAFileAsksBeforeItReplacesWhatWasTyped(t *testing.T) {
	h := openRoad(t, "reviewed", "2026-10-20")
	okafor := h.guest("person/okafor")
	form := okafor.get(at("rate-initially"))
	okafor.post(at("rate-initially"), form.with("save", "narrative", "Typed by hand.")).is(200)
	const file = `{"levels":{"leading-change":4},"narrative":"From a file."}`
	asked := okafor.send(at("rate-initially"), file, okafor.get(at("rate-initially")).Fields).is(409, "There is text in this form already", "Typed by hand.")
	if kept := okafor.get(at("rate-initially")).Fields.Get("narrative"); kept != "Typed by hand." {
		t.Fatalf("before the answer the form has %q", kept)
	}
	okafor.post(at("rate-initially"), asked.with("save")).is(200, "Saved")
	if now := okafor.get(at("rate-initially")).Fields; now.Get("narrative") != "From a file." || now.Get("levels.leading-change") != "4" {
		t.Errorf("after it the form has %v", now)
	}
	okafor.send(at("rate-initially"), file, okafor.get(at("rate-initially")).Fields).is(200) // the same again replaces nothing
}

// Who may not fill a form by hand may not fill it from a file; nor may anybody when it is not the time.
func TestAFileIsTakenFromWhoseActItIs(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	for person, want := range map[string]int{"person/bell": 403, "person/fischer": 403, "person/lind": 404, "person/okafor": 409} {
		if p := h.guest(person).send(at("rate-initially"), `{"levels":{},"narrative":"x"}`, url.Values{}); p.Status != want {
			t.Errorf("%s: %d, want %d", person, p.Status, want)
		}
	}
	if p := h.guest("person/bell").send(at("respond"), `{"text":"x"}`, url.Values{}); p.Status != http.StatusNotFound {
		t.Errorf("a form that takes no file: %d", p.Status)
	}
}

// A file holds only what its reader may see: of the rest there is neither a file nor a part on the form.
func TestFilesHoldOnlyWhatIsSeen(t *testing.T) {
	rated := openRoad(t, "rated", "2026-10-21")
	authority := rated.guest("person/authority")
	for path, want := range map[string]int{"plan.json": 200, "rating.json": 404, "form.pdf": 200, "form.html": 200} {
		if status, _ := authority.file(at(path)); status != want {
			t.Errorf("the appointing authority, before the case is referred: %s %d, want %d", path, status, want)
		}
	}
	_, form := authority.file(at("form.html"))
	for _, not := range []string{"Initial summary rating", "Summary rating narrative", "Written response", "accomplishments"} {
		if strings.Contains(form, not) {
			t.Errorf("the appointing authority’s form has %q", not)
		}
	}
	for _, path := range []string{"form.pdf", "form.html", "plan.json", "rating.json"} {
		if status, _ := rated.guest("person/lind").file(at(path)); status != http.StatusNotFound {
			t.Errorf("who is nothing to the case gets %s: %d", path, status)
		}
	}
	h := open(t, "referred", "2026-11-20", recommendation)
	for person, sees := range map[string]bool{"bell": false, "okafor": false, "chair": true, "fischer": true} {
		if status, form := h.as(person)("/appraisal/bell-2026/form.html"); status != http.StatusOK || strings.Contains(form, canary) != sees || strings.Contains(form, "Board’s recommendation") != sees {
			t.Errorf("%s (%d) reads the board’s recommendation on the form: %v", person, status, !sees)
		}
	}
}

// Who is no party to a case and takes a copy of it is put on record.
func TestTakingACopyIsPutOnRecord(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	fischer := h.guest("person/fischer")
	fischer.file(at("form.pdf"))
	fischer.file(at("rating.json"))
	h.guest("person/bell").file(at("form.pdf"))
	h.guest("person/bell").get("/appraisal/bell-2026").is(200, "Ellen Fischer Printed it", "Exported it")
}

// FQ-4: the blank form of a system is there for everybody who may read the system; as it stood on an earlier day a case
// has no rating yet.
func TestFormsOverHTTP(t *testing.T) {
	h := openRoad(t, "rated", "2026-10-21")
	bell := h.guest("person/bell")
	for _, path := range []string{"/systems/basic/form.pdf", "/systems/basic/form.html", at("form.pdf"), at("form.html")} {
		status, body := bell.file(path)
		if status != http.StatusOK || strings.HasPrefix(body, "%PDF-1.7") != strings.HasSuffix(path, ".pdf") {
			t.Errorf("%s: %d %.20q", path, status, body)
		}
	}
	if status, _ := bell.file(at("rating.json?as-of=2026-10-01")); status != http.StatusNotFound {
		t.Errorf("the rating as of a day before it was made: %d", status)
	}
	_, then := bell.file(at("form.html?as-of=2026-10-01"))
	if strings.Contains(then, "<td>X</td>") {
		t.Error("the form as of a day before the rating has a level marked")
	}
}
