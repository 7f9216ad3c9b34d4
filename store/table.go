package store

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"sesperf/store/sqlc"
)

// Row is a row of a projected table: any of sqlc's structs for one. All its fields are strings and int64, so
// that two rows are equal when == says so.
type Row = any

// table is a projected table: a view of the record that is written with each act and rebuilt to verify it.
type table struct {
	name    string
	columns []string
	keys    []int // places of the key's columns; the first is the agency
	row     reflect.Type
}

// Projected lists the tables that casework writes and verification rebuilds, with their keys. A test holds it
// against the schema of both databases.
var projected = []*table{
	view[sqlc.Stream]("stream", "id"),
	view[sqlc.Person]("person", "id"),
	view[sqlc.Standin]("standin", "principal", "kind", "number", "relation"),
	view[sqlc.Unit]("unit", "id"),
	view[sqlc.Official]("official", "office", "person", "unit", "from_on"),
	view[sqlc.Period]("period", "id"),
	view[sqlc.Goal]("goal", "id"),
	view[sqlc.Detail]("detail", "case_id", "number"),
	view[sqlc.Position]("position", "id"),
	view[sqlc.System]("system", "id"),
	view[sqlc.Coverage]("coverage", "system", "appointment", "unit"),
	view[sqlc.Board]("board", "id"),
	view[sqlc.BoardMember]("board_member", "board", "person"),
	view[sqlc.Recusal]("recusal", "board", "person", "case_id"),
	view[sqlc.Appraisal]("appraisal", "id"),
	view[sqlc.Finding]("finding", "case_id", "provision", "seq", "field"),
	view[sqlc.Task]("task", "case_id", "act", "person", "office"),
}

// Working lists the tables on which nothing of law rests; verification does not ask them.
var Working = []string{"draft", "note", "session"}

// byType finds a projected table by the type of its rows.
var byType = func() map[reflect.Type]*table {
	m := map[reflect.Type]*table{}
	for _, t := range projected {
		m[t.row] = t
	}
	return m
}()

// view describes a projected table; its columns are the fields of R. The key begins with the agency.
func view[R any](name string, key ...string) *table {
	t := &table{name: name, row: reflect.TypeFor[R](), keys: []int{0}}
	for i := range t.row.NumField() {
		t.columns = append(t.columns, column(t.row.Field(i).Name))
	}
	for _, k := range key {
		for i, c := range t.columns {
			if c == k {
				t.keys = append(t.keys, i)
			}
		}
	}
	return t
}

// column gives a column's name from that of its field: CaseID is case_id.
func column(field string) string {
	var b strings.Builder
	lower := false
	for _, r := range field {
		if unicode.IsUpper(r) && lower {
			b.WriteByte('_')
		}
		lower = !unicode.IsUpper(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// tableOf gives the table that a row belongs to.
func tableOf(row Row) (*table, error) {
	t := byType[reflect.TypeOf(row)]
	if t == nil {
		return nil, fmt.Errorf("store: %T is not a row of a projected table", row)
	}
	return t, nil
}

// values appends the row's columns, in order, to args.
func (t *table) values(args []any, row Row) []any {
	v := reflect.ValueOf(row)
	for i := range t.columns {
		args = append(args, plain(v.Field(i)))
	}
	return args
}

// plain gives a field's value as the driver takes it.
func plain(f reflect.Value) any {
	if f.Kind() == reflect.String {
		return f.String()
	}
	return f.Int()
}

// key gives the row's key as one text, in which no two keys are the same.
func (t *table) key(row Row) string {
	v := reflect.ValueOf(row)
	b := make([]byte, 0, 96)
	b = append(b, t.name...)
	for _, i := range t.keys {
		b = append(b, 0) // text in the tables holds no NUL
		b = fmt.Append(b, plain(v.Field(i)))
	}
	return string(b)
}

// shown gives the row's key for a message, without the agency.
func (t *table) shown(row Row) string {
	v := reflect.ValueOf(row)
	parts := make([]string, 0, len(t.keys))
	for _, k := range t.keys[1:] {
		parts = append(parts, fmt.Sprint(plain(v.Field(k))))
	}
	return strings.Join(parts, " ")
}
