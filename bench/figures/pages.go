package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"sesperf/casework"
	"sesperf/demo"
	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/web"
)

// visited is how many executives visit their case, each with a session.
const visited = 500

// pages holds a case page of a large agency against a handler that reads the same rows and writes the same bytes.
func pages(ctx context.Context) error {
	size, db, err := open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	door := casework.New(db, time.Now, casework.Kinds())
	defer door.Close()
	handler, err := web.New(door, web.Options{Agency: demo.Agency, Demo: true, Now: time.Now})
	if err != nil {
		return err
	}
	cases, err := some(ctx, db, visited)
	if err != nil {
		return err
	}
	p := &readers{cases: cases, db: db, pages: httptest.NewServer(handler), bodies: make([][]byte, len(cases)), tokens: make([]string, len(cases))}
	defer p.pages.Close()
	p.bare = httptest.NewServer(http.HandlerFunc(p.same))
	defer p.bare.Close()
	if err := p.first(); err != nil {
		return err
	}
	var rates [2][]float64
	for range turns {
		for i, at := range []string{p.bare.URL, p.pages.URL} {
			rate, err := together(ctx, 8, func(int, int64) error { return p.visit(at, rand.IntN(len(cases))) })
			if err != nil {
				return err
			}
			rates[i] = append(rates[i], rate)
		}
	}
	b, h := median(rates[0]), median(rates[1])
	tell("the same rows read and the same bytes written, "+size.String(), fmt.Sprintf("%.0f/s", b), "", "")
	tell("a case page, "+size.String(), fmt.Sprintf("%.0f/s", h), fmt.Sprintf("%.2f", h/b), "at least 0.5")
	slowest, err := p.paced(200, 10*time.Second)
	tell("a case page at 200 requests/s, the slowest hundredth from", fmt.Sprintf("%.1f ms", float64(slowest.Microseconds())/1000), "", "under 20 ms")
	return err
}

// readers visit case pages.
type readers struct {
	cases       []visitable
	db          *store.DB
	pages, bare *httptest.Server
	bodies      [][]byte // the page of each case
	tokens      []string // the session of each executive
}

// first signs everybody in, and keeps the bytes of each page.
func (p *readers) first() error {
	for i, c := range p.cases {
		client, err := signIn(p.pages.URL, c.person)
		if err != nil {
			return err
		}
		req, _ := http.NewRequest(http.MethodGet, p.pages.URL, nil) // the address is the server's own
		for _, cookie := range client.Jar.Cookies(req.URL) {
			p.tokens[i] = cookie.Name + "=" + cookie.Value
		}
		if p.bodies[i], err = p.get(p.pages.URL, i); err != nil {
			return err
		}
	}
	return nil
}

func (p *readers) visit(at string, i int) error {
	_, err := p.get(at, i)
	return err
}

func (p *readers) get(at string, i int) ([]byte, error) {
	req, err := http.NewRequest(http.MethodGet, at+"/"+p.cases[i].stream, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Cookie", p.tokens[i])
	req.Header.Set("X-Case", fmt.Sprint(i))
	resp, err := connections.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s of %s: %s", p.cases[i].stream, p.cases[i].person, resp.Status)
	}
	return body, err
}

// same reads the rows that a case page rests on, in as many transactions, and writes the page's bytes.
func (p *readers) same(w http.ResponseWriter, r *http.Request) {
	var i int
	if _, err := fmt.Sscan(r.Header.Get("X-Case"), &i); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	c, ctx := p.cases[i], r.Context()
	_, token, _ := strings.Cut(p.tokens[i], "=")
	hash := sha256.Sum256([]byte(token))
	err := p.db.Read(ctx, func(tx *store.Tx) error {
		_, err := tx.Session(ctx, sqlc.SessionParams{TokenHash: hash[:], ExpiresAt: time.Now().UnixMicro()})
		if err == store.ErrNotFound {
			return nil // the token is kept in a form of its own; the row was looked for
		}
		return err
	})
	for _, read := range []func(*store.Tx) error{p.greeting(ctx, c), p.wait(ctx, c), p.sight(ctx, c)} {
		if err == nil {
			err = p.db.Read(ctx, read)
		}
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(p.bodies[i]) // a client that went away needs no page
}

func (p *readers) greeting(ctx context.Context, c visitable) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		if err := tx.Of(demo.Agency); err != nil {
			return err
		}
		if _, err := tx.Version("agency/agency"); err != nil {
			return err
		}
		_, err := tx.Person(ctx, sqlc.PersonParams{Agency: demo.Agency, ID: c.person})
		return err
	}
}

func (p *readers) wait(ctx context.Context, c visitable) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		_, err := tx.TasksOf(ctx, sqlc.TasksOfParams{Agency: demo.Agency, Person: c.person, Today: time.Now().Format(time.DateOnly)})
		return err
	}
}

func (p *readers) sight(ctx context.Context, c visitable) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		if err := tx.Of(demo.Agency); err != nil {
			return err
		}
		for _, stream := range []string{"agency/agency", c.stream} {
			if _, err := tx.Version(stream); err != nil {
				return err
			}
		}
		if _, err := tx.RelationsOf(ctx, sqlc.RelationsOfParams{Agency: demo.Agency, CaseID: c.stream, Person: c.person}); err != nil {
			return err
		}
		_, err := tx.NamesOfCase(ctx, sqlc.NamesOfCaseParams{Agency: demo.Agency, Stream: c.stream})
		return err
	}
}

// paced asks for pages at a steady pace, whatever the answers take, and gives the time under which 99 of 100 came,
// counted from when each was due.
func (p *readers) paced(perSecond int, during time.Duration) (time.Duration, error) {
	n := perSecond * int(during/time.Second)
	took := make([]time.Duration, n)
	var failed atomic.Pointer[error]
	var wg sync.WaitGroup
	begun := time.Now()
	for i := range n {
		due := begun.Add(time.Duration(i) * time.Second / time.Duration(perSecond))
		time.Sleep(time.Until(due))
		wg.Go(func() {
			if err := p.visit(p.pages.URL, rand.IntN(len(p.cases))); err != nil {
				failed.Store(&err)
			}
			took[i] = time.Since(due)
		})
	}
	wg.Wait()
	slices.Sort(took)
	if err := failed.Load(); err != nil {
		return 0, *err
	}
	return took[n*99/100], nil
}
