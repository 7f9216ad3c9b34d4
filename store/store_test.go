package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sesperf/record"
	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var ctx = context.Background()

// open opens a database for a test.
func open(t testing.TB, url string) *store.DB {
	t.Helper()
	db, err := store.Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// made gives the next entry of the transaction's agency.
func made(tx *store.Tx, stream string, version int64, act, body string) record.Entry {
	e := record.Entry{Salt: record.NewSalt(), Body: []byte(body), Header: record.Header{
		Agency: tx.Head.Agency, Seq: tx.Head.Size, Stream: stream, Version: version, On: "2026-10-01",
		At: 1_790_000_000_000_000 + tx.Head.Size, Actor: "p1", Act: act, Form: "test.act/1"}}
	e.Sum = record.SumOf(e.Salt, e.Body)
	return e
}

// write runs fn in a writing transaction of the agency usda.
func write(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.Write(ctx, "usda", fn); err != nil {
		t.Fatal(err)
	}
}

// scripts is text in every script that a name or narrative may hold.
const scripts = `{"text":"Zoë Ñandú Łódź Ærø Ωmega Дарья שלום سلام नमस्ते 漢字 かな 한글 ไทย ᏣᎳᎩ 👩🏽‍🚀 e\u0301 é \"quoted\" \\ line\nline"}`

func TestAppendAndReadBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		var want []record.Entry
		for n := range 5 {
			write(t, db, func(tx *store.Tx) error {
				for i := range 3 * n {
					e := made(tx, "appraisal/a", int64(len(want)+1), fmt.Sprintf("act-%d-%d", n, i), scripts)
					want = append(want, e)
					if err := tx.Append(e); err != nil {
						return err
					}
				}
				return nil
			})
		}
		err := db.Read(ctx, func(tx *store.Tx) error {
			if err := tx.Of("usda"); err != nil {
				return err
			}
			got, err := tx.Entries("appraisal/a", 0)
			if err != nil {
				return err
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("entries differ:\n%s", d)
			}
			var tree record.Tree
			for _, e := range want {
				tree.Append(e.Header.Bytes())
			}
			if tx.Head.Size != int64(len(want)) || tx.Head.Root != tree.Root() {
				t.Errorf("the head is %+v, and the tree has %d", tx.Head, tree.Size())
			}
			one, err := tx.EntryOfAct("act-4-7")
			if err != nil {
				return err
			}
			if d := cmp.Diff(want[25], one); d != "" {
				t.Errorf("the act's entry differs:\n%s", d)
			}
			if _, err := tx.EntryOfAct("act-9"); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("an act that is not there gives %v", err)
			}
			v, err := tx.Version("appraisal/a")
			if v != int64(len(want)) {
				t.Errorf("version %d of %d", v, len(want))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := db.Agencies(ctx); err != nil || len(got) != 1 || got[0] != "usda" {
			t.Errorf("agencies: %v, %v", got, err)
		}
	})
}

func TestActTwiceIsConstraint(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		for name, second := range map[string]func(tx *store.Tx) record.Entry{
			"the same act":     func(tx *store.Tx) record.Entry { return made(tx, "unit/b", 1, "one", "{}") },
			"the same version": func(tx *store.Tx) record.Entry { return made(tx, "unit/a", 1, "two", "{}") },
		} {
			agency := strings.ReplaceAll(name, " ", "-")
			err := db.Write(ctx, agency, func(tx *store.Tx) error { return tx.Append(made(tx, "unit/a", 1, "one", "{}")) })
			if err != nil {
				t.Fatal(err)
			}
			err = db.Write(ctx, agency, func(tx *store.Tx) error { return tx.Append(second(tx)) })
			if !errors.Is(err, store.ErrConstraint) {
				t.Errorf("%s: %v", name, err)
			}
			err = db.Write(ctx, agency, func(tx *store.Tx) error {
				if tx.Head.Size != 1 {
					t.Errorf("%s: the head moved to %d", name, tx.Head.Size)
				}
				return tx.Append(made(tx, "unit/a", 2, "three", "{}"))
			})
			if err != nil {
				t.Errorf("%s: afterwards: %v", name, err)
			}
		}
	})
}

func TestPutWritesTheDifference(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		person := func(id, name string) sqlc.Person {
			return sqlc.Person{Agency: "usda", ID: id, Name: name, Folded: strings.ToLower(name)}
		}
		task := func(act string, may int64) sqlc.Task {
			return sqlc.Task{Agency: "usda", CaseID: "appraisal/a", Act: act, Person: "p1", What: "do it", May: may}
		}
		before := []store.Row{}
		steps := [][]store.Row{
			{person("p1", "Ann"), person("p2", "Bo"), task("x", 0)},
			{person("p1", "Anne"), person("p2", "Bo"), task("x", 1), task("y", 0)},
			{person("p2", "Bo"), task("y", 0)},
			{},
		}
		for i, after := range steps {
			write(t, db, func(tx *store.Tx) error {
				if err := tx.Append(made(tx, "test/a", int64(i+1), fmt.Sprint(i), "{}")); err != nil {
					return err
				}
				return tx.Put(before, after)
			})
			var got []store.Row
			if err := db.Read(ctx, func(tx *store.Tx) error {
				people, err := tx.People(ctx, "usda")
				for _, p := range people {
					got = append(got, p)
				}
				tasks, err2 := tx.TasksOfCase(ctx, sqlc.TasksOfCaseParams{Agency: "usda", CaseID: "appraisal/a"})
				for _, k := range tasks {
					got = append(got, k)
				}
				return errors.Join(err, err2)
			}); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(append([]store.Row(nil), after...), got); d != "" {
				t.Errorf("step %d:\n%s", i, d)
			}
			before = after
		}
		err := db.Write(ctx, "usda", func(tx *store.Tx) error {
			return tx.Put([]store.Row{person("p9", "Nobody")}, nil)
		})
		if err == nil || !strings.Contains(err.Error(), "record verify") {
			t.Errorf("a row that should be there and is not: %v", err)
		}
	})
}
