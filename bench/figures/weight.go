package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"time"

	"sesperf/casework"
	"sesperf/demo"
	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/web"
)

// weighed are the pages that are weighed, each as the rating official of a case at that stage sees it.
var weighed = []struct{ page, stage, path string }{{"home", "in-force", "/"}, {"case", "informed", "/%s"}, {"plan editor", "planning", "/%s/propose-plan"},
	{"rating", "in-force", "/%s/rate-initially"}}

// weight weighs pages as they go over the wire, packed: what a browser fetches the first time, and after that.
func weight(ctx context.Context) error {
	s := size{24, 1}
	url, err := s.agency(ctx)
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, url)
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
	server := httptest.NewServer(handler)
	defer server.Close()
	for _, p := range weighed {
		a, err := at(ctx, db, p.stage)
		if err != nil {
			return err
		}
		path := p.path
		if strings.Contains(path, "%s") {
			path = fmt.Sprintf(path, a.ID)
		}
		client, err := signIn(server.URL, a.RatingOfficial)
		if err != nil {
			return err
		}
		page, rest, err := weigh(client, server.URL, path)
		if err != nil {
			return err
		}
		tell(fmt.Sprintf("weight of the page %s, %s", p.page, path), fmt.Sprintf("%.1f kB the first time, %.1f kB after", float64(page+rest)/1000, float64(page)/1000), "", "under 100 kB and 20 kB")
	}
	return nil
}

// at gives a case that stands at a stage: a plan before its period has ended, everything else after it.
func at(ctx context.Context, db *store.DB, stage string) (found sqlc.Appraisal, err error) {
	err = db.Read(ctx, func(tx *store.Tx) error {
		streams, err := tx.StreamsOfKind(ctx, sqlc.StreamsOfKindParams{Agency: demo.Agency, Kind: "appraisal"})
		if err != nil {
			return err
		}
		for _, s := range streams {
			a, err := tx.Appraisal(ctx, sqlc.AppraisalParams{Agency: demo.Agency, ID: s.ID})
			if err != nil {
				return err
			}
			if found = a; a.Stage == stage && a.Ends < time.Now().Format(time.DateOnly) == (stage != "planning") {
				return nil
			}
		}
		return fmt.Errorf("no case is at the stage %q", stage)
	})
	return found, err
}

var (
	linked = regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`)
	within = regexp.MustCompile(`url\(["']?([^"')]+)`)
)

// weigh gives the bytes of a page, and of all that it links to: stylesheets, the script, images, and every typeface
// that a stylesheet names, whether or not the page needs it.
func weigh(client *http.Client, server, path string) (page, rest int, err error) {
	page, text, err := fetch(client, server+path)
	if err != nil {
		return 0, 0, err
	}
	seen := map[string]bool{}
	var wanted []string
	for _, m := range linked.FindAllStringSubmatch(text, -1) {
		wanted = append(wanted, m[1])
	}
	for len(wanted) > 0 {
		at := wanted[0]
		if wanted = wanted[1:]; seen[at] {
			continue
		}
		seen[at] = true
		n, text, err := fetch(client, server+at)
		if err != nil {
			return 0, 0, err
		}
		rest += n
		if strings.HasSuffix(at, ".css") {
			for _, m := range within.FindAllStringSubmatch(text, -1) {
				if strings.HasSuffix(m[1], ".woff2") {
					wanted = append(wanted, at[:strings.LastIndex(at, "/")+1]+m[1])
				}
			}
		}
	}
	return page, rest, nil
}

// fetch gets a file as browsers do, and gives how many bytes it took on the wire and what it says.
func fetch(client *http.Client, at string) (int, string, error) {
	req, err := http.NewRequest(http.MethodGet, at, nil)
	if err != nil {
		return 0, "", err
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	packed, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", at, resp.Status)
	}
	if err != nil {
		return 0, "", err
	}
	text, err := unpacked(resp.Header.Get("Content-Encoding"), packed)
	return len(packed), text, err
}
