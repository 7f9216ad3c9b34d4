package web

import (
	"net/http"
	"testing"
)

// A page asks the database at most fifteen times, however many cases there are (docs/assurance.md). The session is one
// of the fifteen.
func TestPagesKeepTheirBudgetOfQueries(t *testing.T) {
	const most = 15
	h := open(t, "referred", "2026-11-02", many(60)...)
	for _, page := range []struct{ person, path string }{
		{"okafor", "/"}, {"bell", "/"}, {"chair", "/"}, {"authority", "/"}, {"fischer", "/"}, {"okafor", "/people"}, {"fischer", "/people"},
		{"okafor", "/appraisal/bell-2026"}, {"bell", "/appraisal/bell-2026"}, {"fischer", "/appraisal/bell-2026/print"}, {"bell", "/appraisal/bell-2026/plan"},
		{"chair", "/appraisal/bell-2026/recommend"}, {"fischer", "/open"}, {"chair", "/board/board-1"},
	} {
		get := h.as(page.person)
		get(page.path) // the first look of executive resources at a case is an act of its own
		h.asked.Store(0)
		if status, _ := get(page.path); status != http.StatusOK {
			t.Errorf("%s gets %d of %s", page.person, status, page.path)
		}
		if n := h.asked.Load(); n > most || n == 0 {
			t.Errorf("%s asks %d times for %s; at most %d", page.path, n, page.person, most)
		} else {
			t.Logf("%-8s %-35s %d", page.person, page.path, n)
		}
	}
}
