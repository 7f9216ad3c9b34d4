package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"
	"time"

	"sesperf/casework"
	"sesperf/rules/act"
	"sesperf/rules/calendar"
	"sesperf/store"
)

// Result is what became of one line of a story.
type Result struct {
	Line       int            `json:"line"`
	File       string         `json:"-"`
	Act        string         `json:"act"` // empty when the line looks
	Outcome    string         `json:"outcome"`
	Provisions []string       `json:"provisions"` // refused: exactly what bars
	Findings   []string       `json:"findings"`   // let through and flagged
	AsExpected bool           `json:"as_expected"`
	Text       string         `json:"text,omitempty"` // what was said
	Shown      map[string]any `json:"shown,omitempty"`
}

// storyAgency is the agency of a throwaway database.
const storyAgency = "story"

// Teller runs a story on a database of its own, with the story's own clock.
type Teller struct {
	door *casework.Door
	now  time.Time
	// After is called when an act was done, with its stream; tests hold the record against the tables there.
	After func(stream string)
}

// NewTeller opens a story's door on an empty database. Kinds are casework.Kinds() but in tests.
func NewTeller(db *store.DB, kinds []act.Kind) *Teller {
	t := &Teller{now: time.Date(2025, 9, 1, 14, 0, 0, 0, time.UTC)}
	t.door = casework.New(db, func() time.Time { return t.now }, kinds)
	return t
}

// Door gives the door that the story goes through.
func (t *Teller) Door() *casework.Door { return t.door }

// Tell runs the lines and gives what became of each of the last own ones. A line before them that does not go as
// expected is given too: the story rests on it.
func (t *Teller) Tell(ctx context.Context, lines []Line, own int) []Result {
	var out []Result
	for i, l := range lines {
		r := t.line(ctx, l, i)
		if i >= len(lines)-own || !r.AsExpected {
			out = append(out, r)
		}
	}
	return out
}

func (t *Teller) line(ctx context.Context, l Line, i int) Result {
	if !l.On.IsZero() {
		t.now = noon(l.On)
	}
	t.now = t.now.Add(time.Second)
	r := Result{Line: l.Number, File: l.File, Act: l.Act, Provisions: []string{}, Findings: []string{}}
	if l.Act == "" {
		t.look(ctx, l, &r)
	} else {
		t.do(ctx, l, i, &r)
	}
	r.AsExpected = expected(l.Expect, l.Act, r)
	return r
}

// noon is an instant that is the same day in every zone of the country.
func noon(d calendar.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 17, 0, 0, 0, time.UTC)
}

func (t *Teller) do(ctx context.Context, l Line, i int, r *Result) {
	spec, ok := t.door.Spec(l.Act)
	if !ok {
		r.Outcome, r.Text = "invalid", "there is no act "+l.Act
		return
	}
	in := Resolve(spec.Schema, l.In)
	if spec.Name == "agency.name" {
		in = asStory(in)
	}
	id := l.ID
	if id == "" {
		id = fmt.Sprintf("story-%d", i)
	}
	receipt, err := t.door.Do(ctx, casework.Deed{Agency: storyAgency, ID: id, Act: l.Act, Case: caseOf(spec, l.Of), By: Stream("person", l.By), For: principal(l),
		Seen: casework.AnyVersion, In: in, Files: l.Sent(), Confirmed: true})
	r.Outcome, r.Text = Outcome(err)
	var refusal *act.Refusal
	switch {
	case errors.As(err, &refusal):
		r.Provisions = act.Provisions(refusal.Findings)
	case err == nil:
		r.Findings = flagged(receipt.Findings)
		if t.After != nil {
			t.After(receipt.Case)
		}
	}
}

// principal names in whose place a line is done; nothing for nearly all.
func principal(l Line) string {
	if l.For == "" {
		return ""
	}
	return Stream("person", l.For)
}

// asStory marks the agency of a story as one.
func asStory(in json.RawMessage) json.RawMessage {
	raw := map[string]json.RawMessage{}
	if json.Unmarshal(in, &raw) != nil {
		return in
	}
	raw["use"] = json.RawMessage(`"story"`)
	b, err := json.Marshal(raw)
	if err != nil {
		return in
	}
	return b
}

func caseOf(spec act.Spec, of string) string { return Stream(spec.Case, of) }

func flagged(found []act.Finding) []string {
	var open []act.Finding
	for _, f := range found {
		if f.Holds != act.Yes {
			open = append(open, f)
		}
	}
	return act.Provisions(open)
}

// Outcome names the outcome of an act by its error, and what was said.
func Outcome(err error) (outcome, text string) {
	var refusal *act.Refusal
	var invalid *act.Invalid
	var conflict *casework.Conflict
	switch {
	case err == nil:
		return "done", ""
	case errors.As(err, &refusal):
		return "refused", err.Error()
	case errors.As(err, &invalid), errors.As(err, &conflict), errors.Is(err, casework.ErrUnconfirmed):
		return "invalid", err.Error()
	case errors.Is(err, casework.ErrForbidden), errors.Is(err, casework.ErrNotFound):
		return "forbidden", err.Error()
	}
	return "error", err.Error()
}

func (t *Teller) look(ctx context.Context, l Line, r *Result) {
	stream := l.Of
	if !strings.Contains(stream, "/") {
		stream = Stream("appraisal", l.Of)
	}
	sight, err := t.door.LookAs(ctx, storyAgency, casework.Acting{By: Stream("person", l.By), For: principal(l)}, stream, calendar.Date{})
	switch {
	case errors.Is(err, casework.ErrNotFound):
		r.Outcome = "absent"
	case err != nil:
		r.Outcome, r.Text = "error", err.Error()
	default:
		r.Outcome, r.Shown = "shown", Shown(sight)
	}
}

// Shown gives what a person sees of a case as plain values, part by part merged into one object.
func Shown(s *casework.Sight) map[string]any {
	out := map[string]any{}
	for part, values := range s.Kind.Show(s.Case) {
		if s.Visible[part] {
			for k, v := range values {
				out[k] = v
			}
		}
	}
	return out
}

// expected holds a result against what the story expects; an act of which nothing is expected is to be done, with
// whatever it flags.
func expected(e *Expect, name string, r Result) bool {
	if e == nil {
		return r.Outcome == "done" || (name == "" && r.Outcome == "shown")
	}
	if e.Outcome != r.Outcome {
		return false
	}
	switch {
	case e.Refused != nil:
		return same(e.Refused, r.Provisions)
	case e.Finding != nil:
		return same(e.Finding, r.Findings)
	case e.Shows != nil:
		return shows(e.Shows, r.Shown)
	case e.Outcome == "done":
		return len(r.Findings) == 0
	}
	return true
}

func same(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	sort.Strings(a)
	sort.Strings(b)
	return slices.Equal(a, b)
}

// shows says whether each expected value is shown so; null expects that it is not shown at all.
func shows(want, have map[string]any) bool {
	for k, w := range want {
		h, there := have[k]
		if w == nil {
			if there {
				return false
			}
			continue
		}
		if !there || !equalJSON(w, h) {
			return false
		}
	}
	return true
}

func equalJSON(a, b any) bool {
	return reflect.DeepEqual(plain(a), plain(b))
}

func plain(v any) any {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var out any
	if d.Decode(&out) != nil {
		return nil
	}
	return out
}
