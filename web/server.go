// Package web is the pages: routes, and one page a file with its template beside it. Handlers give a page or an error;
// one adapter answers. Pages send deeds through the one door and look at cases through it; no rule of law is written
// here, and no row is filtered after a query. The entry is New.
package web

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"sesperf/casework"
	"sesperf/rules/agency"
	"sesperf/signin"
	"sesperf/web/assets"
)

// Options say for whom pages are served.
type Options struct {
	Agency string           // the agency's short id
	Demo   bool             // a demonstration: the sign-in page lets one pick a person
	Secure bool             // cookies go over https only
	Now    func() time.Time // the clock; time.Now if nil
	Logger *slog.Logger     // for internal errors; nothing of a case goes into it
}

// server is what every page needs.
type server struct {
	Options
	door     *casework.Door
	sessions *signin.Sessions
	forms    map[string]form // by act
}

// The largest request that is taken, in bytes, and the largest that is read to its end so that its sender gets an
// answer: a connection that is cut in the middle of sending shows people nothing.
const (
	maxBody = 8 << 20
	maxRead = 8 * maxBody
)

// New gives the handler of all pages.
func New(door *casework.Door, o Options) (http.Handler, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Agency == "" {
		return nil, errors.New("web: the agency is not named")
	}
	s := &server{Options: o, door: door, sessions: signin.New(door.DB(), o.Now, o.Secure), forms: map[string]form{}}
	for _, f := range allForms() {
		s.forms[f.act] = f
	}
	mux := http.NewServeMux()
	mux.Handle("GET "+assets.Prefix, assets.Handler())
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) })
	pages := http.NewServeMux()
	s.routes(pages)
	protection := http.NewCrossOriginProtection()
	mux.Handle("/", Answer(protection.Handler(s.limit(s.sessions.Wrap(pages)))))
	return mux, nil
}

// limit refuses what is too large, after it has been sent.
func (s *server) limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := int64(maxBody)
		if uploads(r) {
			most = maxRead // read as it comes, and not kept
		}
		if r.ContentLength <= most {
			r.Body = http.MaxBytesReader(w, r.Body, most)
			next.ServeHTTP(w, r)
			return
		}
		if _, err := io.Copy(io.Discard, http.MaxBytesReader(w, r.Body, maxRead)); err != nil {
			s.Logger.Info("a request was too large to be read to its end", "bytes", r.ContentLength)
		}
		s.fail(w, r, &visit{s: s, r: r, Agency: &agency.Agency{}}, &http.MaxBytesError{Limit: maxBody})
	})
}

