package web

import "net/http"

// accessibilityPage says how accessible the pages are, what was tested, what was not, and whom to tell of a barrier.
func (s *server) accessibilityPage(w http.ResponseWriter, r *http.Request, v *visit) error {
	p := v.page("Accessibility")
	p.Facts = "What these pages are built to, what was tested, and what was not."
	return render(w, r, http.StatusOK, p, AccessibilityBody(s.help()))
}
