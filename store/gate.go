package store

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"sync"

	"sesperf/store/sqlc"
)

// gate stands before a transaction's connection and keeps appended rows back until a query could see them, so
// that a batch of acts writes its record with a few statements and moves its head once.
type gate struct {
	sqlc.DBTX
	tx      *Tx
	waiting waiting
	failed  error
}

// waiting are rows of the record, one after the other.
type waiting struct{ entries, bodies, nodes []any }

// flush writes what waits, and moves the head.
func (g *gate) flush(ctx context.Context) error {
	if g.failed != nil || len(g.waiting.entries) == 0 {
		return g.failed
	}
	w := g.waiting
	g.waiting = waiting{}
	g.failed = g.write(ctx, w)
	return g.failed
}

func (g *gate) write(ctx context.Context, w waiting) error {
	if err := insert(ctx, g.DBTX, "entry", entryColumns, w.entries); err != nil {
		return err
	}
	if err := insert(ctx, g.DBTX, "body", bodyColumns, w.bodies); err != nil {
		return err
	}
	if err := insert(ctx, g.DBTX, "node", nodeColumns, w.nodes); err != nil {
		return err
	}
	h := g.tx.Head
	n, err := sqlc.New(g.DBTX).MoveHead(ctx, sqlc.MoveHeadParams{Agency: h.Agency, Size: h.Size, LastOn: h.LastOn, LastAt: h.LastAt, Root: h.Root[:]})
	if err == nil && n != 1 {
		err = fmt.Errorf("store: the head of %s is gone", h.Agency)
	}
	return err
}

// record tables, as a query names them.
var ofRecord = regexp.MustCompile(`(?i)\b(from|join|into|update)\s+(agency|entry|body|node)\b`)

var sees sync.Map // by query: whether it names a table of the record

// before writes what waits if the query could see it.
func (g *gate) before(ctx context.Context, query string) error {
	if len(g.waiting.entries) == 0 {
		return g.failed
	}
	seen, ok := sees.Load(query)
	if !ok {
		seen = ofRecord.MatchString(query)
		sees.Store(query, seen)
	}
	if seen.(bool) {
		return g.flush(ctx)
	}
	return nil
}

// ExecContext runs a statement that gives no rows.
func (g *gate) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := g.before(ctx, query); err != nil {
		return nil, err
	}
	return g.DBTX.ExecContext(ctx, query, args...)
}

// QueryContext runs a statement that gives rows.
func (g *gate) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := g.before(ctx, query); err != nil {
		return nil, err
	}
	return g.DBTX.QueryContext(ctx, query, args...)
}

// QueryRowContext runs a statement that gives one row. It cannot answer a failure of what waited; the write
// does, at its end.
func (g *gate) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	g.before(ctx, query)
	return g.DBTX.QueryRowContext(ctx, query, args...)
}
