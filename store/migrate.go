package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// dialect is one of the two kinds of database.
type dialect int

const (
	sqliteDialect dialect = iota
	postgresDialect
)

// provider gives the embedded migrations ready to run. They are numbered, go forward only, and two processes
// that start together on PostgreSQL take turns.
func provider(d dialect, db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	if d == sqliteDialect {
		return goose.NewProvider(goose.DialectSQLite3, db, files)
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, files, goose.WithSessionLocker(locker))
}

// Migrate brings a database's schema up to the program's and says from which version to which. It refuses a
// schema newer than the program.
func Migrate(ctx context.Context, url string) (from, to int64, err error) {
	d, dialect, err := connect(ctx, url)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	p, err := provider(dialect, d.pool())
	if err != nil {
		return 0, 0, err
	}
	if from, err = schemaVersion(ctx, d.pool(), dialect); err != nil {
		return 0, 0, err
	}
	if to = newest(p); from > to {
		return from, to, newer(from, to)
	}
	if from == to {
		return from, to, nil
	}
	if _, err := p.Up(ctx); err != nil {
		return from, to, fmt.Errorf("store: the migration stopped: %w", err)
	}
	return from, to, nil
}

// newest is the schema version that this program knows.
func newest(p *goose.Provider) int64 {
	sources := p.ListSources()
	return sources[len(sources)-1].Version
}

func newer(has, knows int64) error {
	return fmt.Errorf("store: the database has schema %d and this program knows %d only: it was migrated by a newer program; use that one", has, knows)
}

// schemaVersion asks a database for its schema without writing to it; 0 when it has none.
func schemaVersion(ctx context.Context, db *sql.DB, d dialect) (version int64, err error) {
	there := "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'goose_db_version'"
	if d == postgresDialect {
		there = "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('goose_db_version')"
	}
	var tables int
	if err := db.QueryRowContext(ctx, there).Scan(&tables); err != nil || tables == 0 {
		return 0, err
	}
	err = db.QueryRowContext(ctx, "SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version").Scan(&version)
	return version, err
}

// fits refuses a database whose schema is not the program's.
func fits(ctx context.Context, db *sql.DB, d dialect, url string) error {
	p, err := provider(d, db)
	if err != nil {
		return err
	}
	has, err := schemaVersion(ctx, db, d)
	if err != nil {
		return fmt.Errorf("store: the database's schema cannot be read: %w", err)
	}
	switch knows := newest(p); {
	case has > knows:
		return newer(has, knows)
	case has < knows:
		return fmt.Errorf("store: the database has schema %d and this program needs %d; run: sesperf migrate --db %s", has, knows, shown(url))
	}
	return nil
}

// Schema gives the text of all migrations, in order.
func Schema() string {
	var b strings.Builder
	names, _ := fs.Glob(migrations, "migrations/*.sql") // the pattern is good
	for _, name := range names {
		text, _ := migrations.ReadFile(name) // it is embedded
		b.Write(text)
	}
	return b.String()
}
