package record

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Proof is a list of hashes that leads from a leaf, or from an older root, to a root.
type Proof []Hash

// ProveInclusion gives the proof that the entry stands in the tree of that size. read gives stored nodes.
func ProveInclusion(size, seq int64, read func(indexes []int64) ([]Hash, error)) (Proof, error) {
	p, err := tlog.ProveRecord(size, seq, reader(read))
	if err != nil {
		return nil, fmt.Errorf("record: entry %d in a record of %d: %w", seq, size, err)
	}
	return ours(p), nil
}

// CheckInclusion says whether the proof shows that the header is entry seq of the checkpoint's record.
func CheckInclusion(p Proof, c Checkpoint, seq int64, header []byte) error {
	if err := tlog.CheckRecord(theirs(p), c.Size, c.Root, seq, tlog.RecordHash(header)); err != nil {
		return fmt.Errorf("record: the proof does not show entry %d in the record of %d: %w", seq, c.Size, err)
	}
	return nil
}

// ProveConsistency gives the proof that the tree of size newer begins with the tree of size older.
func ProveConsistency(newer, older int64, read func(indexes []int64) ([]Hash, error)) (Proof, error) {
	p, err := tlog.ProveTree(newer, older, reader(read))
	if err != nil {
		return nil, fmt.Errorf("record: a record of %d within one of %d: %w", older, newer, err)
	}
	return ours(p), nil
}

// CheckConsistency says whether the proof shows that the newer checkpoint's record begins with the older's.
func CheckConsistency(p Proof, newer, older Checkpoint) error {
	if newer.Agency != older.Agency {
		return fmt.Errorf("record: the checkpoints are of two agencies, %q and %q", newer.Agency, older.Agency)
	}
	if err := tlog.CheckTree(theirs(p), newer.Size, newer.Root, older.Size, older.Root); err != nil {
		return fmt.Errorf("record: the proof does not show that the record of %d goes on from that of %d: %w", newer.Size, older.Size, err)
	}
	return nil
}

// reader lends plain hashes to tlog, which has a type of its own for them.
func reader(read func([]int64) ([]Hash, error)) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes, err := read(indexes)
		return theirs(hashes), err
	})
}

func theirs(hashes []Hash) []tlog.Hash {
	out := make([]tlog.Hash, len(hashes))
	for i, h := range hashes {
		out[i] = h
	}
	return out
}

func ours(hashes []tlog.Hash) []Hash {
	out := make([]Hash, len(hashes))
	for i, h := range hashes {
		out[i] = Hash(h)
	}
	return out
}
