package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// house is a story's agency with its pages served.
type house struct {
	*httptest.Server
	t      *testing.T
	teller *intake.Teller
	now    time.Time
	asked  atomic.Int64 // statements of the transactions behind the pages
}

// open tells a story, and more lines after it, and serves the pages on a day.
func open(t *testing.T, story, on string, more ...intake.Line) *house {
	t.Helper()
	ctx := context.Background()
	address := "sqlite://" + filepath.Join(t.TempDir(), "web.db")
	if _, _, err := store.Migrate(ctx, address); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	lines, _, err := intake.ReadStory(filepath.Join("..", "test", "stories", story+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, teller: intake.NewTeller(db, casework.Kinds())}
	t.Cleanup(func() { h.teller.Door().Close() })
	lines = append(lines, more...)
	for _, r := range h.teller.Tell(ctx, lines, len(lines)) {
		if r.Act != "" && !r.AsExpected {
			t.Fatalf("line %d: %s was %s: %s", r.Line, r.Act, r.Outcome, r.Text)
		}
	}
	day := calendar.MustParse(on)
	h.now = time.Date(day.Year(), day.Month(), day.Day(), 17, 0, 0, 0, time.UTC)
	door := casework.New(db, func() time.Time { return h.now }, casework.Kinds())
	t.Cleanup(door.Close)
	pages, err := New(door, Options{Agency: "story", Demo: true, Now: func() time.Time { return h.now }})
	if err != nil {
		t.Fatal(err)
	}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		pages.ServeHTTP(w, r.WithContext(store.Counting(r.Context(), &h.asked)))
	}))
	t.Cleanup(h.Server.Close)
	return h
}

// as signs a person in, and gives what the person gets of an address: its status and text.
func (h *house) as(person string) func(path string) (int, string) {
	h.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	answer, err := client.PostForm(h.URL+"/demo/sign-in", url.Values{"person": {"person/" + person}, "next": {"/accessibility"}})
	if err != nil {
		h.t.Fatal(err)
	}
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		h.t.Fatalf("signing in as %s: %s", person, answer.Status)
	}
	return func(path string) (int, string) {
		h.t.Helper()
		answer, err := client.Get(h.URL + path)
		if err != nil {
			h.t.Fatal(err)
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			h.t.Fatal(err)
		}
		return answer.StatusCode, string(text)
	}
}

// line is one act of a story.
func line(on, by, act, of, in string) intake.Line {
	l := intake.Line{By: by, Act: act, Of: of, In: []byte(in), Expect: &intake.Expect{Outcome: "done"}}
	if on != "" {
		l.On = calendar.MustParse(on)
	}
	return l
}

const canary = "canary-7f3a"

var recommendation = line("2026-11-16", "chair", "appraisal.recommend", "bell-2026",
	`{"members":["chair","second","third"],"level":3,"narrative":"`+canary+`","award":"7.5","pay_adjustment":"2"}`)

// What the board says is in no byte of any page for whom the declarations do not let see it.
func TestRecommendationIsAbsentUntilCommunicated(t *testing.T) {
	h := open(t, "referred", "2026-11-20", recommendation)
	pages := []string{"/", "/people", "/appraisal/bell-2026", "/appraisal/bell-2026/plan", "/appraisal/bell-2026/print", "/appraisal/bell-2026?as-of=2026-11-18",
		"/appraisal/bell-2026/print?as-of=2026-11-18", "/board/board-1"}
	for _, person := range []string{"bell", "okafor"} {
		get := h.as(person)
		for _, path := range pages {
			_, text := get(path)
			for _, not := range []string{canary, "Recommends Level", "Board recommendation", "recorded the board"} {
				if strings.Contains(text, not) {
					t.Errorf("%s reads %q at %s", person, not, path)
				}
			}
		}
	}
	for _, person := range []string{"chair", "authority", "fischer"} {
		if _, text := h.as(person)("/appraisal/bell-2026/print"); !strings.Contains(text, canary) {
			t.Errorf("%s does not read the recommendation", person)
		}
	}
}

// The receipt of an act is for who did it and who may see what it wrote.
func TestReceiptIsForWhoMaySeeTheAct(t *testing.T) {
	h := open(t, "referred", "2026-11-20", recommendation)
	_, text := h.as("chair")("/appraisal/bell-2026")
	found := regexp.MustCompile(`href="(/record/\d+)"`).FindStringSubmatch(text)
	if found == nil {
		t.Fatal("the chair's case page leads to no receipt")
	}
	if status, text := h.as("chair")(found[1]); status != http.StatusOK || !strings.Contains(text, "Robert Lindqvist") {
		t.Errorf("the chair's receipt: %d, and it does not say whose turn is next", status)
	}
	if status, _ := h.as("bell")(found[1]); status != http.StatusNotFound {
		t.Errorf("the executive gets the receipt of the board's recommendation: %d", status)
	}
}

