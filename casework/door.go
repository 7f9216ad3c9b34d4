// Package casework is how an act is done: the one door. Pages, command line, import and stories all send a Deed
// to Door.Do, which authorizes it, asks the law, appends it to the record, brings the tables up to date and gives
// a receipt, in one transaction that is synced before anybody is told. It knows the rules and the store, and
// neither pages nor commands.
package casework

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the zones of the country, wherever the program runs
	"unicode/utf8"

	"sesperf/rules/act"
	"sesperf/rules/adoption"
	"sesperf/rules/agency"
	"sesperf/rules/appraisal"
	"sesperf/rules/board"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// Deed is an act as somebody sends it.
type Deed struct {
	Agency    string          // the agency's short id
	ID        string          // chosen by the sender, unique in the agency: sent twice, the act is done once
	Act       string          // kind.verb
	Case      string          // the stream; a new one for an act that opens
	By        string          // the person, as sign-in knows the person
	For       string          // in whose place, as that person's delegate; empty for nearly all
	Seen      int64           // version of the case that the writer saw; AnyVersion to go by the newest
	In        json.RawMessage // the act's inputs
	Confirmed bool            // sign-in was confirmed for this act, which a signature needs
	Files     []File          // that come with it, for an act that takes files
	Draft     string          // the case under which the writer's draft of this act is kept: it goes with the act; empty for none
}

// AnyVersion is for writers who saw no page: commands, imports, stories.
const AnyVersion int64 = -1

// Receipt says what was done: where it stands in the record, and under which sum.
type Receipt struct {
	act.Meta
	Agency   string        `json:"agency"`
	Title    string        `json:"title"`
	Text     string        `json:"text"`
	Findings []act.Finding `json:"findings,omitempty"` // let through
	Repeated bool          `json:"repeated,omitempty"` // it had been done before; this is the first receipt again
}

// Kinds are the kinds of case that the program knows.
func Kinds() []act.Kind {
	return append(append([]act.Kind{}, agency.Kinds...), adoption.Kind, board.Kind, appraisal.Kind, appraisal.OpeningKind)
}

// Door is the one way to do an act and to look at a case. It may be used by many goroutines.
type Door struct {
	db    *store.DB
	now   func() time.Time
	kinds map[string]act.Kind
	cache *cache
	// Broken is called when the record can no longer be written safely; the process must end. It panics if nil.
	Broken func(error)

	mu      sync.Mutex
	writers map[string]*writer
	closed  chan struct{}
}

// New opens the door to a database. The clock gives the present instant; kinds are Kinds() but in tests.
func New(db *store.DB, now func() time.Time, kinds []act.Kind) *Door {
	d := &Door{db: db, now: now, kinds: map[string]act.Kind{}, cache: newCache(), writers: map[string]*writer{}, closed: make(chan struct{})}
	for _, k := range kinds {
		d.kinds[k.Name] = k
	}
	return d
}

// Close ends the writers; acts under way are finished first.
func (d *Door) Close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	select {
	case <-d.closed:
		return
	default:
	}
	close(d.closed)
	for _, w := range d.writers {
		<-w.ended
	}
}

// Keep says how many folded cases are kept in memory, about ten kilobytes each: more for who works through many.
func (d *Door) Keep(cases int) {
	d.cache.mu.Lock()
	defer d.cache.mu.Unlock()
	d.cache.limit = max(cases, 1)
}

// DB gives the database behind the door, for reading lists.
func (d *Door) DB() *store.DB { return d.db }

// Kind gives a kind of case by its name.
func (d *Door) Kind(name string) (act.Kind, bool) {
	k, ok := d.kinds[name]
	return k, ok
}

// Spec gives the declaration of an act by its name.
func (d *Door) Spec(name string) (act.Spec, bool) {
	for _, k := range d.kinds {
		if s, ok := k.Spec(name); ok {
			return s, true
		}
	}
	return act.Spec{}, false
}

// Do does one act. Its errors are those of this package, *act.Refusal and *act.Invalid; others are internal. When
// the context ends, only the waiting ends: the act may still be done, and its id tells.
func (d *Door) Do(ctx context.Context, deed Deed) (Receipt, error) {
	p := &pending{deed: deed, done: make(chan struct{})}
	if err := d.send(ctx, p); err != nil {
		return Receipt{}, err
	}
	select {
	case <-p.done:
		return p.receipt, p.err
	case <-ctx.Done():
		return Receipt{}, ctx.Err()
	}
}

// DoAll does many acts in their order, each done or refused by itself; errs[i] is that of deeds[i].
func (d *Door) DoAll(ctx context.Context, deeds []Deed) (receipts []Receipt, errs []error) {
	waiting := make([]*pending, len(deeds))
	receipts, errs = make([]Receipt, len(deeds)), make([]error, len(deeds))
	for i, deed := range deeds {
		waiting[i] = &pending{deed: deed, done: make(chan struct{})}
		if err := d.send(ctx, waiting[i]); err != nil {
			waiting[i].err = err
			close(waiting[i].done)
		}
	}
	for i, p := range waiting {
		select {
		case <-p.done:
			receipts[i], errs[i] = p.receipt, p.err
		case <-ctx.Done():
			errs[i] = ctx.Err()
		}
	}
	return receipts, errs
}

func (d *Door) send(ctx context.Context, p *pending) error {
	for _, name := range []string{p.deed.ID, p.deed.Act, p.deed.Case, p.deed.By, p.deed.For, p.deed.Draft} {
		if !utf8.ValidString(name) || strings.ContainsRune(name, 0) {
			return &act.Invalid{Text: fmt.Sprintf("%q names nothing: an id is plain text", name)}
		}
	}
	select {
	case d.writer(p.deed.Agency).queue <- p:
		return nil
	case <-d.closed:
		return context.Canceled
	case <-ctx.Done():
		return ctx.Err()
	}
}

// zones keeps the time zones that were asked for: reading one from its table takes longer than judging an act.
var zones sync.Map

// Zone gives the time zone of a name; UTC for one that nobody knows.
func Zone(name string) *time.Location {
	if loc, ok := zones.Load(name); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	zones.Store(name, loc)
	return loc
}

// today gives the present day and instant in the agency's zone.
func today(now time.Time, zone string) (calendar.Date, int64) {
	return calendar.FromTime(now.In(Zone(zone))), now.UnixMicro()
}
