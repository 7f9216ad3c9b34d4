package web

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// visit is one request of one person: who it is, and what stands around every page.
type visit struct {
	s      *server
	r      *http.Request
	Person sqlc.Person // whose session it is; the zero Person before sign-in
	Agency *agency.Agency
	Size   int64           // entries in the record
	Today  calendar.Date   // the agency's day; never before the record's last
	upload *casework.File  // that came with a form
	Wait   int64           // how many things wait for the person
	Place  *casework.Place // in whose place the person acts or prepares; nil for the own
}

// handler gives a page by writing it, or an error that the adapter answers.
type handler func(w http.ResponseWriter, r *http.Request, v *visit) error

// open serves a page to anybody; the visit has its person if there is one.
func (s *server) open(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visit(r)
		if err == nil {
			err = v.count()
		}
		if err == nil {
			err = h(w, r, v)
		}
		if err != nil {
			s.fail(w, r, v, err)
		}
	}
}

// signedIn serves a page to who is signed in; others are shown the sign-in page, and what they sent is kept there.
func (s *server) signedIn(h handler) http.HandlerFunc {
	return s.open(func(w http.ResponseWriter, r *http.Request, v *visit) error {
		if v.Person.ID == "" {
			return s.askSignIn(w, r, v)
		}
		return h(w, r, v)
	})
}

func (s *server) visit(r *http.Request) (*visit, error) {
	g, err := s.door.Greet(r.Context(), s.Agency, s.sessions.Person(r.Context()), s.sessions.InPlaceOf(r.Context()))
	return &visit{s: s, r: r, Agency: g.Agency, Person: g.Person, Size: g.Size, Today: g.On, Place: g.Place}, err
}

// count finds out how much waits for the visitor, which stands beside Home on every page that is asked for.
func (v *visit) count() error {
	if v.Person.ID == "" || v.r.Method != http.MethodGet {
		return nil
	}
	return v.s.door.DB().Read(v.r.Context(), func(tx *store.Tx) error {
		t, err := v.tasks(v.r.Context(), tx, taskList{})
		v.Wait = t.Now.Total
		return err
	})
}

// zone is the agency's time zone.
func (v *visit) zone() *time.Location {
	return casework.Zone(v.Agency.TimeZone)
}

// clock gives an instant of the record as people read it: Oct 20, 4:12 pm.
func (v *visit) clock(micro int64) string {
	return time.UnixMicro(micro).In(v.zone()).Format("Jan 2, 2006, 3:04 pm")
}

// zoneName gives the short name of the agency's zone at an instant: EDT.
func (v *visit) zoneName(micro int64) string {
	return time.UnixMicro(micro).In(v.zone()).Format("MST")
}

// page gives the frame of a page for this visit.
func (v *visit) page(title string) Page {
	p := Page{Title: title, Agency: v.Agency.Name, Demo: v.s.Demo, Secure: v.s.Secure, Help: v.s.help(),
		Record: fmt.Sprintf("%s entries", grouped(v.Size))}
	if v.Person.ID != "" {
		p.Person = Person{ID: v.Person.ID, Name: v.Person.Name, Title: v.Person.Title}
		p.Nav = v.nav()
		p.Place, p.At = v.Place, v.r.URL.Path
	}
	return p
}

func (v *visit) nav() []NavItem {
	at := v.r.URL.Path
	items := []NavItem{{Title: "Home", URL: "/", Count: int(v.Wait), Current: at == "/"}, {Title: "Cases", URL: "/people", Current: at == "/people"}}
	if v.Agency.Holds(act.ExecutiveResources, v.Person.ID, "") {
		items = append(items, NavItem{Title: "Open an appraisal", URL: "/open", Current: at == "/open"})
	}
	if v.oversees() {
		items = append(items, NavItem{Title: "Missing", URL: "/missing", Current: strings.HasPrefix(at, "/missing") || at == "/orphans" || at == "/corrections"})
	}
	if v.oversees() || slices.ContainsFunc(v.Agency.Officials, v.inspects) {
		items = append(items, NavItem{Title: "Periods", URL: "/periods", Current: strings.HasPrefix(at, "/period")})
	}
	if v.seesSystems() {
		items = append(items, NavItem{Title: "Systems", URL: "/systems", Current: at == "/systems" || strings.HasPrefix(at, "/system")})
	}
	return items
}

// inspects says whether an office makes the visitor Inspector General, of the agency or of a unit.
func (v *visit) inspects(o agency.Official) bool {
	return o.Office == act.InspectorGeneral && o.Person == v.Person.ID && o.Until.IsZero()
}

func (s *server) help() Contact {
	return Contact{Office: "Executive Resources"}
}

// grouped writes a number with commas: 48,231.
func grouped(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// render writes a page. Its component is drawn whole before the first byte is sent.
func render(w http.ResponseWriter, r *http.Request, status int, p Page, body templ.Component) error {
	var b strings.Builder
	ctx := templ.WithChildren(r.Context(), body)
	if err := Layout(p).Render(ctx, &b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(b.String())) // a client that went away needs no page
	return nil
}

// fail answers an error: one table from category to status and words.
func (s *server) fail(w http.ResponseWriter, r *http.Request, v *visit, err error) {
	var invalid *act.Invalid
	var tooLarge *http.MaxBytesError
	status, title, words := http.StatusInternalServerError, "Something went wrong on our side", ""
	switch {
	case errors.Is(err, context.Canceled):
		return // the client went away
	case errors.Is(err, casework.ErrNotFound):
		status, title, words = http.StatusNotFound, "There is nothing here for you to see", "The address is wrong, or what stands there is not yours to see. Go back home, or ask executive resources."
	case errors.Is(err, casework.ErrForbidden):
		status, title, words = http.StatusForbidden, "This is not yours to do", upper(err.Error())+"."
	case errors.Is(err, casework.ErrUnknown):
		status, title, words = http.StatusServiceUnavailable, "We cannot say whether it was recorded", "The database was lost while it recorded your act. Your text is kept as a draft. Open the case: if the act is not in its history, send it again; it is done once."
	case errors.As(err, &tooLarge):
		status, title, words = http.StatusRequestEntityTooLarge, "This is too much for one page", "What you sent is larger than 8 million characters. Nothing was recorded. Go back in your browser: your text is still there; shorten it."
	case errors.As(err, &invalid):
		status, title, words = http.StatusBadRequest, "This could not be read", upper(err.Error())+"."
	default:
		id := errorID()
		s.Logger.Error("internal error", "id", id, "path", r.URL.Path, "error", err)
		words = "It is not your fault, and nothing was recorded. Your text is kept as a draft. Tell executive resources the number " + id + "."
	}
	p := v.page(title)
	if rerr := render(w, r, status, p, ErrorBody(words)); rerr != nil {
		s.Logger.Error("the error page failed", "error", rerr)
		http.Error(w, title, status)
	}
}

func errorID() string {
	b := make([]byte, 4)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

func upper(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
