package store

import (
	"strconv"
	"sync"

	"sesperf/record"
)

// treeCheck grows the tree over the headers as they stand, and notes where the stored nodes are others.
type treeCheck struct {
	tree    record.Tree
	against int64       // the size at which to note the root
	then    record.Hash // the root at that size
	last    record.Header
	ended   bool // last is known, and is the header that the tree was built over

	differ  []suspect
	missing map[int64]record.Hash // nodes that are not there
	absent  map[int64]bool        // entries that are not there
	leaves  map[int64][]Fault     // by entry: the columns that differ, where the header may be what was changed

	mu       sync.Mutex
	bodiless map[int64]record.Hash // entries without a body, by number, with the sum
}

// suspect is a stored node that is not the one over the headers.
type suspect struct {
	index        int64
	made, stored record.Hash
}

func newTreeCheck(size int64, against *record.Checkpoint) *treeCheck {
	t := &treeCheck{against: -1, missing: map[int64]record.Hash{}, absent: map[int64]bool{}, leaves: map[int64][]Fault{},
		bodiless: map[int64]record.Hash{}, ended: size == 0}
	if against != nil {
		t.against = against.Size
	}
	if t.against == 0 {
		t.then = t.tree.Root()
	}
	return t
}

// lost notes an entry without a body.
func (t *treeCheck) lost(seq int64, sum record.Hash) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bodiless[seq] = sum
}

// join adds the next part of the record to the tree.
func (v *verification) join(p part) {
	t := v.tree
	var nodes []record.Node
	base := record.NodeCount(p.lo)
	for i := range p.entries {
		e, seq := &p.entries[i], p.lo+int64(i)
		leaf := e.leaf
		stored := p.nodes[record.NodeIndex(0, seq)-base]
		if !e.there {
			t.absent[seq] = true
			if stored != nil {
				leaf = *stored // so that what follows can still be checked
			}
		}
		nodes = t.tree.AppendLeaf(nodes[:0], leaf)
		for _, n := range nodes {
			switch s := p.nodes[n.Index-base]; {
			case s == nil:
				t.missing[n.Index] = n.Hash
			case *s != n.Hash:
				t.differ = append(t.differ, suspect{n.Index, n.Hash, *s})
			}
		}
		if stored == nil || *stored == leaf {
			v.note(e.differ)
		} else {
			t.leaves[seq] = e.differ
		}
		if t.tree.Size() == t.against {
			t.then = t.tree.Root()
		}
		t.last, t.ended = e.header, e.parsed && (stored == nil || *stored == leaf)
		if e.there && !e.parsed {
			v.unbuilt.Store(true) // whose it is cannot be read
		}
		if e.parsed && v.rebuild != nil {
			v.places[e.header.Stream] = append(v.places[e.header.Stream], seq)
		}
	}
}

// note adds faults as they are.
func (v *verification) note(faults []Fault) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.faults = append(v.faults, faults...)
}

// suspects says of each stored node that differs whether it was changed, or stands over a header that was.
// When the root over the headers is that of the head, the headers are true and the nodes are not.
func (v *verification) suspects(tx *Tx, headersTrue bool) error {
	for _, s := range v.tree.differ {
		level, n := record.NodePlace(s.index)
		key := strconv.FormatInt(s.index, 10)
		switch {
		case headersTrue:
			v.fault("node", key, "hash", "the node is not the one over the entries")
			if level == 0 {
				v.note(v.tree.leaves[n])
			}
		case level == 0:
			v.changed(n)
		default:
			hashes, err := tx.Nodes([]int64{record.NodeIndex(level-1, 2*n), record.NodeIndex(level-1, 2*n+1)})
			if err != nil || record.NodeHash(hashes[0], hashes[1]) != s.stored {
				v.fault("node", key, "hash", "the node is not the one over the two below it")
			}
			if err := tx.ctx.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

// changed says that a header is not the one over which the tree was built.
func (v *verification) changed(seq int64) {
	key := strconv.FormatInt(seq, 10)
	text := "the header is not the one that the tree was built over"
	for _, d := range v.tree.leaves[seq] {
		text += "; " + d.Column + ": " + d.Text
	}
	v.fault("entry", key, "header", "%s", text)
}
