package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // to make and drop databases

	"sesperf/store"
)

// Each runs a test on a fresh, migrated database of each kind. Without PostgreSQL the test fails and says what
// to do.
func Each(t *testing.T, test func(t *testing.T, url string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

// Empty is Each with databases that have no schema.
func Empty(t *testing.T, test func(t *testing.T, url string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, "sqlite://"+filepath.Join(t.TempDir(), "sesperf.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, fresh(t, "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")) })
}

// SQLite gives the URL of a fresh, migrated SQLite database.
func SQLite(t testing.TB) string {
	t.Helper()
	url := "sqlite://" + filepath.Join(t.TempDir(), "sesperf.db")
	if _, _, err := store.Migrate(context.Background(), url); err != nil {
		t.Fatal(err)
	}
	return url
}

// Postgres gives the URL of a fresh, migrated PostgreSQL database, dropped after the test.
func Postgres(t testing.TB) string {
	t.Helper()
	name, err := template()
	if err != nil {
		t.Fatal(err)
	}
	return fresh(t, "TEMPLATE "+name)
}

// PostgresAs gives the URL of an empty PostgreSQL database made with these options of CREATE DATABASE.
func PostgresAs(t testing.TB, options string) string {
	t.Helper()
	return fresh(t, options)
}

// Main runs the tests of a package and stops the cluster that they started, if they did.
func Main(m *testing.M) {
	code := m.Run()
	if started != nil {
		if err := started.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = max(code, 1)
		}
	}
	os.Exit(code)
}

var started *Cluster

// cluster gives the URL of the cluster to use, starting one the first time if none is named.
var cluster = sync.OnceValues(func() (string, error) {
	if url := os.Getenv(Variable); url != "" {
		return url, nil
	}
	var err error
	if started, err = Start(); err != nil {
		return "", err
	}
	return started.URL, nil
})

var admin = sync.OnceValues(func() (*sql.DB, error) {
	url, err := cluster()
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("pgx", url)
	if err == nil {
		db.SetMaxOpenConns(2)
	}
	return db, err
})

var count atomic.Int64

// fresh makes a database and drops it after the test.
func fresh(t testing.TB, options string) string {
	t.Helper()
	db, err := admin()
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("t%d_%d_%d", os.Getpid(), time.Now().UnixNano()%1e6, count.Add(1))
	if _, err := db.Exec("CREATE DATABASE " + name + " " + options); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return named(name)
}

// named gives the URL of a database in the cluster.
func named(database string) string {
	address, _ := cluster()
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Path = "/" + database
	return u.String()
}

// template makes, once a cluster and schema, the migrated database from which those of the tests are copied.
var template = sync.OnceValues(func() (string, error) {
	db, err := admin()
	if err != nil {
		return "", err
	}
	ctx := context.Background()
	conn, err := db.Conn(ctx) // the lock is this connection's; packages under test run at the same time
	if err != nil {
		return "", err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(7137)"); err != nil {
		return "", err
	}
	defer conn.ExecContext(ctx, "SELECT pg_advisory_unlock(7137)")
	h := fnv.New32a()
	h.Write([]byte(store.Schema()))
	name := fmt.Sprintf("sesperf_template_%x", h.Sum32())
	var there int
	if err := conn.QueryRowContext(ctx, "SELECT COUNT(*) FROM pg_database WHERE datname = $1", name).Scan(&there); err != nil || there == 1 {
		return name, err
	}
	making := name + "_making"
	for _, s := range []string{"DROP DATABASE IF EXISTS " + making, "CREATE DATABASE " + making + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"} {
		if _, err := conn.ExecContext(ctx, s); err != nil {
			return "", err
		}
	}
	if _, _, err := store.Migrate(ctx, named(making)); err != nil {
		return "", err
	}
	_, err = conn.ExecContext(ctx, "ALTER DATABASE "+making+" RENAME TO "+name)
	return name, err
})
