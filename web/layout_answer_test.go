package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAnswer(t *testing.T) {
	text := strings.Repeat("The executive may respond. ", 100)
	for _, c := range []struct {
		name, accept, kind string
		status             int
		body               string
		packed             bool
	}{
		{"a page for who takes it packed", "gzip, br", "text/html; charset=utf-8", 200, text, true},
		{"a page whose kind is found out", "gzip", "", 422, "<!DOCTYPE html>" + text, true},
		{"a page for who does not", "", "text/html; charset=utf-8", 200, text, false},
		{"a document is not text", "gzip", "application/pdf", 200, text, false},
		{"an answer without a body", "gzip", "text/html", 204, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.Header.Set("Accept-Encoding", c.accept)
			w := httptest.NewRecorder()
			Answer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				if c.kind != "" {
					w.Header().Set("Content-Type", c.kind)
				}
				if c.status != 200 {
					if c.kind == "" {
						w.Header().Set("Content-Type", http.DetectContentType([]byte(c.body)))
					}
					w.WriteHeader(c.status)
				}
				if c.body != "" {
					_, _ = io.WriteString(w, c.body)
				}
			})).ServeHTTP(w, r)
			if w.Code != c.status || w.Header().Get("Content-Security-Policy") != Policy || (w.Header().Get("Content-Encoding") == "gzip") != c.packed {
				t.Fatalf("status %d, headers %v", w.Code, w.Header())
			}
			body := io.Reader(w.Body)
			if c.packed {
				z, err := gzip.NewReader(w.Body)
				if err != nil {
					t.Fatal(err)
				}
				body = z
			}
			if got, err := io.ReadAll(body); err != nil || string(got) != c.body {
				t.Errorf("the body came as %.60q, %v", got, err)
			}
		})
	}
}
