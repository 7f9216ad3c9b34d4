package record

import (
	"fmt"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a node of the tree: SHA-256 as RFC 6962 section 2.1 lays it over leaves and pairs.
type Hash = [32]byte

// Node is one stored hash. Index counts the nodes in the order in which they are made, as tlog does: each
// leaf is followed by the nodes above it that it completes.
type Node struct {
	Index int64
	Hash  Hash
}

// Tree is the right edge of a tree: what is needed to add a leaf and to know the root. The zero Tree is
// empty. It is a plain value: a copy made before a batch is what is left when the batch is rolled back.
type Tree struct {
	size  int64
	next  int64    // index of the next node
	peaks [63]Hash // peaks[l] is the complete subtree of 2^l leaves, where bit l of size is set
}

// Grow gives the tree of that size from its stored nodes. read is asked once, for at most one node for each
// bit of the size, and gives the hashes in the order asked for.
func Grow(size int64, read func(indexes []int64) ([]Hash, error)) (Tree, error) {
	t := Tree{size: size, next: tlog.StoredHashCount(size)}
	var levels []int
	var indexes []int64
	for l := range t.peaks {
		if size>>l&1 == 1 {
			levels = append(levels, l)
			indexes = append(indexes, tlog.StoredHashIndex(l, size>>l-1))
		}
	}
	if len(levels) == 0 {
		return t, nil
	}
	hashes, err := read(indexes)
	if err != nil {
		return Tree{}, err
	}
	if len(hashes) != len(indexes) {
		return Tree{}, fmt.Errorf("record: the tree of %d entries lacks nodes: %d of %d found", size, len(hashes), len(indexes))
	}
	for i, l := range levels {
		t.peaks[l] = hashes[i]
	}
	return t, nil
}

// Append adds a header's bytes as the next leaf and gives the nodes to be stored.
func (t *Tree) Append(header []byte) []Node {
	return t.AppendLeaf(nil, LeafHash(header))
}

// AppendLeaf adds a leaf by its hash, and appends the nodes to be stored to nodes.
func (t *Tree) AppendLeaf(nodes []Node, h Hash) []Node {
	nodes = append(nodes, Node{t.next, h})
	t.next++
	full := bits.TrailingZeros64(^uint64(t.size))
	for l := range full {
		h = NodeHash(t.peaks[l], h)
		t.peaks[l] = Hash{} // so that equal trees are equal values
		nodes = append(nodes, Node{t.next, h})
		t.next++
	}
	t.peaks[full] = h
	t.size++
	return nodes
}

// Size is the number of leaves.
func (t *Tree) Size() int64 { return t.size }

// Root is the hash over all leaves. The empty tree's is the SHA-256 of nothing.
func (t *Tree) Root() Hash {
	if t.size == 0 {
		root, _ := tlog.TreeHash(0, nil) // reads nothing and cannot fail
		return root
	}
	low := bits.TrailingZeros64(uint64(t.size))
	h := t.peaks[low]
	for l := low + 1; l < len(t.peaks); l++ {
		if t.size>>l&1 == 1 {
			h = NodeHash(t.peaks[l], h)
		}
	}
	return h
}

// LeafHash is the hash of a header's bytes as a leaf.
func LeafHash(header []byte) Hash { return Hash(tlog.RecordHash(header)) }

// NodeHash is the hash of two nodes that stand beside each other.
func NodeHash(left, right Hash) Hash { return Hash(tlog.NodeHash(left, right)) }

// NodeCount is the number of nodes stored for a tree of that size.
func NodeCount(size int64) int64 { return tlog.StoredHashCount(size) }

// NodeIndex is the index of the n'th node of a level; level 0 are the leaves.
func NodeIndex(level int, n int64) int64 { return tlog.StoredHashIndex(level, n) }

// NodePlace is the inverse of NodeIndex.
func NodePlace(index int64) (level int, n int64) { return tlog.SplitStoredHashIndex(index) }
