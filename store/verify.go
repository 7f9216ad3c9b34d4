package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"sesperf/record"
)

// Fault is one thing in the database that is not as the record makes it.
type Fault struct {
	Table  string // where
	Key    string // the row's key without the agency: a number, an id, or several with spaces between
	Column string // which column; "" when the whole row is missing or too much
	Text   string // what is wrong, in a sentence
}

func (f Fault) String() string {
	where := f.Table
	if f.Column != "" {
		where += "." + f.Column
	}
	return where + " " + f.Key + ": " + f.Text
}

// Rebuild gives the rows that the entries of one stream, in order, make. Casework has it.
type Rebuild = func(entries []record.Entry) ([]Row, error)

// verification is one run of Verify.
type verification struct {
	db       *DB
	agency   string
	rebuild  Rebuild
	against  *record.Checkpoint
	progress func()

	size    int64 // entries that the record is found to have
	tree    *treeCheck
	rows    map[string]expected       // by key: what the cases make
	places  map[string][]int64        // by stream: the numbers of its entries, as the headers say
	broken  map[string]bool           // streams with an entry elsewhere
	files   map[filePlace]record.Hash // what the bodies list
	mute    map[int64]bool            // entries whose body is not the record's
	unbuilt atomic.Bool               // a case could not be rebuilt: rows that no other case makes may be its

	mu     sync.Mutex
	faults []Fault
}

// Verify holds an agency's record against itself, and every projected table against the record, and gives what
// differs; none means that all is as the acts made it. The sums, headers, tree, root and head are worked out
// again from what is stored. against, if not nil, is an earlier checkpoint: without one, a record that was cut
// off or rewritten whole cannot be told from a true one. rebuild may be nil to leave out the tables. progress,
// if not nil, is told now and then how many steps of the total are done; it is called from one goroutine at a
// time. Entries that come in while it runs are left for the next time.
func (db *DB) Verify(ctx context.Context, agency string, rebuild Rebuild, against *record.Checkpoint, progress func(done, total int64)) ([]Fault, error) {
	v := &verification{db: db, agency: agency, rebuild: rebuild, against: against, rows: map[string]expected{}, places: map[string][]int64{}, broken: map[string]bool{},
		files: map[filePlace]record.Hash{}, mute: map[int64]bool{}}
	err := db.Read(ctx, func(tx *Tx) error {
		head, err := v.head(tx)
		if err != nil {
			return err
		}
		v.progress = counted(progress, v.size, rebuild != nil)
		v.tree = newTreeCheck(v.size, against)
		if err := v.entries(ctx); err != nil {
			return err
		}
		if err := v.settle(tx, head); err != nil {
			return err
		}
		if err := v.fileRows(tx); err != nil {
			return err
		}
		if err := v.strays(tx); err != nil || rebuild == nil {
			return err
		}
		if err := v.fold(ctx); err != nil {
			return err
		}
		return v.tables(tx)
	})
	slices.SortFunc(v.faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(len(a.Key), len(b.Key)), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(v.faults), err
}

// counted gives what to call after each entry read; it tells the progress a hundred times in all.
func counted(progress func(done, total int64), size int64, twice bool) func() {
	total := size
	if twice {
		total *= 2
	}
	if progress == nil || total == 0 {
		return func() {}
	}
	var done atomic.Int64
	var mu sync.Mutex
	step := max(total/100, 1)
	return func() {
		if n := done.Add(1); n%step == 0 || n == total {
			mu.Lock()
			progress(n, total)
			mu.Unlock()
		}
	}
}

// fault notes a fault.
func (v *verification) fault(table, key, column, format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.faults = append(v.faults, Fault{table, key, column, fmt.Sprintf(format, args...)})
}

// each runs fn on every core, each with a snapshot of its own. What they read below v.size does not change
// from one snapshot to the next.
func (v *verification) each(ctx context.Context, fn func(*Tx) error) error {
	errs := make([]error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			errs[i] = v.db.Read(ctx, func(tx *Tx) error {
				tx.Head.Agency = v.agency
				return fn(tx)
			})
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}
