package web

import "net/http"

// homePage is the visitor's day: what waits for the visitor and what the visitor waits for.
func (s *server) homePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	return render(w, r, http.StatusOK, v.page("Home"), stubBody("Home"))
}

// peoplePage lists the cases that the visitor has a part in.
func (s *server) peoplePage(w http.ResponseWriter, r *http.Request, v *visit) error {
	return render(w, r, http.StatusOK, v.page("Cases"), stubBody("Cases"))
}
