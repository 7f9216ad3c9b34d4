package store

import (
	"context"
	"database/sql"
	"errors"

	"sesperf/store/sqlc"
)

// session is one SQLite connection with every statement it was ever given, prepared. SQLite has no such memory
// of its own, and preparing costs more than running. It is used by one goroutine at a time.
type session struct {
	db    *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

var _ sqlc.DBTX = (*session)(nil)

// open connects, once.
func (s *session) open(ctx context.Context) (err error) {
	if s.conn == nil {
		s.stmts = map[string]*sql.Stmt{}
		s.conn, err = s.db.Conn(context.WithoutCancel(ctx))
	}
	return err
}

// close gives the connection up.
func (s *session) close() {
	for _, stmt := range s.stmts {
		stmt.Close()
	}
	if s.conn != nil {
		s.conn.Close()
	}
	s.conn, s.stmts = nil, nil
}

// run executes a statement without parameters.
func (s *session) run(ctx context.Context, query string) error {
	_, err := s.ExecContext(ctx, query)
	return err
}

// finish runs fn in the transaction that was begun, and commits or rolls back.
func (s *session) finish(ctx context.Context, fn func(sqlc.DBTX) error) (err error) {
	ctx = context.WithoutCancel(ctx) // what was begun is ended, whoever went away
	done := false
	defer func() {
		if done {
			return
		}
		// An error of SQLite may have rolled back by itself. A connection in doubt is not used again.
		if back := s.run(ctx, "ROLLBACK"); back != nil {
			s.close()
		}
	}()
	if err := fn(s); err != nil {
		return err
	}
	if err := s.run(ctx, "COMMIT"); err != nil {
		return commitError(err)
	}
	done = true
	return nil
}

// prepared gives the statement for a text. The context's end is heeded between statements, not within one:
// the driver would start a goroutine for each.
func (s *session) prepared(ctx context.Context, query string) (*sql.Stmt, context.Context, error) {
	if err := ctx.Err(); err != nil {
		return nil, ctx, err
	}
	ctx = context.WithoutCancel(ctx)
	if stmt := s.stmts[query]; stmt != nil {
		return stmt, ctx, nil
	}
	stmt, err := s.conn.PrepareContext(ctx, unnamed(query))
	if err == nil {
		s.stmts[query] = stmt
	}
	return stmt, ctx, err
}

// ExecContext runs a statement that gives no rows.
func (s *session) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, ctx, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext runs a statement that gives rows.
func (s *session) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, ctx, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRowContext runs a statement that gives one row.
func (s *session) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, bound, err := s.prepared(ctx, query)
	if err != nil {
		return s.conn.QueryRowContext(ctx, query, args...) // fails in the same way, inside the row
	}
	return stmt.QueryRowContext(bound, args...)
}

// PrepareContext is not used: statements are prepared by themselves.
func (s *session) PrepareContext(context.Context, string) (*sql.Stmt, error) {
	return nil, errors.New("store: statements are prepared by themselves")
}
