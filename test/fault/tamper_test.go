package fault

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"sesperf/casework"
	"sesperf/intake"
	"sesperf/rules/calendar"
	"sesperf/store"
	"sesperf/store/storetest"
)

// TestTamper changes single bytes of a small agency's database behind the program's back, deletes rows and swaps
// what two rows hold, each in turn and each undone before the next: all are found, and named by table, key and
// column. The tables and columns are those of the database's own catalogue, but for the working tables.
func TestTamper(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		edits := 60
		if whole() {
			edits = 1000
		}
		tell(t, url, "../stories/road.jsonl", everyTable)
		a := &attack{t: t, in: intrude(t, url), db: open(t, url), r: rand.New(rand.NewPCG(seed(t), 1))}
		if found := faults(t, a.db, casework.Kinds()); len(found) > 0 {
			t.Fatalf("an untouched record has faults: %v", found)
		}
		columns := a.columns()
		for i := range edits {
			if i%len(columns) == 0 {
				a.r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
			}
			a.edit(columns[i%len(columns)])
		}
		said := a.said("edits of a byte")
		for range max(1, edits/100) {
			for _, table := range a.in.tables {
				a.delete(table)
			}
		}
		said += a.said("rows deleted")
		for range max(1, edits/100) {
			for _, table := range a.in.tables {
				a.swap(table)
			}
		}
		fmt.Printf("%s: seed %d, %d tables, %d columns: %s%s\n", t.Name(), seed(t), len(a.in.tables), len(columns), said, a.said("pairs of rows swapped"))
		if found := faults(t, a.db, casework.Kinds()); len(found) > 0 {
			t.Errorf("after all was put back: %v", found)
		}
	})
}

// textOf gives what a file says as a JSON text.
func textOf(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	b, err := json.Marshal(string(text))
	if err != nil {
		panic(err)
	}
	return string(b)
}

// everyTable goes on from the road so that every table has rows: a second executive, whose plan is late, a position
// of each, and members who step aside.
func everyTable(lines []intake.Line) []intake.Line {
	out := []intake.Line{
		line("fischer", "agency.establish-position", "adviser", `{"title":"Senior Adviser","unit":"operations","appointment":"NA","location":"Washington, DC"}`),
		line("fischer", "agency.establish-position", "locks", `{"title":"Director, Lock and Dam Safety","unit":"operations","appointment":"CA","location":"St. Louis, MO"}`),
		line("okafor", "agency.appoint-proxy", "okafor", `{"person":"lind"}`),
		line("okafor", "agency.appoint-proxy", "okafor", `{"person":"reviewer"}`),
		line("okafor", "agency.end-proxy", "okafor", `{"number":2}`),
		line("okafor", "agency.appoint-delegate", "okafor", `{"person":"authority","from":"2027-01-04","until":"2027-01-15","as":["rating-official","gaining-supervisor"],"reason":"Leave."}`),
		line("fischer", "agency.open-unit", "hydrography", `{"name":"Office of Hydrography","parent":"operations"}`),
		line("fischer", "agency.open-period", "2027", `{"title":"2027","begins":"2026-10-01","ends":"2027-09-30"}`),
		line("head", "agency.name-official", "agency", `{"office":"oversight-official","person":"lind","basis":"Designation 2026-03"}`),
		line("head", "agency.name-official", "agency", `{"office":"oversight-official","person":"lind","basis":"Designation 2026-04","ends":true}`),
		line("head", "board.establish", "board-2", `{"name":"Performance Review Board 2"}`),
		line("second", "board.recuse", "board-1", `{"case":"bell-2026"}`),
		line("third", "board.recuse", "board-1", `{"case":"bell-2026","reason":"A former colleague."}`),
	}
	for _, s := range []struct{ name, from, units string }{{"whole", "2027-10-01", `[]`}, {"operations", "2028-10-01", `["operations"]`}} {
		out = append(out,
			line("fischer", "system.draft", s.name, `{"text":%s}`, textOf("../stories/systems/fwa-2027.yaml")),
			line("fischer", "system.approve", s.name, `{"on":"2026-05-08","reference":"OPM letter 26-201"}`),
			line("fischer", "system.put-in-force", s.name, `{"from":%q,"units":%s,"basis":"Administrator's decision"}`, s.from, s.units))
	}
	for i, p := range []string{"tran", "bell"} {
		c := p + "-2027"
		out = append(out,
			on(12+i, line("fischer", "appraisal.open", c, `{"executive":%q,"period":"2027","rating_official":"okafor","appointing_authority":"authority"}`, p)),
			line("okafor", "appraisal.propose-plan", c, "%s", planOf(lines)),
			line(p, "appraisal.sign-plan", c, `{"version":1}`),
			line("okafor", "appraisal.sign-plan", c, `{"version":1}`),
			line("okafor", "appraisal.communicate-plan", c, `{}`),
			attaching(line(p, "appraisal.attach-evidence", c, `{"note":"What %s did."}`, p), p+".txt", "The account of "+p+", lock by lock."))
	}
	return append(out,
		line("fischer", "appraisal.begin-detail", "tran-2027", `{"organization":"Office of Ports","supervisor":"third","begins":"2026-10-05","ends":"2027-04-30"}`),
		line("third", "appraisal.set-detail-requirements", "tran-2027", `{"detail":1,"text":"Agreements with four ports."}`),
		line("fischer", "appraisal.begin-detail", "bell-2027", `{"organization":"Office of River Forecasting","supervisor":"second","begins":"2026-10-12","ends":"2026-11-20"}`),
		line("second", "appraisal.appraise-detail", "bell-2027", `{"detail":1,"text":"Forecasts reached every lock."}`),
		line("fischer", "agency.separate-person", "reviewer", `{"why":"separated","on":"2026-11-30"}`))
}

