package store

import (
	"fmt"

	"sesperf/record"
)

// Checkpoint gives the head of the agency's record as a checkpoint to sign.
func (tx *Tx) Checkpoint() record.Checkpoint {
	return record.Checkpoint{Agency: tx.Head.Agency, Size: tx.Head.Size, Root: tx.Head.Root}
}

// CheckpointAt gives what the checkpoint was when the record had that many entries.
func (tx *Tx) CheckpointAt(size int64) (record.Checkpoint, error) {
	if size < 0 || size > tx.Head.Size {
		return record.Checkpoint{}, fmt.Errorf("store: the record of %s has %d entries, not %d", tx.Head.Agency, tx.Head.Size, size)
	}
	tree, err := record.Grow(size, tx.Nodes)
	return record.Checkpoint{Agency: tx.Head.Agency, Size: size, Root: tree.Root()}, err
}
