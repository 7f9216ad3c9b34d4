package web

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"
)

// Whoever oversees the cases reads in a line for each duty what is missing, opens the list of it with whose turn it is, and
// takes it along as a file; nobody else is told that there is such a page (SD-3.2, SD-9.18).
func TestWhatIsMissingIsListed(t *testing.T) {
	h := open(t, "rated", "2026-10-22", line("2026-10-21", "head", "agency.name-official", "agency", `{"office":"oversight-official","person":"lind","basis":"Designation 2026-03"}`))
	for _, person := range []string{"fischer", "lind"} {
		get := h.as(person)
		status, text := get("/missing")
		if status != http.StatusOK || !strings.Contains(text, `href="/missing/duty/SD-3.2"`) || !strings.Contains(text, "Executives whom no board covers") {
			t.Errorf("%s: %d; the duties are not all there", person, status)
		}
		_, text = get("/missing/duty/SD-3.2")
		for _, want := range []string{"Marcus Bell", "No annual summary rating", "Sep 30", "22 days ago", "Respond to the initial rating"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the list lacks %q", person, want)
			}
		}
		if _, text := get("/missing/duty/SD-9.18"); !strings.Contains(text, "has reached the executive") || strings.Count(text, `<th scope="row">`) != 1 {
			t.Errorf("%s: what has not reached the executive is not listed", person)
		}
		status, file := get("/missing/duty/SD-3.2.csv")
		rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
		if status != http.StatusOK || err != nil || len(rows) < 2 || len(rows)-1 != strings.Count(text, `<th scope="row">`) {
			t.Errorf("%s: %d %v, %d rows", person, status, err, len(rows))
		}
	}
	for path, want := range map[string]int{"/missing/duty/SD-5.2": 404, "/missing/none/SD-3.2": 404, "/missing/finding/XX-1": 404, "/missing/finding/SD-5.2": 200, "/missing/duty/SD-10.9?page=7": 200} {
		if status, _ := h.as("fischer")(path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
	for _, person := range []string{"okafor", "bell", "chair", "authority", "head"} {
		for _, path := range []string{"/missing", "/missing/duty/SD-3.2", "/missing/duty/SD-3.2.csv"} {
			if status, _ := h.as(person)(path); status != http.StatusNotFound {
				t.Errorf("%s: %s gives %d", person, path, status)
			}
		}
	}
}

// A text in a file is a text, whatever a spreadsheet would make of it.
func TestCellsAreNoFormulas(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-": "'-", "": "", "Bell": "Bell"} {
		if got := plainCells(in)[0]; got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
}
