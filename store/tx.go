package store

import (
	"context"
	"errors"
	"fmt"

	"sesperf/record"
	"sesperf/store/sqlc"
)

// Head is the end of an agency's record.
type Head struct {
	Agency string
	Size   int64  // entries; the next one's number
	LastOn string // the last entry's day; "" when there is none
	LastAt int64  // its instant, microseconds UTC
	Root   record.Hash
}

// Tx is a transaction, with every query of the store. It is for one goroutine and ends with the function it
// was given to.
type Tx struct {
	*sqlc.Queries
	// Head is the head of the agency that Write took or Of chose. In a Read it may also be set by hand: the
	// methods here look at its Agency alone.
	Head Head

	ctx     context.Context
	db      *gate
	writing bool
	tree    record.Tree
	grown   bool // tree has been brought to Head.Size
	edge    edge // the tree as this process last left it
}

// Write runs fn in one writing transaction whose first statement takes the agency's head row, so that all
// that fn reads stays as it is until the commit, and commits it, synced. A new agency gets its head with its
// first entry. An error of fn rolls everything back and is returned.
func (db *DB) Write(ctx context.Context, agency string, fn func(*Tx) error) error {
	if agency == "" {
		return errors.New("store: the agency of a write is empty")
	}
	var tx *Tx
	err := db.driver.write(ctx, func(q sqlc.DBTX) error {
		tx = newTx(ctx, q)
		tx.writing = true
		if err := tx.take(agency); err != nil {
			return err
		}
		db.mu.Lock()
		tx.edge = db.edges[agency]
		db.mu.Unlock()
		if err := fn(tx); err != nil {
			return err
		}
		if err := tx.db.flush(tx.ctx); err != nil {
			return err
		}
		if tx.Head.Size == 0 {
			return errNothing
		}
		return nil
	})
	switch {
	case err == errNothing:
		return nil
	case err != nil:
		return named(err)
	}
	if tx.grown {
		db.mu.Lock()
		db.edges[agency] = edge{tx.tree, tx.Head.Root}
		db.mu.Unlock()
	}
	return nil
}

// errNothing rolls back a write that would leave an agency without an entry.
var errNothing = errors.New("store: nothing was written")

// Read runs fn on one consistent snapshot. Writers do not wait for it.
func (db *DB) Read(ctx context.Context, fn func(*Tx) error) error {
	return db.driver.read(ctx, func(q sqlc.DBTX) error { return fn(newTx(ctx, q)) })
}

func newTx(ctx context.Context, q sqlc.DBTX) *Tx {
	g := &gate{DBTX: q}
	tx := &Tx{Queries: sqlc.New(g), ctx: ctx, db: g}
	g.tx = tx
	return tx
}

// take takes the agency's head row, making it if the agency is new.
func (tx *Tx) take(agency string) error {
	row, err := tx.TakeHead(tx.ctx, agency)
	if errors.Is(err, ErrNotFound) {
		var empty record.Tree
		root := empty.Root()
		if err := tx.OpenHead(tx.ctx, sqlc.OpenHeadParams{Agency: agency, Root: root[:]}); err != nil {
			return err
		}
		row, err = tx.TakeHead(tx.ctx, agency)
	}
	if err != nil {
		return fmt.Errorf("store: the head of %s could not be taken: %w", agency, err)
	}
	tx.Head, err = head(row)
	return err
}

// Of chooses the agency of a Read and fills Head; ErrNotFound when the agency has no record, and then Head is
// that of an empty one.
func (tx *Tx) Of(agency string) error {
	row, err := tx.ReadHead(tx.ctx, agency)
	if err != nil {
		var empty record.Tree
		tx.Head = Head{Agency: agency, Root: empty.Root()}
		return err
	}
	tx.Head, err = head(row)
	return err
}

func head(row sqlc.Agency) (Head, error) {
	h := Head{Agency: row.Agency, Size: row.Size, LastOn: row.LastOn, LastAt: row.LastAt}
	if copy(h.Root[:], row.Root) != len(h.Root) || len(row.Root) != len(h.Root) {
		return h, fmt.Errorf("store: the root of %s has %d bytes; run: sesperf record verify", row.Agency, len(row.Root))
	}
	return h, nil
}
