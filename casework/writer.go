package casework

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"

	"sesperf/store"
)

// batchSize is how many acts at most are committed together.
const batchSize = 256

// writer does the acts of one agency, one after another; those that arrive together are committed together.
type writer struct {
	door   *Door
	agency string
	queue  chan *pending
	ended  chan struct{}
}

// pending is a deed that waits for its outcome.
type pending struct {
	deed    Deed
	receipt Receipt
	err     error
	done    chan struct{}
}

func (d *Door) writer(agency string) *writer {
	d.mu.Lock()
	defer d.mu.Unlock()
	w, ok := d.writers[agency]
	if !ok {
		w = &writer{door: d, agency: agency, queue: make(chan *pending, batchSize), ended: make(chan struct{})}
		d.writers[agency] = w
		go w.run()
	}
	return w
}

func (w *writer) run() {
	defer close(w.ended)
	for {
		select {
		case p := <-w.queue:
			w.commit(w.gather(p))
		case <-w.door.closed:
			for {
				select {
				case p := <-w.queue:
					w.commit(w.gather(p))
				default:
					return
				}
			}
		}
	}
}

// gather takes what is waiting behind the first, and lets those who were answered just now send their next before it
// goes: a sync costs as much for one act as for all of them.
func (w *writer) gather(first *pending) []*pending {
	batch := []*pending{first}
	for yielded := 0; len(batch) < batchSize; {
		select {
		case p := <-w.queue:
			batch, yielded = append(batch, p), 0
		default:
			if yielded == 2 {
				return batch
			}
			yielded++
			runtime.Gosched()
		}
	}
	return batch
}

// commit does a batch in one transaction. A refused act has written nothing; if one fails, the batch is rolled
// back and each act is done alone, so that only the one that fails does.
func (w *writer) commit(batch []*pending) {
	err := w.try(batch)
	if err != nil && len(batch) > 1 && !unsafe(err) {
		for _, p := range batch {
			w.commit([]*pending{p})
		}
		return
	}
	for _, p := range batch {
		if err != nil {
			p.err = err
		}
		close(p.done)
	}
	if err != nil && errors.Is(err, store.ErrSync) {
		w.door.broken(err)
	}
}

// unsafe: after these nothing may be tried again by itself.
func unsafe(err error) bool {
	return errors.Is(err, store.ErrSync) || errors.Is(err, ErrUnknown)
}

func (w *writer) try(batch []*pending) error {
	var s *session
	err := w.door.db.Write(context.Background(), w.agency, func(tx *store.Tx) error {
		s = w.door.session(context.Background(), tx)
		s.trusting = w.door.cache.at(w.agency, s.size, true)
		deeds := make([]Deed, len(batch))
		for i, p := range batch {
			deeds[i] = p.deed
		}
		if err := s.foresee(deeds); err != nil {
			return err
		}
		for _, p := range batch {
			p.receipt, p.err = Receipt{}, nil
			if failure := s.attempt(p); failure != nil {
				return failure
			}
		}
		return s.append()
	})
	switch {
	case err == nil:
		w.door.cache.publish(w.agency, s.tx.Head.Size, s.written)
		return nil
	case errors.Is(err, store.ErrCommitUnknown):
		w.door.cache.forget(w.agency)
		return fmt.Errorf("%w (%v)", ErrUnknown, err)
	}
	return err
}

// attempt does one act of the batch. What the sender is to be told goes into p; what is returned fails the batch.
func (s *session) attempt(p *pending) (failure error) {
	defer func() {
		if r := recover(); r != nil {
			failure = fmt.Errorf("the act %s failed: %v\n%s", p.deed.Act, r, debug.Stack())
		}
	}()
	receipt, err := s.do(p.deed)
	if err != nil && !told(err) {
		return err
	}
	p.receipt, p.err = receipt, err
	return nil
}

func (d *Door) broken(err error) {
	if d.Broken == nil {
		panic(err)
	}
	d.Broken(err)
}
