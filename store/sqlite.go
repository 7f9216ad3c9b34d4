package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	_ "modernc.org/sqlite" // the driver
	sqlite3 "modernc.org/sqlite/lib"

	"sesperf/store/sqlc"
)

// sqliteDriver has one writer and several readers, each a connection with its own prepared statements.
type sqliteDriver struct {
	writing, reading *sql.DB
	writer           chan *session // holds the one writer while nobody writes
	readers          chan *session
}

// openSQLite opens a database file, and makes it if it is not there.
func openSQLite(ctx context.Context, path string) (*sqliteDriver, error) {
	path, _, _ = strings.Cut(path, "?")
	if path == "" {
		return nil, errors.New("store: a SQLite database is named with its whole path: sqlite:///path/to/file")
	}
	if name, remote := networkFileSystem(filepath.Dir(path)); remote {
		return nil, fmt.Errorf("store: %s lies on a network file system (%s), whose locks SQLite cannot trust; put it on a disk of this machine, or use PostgreSQL", path, name)
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("store: the folder of the database is not there: %w", err)
	}
	pragmas := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)",
		"secure_delete(ON)", "cache_size(-65536)", "temp_store(MEMORY)", "wal_autocheckpoint(8000)"}}
	d := &sqliteDriver{writer: make(chan *session, 1)}
	var err error
	if d.writing, err = sql.Open("sqlite", "file:"+escaped(path)+"?"+pragmas.Encode()+"&_txlock=immediate"); err != nil {
		return nil, err
	}
	d.writing.SetMaxOpenConns(1)
	if d.reading, err = sql.Open("sqlite", "file:"+escaped(path)+"?"+pragmas.Encode()+"&_pragma=query_only(ON)"); err != nil {
		return nil, err
	}
	// Opened in this order: the writer makes the file and turns on the log that the readers read.
	if err := d.writing.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("store: %s cannot be opened as a SQLite database: %w", path, err), d.close())
	}
	d.writer <- &session{db: d.writing}
	many := max(4, 2*runtime.GOMAXPROCS(0))
	d.reading.SetMaxOpenConns(many)
	d.reading.SetMaxIdleConns(many)
	d.readers = make(chan *session, many)
	for range many {
		d.readers <- &session{db: d.reading}
	}
	return d, nil
}

// escaped keeps a path whole in a file: URI.
func escaped(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

func (d *sqliteDriver) pool() *sql.DB { return d.writing }

func (d *sqliteDriver) write(ctx context.Context, fn func(sqlc.DBTX) error) error {
	return borrow(ctx, d.writer, func(s *session) error {
		if err := s.run(ctx, "BEGIN IMMEDIATE"); err != nil {
			return fmt.Errorf("store: another process keeps the database from being written: %w", err)
		}
		return s.finish(ctx, fn)
	})
}

func (d *sqliteDriver) read(ctx context.Context, fn func(sqlc.DBTX) error) error {
	return borrow(ctx, d.readers, func(s *session) error {
		if err := s.run(ctx, "BEGIN"); err != nil {
			return err
		}
		return s.finish(ctx, fn)
	})
}

// borrow waits for a session and gives it back. Only the wait ends with the context.
func borrow(ctx context.Context, from chan *session, fn func(*session) error) error {
	select {
	case s := <-from:
		defer func() { from <- s }()
		if err := s.open(ctx); err != nil {
			return err
		}
		return fn(s)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (d *sqliteDriver) close() error {
	for s := range drain(d.writer) {
		s.close()
	}
	for s := range drain(d.readers) {
		s.close()
	}
	var err error
	if d.reading != nil {
		err = d.reading.Close()
	}
	return errors.Join(err, d.writing.Close())
}

// drain takes every session, waiting for those in use.
func drain(from chan *session) func(func(*session) bool) {
	return func(yield func(*session) bool) {
		for range cap(from) {
			if !yield(<-from) {
				return
			}
		}
	}
}

// commitError says what a failed COMMIT means.
func commitError(err error) error {
	switch sqliteCode(err) {
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("%w: %w", ErrSync, err)
	default:
		return fmt.Errorf("store: the transaction was not committed: %w", err)
	}
}
