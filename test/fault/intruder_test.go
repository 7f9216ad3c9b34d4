package fault

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // to change tables behind the program's back

	"sesperf/store"
)

// intruder changes tables behind the program's back.
type intruder struct {
	t      *testing.T
	db     *sql.DB
	tables []table
}

// table is a table of the database, as the database itself describes it.
type table struct {
	name    string
	columns []string
	keys    []int // places of the primary key's columns
}

// intrude opens a database as its owner can, and lists every table but the working ones.
func intrude(t *testing.T, url string) *intruder {
	t.Helper()
	driver, address := "pgx", url
	if path, is := strings.CutPrefix(url, "sqlite://"); is {
		driver, address = "sqlite", "file:"+path+"?_pragma=busy_timeout(5000)&_pragma=synchronous(OFF)"
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	in := &intruder{t: t, db: db}
	if driver == "pgx" {
		in.list(`SELECT c.table_name, c.column_name, CASE WHEN k.column_name IS NULL THEN 0 ELSE 1 END FROM information_schema.columns c
			JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
			LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema AND k.table_name = c.table_name
			 AND k.column_name = c.column_name AND k.constraint_name = c.table_name || '_pkey'
			WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position`)
	} else {
		in.list(`SELECT m.name, c.name, c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid`)
	}
	return in
}

// list reads the tables from the database's catalogue.
func (in *intruder) list(query string) {
	in.t.Helper()
	for _, row := range in.rows(query) {
		name, column := fmt.Sprint(row[0]), fmt.Sprint(row[1])
		if slices.Contains(store.Working, name) || strings.HasPrefix(name, "goose") || strings.HasPrefix(name, "sqlite") {
			continue
		}
		if n := len(in.tables); n == 0 || in.tables[n-1].name != name {
			in.tables = append(in.tables, table{name: name})
		}
		t := &in.tables[len(in.tables)-1]
		if fmt.Sprint(row[2]) != "0" {
			t.keys = append(t.keys, len(t.columns))
		}
		t.columns = append(t.columns, column)
	}
}

func (in *intruder) rows(query string) (all [][]any) {
	in.t.Helper()
	rows, err := in.db.Query(query)
	if err != nil {
		in.t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			in.t.Fatal(err)
		}
		all = append(all, values)
	}
	if err := rows.Err(); err != nil {
		in.t.Fatal(err)
	}
	return all
}

// all gives every row of a table.
func (in *intruder) all(t table) [][]any {
	in.t.Helper()
	return in.rows("SELECT " + strings.Join(t.columns, ", ") + " FROM " + t.name)
}

// replace takes rows out of a table and puts others in; false if a key of the database does not let it.
func (in *intruder) replace(t table, out, put [][]any) bool {
	in.t.Helper()
	tx, err := in.db.Begin()
	if err != nil {
		in.t.Fatal(err)
	}
	defer tx.Rollback()
	for _, row := range out {
		where, args := t.where(row)
		result, err := tx.Exec("DELETE FROM "+t.name+where, args...)
		if err != nil {
			in.t.Fatal(err)
		}
		if n, _ := result.RowsAffected(); n != 1 {
			in.t.Fatalf("%s: %d rows have the key %v", t.name, n, args)
		}
	}
	marks := make([]string, len(t.columns))
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+1)
	}
	for _, row := range put {
		if _, err := tx.Exec("INSERT INTO "+t.name+" ("+strings.Join(t.columns, ", ")+") VALUES ("+strings.Join(marks, ", ")+")", row...); err != nil {
			return false
		}
	}
	if err := tx.Commit(); err != nil {
		in.t.Fatal(err)
	}
	return true
}

// where is the condition on the key of a row.
func (t table) where(row []any) (string, []any) {
	var parts []string
	var args []any
	for _, k := range t.keys {
		args = append(args, row[k])
		parts = append(parts, fmt.Sprintf("%s = $%d", t.columns[k], len(args)))
	}
	return " WHERE " + strings.Join(parts, " AND "), args
}

// key gives a row's key as a fault names it.
func (t table) key(row []any) string {
	if len(t.keys) == 1 {
		return fmt.Sprint(row[t.keys[0]])
	}
	var parts []string
	for _, k := range t.keys[1:] {
		parts = append(parts, fmt.Sprint(row[k]))
	}
	return strings.Join(parts, " ")
}
