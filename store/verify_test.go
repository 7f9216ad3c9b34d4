package store_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sesperf/record"
	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// rebuild makes one row of every projected table for a stream, each column of which depends on the entries.
func rebuild(entries []record.Entry) (rows []store.Row, err error) {
	stream := entries[0].Stream
	for _, t := range store.ProjectedTypes() {
		row := reflect.New(t).Elem()
		for i := range t.NumField() {
			if f := row.Field(i); f.Kind() == reflect.String {
				f.SetString(fmt.Sprintf("%s of %s ünï", t.Field(i).Name, stream))
			} else {
				f.SetInt(int64(100*i + len(entries)))
			}
		}
		row.Field(0).SetString(entries[0].Agency)
		if t == reflect.TypeFor[sqlc.Stream]() {
			row.Set(reflect.ValueOf(sqlc.Stream{Agency: entries[0].Agency, ID: stream, Kind: "case", Version: int64(len(entries))}))
		}
		rows = append(rows, row.Interface())
	}
	return rows, nil
}

// kept is a database with a record of n entries over n/3 cases, and a second agency that is left alone.
func kept(t testing.TB, url string, n int) *store.DB {
	t.Helper()
	db := open(t, url)
	for _, agency := range []string{"usda", "dot"} {
		streams := map[string][]record.Entry{}
		for i := range n {
			stream := fmt.Sprintf("case/%d", i%(n/3))
			err := db.Write(ctx, agency, func(tx *store.Tx) error {
				e := made(tx, stream, int64(len(streams[stream])+1), fmt.Sprintf("act-%d", i), fmt.Sprintf(`{"n":%d}`, i))
				var before, after []store.Row
				if len(streams[stream]) > 0 {
					before, _ = rebuild(streams[stream])
				}
				streams[stream] = append(streams[stream], e)
				after, _ = rebuild(streams[stream])
				if err := tx.Append(e); err != nil {
					return err
				}
				return tx.Put(before, after)
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return db
}

// faults verifies the record of usda.
func faults(t testing.TB, db *store.DB, against *record.Checkpoint) []store.Fault {
	t.Helper()
	found, err := db.Verify(ctx, "usda", rebuild, against, nil)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// intruder changes tables behind the program's back.
type intruder struct {
	t  testing.TB
	db *sql.DB
}

func intrude(t testing.TB, url string) *intruder {
	t.Helper()
	driver, address := "pgx", url
	if strings.HasPrefix(url, "sqlite") {
		driver, address = "sqlite", "file:"+strings.TrimPrefix(url, "sqlite://")+"?_pragma=busy_timeout(5000)"
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return &intruder{t, db}
}

func (in *intruder) do(query string, args ...any) {
	in.t.Helper()
	if _, err := in.db.Exec(query, args...); err != nil {
		in.t.Fatalf("%s: %v", query, err)
	}
}

// row is a row of a table as the database has it.
type row struct {
	table   string
	columns []string
	values  []any
}

// pick gives a row of usda.
func (in *intruder) pick(table string, r *rand.Rand) row {
	in.t.Helper()
	rows, err := in.db.Query("SELECT * FROM " + table + " WHERE agency = 'usda'")
	if err != nil {
		in.t.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var all []row
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			in.t.Fatal(err)
		}
		all = append(all, row{table, columns, values})
	}
	return all[r.IntN(len(all))]
}

// match is a condition on every column, after n parameters.
func (r row) match(n int) (string, []any) {
	var parts []string
	for i, c := range r.columns {
		parts = append(parts, fmt.Sprintf("%s = $%d", c, n+i+1))
	}
	return " WHERE " + strings.Join(parts, " AND "), r.values
}

// set changes one column, and gives the row as it then is.
func (in *intruder) set(r row, column int, value any) row {
	in.t.Helper()
	where, args := r.match(1)
	in.do("UPDATE "+r.table+" SET "+r.columns[column]+" = $1"+where, append([]any{value}, args...)...)
	now := r
	now.values = slices.Clone(r.values)
	now.values[column] = value
	return now
}

func (in *intruder) delete(r row) {
	in.t.Helper()
	where, args := r.match(0)
	in.do("DELETE FROM "+r.table+where, args...)
}

func (in *intruder) insert(r row) {
	in.t.Helper()
	marks := make([]string, len(r.columns))
	for i := range marks {
		marks[i] = fmt.Sprintf("$%d", i+1)
	}
	in.do("INSERT INTO "+r.table+" ("+strings.Join(r.columns, ", ")+") VALUES ("+strings.Join(marks, ", ")+")", r.values...)
}

// other gives a value that differs in one byte, or a number that differs.
func other(value any, r *rand.Rand) any {
	switch value := value.(type) {
	case string:
		b := []byte(value)
		if len(b) == 0 {
			return "x"
		}
		i := r.IntN(len(b))
		for b[i] >= 0x80 { // text stays UTF-8, or PostgreSQL refuses it
			i = (i + 1) % len(b)
		}
		b[i] = '~'
		return string(b)
	case []byte:
		b := slices.Clone(value)
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		return b
	case int64:
		return value + 1_000_000 + r.Int64N(1000)
	}
	panic(fmt.Sprintf("%T", value))
}

var tables = append([]string{"agency", "entry", "body", "node"}, store.ProjectedNames()...)

func TestVerifyFindsEveryColumn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db, in, r := kept(t, url, 23), intrude(t, url), rand.New(rand.NewPCG(1, 2))
		if found := faults(t, db, nil); len(found) != 0 {
			t.Fatalf("an untouched record has faults: %v", found)
		}
		rounds := 1
		if os.Getenv("SESPERF_ASSURE") != "" {
			rounds = 40
		}
		for range rounds {
			for _, table := range tables {
				some := in.pick(table, r)
				for i, column := range some.columns {
					one := in.pick(table, r)
					now := in.set(one, i, other(one.values[i], r))
					check(t, table, column, one, faults(t, db, nil))
					in.set(now, i, one.values[i])
				}
				one := in.pick(table, r)
				in.delete(one)
				check(t, table, "", one, faults(t, db, nil))
				in.insert(one)
			}
		}
		if found := faults(t, db, nil); len(found) != 0 {
			t.Errorf("after putting everything back: %v", found)
		}
	})
}

// check holds that exactly the change was found: table, key and column.
func check(t *testing.T, table, column string, was row, found []store.Fault) {
	t.Helper()
	if len(found) == 0 {
		t.Errorf("%s.%s: the change was not found: %.80s", table, column, fmt.Sprint(was.values))
	}
	for _, f := range found {
		named := f.Column == column || f.Column == "salt or body" && (column == "salt" || column == "body")
		key := table == "agency" && f.Key == "usda"
		for _, v := range was.values[1:] {
			key = key || strings.Contains(" "+f.Key+" ", fmt.Sprint(" ", v, " "))
		}
		if strings.HasPrefix(f.Text, "the case cannot be rebuilt") && (table == "entry" || table == "body") {
			continue
		}
		if f.Table != table || !named || !key {
			t.Errorf("%s.%s of %.80s: named as %v", table, column, fmt.Sprint(was.values), f)
		}
	}
}

func TestVerifyFindsSwappedRows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db, in := kept(t, url, 12), intrude(t, url)
		swap := func(table, key string, a, b int) {
			for _, s := range [][2]int{{a, 900}, {b, a}, {900, b}} {
				in.do(fmt.Sprintf("UPDATE %s SET %s = %d WHERE agency = 'usda' AND %s = %d", table, key, s[1], key, s[0]))
			}
		}
		for table, key := range map[string]string{"entry": "seq", "body": "seq", "node": "idx"} {
			swap(table, key, 3, 7)
			found := faults(t, db, nil)
			for _, want := range []string{"3", "7"} {
				if !slices.ContainsFunc(found, func(f store.Fault) bool { return f.Table == table && f.Key == want }) {
					t.Errorf("%s: rows 3 and 7 swapped: %v", table, found)
				}
			}
			swap(table, key, 3, 7)
		}
		if found := faults(t, db, nil); len(found) != 0 {
			t.Error(found)
		}
	})
}

