// Command agency serves the pages of agencies out of test/stories to the browser tests, each with a clock that the
// test sets: a journey walks a whole year in one sitting. It is the program's own pages on the program's own database;
// only the time is told. It is no part of the program.
//
//	POST /begin  story=planned&day=2025-09-20   tells the story in a fresh database and answers with the address of its pages
//	POST /clock  at=ADDRESS&day=2026-04-14      makes it noon of that day there
//	POST /do     at=ADDRESS&day=…&line={…}      does what a line of a story says, which must go as the line expects
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
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

// host keeps the agencies that were begun, by the address of their pages.
type host struct {
	folder   string
	mu       sync.Mutex
	agencies map[string]*agency
}

// agency is one story's agency with its clock.
type agency struct {
	url  string
	door *casework.Door
	acts int
	now  atomic.Pointer[time.Time]
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: agency FOLDER, in which its databases are kept")
		os.Exit(2)
	}
	h := &host{folder: os.Args[1], agencies: map[string]*agency{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /begin", answered(h.begin))
	mux.HandleFunc("POST /clock", answered(h.clock))
	mux.HandleFunc("POST /do", answered(h.do))
	at, err := net.Listen("tcp", "127.0.0.1:0")
	if err == nil {
		fmt.Println("http://" + at.Addr().String())
		err = http.Serve(at, mux)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// answered writes what a handler gives, or its error.
func answered(do func(*http.Request) (string, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		text, err := do(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprint(w, text)
	}
}

func (h *host) begin(r *http.Request) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	db, err := h.told(context.WithoutCancel(r.Context()), r.FormValue("story"))
	if err != nil {
		return "", err
	}
	a := &agency{}
	if err := a.on(r.FormValue("day")); err != nil {
		return "", err
	}
	a.door = casework.New(db, a.clock, casework.Kinds())
	pages, err := web.New(a.door, web.Options{Agency: "story", Demo: true, Now: a.clock, Logger: slog.New(slog.NewTextHandler(os.Stderr, nil))})
	if err != nil {
		return "", err
	}
	at, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go func() { fmt.Fprintln(os.Stderr, http.Serve(at, pages)) }()
	a.url = "http://" + at.Addr().String()
	h.agencies[a.url] = a
	return a.url, nil
}

// told tells a story in a database of its own.
func (h *host) told(ctx context.Context, story string) (*store.DB, error) {
	url := "sqlite://" + filepath.Join(h.folder, fmt.Sprintf("%d.db", len(h.agencies)))
	if _, _, err := store.Migrate(ctx, url); err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	lines, own, err := intake.ReadStory(filepath.Join("test", "stories", story+".jsonl"))
	if err != nil {
		return nil, err
	}
	teller := intake.NewTeller(db, casework.Kinds())
	defer teller.Door().Close()
	for _, result := range teller.Tell(ctx, lines, own) {
		if !result.AsExpected {
			return nil, fmt.Errorf("%s, line %d: %s %s", story, result.Line, result.Outcome, result.Text)
		}
	}
	return db, nil
}

func (h *host) clock(r *http.Request) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	a := h.agencies[r.FormValue("at")]
	if a == nil {
		return "", errors.New("no such agency")
	}
	return "", a.on(r.FormValue("day"))
}

// do does one line of a story: what has no page.
func (h *host) do(r *http.Request) (string, error) {
	if _, err := h.clock(r); err != nil {
		return "", err
	}
	lines, err := intake.ReadLines(filepath.Join("test", "stories", "line.jsonl"), strings.NewReader(r.FormValue("line")))
	if err != nil || len(lines) != 1 {
		return "", fmt.Errorf("no line of a story: %w", err)
	}
	a, l := h.agencies[r.FormValue("at")], lines[0]
	spec, ok := a.door.Spec(l.Act)
	if !ok {
		return "", fmt.Errorf("there is no act %s", l.Act)
	}
	a.acts++
	_, err = a.door.Do(r.Context(), casework.Deed{Agency: "story", ID: fmt.Sprintf("line-%d", a.acts), Act: l.Act, Case: intake.Stream(spec.Case, l.Of), By: intake.Stream("person", l.By),
		Seen: casework.AnyVersion, In: intake.Resolve(spec.Schema, l.In), Confirmed: true})
	if is, text := intake.Outcome(err); l.Expect != nil && is != l.Expect.Outcome || l.Expect == nil && err != nil {
		return "", fmt.Errorf("%s was %s: %s", l.Act, is, text)
	}
	return "", nil
}

func (a *agency) clock() time.Time { return *a.now.Load() }

// on sets the clock to noon of a day, as it is noon in Washington.
func (a *agency) on(day string) error {
	at, err := time.Parse(time.DateOnly, day)
	if err == nil {
		at = at.Add(17 * time.Hour)
		a.now.Store(&at)
	}
	return err
}
