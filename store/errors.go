package store

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrNotFound is what a query for one row answers when there is none.
var ErrNotFound = sql.ErrNoRows

// ErrConstraint says that a key or unique constraint refused a row: an act sent twice, or a version taken.
// Rows are written together, so it may come from Write or from a later query instead of from Append or Put.
var ErrConstraint = errors.New("store: the database already holds a row with this key")

// ErrCommitUnknown says that the connection was lost while committing: the transaction is either done whole
// or not at all, and the act's id tells which.
var ErrCommitUnknown = errors.New("store: it is not known whether the transaction was committed")

// ErrSync says that the disk refused what was to be written for good. What the system holds in memory can no
// longer be trusted to be what is on the disk: the process must end, and the sync must not be tried again.
var ErrSync = errors.New("store: the disk did not take what was written")

// sqliteCode gives SQLite's primary result code, or 0.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// postgresCode gives PostgreSQL's SQLSTATE, or "".
func postgresCode(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// named turns a driver's constraint error into ErrConstraint, and leaves every other error alone.
func named(err error) error {
	if err == nil || errors.Is(err, ErrConstraint) {
		return err
	}
	code := postgresCode(err)
	if sqliteCode(err) == sqlite3.SQLITE_CONSTRAINT || len(code) == 5 && code[:2] == "23" {
		return fmt.Errorf("%w: %w", ErrConstraint, err)
	}
	return err
}
