package store

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"sesperf/record"
	"sesperf/store/sqlc"
)

var (
	entryColumns = []string{"agency", "seq", "header", "stream", "version", "on_date", "at", "actor", "behalf", "act", "form", "sum"}
	bodyColumns  = []string{"agency", "seq", "salt", "body"}
	fileColumns  = []string{"agency", "seq", "number", "salt", "content"}
	nodeColumns  = []string{"agency", "idx", "hash"}
)

// Append adds entries to the agency's record, with the nodes of the tree, and brings Head up to date. Their
// numbers go on from Head.Size. The rows are written together with those of later calls, before the next query
// that reads the record and before the commit; a constraint may refuse them there.
func (tx *Tx) Append(entries ...record.Entry) error {
	if !tx.writing {
		return errors.New("store: Append is for Write")
	}
	if err := tx.grow(); err != nil {
		return err
	}
	tree, waiting := tx.tree, &tx.db.waiting // the tree is a copy until all entries are found good
	var nodes []record.Node
	for i, e := range entries {
		if e.Agency != tx.Head.Agency || e.Seq != tx.Head.Size+int64(i) {
			return fmt.Errorf("store: entry %d of %q does not follow the %d of %q", e.Seq, e.Agency, tx.Head.Size+int64(i), tx.Head.Agency)
		}
		if err := errors.Join(e.Check(), e.CheckFiles()); err != nil {
			return err
		}
		nodes = tree.AppendLeaf(nodes, record.LeafHash(e.Header.Bytes()))
	}
	for _, e := range entries {
		waiting.entries = append(waiting.entries, e.Agency, e.Seq, e.Header.Bytes(), e.Stream, e.Version, e.On, e.At,
			e.Actor, e.Behalf, e.Act, e.Form, e.Sum[:])
		waiting.bodies = append(waiting.bodies, e.Agency, e.Seq, e.Salt, e.Body)
		for i, f := range e.Files {
			waiting.files = append(waiting.files, []any{e.Agency, e.Seq, int64(i + 1), f.Salt, f.Content})
		}
		tx.Head.LastOn, tx.Head.LastAt = e.On, e.At
	}
	for _, n := range nodes {
		waiting.nodes = append(waiting.nodes, tx.Head.Agency, n.Index, n.Hash[:])
	}
	tx.tree, tx.Head.Size, tx.Head.Root = tree, tree.Size(), tree.Root()
	return nil
}

// grow brings the tree's right edge to the head: the one in memory if it is of this head, and otherwise from
// the nodes, which another process has written on.
func (tx *Tx) grow() error {
	if tx.grown {
		return nil
	}
	if tx.tree = tx.edge.tree; tx.tree.Size() != tx.Head.Size || tx.edge.root != tx.Head.Root {
		var err error
		if tx.tree, err = record.Grow(tx.Head.Size, tx.Nodes); err != nil {
			return err
		}
	}
	if tx.tree.Root() != tx.Head.Root {
		return fmt.Errorf("store: the tree of %s does not have the root of its head; run: sesperf record verify", tx.Head.Agency)
	}
	tx.grown = true
	return nil
}

// Nodes gives stored nodes of the agency's tree in the order asked for, as proofs need them.
func (tx *Tx) Nodes(indexes []int64) ([]record.Hash, error) {
	if len(indexes) == 0 {
		return nil, nil
	}
	args := []any{tx.Head.Agency}
	marks := make([]string, len(indexes))
	place := make(map[int64]int, len(indexes))
	for i, index := range indexes {
		args = append(args, index)
		marks[i] = "$" + strconv.Itoa(i+2)
		place[index] = i
	}
	rows, err := tx.db.QueryContext(tx.ctx, "SELECT idx, hash FROM node WHERE agency = $1 AND idx IN ("+strings.Join(marks, ", ")+")", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	hashes, found := make([]record.Hash, len(indexes)), 0
	for rows.Next() {
		var index int64
		var hash []byte
		if err := rows.Scan(&index, &hash); err != nil {
			return nil, err
		}
		if len(hash) == len(record.Hash{}) {
			hashes[place[index]] = record.Hash(hash)
			found++
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if found != len(place) {
		return nil, fmt.Errorf("store: the tree of %s lacks nodes; run: sesperf record verify", tx.Head.Agency)
	}
	return hashes, nil
}

// Entries gives the entries of a stream whose version is above after, in order.
func (tx *Tx) Entries(stream string, after int64) ([]record.Entry, error) {
	rows, err := tx.EntriesAfter(tx.ctx, sqlc.EntriesAfterParams{Agency: tx.Head.Agency, Stream: stream, Version: after})
	if err != nil {
		return nil, err
	}
	entries := make([]record.Entry, len(rows))
	for i, row := range rows {
		if entries[i], err = entry(row.Header, row.Salt, row.Body); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// EntryOfAct gives the entry that an act's id made; ErrNotFound when there is none.
func (tx *Tx) EntryOfAct(act string) (record.Entry, error) {
	row, err := tx.EntryByAct(tx.ctx, sqlc.EntryByActParams{Agency: tx.Head.Agency, Act: act})
	if err != nil {
		return record.Entry{}, err
	}
	return entry(row.Header, row.Salt, row.Body)
}

// Entry gives the entry with this number; ErrNotFound when there is none.
func (tx *Tx) Entry(seq int64) (record.Entry, error) {
	row, err := tx.EntryBySeq(tx.ctx, sqlc.EntryBySeqParams{Agency: tx.Head.Agency, Seq: seq})
	if err != nil {
		return record.Entry{}, err
	}
	return entry(row.Header, row.Salt, row.Body)
}

// Version gives the version of a stream; 0 when there is none.
func (tx *Tx) Version(stream string) (int64, error) {
	return tx.StreamVersion(tx.ctx, sqlc.StreamVersionParams{Agency: tx.Head.Agency, Stream: stream})
}

// entry reads an entry from its columns. What does not hold together stops here: nothing is folded from it.
func entry(header, salt, body []byte) (record.Entry, error) {
	h, err := record.ParseHeader(header)
	if err != nil {
		return record.Entry{}, fmt.Errorf("%w; run: sesperf record verify", err)
	}
	e := record.Entry{Header: h, Salt: salt, Body: body}
	if err := e.Check(); err != nil {
		return record.Entry{}, fmt.Errorf("%w; run: sesperf record verify", err)
	}
	return e, nil
}
