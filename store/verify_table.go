package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"sesperf/record"
	"sesperf/store/sqlc"
)

// expected is a row that a case makes.
type expected struct {
	table *table
	row   Row
}

// fold rebuilds every case from its entries, on every core, and keeps the rows.
func (v *verification) fold(ctx context.Context) error {
	streams := slices.Collect(maps.Keys(v.places))
	var next atomic.Int64
	return v.each(ctx, func(tx *Tx) error {
		for {
			i := next.Add(1) - 1
			if i >= int64(len(streams)) {
				return nil
			}
			if err := v.made(tx, streams[i]); err != nil {
				return err
			}
		}
	})
}

// made keeps the rows that one stream makes.
func (v *verification) made(tx *Tx, stream string) error {
	entries, err := v.stream(tx, stream)
	var rows []Row
	if err == nil {
		rows, err = v.rebuild(entries)
	}
	if tx.ctx.Err() != nil {
		return tx.ctx.Err()
	}
	if err != nil {
		v.fault("entry", stream, "", "the case cannot be rebuilt from its entries, and rows that no other case makes were not checked: %v", err)
		v.unbuilt.Store(true)
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, row := range rows {
		t, err := tableOf(row)
		if err != nil {
			return err
		}
		key := t.key(row)
		if _, twice := v.rows[key]; twice {
			return fmt.Errorf("store: two cases make the row %s of %s; the second is %s", t.shown(row), t.name, stream)
		}
		v.rows[key] = expected{t, row}
	}
	return nil
}

// stream reads the entries of a stream that the verification covers. The columns may lie; which entries are of
// the stream is what the headers say.
func (v *verification) stream(tx *Tx, stream string) ([]record.Entry, error) {
	places := v.places[stream]
	if err := v.complete(tx, stream); err != nil {
		return nil, err
	}
	entries, err := tx.Entries(stream, 0)
	entries = slices.DeleteFunc(entries, func(e record.Entry) bool { return e.Seq >= v.size })
	if err != nil || len(entries) != len(places) {
		entries = nil
		for _, seq := range places {
			e, err := tx.Entry(seq)
			if err != nil {
				return nil, fmt.Errorf("entry %d: %w", seq, err)
			}
			entries = append(entries, e)
		}
	}
	for i, e := range entries {
		v.progress()
		if e.Version != int64(i+1) || e.Stream != stream || e.Agency != v.agency || e.Seq != places[i] {
			return nil, fmt.Errorf("entry %d stands where version %d of %s should", e.Seq, i+1, stream)
		}
	}
	return entries, nil
}

// complete refuses a stream that is known to lack an entry. Of an entry that is gone without a trace or whose header
// cannot be read, only the table of streams may tell whose it was.
func (v *verification) complete(tx *Tx, stream string) error {
	if v.broken[stream] {
		return errors.New("an entry of it stands elsewhere")
	}
	if !v.unbuilt.Load() {
		return nil
	}
	row, err := tx.Stream(tx.ctx, sqlc.StreamParams{Agency: v.agency, ID: stream})
	if err == nil && row.Version != int64(len(v.places[stream])) {
		return fmt.Errorf("it had %d entries, and there are %d", row.Version, len(v.places[stream]))
	}
	return nil
}

// tables holds every projected table against the rows that the cases make.
func (v *verification) tables(tx *Tx) error {
	missing := map[*table][]Row{}
	extra := map[*table][][]any{}
	for _, t := range projected {
		names, err := unknown(tx, t.name, v.agency)
		if err != nil {
			return err
		}
		for i, name := range append([]string{v.agency}, names...) {
			if err := v.table(tx, t, name, i == 0, extra); err != nil {
				return err
			}
		}
	}
	for _, e := range v.rows { // what is left was not there
		missing[e.table] = append(missing[e.table], e.row)
	}
	for _, t := range projected {
		v.pair(t, extra[t], missing[t])
	}
	return nil
}

// table holds one table's rows of one agency against what is expected, and takes off what was found.
func (v *verification) table(tx *Tx, t *table, agency string, whole bool, extra map[*table][][]any) error {
	query := "SELECT " + strings.Join(t.columns, ", ") + " FROM " + t.name + " WHERE agency = $1"
	if !whole {
		query += fmt.Sprintf(" LIMIT %d", enough)
	}
	values := make([]any, len(t.columns))
	into := make([]any, len(t.columns))
	for i := range values {
		into[i] = &values[i]
	}
	return scan(tx, query, []any{agency}, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		key := t.keyOf(values)
		e, ok := v.rows[key]
		if !ok {
			if len(extra[t]) < enough {
				extra[t] = append(extra[t], slices.Clone(values))
			}
			return nil
		}
		delete(v.rows, key)
		for _, i := range unlike(t, values, e.row) {
			v.fault(t.name, t.shown(e.row), t.columns[i], "the table says %s, and the record makes %s", quoted(values[i]), quoted(t.value(e.row, i)))
		}
		return nil
	})
}

// pair names rows that are missing and rows that are too many; one of each that differ in one column are one
// row whose column was changed.
func (v *verification) pair(t *table, extra [][]any, missing []Row) {
	for _, values := range extra {
		found := -1
		for j, row := range missing[:min(len(missing), enough)] {
			if i := unlike(t, values, row); len(i) == 1 {
				v.fault(t.name, t.shown(row), t.columns[i[0]], "the table says %s, and the record makes %s", quoted(values[i[0]]), quoted(t.value(row, i[0])))
				found = j
				break
			}
		}
		if found >= 0 {
			missing = slices.Delete(missing, found, found+1)
			continue
		}
		if v.unbuilt.Load() {
			continue
		}
		var key []string
		for _, k := range t.keys[1:] {
			key = append(key, fmt.Sprint(values[k]))
		}
		v.fault(t.name, strings.Join(key, " "), "", "no case makes this row")
	}
	for _, row := range missing {
		v.fault(t.name, t.shown(row), "", "the row that the record makes is missing")
	}
}

// unlike gives the places of the columns in which values differ from the row.
func unlike(t *table, values []any, row Row) (places []int) {
	for i, value := range values {
		if value != t.value(row, i) {
			places = append(places, i)
		}
	}
	return places
}

// value gives a column of a row.
func (t *table) value(row Row, i int) any { return plain(reflect.ValueOf(row).Field(i)) }

// keyOf gives the key of a row as the database gave it; see key.
func (t *table) keyOf(values []any) string {
	b := make([]byte, 0, 96)
	b = append(b, t.name...)
	for _, k := range t.keys {
		b = append(b, 0)
		b = fmt.Append(b, values[k])
	}
	return string(b)
}
