package web

import (
	"context"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/appraisal"
	"sesperf/rules/system"
	"sesperf/store"
	"sesperf/store/storetest"
)

const bell = "/appraisal/bell-2026/"

// road is the pages of a story's agency, with a clock that the test sets.
type road struct {
	t    *testing.T
	url  string
	door *casework.Door
	mu   sync.Mutex
	now  time.Time
}

// openRoad tells a story on a fresh database and serves its pages on a day.
func openRoad(t *testing.T, story, day string) *road {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, storetest.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	lines, own, err := intake.ReadStory("../test/stories/" + story + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	teller := intake.NewTeller(db, casework.Kinds())
	for _, r := range teller.Tell(ctx, lines, own) {
		if !r.AsExpected {
			t.Fatalf("%s, line %d: %s %s", story, r.Line, r.Outcome, r.Text)
		}
	}
	teller.Door().Close()
	h := &road{t: t}
	h.on(day)
	h.door = casework.New(db, h.clock, casework.Kinds())
	pages, err := New(h.door, Options{Agency: "story", Demo: true, Now: h.clock, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(pages)
	t.Cleanup(func() { served.Close(); h.door.Close() })
	h.url = served.URL
	return h
}

func (h *road) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

// on sets the clock to noon of a day.
func (h *road) on(day string) {
	h.t.Helper()
	at, err := time.Parse("2006-01-02", day)
	if err != nil {
		h.t.Fatal(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = at.Add(17 * time.Hour)
}

// guest is one person's browser.
type guest struct {
	h      *road
	id     string
	client *http.Client
}

func (h *road) guest(person string) *guest {
	h.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	g := &guest{h: h, id: person, client: &http.Client{Jar: jar, Timeout: 20 * time.Second}}
	g.signIn()
	return g
}

// signIn begins a session: one does not outlast a day.
func (g *guest) signIn() {
	g.h.t.Helper()
	g.post("/demo/sign-in", url.Values{"person": {g.id}})
}

// answer is a page as a browser has it.
type answer struct {
	t      *testing.T
	Path   string
	Status int
	Text   string // of the page, without marks
	Title  string
	HTML   string
	Fields url.Values // of the page's first form that is about an act
}

func (g *guest) get(path string) answer {
	g.h.t.Helper()
	r, err := g.client.Get(g.h.url + path)
	return g.h.read(r, err)
}

func (g *guest) post(path string, fields url.Values) answer {
	g.h.t.Helper()
	r, err := g.client.PostForm(g.h.url+path, fields)
	return g.h.read(r, err)
}

func (h *road) read(r *http.Response, err error) answer {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	p := answer{t: h.t, Path: r.Request.URL.Path, Status: r.StatusCode, HTML: string(b), Fields: url.Values{}}
	if m := titleIn.FindStringSubmatch(p.HTML); m != nil {
		p.Title = html.UnescapeString(m[1])
	}
	p.Text = html.UnescapeString(strings.Join(strings.Fields(tags.ReplaceAllString(p.HTML, " ")), " "))
	for _, form := range strings.Split(p.HTML, "<form")[1:] {
		form, _, _ = strings.Cut(form, "</form>")
		if strings.Contains(form, `/file" enctype=`) { // it fills the page's own form from a file
			continue
		}
		if strings.Contains(form, `name="act_id"`) || strings.Contains(form, `name="kept"`) {
			fieldsOf(form, p.Fields)
			break
		}
	}
	return p
}

var (
	titleIn  = regexp.MustCompile(`<title>([^<]*)</title>`)
	tags     = regexp.MustCompile(`<[^>]*>`)
	controls = regexp.MustCompile(`(?s)<input[^>]*>|<textarea[^>]*>.*?</textarea>|<select[^>]*>.*?</select>`)
	options  = regexp.MustCompile(`<option[^>]*>`)
)

// attribute gives an attribute of the first tag of a piece of HTML.
func attribute(piece, name string) (string, bool) {
	tag, _, _ := strings.Cut(piece, ">")
	if _, rest, ok := strings.Cut(tag, " "+name+`="`); ok {
		value, _, _ := strings.Cut(rest, `"`)
		return html.UnescapeString(value), true
	}
	return "", strings.HasSuffix(tag, " "+name) || strings.Contains(tag, " "+name+" ")
}

// fieldsOf reads a form's fields as a browser would send them; buttons are the test's to press.
func fieldsOf(form string, into url.Values) {
	for _, c := range controls.FindAllString(form, -1) {
		name, named := attribute(c, "name")
		if !named {
			continue
		}
		kind, _ := attribute(c, "type")
		_, checked := attribute(c, "checked")
		value, _ := attribute(c, "value")
		switch {
		case strings.HasPrefix(c, "<textarea"):
			_, text, _ := strings.Cut(c, ">")
			into.Add(name, html.UnescapeString(strings.TrimPrefix(strings.TrimSuffix(text, "</textarea>"), "\n")))
		case strings.HasPrefix(c, "<select"):
			into.Add(name, chosen(c))
		case kind != "radio" && kind != "checkbox" || checked:
			into.Add(name, value)
		}
	}
}

// chosen gives the value of a list's selected option, or of its first.
func chosen(list string) string {
	all := options.FindAllString(list, -1)
	for _, o := range all {
		if _, selected := attribute(o, "selected"); selected {
			value, _ := attribute(o, "value")
			return value
		}
	}
	value, _ := attribute(all[0], "value")
	return value
}

// with gives the page's fields with some filled in and one button pressed.
func (p answer) with(then string, fill ...string) url.Values {
	v := cloneValues(p.Fields)
	for i := 0; i+1 < len(fill); i += 2 {
		v.Set(fill[i], fill[i+1])
	}
	v.Set("then", then)
	return v
}

func (p answer) is(status int, texts ...string) answer {
	p.t.Helper()
	if p.Status != status {
		p.t.Fatalf("%s: status %d, want %d: %s", p.Path, p.Status, status, clipped(p.Text))
	}
	for _, want := range texts {
		if !strings.Contains(p.Text, want) {
			p.t.Fatalf("%s lacks %q: %s", p.Path, want, clipped(p.Text))
		}
	}
	return p
}

func clipped(s string) string { return s[:min(len(s), 2500)] }

// act fills the form of an act, reads what is checked, and sends it; the receipt is what comes of it.
func (g *guest) act(path string, fill ...string) answer {
	g.h.t.Helper()
	g.signIn()
	p := g.get(path).is(200)
	v := p.with("do", fill...)
	if strings.Contains(p.HTML, `value="check"`) {
		v.Set("then", "check")
		p = g.post(path, v).is(200)
		v = p.with("do")
	}
	v.Set("confirm", "yes")
	done := g.post(path, v).is(200)
	if !strings.HasPrefix(done.Path, "/record/") {
		g.h.t.Fatalf("%s came to %s: %s", path, done.Path, clipped(done.Text))
	}
	return done
}

// TestRoad walks the whole road of the stories through the pages' own forms: fields as the pages offer them, what is
// checked, and a signature where the act is one.
func TestRoad(t *testing.T) {
	h := openRoad(t, "year", "2025-09-02")
	er, rater, executive, chair, authority := h.guest("person/fischer"), h.guest("person/okafor"), h.guest("person/bell"), h.guest("person/chair"), h.guest("person/authority")
	receipt := er.act("/open", "executive", "person/bell", "period", "period/2026", "rating_official", "person/okafor", "appointing_authority", "person/authority")
	at := h.caseOf(receipt)
	h.on("2025-09-08")
	rater.act(at+"propose-plan", "weights.leading-change", "15", "weights.leading-people", "15", "weights.business-acumen", "15", "weights.building-coalitions", "15", "weights.results-driven", "40",
		"elements.4.results.0.title", "Bring the oldest locks up to standard", "elements.4.results.0.measures", "Locks rated", "elements.4.results.0.targets", "40 of 44",
		"elements.4.results.0.timelines", "By August 31, 2026", "elements.4.results.0.level_3", "40 of 44 locks", "elements.4.results.0.aligned_to.document", "Strategic Plan",
		"elements.4.results.0.aligned_to.goal", "3.1 Locks that hold", "elements.4.results.0.aligned_to.pages", "52")
	executive.act(at+"comment-on-plan", "text", "I agree with the target.", "on_part", "results-driven.1")
	executive.act(at + "sign-plan")
	rater.act(at + "sign-plan")
	rater.act(at + "communicate-plan")
	h.on("2026-04-14")
	rater.act(at+"review-progress", "leading-change", "On course.", "leading-people", "On course.", "business-acumen", "On course.", "building-coalitions", "On course.", "results-driven.1", "On course.")
	executive.act(at + "acknowledge-progress")
	h.on("2026-10-06")
	executive.act(at+"record-accomplishments", "narrative", "Forty-one of 44 locks were rated fair or better.", "elements.leading-people", "Nobody left.")
	h.on("2026-10-20")
	oversight := h.guest("person/oversight")
	oversight.act("/period/2026/assess-organization", "overall", "A good year.", "parts.0.text", "Forty-one of 44 locks were brought to standard.")
	oversight.act("/period/2026/issue-guidelines", "text", "Rate on the standards.", "to.executives", "yes", "to.rating-officials", "yes", "to.reviewers", "yes", "to.board-members", "yes")
	rater.act(at+"rate-initially", "factors.quality", "yes", "levels.leading-change", "4", "levels.leading-people", "5", "levels.business-acumen", "3", "levels.building-coalitions", "4", "levels.results-driven", "4",
		"narrative", "He brought 41 of 44 locks to standard.", "elements.leading-people", "His directors ask to stay.")
	executive.act(at + "acknowledge-initial-rating")
	executive.act(at+"respond", "text", "I ask the board to look at the coalition.")
	head := h.guest("person/head")
	executive.act(at+"request-higher-level-review", "reason", "The coalition is not named.")
	er.act(at+"assign-higher-level-reviewer", "person", "person/head")
	head.act(at+"review-at-higher-level", "level", "5", "narrative", "The coalition is worth naming.")
	executive.act(at + "acknowledge-higher-level-review")
	rater.act(at + "acknowledge-higher-level-review")
	er.act(at+"refer-to-board", "board", "board/board-1")
	h.on("2026-11-16")
	chair.act(at+"return-from-board", "question", "Which operators joined?")
	rater.act(at+"answer-board", "text", "Six of eight.")
	chair.act(at+"recommend", "level", "4", "narrative", "The board agrees.", "award", "percent", "award_percent", "7.5", "pay_adjustment", "none")
	h.on("2026-12-01")
	authority.act(at+"assign-annual-rating", "levels.results-driven", "3", "reason", "Three locks were rated after the year had ended.")
	rater.act(at + "communicate-annual-rating")
	executive.act(at + "acknowledge-annual-rating")
	h.finished(at)
}

// caseOf finds the case that a receipt is about.
func (h *road) caseOf(receipt answer) string {
	h.t.Helper()
	var seq int64
	if _, err := fmt.Sscanf(receipt.Path, "/record/%d", &seq); err != nil {
		h.t.Fatal(err)
	}
	entry, _, err := h.door.Entry(context.Background(), "story", "person/fischer", seq)
	if err != nil {
		h.t.Fatal(err)
	}
	return "/" + entry.Stream + "/"
}

// appraisal gives Bell's case as a person sees it.
func (h *road) appraisal(person string, at ...string) *appraisal.Appraisal {
	h.t.Helper()
	sight, err := h.door.Look(context.Background(), "story", person, strings.Trim(append(at, bell)[0], "/"))
	if err != nil {
		h.t.Fatal(err)
	}
	return sight.Case.(*appraisal.Appraisal)
}

func (h *road) finished(at string) {
	h.t.Helper()
	c := h.appraisal("person/bell", at)
	if c.Stage() != appraisal.StageInformed || c.Initial.Derivation.Score != system.Whole(400) || c.Annual.Derivation.Score != system.Whole(360) || c.Recommendation.Award != "7.5" {
		h.t.Fatalf("the road ended at %s with %s and %s", c.Stage(), c.Initial.Derivation.Score, c.Annual.Derivation.Score)
	}
	if len(c.Recommendation.Members) != 3 || c.Comments[0].On != "results-driven.1" || c.Account().Elements["leading-people"] != "Nobody left." {
		h.t.Fatalf("something that was typed is not on the case: %+v", c.Recommendation.Members)
	}
}
