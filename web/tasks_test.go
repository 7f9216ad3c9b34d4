package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// Once the chair has stepped aside, every other member finds the board's recommendation among what needs doing (SD-10.6).
func TestMembersPresideOnceTheChairHasSteppedAside(t *testing.T) {
	waits := func(h *house, person string) bool {
		_, text := h.as(person)("/")
		return strings.Contains(text, `href="/appraisal/bell-2026/recommend"`)
	}
	h := open(t, "referred", "2026-11-16")
	if !waits(h, "chair") || waits(h, "second") || waits(h, "third") {
		t.Error("while the chair serves, the task is the chair's alone")
	}
	aside := open(t, "referred", "2026-11-16", line("2026-11-16", "chair", "board.recuse", "board-1", `{"case":"bell-2026"}`))
	if waits(aside, "chair") || !waits(aside, "second") || !waits(aside, "third") {
		t.Error("the chair has stepped aside, and the task is not that of the others")
	}
}

// Every list of tasks has as many rows as its own count, the count beside its name on every list, and Home's.
func TestEveryListOfTasksHasItsCount(t *testing.T) {
	h := open(t, "opened", "2025-09-10", many(60)...)
	for _, person := range []string{"okafor", "fischer", "bell", "x001"} {
		get := h.as(person)
		_, home := get("/")
		if count := fmt.Sprint(rowsOf(t, get, "now")); count != first(t, waitingCount, home) || count != first(t, navCount, home) {
			t.Errorf("%s: %s things on the list, %s on Home, %s beside it", person, count, first(t, waitingCount, home), first(t, navCount, home))
		}
		for _, l := range taskLists {
			rows := rowsOf(t, get, l.Name)
			for _, other := range taskLists {
				if _, text := get("/tasks?show=" + other.Name); !strings.Contains(text, fmt.Sprintf("<b>%d</b> <u>%s</u>", rows, l.Title)) {
					t.Errorf("%s: %d rows of %s, and %s says another number", person, rows, l.Name, other.Name)
				}
			}
		}
	}
}

// rowsOf counts the rows of all pages of a list of tasks.
func rowsOf(t *testing.T, get func(string) (int, string), list string) int {
	t.Helper()
	n := 0
	for page := 1; page < 100; page++ {
		status, text := get(fmt.Sprintf("/tasks?show=%s&page=%d", list, page))
		if status != http.StatusOK {
			t.Fatalf("%s, page %d: %d", list, page, status)
		}
		rows := strings.Count(text, `<p class="when">`)
		if n += rows; rows < listPage {
			return n
		}
	}
	return n
}

// A window that has not begun is on the list of what is to come, and counted nowhere else; one that has passed is on none.
func TestOnlyAStartedWindowIsDue(t *testing.T) {
	h := open(t, "in-force", "2025-09-26")
	get := h.as("okafor")
	if _, text := get("/tasks?show=now"); strings.Contains(text, "Hold a progress review") {
		t.Error("a progress review is due before the period has begun")
	}
	if _, text := get("/tasks?show=later"); !strings.Contains(text, "Hold a progress review") || !strings.Contains(text, "From Oct 1") || strings.Contains(text, "/review-progress") {
		t.Error("what opens later is not listed with its day, or leads to a form that is not open")
	}
	h.now = h.now.AddDate(0, 0, 5)
	if _, text := h.as("okafor")("/tasks?show=now"); !strings.Contains(text, "Hold a progress review") || !strings.Contains(text, "364 days left") {
		t.Error("the period has begun, and the progress review is not due, or nothing says how long there is")
	}
}

// What a person did is on the record with its receipt, and of a case that the person has left nothing is named.
func TestWhatIDid(t *testing.T) {
	h := open(t, "referred", "2026-11-16", line("2026-11-16", "chair", "board.recuse", "board-1", `{"case":"bell-2026"}`))
	_, text := h.as("okafor")("/done")
	for _, want := range []string{"Make the initial rating", "Communicate the plan", "Marcus Bell", `href="/record/`} {
		if !strings.Contains(text, want) {
			t.Errorf("what the rating official did lacks %q", want)
		}
	}
	if _, text := h.as("chair")("/done"); strings.Contains(text, "Bell") || !strings.Contains(text, "Performance Review Board") {
		t.Error("who has stepped aside is told of the case, or not of stepping aside")
	}
	if status, text := h.as("okafor")("/done?page=9"); status != http.StatusOK || !strings.Contains(text, "not that many pages") {
		t.Errorf("a page that is none: %d", status)
	}
}
