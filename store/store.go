// Package store says where the record and what it adds up to are kept: one SQL text for SQLite and PostgreSQL.
// Only opening a database and recognizing its errors differ. The entry is Open; every change goes through
// Write, which takes the agency's head row first, so that the acts of one agency are one sequence. It imports
// record and no rules: what a case is, casework says.
package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"

	"sesperf/record"
	"sesperf/store/sqlc"
)

// DB is an open database. It may be used by many goroutines.
type DB struct {
	driver driver
	saves  savings

	mu    sync.Mutex
	edges map[string]edge // by agency: the tree as this process last left it
}

// edge is a tree's right edge with the root it had, so that a stale one is known at a glance.
type edge struct {
	tree record.Tree
	root record.Hash
}

// driver is what differs between the two databases.
type driver interface {
	// write runs fn in a writing transaction and commits it; an error or panic of fn rolls it back.
	write(ctx context.Context, fn func(sqlc.DBTX) error) error
	// read runs fn on one consistent snapshot.
	read(ctx context.Context, fn func(sqlc.DBTX) error) error
	// pool gives a handle for opening, migrating and checking.
	pool() *sql.DB
	close() error
}

// Open opens a database: sqlite:///path/to/file or postgres://user@host/name. It refuses a schema newer or
// older than the program's, a PostgreSQL database that does not sort text by byte, and SQLite on a network
// file system, each with what to do.
func Open(ctx context.Context, url string) (*DB, error) {
	d, dialect, err := connect(ctx, url)
	if err != nil {
		return nil, err
	}
	if err := fits(ctx, d.pool(), dialect, url); err != nil {
		d.close()
		return nil, err
	}
	return &DB{driver: d, edges: map[string]edge{}}, nil
}

// connect opens a database of either kind without asking for its schema.
func connect(ctx context.Context, url string) (driver, dialect, error) {
	switch {
	case strings.HasPrefix(url, "sqlite://"):
		d, err := openSQLite(ctx, strings.TrimPrefix(url, "sqlite://"))
		return d, sqliteDialect, err
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		d, err := openPostgres(ctx, url)
		return d, postgresDialect, err
	}
	return nil, 0, fmt.Errorf("store: a database is sqlite:///path/to/file or postgres://user@host/name, not %q", url)
}

// Close closes the database. A transaction under way is waited for.
func (db *DB) Close() error { return db.driver.close() }

// Agencies lists the agencies that have a record, in byte order.
func (db *DB) Agencies(ctx context.Context) (agencies []string, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		agencies, err = tx.Agencies(ctx)
		return err
	})
	return agencies, err
}