func TestVerifyFindsExtraRows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db, in, r := kept(t, url, 12), intrude(t, url), rand.New(rand.NewPCG(3, 4))
		for _, table := range store.ProjectedNames() {
			for _, agency := range []string{"usda", "nowhere"} {
				one := in.pick(table, r)
				one.values[0] = agency
				for i, v := range one.values[1:] { // another row altogether
					one.values[i+1] = other(v, r)
				}
				in.insert(one)
				found := faults(t, db, nil)
				if len(found) != 1 || found[0].Table != table || found[0].Column != "" {
					t.Errorf("a row too many in %s: %v", table, found)
				}
				in.delete(one)
			}
		}
	})
}

// TestVerifyAgainstCheckpoint cuts a record off, and rewrites it whole, so that it is good in itself.
func TestVerifyAgainstCheckpoint(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db, in := kept(t, url, 12), intrude(t, url)
		var early, late record.Checkpoint
		if err := db.Read(ctx, func(tx *store.Tx) (err error) {
			if err := tx.Of("usda"); err != nil {
				return err
			}
			late = tx.Checkpoint()
			early, err = tx.CheckpointAt(7)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []record.Checkpoint{early, late} {
			if found := faults(t, db, &c); len(found) != 0 {
				t.Fatalf("against a true checkpoint of %d: %v", c.Size, found)
			}
		}
		var tree record.Tree
		for seq := range int64(10) { // the record as it was at 10 entries
			var header []byte
			if err := in.db.QueryRow("SELECT header FROM entry WHERE agency = 'usda' AND seq = $1", seq).Scan(&header); err != nil {
				t.Fatal(err)
			}
			tree.Append(header)
		}
		in.do("DELETE FROM entry WHERE agency = 'usda' AND seq >= 10")
		in.do("DELETE FROM body WHERE agency = 'usda' AND seq >= 10")
		in.do("DELETE FROM node WHERE agency = 'usda' AND idx >= $1", record.NodeCount(10))
		root := tree.Root()
		in.do("UPDATE agency SET size = 10, root = $1, last_at = last_at - 2 WHERE agency = 'usda'", root[:])
		whole := func(entries []record.Entry) ([]store.Row, error) { return nil, nil }
		of := func(c *record.Checkpoint) (found []store.Fault) {
			all, err := db.Verify(ctx, "usda", whole, c, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range all {
				if !slices.Contains(store.ProjectedNames(), f.Table) {
					found = append(found, f)
				}
			}
			return found
		}
		if found := of(nil); len(found) != 0 {
			t.Errorf("a record well cut off has faults of its own: %v", found)
		}
		if found := of(&early); len(found) != 0 {
			t.Errorf("an early checkpoint refuses: %v", found)
		}
		if found := of(&late); len(found) != 1 || found[0].Table != "checkpoint" {
			t.Errorf("cut off: %v", found)
		}
		rewrite(t, db, in)
		if found := of(nil); len(found) != 0 {
			t.Errorf("a record well rewritten has faults of its own: %v", found)
		}
		if found := of(&early); len(found) != 1 || found[0].Table != "checkpoint" {
			t.Errorf("rewritten: %v", found)
		}
	})
}

// rewrite makes the record of usda anew.
func rewrite(t *testing.T, db *store.DB, in *intruder) {
	t.Helper()
	for _, table := range []string{"entry", "body", "node", "agency"} {
		in.do("DELETE FROM " + table + " WHERE agency = 'usda'")
	}
	write(t, db, func(tx *store.Tx) error {
		for i := range 12 {
			if err := tx.Append(made(tx, "case/x", int64(i+1), fmt.Sprint(i), `{"n":"new"}`)); err != nil {
				return err
			}
		}
		return nil
	})
}
