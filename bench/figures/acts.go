package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/store"
	"sesperf/web"
)

const (
	clients = 64
	turn    = 2 * time.Second // of each of the things that are held against each other, in turns
	turns   = 5
	each    = 16 // executives of a client: a case stays small
)

// acts holds acts in process and through the pages against bare one-row commits of the same driver, with 64 clients,
// each on a case of its own: one comment on a plan, which is judged, recorded, projected and answered with a receipt.
func acts(ctx context.Context) error {
	folder, err := os.MkdirTemp("", "sesperf-acts")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	url := "sqlite://" + filepath.Join(folder, "acts.db")
	if _, _, err := store.Migrate(ctx, url); err != nil {
		return err
	}
	db, err := store.Open(ctx, url)
	if err != nil {
		return err
	}
	defer db.Close()
	teller := intake.NewTeller(db, casework.Kinds())
	defer teller.Door().Close()
	if err := set(ctx, teller); err != nil {
		return err
	}
	bare, err := commits(filepath.Join(folder, "bare.db"))
	if err != nil {
		return err
	}
	pages, err := visitors(teller.Door())
	if err != nil {
		return err
	}
	defer pages.server.Close()
	var rates [3][]float64
	for range turns {
		for i, do := range []func(client int, n int64) error{bare, inProcess(ctx, teller.Door()), pages.comment} {
			rate, err := together(ctx, []int{1, clients, clients}[i], do)
			if err != nil {
				return err
			}
			rates[i] = append(rates[i], rate)
		}
	}
	b, p, h := median(rates[0]), median(rates[1]), median(rates[2])
	tell("bare one-row commits, SQLite, FULL", fmt.Sprintf("%.0f/s", b), "", "")
	tell("acts in process, 64 clients, SQLite", fmt.Sprintf("%.0f/s", p), fmt.Sprintf("%.2f", p/b), "at least 2")
	tell("acts through HTTP, 64 clients, SQLite", fmt.Sprintf("%.0f/s", h), fmt.Sprintf("%.2f", h/b), "at least 1")
	return nil
}

// count numbers the acts of the whole run.
var count atomic.Int64

// together has clients do something for one turn, and gives how often a second it was done.
func together(ctx context.Context, clients int, do func(client int, n int64) error) (float64, error) {
	var done atomic.Int64
	errs := make([]error, clients)
	var wg sync.WaitGroup
	begun := time.Now()
	for c := range clients {
		wg.Go(func() {
			for errs[c] == nil && ctx.Err() == nil && time.Since(begun) < turn {
				errs[c] = do(c, count.Add(1))
				done.Add(1)
			}
		})
	}
	wg.Wait()
	return float64(done.Load()) / time.Since(begun).Seconds(), errors.Join(append(errs, ctx.Err())...)
}

// commits gives what commits one small row by itself.
func commits(file string) (func(int, int64) error, error) {
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE bare (id BIGINT PRIMARY KEY, text TEXT NOT NULL)"); err != nil {
		return nil, err
	}
	insert, err := db.Prepare("INSERT INTO bare VALUES ($1, $2)")
	return func(_ int, n int64) error {
		_, err := insert.Exec(n, "small")
		return err
	}, err
}

// inProcess does acts at the door.
func inProcess(ctx context.Context, door *casework.Door) func(int, int64) error {
	return func(client int, n int64) error {
		_, err := door.Do(ctx, casework.Deed{Agency: "story", ID: fmt.Sprint("figure-", n), Act: "appraisal.comment-on-plan", By: "person/" + name(client, n),
			Case: "appraisal/" + name(client, n), Seen: casework.AnyVersion, In: json.RawMessage(`{"text":"The target depends on the second barge."}`)})
		return err
	}
}

// name is what an executive of a client is called, and the executive's case.
func name(client int, n int64) string { return fmt.Sprintf("p%d-%d", client, n%each) }

// set tells the story of a plan, and opens an appraisal with that plan for every executive of each client.
func set(ctx context.Context, teller *intake.Teller) error {
	lines, _, err := intake.ReadStory("test/stories/planned.jsonl")
	if err != nil {
		return err
	}
	var plan json.RawMessage
	for _, l := range lines {
		if l.Act == "appraisal.propose-plan" {
			plan = l.In
		}
	}
	for i := range clients * each {
		p := name(i/each, int64(i))
		lines = append(lines,
			intake.Line{By: "fischer", Act: "agency.enter-person", Of: p, In: json.RawMessage(`{"name":"An Executive"}`)},
			intake.Line{By: "fischer", Act: "agency.appoint", Of: p, In: json.RawMessage(`{"appointment":"career","on":"2020-01-05"}`)},
			intake.Line{By: "fischer", Act: "appraisal.open", Of: p, In: json.RawMessage(fmt.Sprintf(`{"executive":%q,"period":"2026","rating_official":"okafor","appointing_authority":"authority"}`, p))},
			intake.Line{By: "okafor", Act: "appraisal.propose-plan", Of: p, In: plan})
	}
	for _, r := range teller.Tell(ctx, lines, 0) {
		return fmt.Errorf("line %d of the story: %s", r.Line, r.Text)
	}
	return nil
}

// signedIn are executives at a server of pages, each with a session.
type signedIn struct {
	server  *httptest.Server
	clients [clients * each]*http.Client
}

// visitors serves the pages and signs every executive in.
func visitors(door *casework.Door) (*signedIn, error) {
	handler, err := web.New(door, web.Options{Agency: "story", Demo: true, Now: time.Now})
	if err != nil {
		return nil, err
	}
	s := &signedIn{server: httptest.NewServer(handler)}
	for i := range s.clients {
		if s.clients[i], err = signIn(s.server.URL, "person/"+name(i/each, int64(i))); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// connections are kept open, as browsers do, and shared.
var connections = &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: clients}

// signIn gives a client with a person's session. It follows no redirect.
func signIn(at, person string) (*http.Client, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	client := &http.Client{Jar: jar, Transport: connections,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.PostForm(at+"/demo/sign-in", url.Values{"person": {person}})
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther {
		return nil, fmt.Errorf("%s could not sign in: %s", person, resp.Status)
	}
	return client, nil
}

// comment posts the form of a comment, and is done when the server says where the receipt is.
func (s *signedIn) comment(client int, n int64) error {
	resp, err := s.clients[client*each+int(n%each)].PostForm(s.server.URL+"/appraisal/"+name(client, n)+"/comment-on-plan",
		url.Values{"act_id": {fmt.Sprint("figure-", n)}, "then": {"do"}, "text": {"The target depends on the second barge."}})
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther || !strings.HasPrefix(resp.Header.Get("Location"), "/record/") {
		return fmt.Errorf("an act through HTTP was answered with %s", resp.Status)
	}
	return nil
}