// routes lists every address. Cases stand under their own ids: /appraisal/0190…
func (s *server) routes(m *http.ServeMux) {
	m.HandleFunc("GET /sign-in", s.open(s.signInPage))
	m.HandleFunc("POST /demo/sign-in", s.open(s.demoSignIn))
	m.HandleFunc("POST /sign-out", s.open(s.signOut))
	m.HandleFunc("GET /law", s.open(s.lawPage))
	m.HandleFunc("GET /law/administrations", s.open(s.administrationsPage))
	m.HandleFunc("GET /law/{provision}", s.open(s.provisionPage))
	m.HandleFunc("GET /accessibility", s.open(s.accessibilityPage))
	m.HandleFunc("GET /{$}", s.signedIn(s.homePage))
	m.HandleFunc("GET /tasks", s.signedIn(s.tasksPage))
	m.HandleFunc("GET /done", s.signedIn(s.donePage))
	m.HandleFunc("GET /missing", s.signedIn(s.missingPage))
	m.HandleFunc("GET /missing/{kind}/{provision}", s.signedIn(s.missingList))
	m.HandleFunc("GET /orphans", s.signedIn(s.orphansPage))
	m.HandleFunc("GET /corrections", s.signedIn(s.correctionsPage))
	m.HandleFunc("GET /standins", s.signedIn(s.standinsPage))
	m.HandleFunc("GET /person/{id}/{verb}", s.signedIn(s.actForm))
	m.HandleFunc("POST /person/{id}/{verb}", s.signedIn(s.actPost))
	m.HandleFunc("POST /place", s.signedIn(s.takePlace))
	m.HandleFunc("GET /people", s.signedIn(s.peoplePage))
	m.HandleFunc("GET /open", s.signedIn(s.openPage))
	m.HandleFunc("POST /open", s.signedIn(s.openPost))
	m.HandleFunc("GET /periods", s.signedIn(s.periodsPage))
	m.HandleFunc("GET /period/{id}", s.signedIn(s.periodPage))
	m.HandleFunc("GET /period/{id}/{verb}", s.signedIn(s.actForm))
	m.HandleFunc("POST /period/{id}/{verb}", s.signedIn(s.actPost))
	m.HandleFunc("GET /record/{seq}", s.signedIn(s.receiptPage))
	m.HandleFunc("GET /board/{id}", s.signedIn(s.boardPage))
	m.HandleFunc("GET /board/{id}/{verb}", s.signedIn(s.actForm))
	m.HandleFunc("POST /board/{id}/{verb}", s.signedIn(s.actPost))
	m.HandleFunc("GET /appraisal/{id}", s.signedIn(s.casePage))
	m.HandleFunc("GET /appraisal/{id}/why", s.signedIn(s.whyPage))
	m.HandleFunc("GET /appraisal/{id}/history", s.signedIn(s.historyPage))
	m.HandleFunc("GET /appraisal/{id}/print", s.signedIn(s.printPage))
	m.HandleFunc("GET /appraisal/{id}/plan", s.signedIn(s.planPage))
	m.HandleFunc("GET /appraisal/{id}/plan/compare", s.signedIn(s.comparePlans))
	for _, ending := range []string{"pdf", "html"} {
		m.HandleFunc("GET /appraisal/{id}/form."+ending, s.signedIn(s.caseForm))
		m.HandleFunc("GET /appraisal/{id}/explanation."+ending, s.signedIn(s.explanationLetter))
		m.HandleFunc("GET /system/{id}/form."+ending, s.signedIn(s.systemForm))
		m.HandleFunc("GET /systems/basic/form."+ending, s.signedIn(s.basicForm))
	}
	m.HandleFunc("GET /appraisal/{id}/departure.pdf", s.signedIn(s.departureFile))
	m.HandleFunc("GET /person/{id}", s.signedIn(s.personPage))
	m.HandleFunc("GET /appraisal/{id}/plan.json", s.signedIn(s.planFile))
	m.HandleFunc("GET /appraisal/{id}/rating.json", s.signedIn(s.ratingFile))
	m.HandleFunc("GET /appraisal/{id}/evidence/{seq}", s.signedIn(s.evidenceFile))
	m.HandleFunc("POST /appraisal/{id}/attach-evidence", s.open(s.uploadPost))
	m.HandleFunc("GET /appraisal/{id}/notes", s.signedIn(s.notesPage))
	m.HandleFunc("POST /appraisal/{id}/notes", s.signedIn(s.notesPost))
	m.HandleFunc("GET /appraisal/{id}/{verb}", s.signedIn(s.actForm))
	m.HandleFunc("POST /appraisal/{id}/{verb}/file", s.signedIn(s.fillPost))
	m.HandleFunc("POST /appraisal/{id}/{verb}", s.signedIn(s.actPost))
	m.HandleFunc("GET /appraisal/{id}/system", s.signedIn(s.caseDescriptionPage))
	m.HandleFunc("GET /glossary", s.open(s.glossaryPage))
	m.HandleFunc("GET /my-system", s.signedIn(s.appliesPage))
	m.HandleFunc("GET /systems", s.signedIn(s.systemsPage))
	m.HandleFunc("GET /systems/coverage", s.signedIn(s.coveragePage))
	m.HandleFunc("GET /systems/basic", s.signedIn(s.basicPage))
	m.HandleFunc("GET /systems/basic/{file}", s.signedIn(s.basicFile))
	m.HandleFunc("GET /systems/new", s.signedIn(s.beginPage))
	m.HandleFunc("POST /systems/new", s.signedIn(s.beginPost))
	m.HandleFunc("GET /system/{id}", s.signedIn(s.systemPage))
	m.HandleFunc("GET /system/{id}/description", s.signedIn(s.descriptionPage))
	m.HandleFunc("GET /system/{id}/compare", s.signedIn(s.comparePage))
	m.HandleFunc("GET /system/{id}/check", s.signedIn(s.checkPage))
	m.HandleFunc("POST /system/{id}/draft/look", s.signedIn(s.lookPage))
	m.HandleFunc("GET /system/{id}/{verb}", s.signedIn(s.systemVerb))
	m.HandleFunc("POST /system/{id}/{verb}", s.signedIn(s.actPost))
	m.HandleFunc("POST /drafts/{kind}/{id}/{verb}", s.signedIn(s.saveDraft))
	m.HandleFunc("/", s.open(func(http.ResponseWriter, *http.Request, *visit) error { return casework.ErrNotFound }))
}

// stream gives the id of the case that the address names.
func stream(r *http.Request) string {
	kind := r.PathValue("kind")
	if kind == "" {
		kind, _, _ = strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	}
	return kind + "/" + r.PathValue("id")
}
