package store

import (
	"context"
	"database/sql"
	"regexp"
	"sync"
	"sync/atomic"

	"sesperf/store/sqlc"
)

// gate stands before a transaction's connection and keeps changes back until a query could see them, so that a
// batch of acts writes its record with a few statements, moves its head once, and waits for few round trips.
type gate struct {
	sqlc.DBTX
	tx      *Tx
	waiting waiting
	cases   []statement // changes of the projected tables
	failed  error
}

// waiting are rows of the record, one after the other.
type waiting struct {
	entries, bodies, nodes []any
	files                  [][]any // each in a statement of its own: they are large
}

// flush writes all that waits.
func (g *gate) flush(ctx context.Context) error { return g.let(ctx, true, true) }

// let writes what waits for the record, or the cases, or both. What failed once stays failed.
func (g *gate) let(ctx context.Context, ofRecord, ofCases bool) error {
	var statements []statement
	if ofCases {
		statements, g.cases = g.cases, nil
	}
	if w := g.waiting; ofRecord && len(w.entries) > 0 {
		g.waiting = waiting{}
		statements = inserts(statements, "entry", entryColumns, w.entries)
		statements = inserts(statements, "body", bodyColumns, w.bodies)
		statements = inserts(statements, "node", nodeColumns, w.nodes)
		for _, f := range w.files {
			statements = inserts(statements, "file", fileColumns, f)
		}
		h := g.tx.Head
		statements = append(statements, statement{moveHead, []any{h.Size, h.LastOn, h.LastAt, h.Root[:], h.Agency}, true, "agency with the row " + h.Agency})
	}
	if g.failed == nil && len(statements) > 0 {
		g.failed = run(ctx, g.DBTX, statements)
	}
	return g.failed
}

const moveHead = "UPDATE agency SET size = $1, last_on = $2, last_at = $3, root = $4 WHERE agency = $5"

// Which queries could see what waits. More is matched than needs be: a column may have a table's name.
var (
	ofRecord = regexp.MustCompile(`(?i)\b(entry|body|node|file)\b|(\b(from|join|into|update)\s+|,\s*)agency\b`)
	ofCases  = func() *regexp.Regexp {
		names := "relation"
		for _, t := range projected {
			names += "|" + t.name
		}
		return regexp.MustCompile(`(?i)\b(` + names + `)\b`)
	}()
)

// sight is what a query could see.
type sight struct{ record, cases bool }

var sights sync.Map // by query

// counting is the key under which a context holds the counter of its statements.
type counting struct{}

// Counting gives a context in which every statement of a transaction is counted: how many a page needs is a promise.
func Counting(ctx context.Context, n *atomic.Int64) context.Context {
	return context.WithValue(ctx, counting{}, n)
}

// before writes what waits if the query could see it.
func (g *gate) before(ctx context.Context, query string) error {
	if n, ok := ctx.Value(counting{}).(*atomic.Int64); ok {
		n.Add(1)
	}
	if len(g.waiting.entries) == 0 && len(g.cases) == 0 {
		return g.failed
	}
	seen, ok := sights.Load(query)
	if !ok {
		seen = sight{ofRecord.MatchString(query), ofCases.MatchString(query)}
		sights.Store(query, seen)
	}
	s := seen.(sight)
	return g.let(ctx, s.record, s.cases)
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
