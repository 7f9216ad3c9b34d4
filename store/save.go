package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"sesperf/store/sqlc"
)

// saving is a change of working tables that waits to be committed.
type saving struct {
	ctx  context.Context
	fn   func(*Tx) error
	err  error
	done chan struct{}
}

// savings are the changes that wait. Those that arrive together are committed together: otherwise a page that
// saves what is typed would take one sync of the disk for each of its writers.
type savings struct {
	mu      sync.Mutex
	waiting []*saving
	busy    bool // somebody is committing
}

// Save runs fn in a writing transaction for the working tables. It takes no head row, so that saving a draft
// does not wait for the acts of the agency; Append and Put refuse. The transaction may hold the changes of others
// too; if any fails, each is done once more by itself, so fn may run twice.
func (db *DB) Save(ctx context.Context, fn func(*Tx) error) error {
	s := &saving{ctx: ctx, fn: fn, done: make(chan struct{})}
	db.saves.mu.Lock()
	db.saves.waiting = append(db.saves.waiting, s)
	first := !db.saves.busy
	db.saves.busy = true
	db.saves.mu.Unlock()
	if first {
		go db.saveWaiting()
	}
	<-s.done
	return s.err
}

// saveWaiting commits until nothing waits any more.
func (db *DB) saveWaiting() {
	for {
		var batch []*saving
		err := db.commit(func() []*saving {
			batch = db.saves.take() // those too that came while another writer was at work
			return batch
		})
		if batch == nil {
			batch = db.saves.take() // the transaction could not begin
		}
		again := err != nil && len(batch) > 1 && !errors.Is(err, ErrSync) && !errors.Is(err, ErrCommitUnknown)
		for _, s := range batch {
			if s.err = err; again {
				s.err = db.commit(func() []*saving { return []*saving{s} })
			}
			close(s.done)
		}
		if db.saves.over() {
			return
		}
	}
}

// commit runs changes in one transaction, once it has begun.
func (db *DB) commit(changes func() []*saving) error {
	ctx := context.Background()
	return named(db.driver.write(ctx, func(q sqlc.DBTX) error {
		for _, s := range changes() {
			if err := s.run(newTx(s.ctx, q)); err != nil {
				return err
			}
		}
		return nil
	}))
}

// run makes the change. What panics fails.
func (s *saving) run(tx *Tx) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("store: a change of the working tables failed: %v", r)
		}
	}()
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return s.fn(tx)
}

func (s *savings) take() []*saving {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.waiting
	s.waiting = nil
	return all
}

// over says whether nothing waits; then the next to come begins anew.
func (s *savings) over() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy = len(s.waiting) > 0
	return !s.busy
}