// attaching gives a line a file.
func attaching(l intake.Line, name, content string) intake.Line {
	l.Attach = &intake.Attach{Name: name, Content: []byte(content)}
	return l
}

// on gives a line its day in December 2026.
func on(day int, l intake.Line) intake.Line {
	l.On = calendar.Of(2026, 12, day)
	return l
}

// attack changes the database and holds what verification says against what was done.
type attack struct {
	t                  *testing.T
	in                 *intruder
	db                 *store.DB
	r                  *rand.Rand
	done, found, named int
}

// place is a column of a table.
type place struct {
	table  table
	column int
}

func (a *attack) columns() (all []place) {
	for _, t := range a.in.tables {
		for c := range t.columns {
			all = append(all, place{t, c})
		}
	}
	return all
}

// edit changes one byte of one column of one row.
func (a *attack) edit(p place) {
	a.t.Helper()
	rows := a.in.all(p.table)
	if len(rows) == 0 {
		a.t.Fatalf("%s has no rows", p.table.name)
	}
	for range 100 {
		was := rows[a.r.IntN(len(rows))]
		now := slices.Clone(was)
		now[p.column] = a.byte(was[p.column])
		if !a.in.replace(p.table, [][]any{was}, [][]any{now}) {
			continue // a row with that key is there already
		}
		a.hold(p.table, p.table.columns[p.column], was, now[p.column], p.table.key(was))
		a.in.replace(p.table, [][]any{now}, [][]any{was})
		return
	}
	a.t.Fatalf("%s.%s cannot be changed", p.table.name, p.table.columns[p.column])
}

// byte changes one byte of a value: of a text to another character, of a number to any of its eight bytes.
func (a *attack) byte(value any) any {
	change := byte(1 + a.r.IntN(255))
	switch value := value.(type) {
	case string:
		if value == "" {
			return "x"
		}
		b := []byte(value)
		i := a.r.IntN(len(b))
		for b[i] >= 0x80 { // text stays UTF-8, or PostgreSQL refuses it
			i = (i + 1) % len(b)
		}
		was := b[i]
		for b[i] == was {
			b[i] = byte(' ' + a.r.IntN('~'-' '+1))
		}
		return string(b)
	case []byte:
		b := slices.Clone(value)
		b[a.r.IntN(len(b))] ^= change
		return b
	case int64:
		b := binary.BigEndian.AppendUint64(nil, uint64(value))
		b[a.r.IntN(len(b))] ^= change
		return int64(binary.BigEndian.Uint64(b))
	}
	panic(fmt.Sprintf("a column holds %T", value))
}

// delete takes out one row.
func (a *attack) delete(t table) {
	a.t.Helper()
	rows := a.in.all(t)
	was := rows[a.r.IntN(len(rows))]
	a.in.replace(t, [][]any{was}, nil)
	a.hold(t, "", was, "deleted", t.key(was))
	a.in.replace(t, nil, [][]any{was})
}

// swap exchanges what two rows hold beside their keys.
func (a *attack) swap(t table) {
	a.t.Helper()
	rows := a.in.all(t)
	if len(rows) < 2 || len(t.keys) == len(t.columns) {
		return // the agency's head is one row, and a recusal is all key
	}
	for range 100 {
		i, j := a.r.IntN(len(rows)), a.r.IntN(len(rows))
		one, two := slices.Clone(rows[i]), slices.Clone(rows[j])
		for _, k := range t.keys {
			one[k], two[k] = two[k], one[k]
		}
		if i == j || fmt.Sprint(one) == fmt.Sprint(rows[j]) {
			continue // the same row, or rows that hold the same
		}
		a.in.replace(t, [][]any{rows[i], rows[j]}, [][]any{one, two})
		a.hold(t, "*", rows[i], "swapped", t.key(rows[i]), t.key(rows[j]))
		a.in.replace(t, [][]any{one, two}, [][]any{rows[i], rows[j]})
		return
	}
	a.t.Fatalf("%s has no two rows that differ", t.name)
}

// hold verifies, and counts whether the change was found, and whether it was named: each row of it by table, key and
// column, and nothing else but what follows from it.
func (a *attack) hold(t table, column string, was []any, now any, keys ...string) {
	a.t.Helper()
	a.done++
	found := faults(a.t, a.db, casework.Kinds())
	if len(found) > 0 {
		a.found++
	}
	missed := map[string]bool{}
	for _, k := range keys {
		missed[k] = true
	}
	var astray []store.Fault
	for _, f := range found {
		of := f.Column == column || column == "*" && f.Column != "" ||
			f.Column == "salt or body" && (column == "salt" || column == "body") || f.Column == "salt or content" && (column == "salt" || column == "content")
		switch {
		case f.Table == t.name && of && slices.Contains(keys, f.Key):
			delete(missed, f.Key)
		case column == "*" && t.name == "entry" && f.Table == "body" && slices.Contains(keys, f.Key):
			// An entry that stands in another's place has the wrong body beside it.
		case !strings.HasPrefix(f.Text, "the case cannot be rebuilt"):
			astray = append(astray, f)
		}
	}
	if len(missed) == 0 && len(astray) == 0 {
		a.named++
		return
	}
	a.t.Errorf("%s.%s, key %q, now %.60q: named as %v (of %.200q)", t.name, column, keys, fmt.Sprint(now), found, fmt.Sprint(was))
}

// said tells what was done since the last time, and how much of it was found and named.
func (a *attack) said(what string) string {
	defer func() { a.done, a.found, a.named = 0, 0, 0 }()
	return fmt.Sprintf("%d %s, %d found, %d named; ", a.done, what, a.found, a.named)
}
