package assets

import (
	"compress/gzip"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHandler(t *testing.T) {
	stale := strings.Replace(URL("app.css"), load().sum, "0123456789abcdef", 1)
	for _, c := range []struct {
		name, url, accept     string
		status                int
		kind, encoding, cache string
	}{
		{"packed for who takes it", URL("app.css"), "gzip, br", 200, "text/css; charset=utf-8", "gzip", "immutable"},
		{"plain for who does not", URL("app.js"), "", 200, "text/javascript; charset=utf-8", "", "immutable"},
		{"an old address is not kept", stale, "", 200, "text/css; charset=utf-8", "", "no-cache"},
		{"no such file", URL("app.scss"), "", 404, "", "", ""},
		{"no way out of the folder", Prefix + load().sum + "/../assets.go", "", 404, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.URL.Path = c.url
			r.Header.Set("Accept-Encoding", c.accept)
			w := httptest.NewRecorder()
			Handler().ServeHTTP(w, r)
			h := w.Header()
			if w.Code != c.status || (c.status == 200 && (h.Get("Content-Type") != c.kind || h.Get("Content-Encoding") != c.encoding || !strings.Contains(h.Get("Cache-Control"), c.cache))) {
				t.Errorf("status %d, headers %v", w.Code, h)
			}
			if c.encoding == "gzip" {
				z, err := gzip.NewReader(w.Body)
				if err != nil {
					t.Fatal(err)
				}
				if text, err := io.ReadAll(z); err != nil || !strings.Contains(string(text), ".strip") {
					t.Errorf("unpacked to %.40q, %v", text, err)
				}
			}
		})
	}
}

// A first visit may weigh 100 kB on the wire; the typeface, both stylesheets and the script leave this much for the page.
func TestWeight(t *testing.T) {
	if Missing() != "" {
		t.Skip(Missing())
	}
	weight := 0
	for _, name := range []string{"uswds.css", "app.css", "app.js", "icon.svg", "img/us_flag_small.png", "fonts/public-sans/PublicSans-Regular.woff2", "fonts/public-sans/PublicSans-Bold.woff2"} {
		file, ok := load().byName[name]
		if !ok {
			t.Fatalf("%s is not among the assets", name)
		}
		if file.packed != nil {
			weight += len(file.packed)
		} else {
			weight += len(file.plain)
		}
	}
	if weight > 85_000 {
		t.Errorf("what every page needs weighs %d bytes packed; at most 85,000 leave room for the page", weight)
	}
}