// SD-10.4: who has stepped aside from a case sees nothing of it, from the next request on.
func TestRecusedMemberSeesNothingOfTheCase(t *testing.T) {
	h := open(t, "referred", "2026-11-20")
	get := h.as("second")
	if status, text := get("/appraisal/bell-2026"); status != http.StatusOK || !strings.Contains(text, "Marcus Bell") {
		t.Fatalf("before stepping aside: %d", status)
	}
	aside := line("2026-11-20", "second", "board.recuse", "board-1", `{"case":"bell-2026"}`)
	aside.ID = "aside"
	r := h.teller.Tell(context.Background(), []intake.Line{aside}, 1)
	if !r[0].AsExpected {
		t.Fatal(r[0].Text)
	}
	for _, path := range []string{"/appraisal/bell-2026", "/appraisal/bell-2026/plan", "/appraisal/bell-2026/print", "/appraisal/bell-2026?as-of=2026-11-01", "/appraisal/bell-2026/recommend"} {
		if status, text := get(path); status != http.StatusNotFound || strings.Contains(text, "Bell") {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, path := range []string{"/", "/people", "/people?name=bell", "/board/board-1", "/board/board-1/recuse"} {
		if _, text := get(path); strings.Contains(text, "Bell") || strings.Contains(text, "bell-2026") {
			t.Errorf("%s names the executive", path)
		}
	}
}

var (
	waitingCount = regexp.MustCompile(`Needs me now <span class="count">([\d,]+)</span>`)
	navCount     = regexp.MustCompile(`<sup><span class="usa-sr-only">, </span>(\d+)`)
	tallyCount   = regexp.MustCompile(`<b>(\d+)</b> <u>`)
)

func first(t *testing.T, re *regexp.Regexp, text string) string {
	t.Helper()
	if m := re.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return "0"
}

// The number in the heading, the number beside Home and the list are one number, at each stage of the road.
func TestHomeCountsMatchItsList(t *testing.T) {
	for story, on := range map[string]string{"opened": "2025-09-04", "planned": "2025-09-09", "reviewed": "2026-10-10", "rated": "2026-10-21", "referred": "2026-11-02", "recommended": "2026-11-20"} {
		h := open(t, story, on)
		for _, person := range []string{"fischer", "okafor", "bell", "chair", "second", "authority", "reviewer", "head", "lind"} {
			status, text := h.as(person)("/")
			count, list := first(t, waitingCount, text), fmt.Sprint(strings.Count(text, `<p class="when">`))
			if status != http.StatusOK || count != list || count != first(t, navCount, text) {
				t.Errorf("%s, %s: %d; the count is %s, the list has %s, Home says %s", story, person, status, count, list, first(t, navCount, text))
			}
		}
	}
}

// many opens appraisals of n more executives.
func many(n int) []intake.Line {
	var out []intake.Line
	for i := range n {
		who := fmt.Sprintf("x%03d", i)
		out = append(out, line("", "fischer", "agency.enter-person", who, fmt.Sprintf(`{"name":"Zoë Number%03d"}`, i)),
			line("", "fischer", "agency.appoint", who, `{"appointment":"career","on":"2020-01-05","title":"Director"}`),
			line("", "fischer", "appraisal.open", who+"-2026", `{"executive":"`+who+`","period":"2026","rating_official":"okafor","appointing_authority":"authority"}`))
	}
	return out
}

// A long list comes in pages of 50, and every count is of the whole.
func TestLongListsComeInPages(t *testing.T) {
	h := open(t, "opened", "2025-09-10", many(60)...)
	rows := func(text string) int { return strings.Count(text, `<th scope="row">`) }
	get := h.as("fischer")
	for path, want := range map[string]int{"/people": 50, "/people?page=2": 11, "/people?page=3": 0, "/people?name=bell": 1, "/people?name=ZOE+number00": 10,
		"/people?name=%25": 0, "/people?stage=rated": 0, "/people?stage=opened&page=2": 11, "/people?period=period%2F2026&page=2": 11, "/people?part=executive": 0} {
		status, text := get(path)
		if status != http.StatusOK || rows(text) != want {
			t.Errorf("%s: %d with %d rows, want %d", path, status, rows(text), want)
		}
	}
	if _, text := get("/"); first(t, tallyCount, text) != "61" {
		t.Errorf("executive resources reads %s cases without a plan, want 61", first(t, tallyCount, text))
	}
	official := h.as("okafor")
	_, one := official("/")
	_, two := official("/?page=2")
	if n, m := strings.Count(one, `<p class="when">`), strings.Count(two, `<p class="when">`); n != 50 || m != 11 {
		t.Errorf("the rating official's pages have %d and %d things, want 50 and 11", n, m)
	}
	if !strings.Contains(one, "61 things wait for you") || !strings.Contains(two, "61 things wait for you") || !strings.Contains(one, "The first 25 of 61") {
		t.Error("a page of a long list does not count the whole")
	}
	if _, text := h.as("chair")("/people"); rows(text) != 0 {
		t.Error("who has a part in no case is shown one")
	}
}

// A case as of a day is the case as it stood at the end of that day, with nothing to be done on it.
func TestCaseAsOfADay(t *testing.T) {
	h := open(t, "rated", "2026-10-22")
	get := h.as("bell")
	_, now := get("/appraisal/bell-2026")
	_, then := get("/appraisal/bell-2026?as-of=2026-10-19")
	if !strings.Contains(now, "Level 4, Exceeds Fully Successful") || strings.Contains(then, "Level 4") {
		t.Error("the day before the rating, there was a rating")
	}
	if !strings.Contains(then, "The case as it stood on October 19, 2026") || strings.Contains(then, `class="act"`) {
		t.Error("the page does not say that it is of an earlier day, or offers an act")
	}
	for path, want := range map[string]int{"/appraisal/bell-2026?as-of=yesterday": 400, "/appraisal/bell-2026?as-of=2025-01-01": 400,
		"/appraisal/nobody-2026?as-of=2025-01-01": 404, "/appraisal/bell-2026?as-of=2030-01-01": 400} {
		if status, _ := get(path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}
