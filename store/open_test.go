package store_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"sesperf/store"
	"sesperf/store/storetest"
)

func TestSchemaThatDoesNotFit(t *testing.T) {
	storetest.Empty(t, func(t *testing.T, url string) {
		if _, err := store.Open(ctx, url); err == nil || !strings.Contains(err.Error(), "run: sesperf migrate") {
			t.Errorf("a database without a schema: %v", err)
		}
		from, to, err := store.Migrate(ctx, url)
		if err != nil || from != 0 || to < 4 {
			t.Errorf("migrated from %d to %d: %v", from, to, err)
		}
		if again, _, err := store.Migrate(ctx, url); err != nil || again != to {
			t.Errorf("migrated again from %d: %v", again, err)
		}
		if db, err := store.Open(ctx, url); err != nil {
			t.Error(err)
		} else {
			db.Close()
		}
		intrude(t, url).do("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
		if _, err := store.Open(ctx, url); err == nil || !strings.Contains(err.Error(), "newer program") {
			t.Errorf("a newer schema: %v", err)
		}
		if _, _, err := store.Migrate(ctx, url); err == nil || !strings.Contains(err.Error(), "newer program") {
			t.Errorf("migrating a newer schema: %v", err)
		}
	})
}

func TestPostgresThatDoesNotSortByByte(t *testing.T) {
	url := storetest.PostgresAs(t, "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'")
	for what, err := range map[string]error{
		"open":    func() error { _, err := store.Open(ctx, url); return err }(),
		"migrate": func() error { _, _, err := store.Migrate(ctx, url); return err }(),
	} {
		if err == nil || !strings.Contains(err.Error(), "LOCALE 'C'") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestAddressThatIsNone(t *testing.T) {
	for _, url := range []string{"", "sesperf.db", "mysql://x", "sqlite://", "sqlite:///no/such/folder/sesperf.db"} {
		if _, err := store.Open(ctx, url); err == nil {
			t.Errorf("%q was opened", url)
		}
	}
}

// TestTwoProcesses holds that two handles, as two processes have them, write one agency's record as one
// sequence: each sees the head that the other left, and none takes the same number.
func TestTwoProcesses(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		const each = 40
		handles := []*store.DB{open(t, url), open(t, url)}
		var wg sync.WaitGroup
		for h, db := range handles {
			for g := range 2 {
				wg.Go(func() {
					for i := range each {
						err := db.Write(ctx, "usda", func(tx *store.Tx) error {
							v, err := tx.Version("case/one")
							if err != nil {
								return err
							}
							if v != tx.Head.Size {
								return fmt.Errorf("the head has %d, and the only stream %d", tx.Head.Size, v)
							}
							return tx.Append(made(tx, "case/one", v+1, fmt.Sprintf("%d-%d-%d", h, g, i), "{}"))
						})
						if err != nil {
							t.Error(err)
						}
					}
				})
			}
		}
		wg.Wait()
		found, err := handles[0].Verify(ctx, "usda", nil, nil, nil)
		if err != nil || len(found) != 0 {
			t.Errorf("%v, %v", found, err)
		}
		if err := handles[1].Read(ctx, func(tx *store.Tx) error { return tx.Of("usda") }); err != nil {
			t.Error(err)
		}
		entries := 0
		handles[1].Read(ctx, func(tx *store.Tx) error {
			tx.Head.Agency = "usda"
			all, err := tx.Entries("case/one", 0)
			entries = len(all)
			return err
		})
		if entries != len(handles)*2*each {
			t.Errorf("%d entries of %d", entries, len(handles)*2*each)
		}
	})
}

// TestRolledBackWrite holds that an act that fails, or panics, leaves nothing, and that the next one is as if
// it had not been tried.
func TestRolledBackWrite(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		add := func(act string, end func() error) error {
			return db.Write(ctx, "usda", func(tx *store.Tx) error {
				if err := tx.Append(made(tx, "case/a", tx.Head.Size+1, act, "{}")); err != nil {
					return err
				}
				return end()
			})
		}
		refuse := fmt.Errorf("refused")
		if err := add("a", func() error { return refuse }); err != refuse {
			t.Errorf("the error came back as %v", err)
		}
		if agencies, _ := db.Agencies(ctx); len(agencies) != 0 {
			t.Errorf("an agency without an entry: %v", agencies)
		}
		if err := add("a", func() error { return nil }); err != nil {
			t.Fatal(err)
		}
		func() {
			defer func() { recover() }()
			add("b", func() error { panic("no") })
		}()
		if err := add("b", func() error { return nil }); err != nil {
			t.Fatal(err)
		}
		found, err := db.Verify(ctx, "usda", nil, nil, nil)
		if err != nil || len(found) != 0 {
			t.Errorf("%v, %v", found, err)
		}
	})
}

// TestSnapshot holds that a read sees one state from its first query on, and does not wait for a writer.
func TestSnapshot(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		db := open(t, url)
		one := func(act string) {
			write(t, db, func(tx *store.Tx) error { return tx.Append(made(tx, "case/a", tx.Head.Size+1, act, "{}")) })
		}
		one("a")
		err := db.Read(ctx, func(tx *store.Tx) error {
			if err := tx.Of("usda"); err != nil {
				return err
			}
			one("b")
			entries, err := tx.Entries("case/a", 0)
			if len(entries) != 1 {
				t.Errorf("%d entries in a snapshot of one", len(entries))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestProjectedTablesAreTheSchema holds the declared list against the tables of both databases: every table is
// of the record, projected or working, and the columns and keys of the projected ones are as declared.
func TestProjectedTablesAreTheSchema(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		in := intrude(t, url)
		tables := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%'"
		columns := "SELECT name FROM pragma_table_info('%s') ORDER BY cid"
		keys := "SELECT name FROM pragma_table_info('%s') WHERE pk > 0 ORDER BY pk"
		if strings.HasPrefix(url, "postgres") {
			tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'goose_%'"
			columns = "SELECT column_name FROM information_schema.columns WHERE table_name = '%s' ORDER BY ordinal_position"
			keys = "SELECT column_name FROM information_schema.key_column_usage WHERE constraint_name = '%s_pkey' ORDER BY ordinal_position"
		}
		want := slices.Concat([]string{"agency", "entry", "body", "file", "node"}, store.ProjectedNames(), store.Working)
		got := in.list(tables)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("the schema has the tables %v, and the lists %v", got, want)
		}
		for i, name := range store.ProjectedNames() {
			wantColumns, wantKey := store.ProjectedKey(i)
			if got := in.list(fmt.Sprintf(columns, name)); !slices.Equal(got, wantColumns) {
				t.Errorf("%s has the columns %v, and the list %v", name, got, wantColumns)
			}
			if got := in.list(fmt.Sprintf(keys, name)); !slices.Equal(got, wantKey) {
				t.Errorf("%s has the key %v, and the list %v", name, got, wantKey)
			}
		}
	})
}

// list gives the first column of a query.
func (in *intruder) list(query string) (out []string) {
	in.t.Helper()
	rows, err := in.db.Query(query)
	if err != nil {
		in.t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			in.t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}
