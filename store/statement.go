package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"sesperf/store/sqlc"
)

// texts keeps the statements written so far, so that each is one text and is prepared once.
var texts sync.Map

// text gives the statement made of these parts, writing it the first time.
func text(key string, write func() string) string {
	if s, ok := texts.Load(key); ok {
		return s.(string)
	}
	s, _ := texts.LoadOrStore(key, write())
	return s.(string)
}

// most is the number of rows that one INSERT takes at most.
const most = 64

// statement is one change that waits to be written.
type statement struct {
	query string
	args  []any
	one   bool   // it must change exactly one row
	what  string // the table, and the row if it must be there
}

// check says what a statement's outcome means.
func (s statement) check(changed int64, err error) error {
	if err != nil {
		return named(fmt.Errorf("store: writing to %s: %w", s.what, err))
	}
	if s.one && changed != 1 {
		return fmt.Errorf("store: the table %s that the record makes is not there; run: sesperf record verify", s.what)
	}
	return nil
}

// pipe is a connection that takes many statements in one round trip.
type pipe interface {
	pipe(ctx context.Context, statements []statement) error
}

// run runs statements in order, in one round trip if the connection can.
func run(ctx context.Context, db sqlc.DBTX, statements []statement) error {
	if p, ok := db.(pipe); ok && len(statements) > 1 {
		return p.pipe(ctx, statements)
	}
	for _, s := range statements {
		result, err := db.ExecContext(ctx, s.query, s.args...)
		var changed int64
		if err == nil {
			changed, err = result.RowsAffected()
		}
		if err := s.check(changed, err); err != nil {
			return err
		}
	}
	return nil
}

// inserts gives the statements that write rows, given one after the other in args: as many rows in each as the
// greatest power of two that fits, so that few texts are ever prepared.
func inserts(into []statement, table string, columns []string, args []any) []statement {
	for len(args) > 0 {
		rows := min(len(args)/len(columns), most)
		for rows&(rows-1) != 0 {
			rows &= rows - 1
		}
		n := rows * len(columns)
		into = append(into, statement{query: insertText(table, columns, rows), args: args[:n], what: table})
		args = args[n:]
	}
	return into
}

func insertText(table string, columns []string, rows int) string {
	return text("insert "+table+strconv.Itoa(rows), func() string {
		var b strings.Builder
		fmt.Fprintf(&b, "INSERT INTO %s (%s) VALUES ", table, strings.Join(columns, ", "))
		for i := range rows * len(columns) {
			switch {
			case i == 0:
				b.WriteString("(")
			case i%len(columns) == 0:
				b.WriteString("), (")
			default:
				b.WriteString(", ")
			}
			b.WriteString("$" + strconv.Itoa(i+1))
		}
		return b.String() + ")"
	})
}

// updateText changes the columns of the mask in the row with the key; the changed values come first.
func (t *table) updateText(mask uint64) string {
	return text("update "+t.name+strconv.FormatUint(mask, 16), func() string {
		var set []string
		for i, c := range t.columns {
			if mask>>i&1 == 1 {
				set = append(set, c+" = $"+strconv.Itoa(len(set)+1))
			}
		}
		return "UPDATE " + t.name + " SET " + strings.Join(set, ", ") + t.where(len(set))
	})
}

// deleteText deletes the row with the key.
func (t *table) deleteText() string {
	return text("delete "+t.name, func() string { return "DELETE FROM " + t.name + t.where(0) })
}

// where is the condition on the key, after n other parameters.
func (t *table) where(n int) string {
	var b strings.Builder
	for i, k := range t.keys {
		word := " AND "
		if i == 0 {
			word = " WHERE "
		}
		fmt.Fprintf(&b, "%s%s = $%d", word, t.columns[k], n+i+1)
	}
	return b.String()
}
