package test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/calendar"
)

// watcher holds every version of every case that came of an act, as it was then. Cases are copied shallowly, so an
// Apply that changes what an older copy shares is a defect that nobody would see but here.
type watcher struct {
	t      *testing.T
	door   *casework.Door
	agency string
	kept   []keptCase
	latest map[string]act.Case
}

type keptCase struct {
	c    act.Case
	json string
}

func watch(t *testing.T, door *casework.Door, agency string) *watcher {
	return &watcher{t: t, door: door, agency: agency, latest: map[string]act.Case{}}
}

// eyes are those who see every case: executive resources, and before there is any, the founder.
var eyes = []string{"person/fischer", "person/founder"}

// see gives a case as the door keeps it, or, as of a day that has not come, folded anew from the record.
func (w *watcher) see(stream string, asOf calendar.Date) act.Case {
	w.t.Helper()
	for _, person := range eyes {
		s, err := w.door.LookAsOf(context.Background(), w.agency, person, stream, asOf)
		if errors.Is(err, casework.ErrNotFound) {
			continue
		}
		if err != nil {
			w.t.Fatalf("%s: %v", stream, err)
		}
		return s.Case
	}
	w.t.Fatalf("%s: nobody sees it", stream)
	return nil
}

// note keeps the case that an act has brought forward.
func (w *watcher) note(stream string) {
	w.t.Helper()
	if strings.HasPrefix(stream, "opening/") { // is shown with its appraisal, and by itself to nobody
		return
	}
	c := w.see(stream, calendar.Date{})
	w.kept, w.latest[stream] = append(w.kept, keptCase{c, jsonOf(w.t, c)}), c
}

// settle holds what was kept against what it was, each case against the record, and every table against both.
func (w *watcher) settle() {
	w.t.Helper()
	for _, k := range w.kept {
		if diff := cmp.Diff(k.json, jsonOf(w.t, k.c)); diff != "" {
			w.t.Errorf("version %d of %s was changed by a later act:\n%s", k.c.Base().Version, k.c.Base().ID, diff)
		}
	}
	for stream, c := range w.latest {
		anew := w.see(stream, calendar.MustParse("2999-12-31"))
		if diff := cmp.Diff(jsonOf(w.t, anew), jsonOf(w.t, c)); diff != "" {
			w.t.Errorf("%s folded anew from the record is another case (-record +kept):\n%s", stream, diff)
		}
	}
	faults, err := w.door.DB().Verify(context.Background(), w.agency, casework.Rebuild(casework.Kinds()), nil, nil)
	if err != nil || len(faults) > 0 {
		w.t.Errorf("the record does not verify: %v %v", faults, err)
	}
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
