package web

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// A request that is too large is read and answered: the sender is told what to do, and the connection is not cut.
func TestTooLargeIsAnswered(t *testing.T) {
	h := open(t, "rated", "2026-10-21")
	answer, err := http.PostForm(h.URL+"/appraisal/bell-2026/respond", url.Values{"text": {strings.Repeat("large ", 2_000_000)}})
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	if err != nil || answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(text), "your text is still there; shorten it") {
		t.Errorf("%s %v: %.300s", answer.Status, err, text)
	}
}
