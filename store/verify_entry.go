package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"

	"sesperf/record"
)

// stretch is the number of entries that are read at a time.
const stretch = 512

// found is what was found of one entry.
type found struct {
	there  bool
	leaf   record.Hash
	header record.Header
	parsed bool
	differ []Fault // columns of the row that are not as its header says
}

// part is a stretch of the record as read: its entries, and the stored nodes that they completed.
type part struct {
	lo      int64
	entries []found
	nodes   []*record.Hash // from the index NodeCount(lo); nil where there is none
}

// entries reads the record in stretches, on every core, and hands them to the tree in order.
func (v *verification) entries(ctx context.Context) error {
	var next atomic.Int64
	var mu sync.Mutex
	waiting := map[int64]part{}
	return v.each(ctx, func(tx *Tx) error {
		for {
			lo := next.Add(stretch) - stretch
			if lo >= v.size {
				return nil
			}
			p, err := v.part(tx, lo, min(lo+stretch, v.size))
			if err != nil {
				return err
			}
			mu.Lock()
			waiting[lo] = p
			for at := v.tree.tree.Size(); ; at = v.tree.tree.Size() {
				p, ok := waiting[at]
				if !ok {
					break
				}
				delete(waiting, at)
				v.join(p)
			}
			mu.Unlock()
		}
	})
}

// part reads the entries from lo to below hi.
func (v *verification) part(tx *Tx, lo, hi int64) (part, error) {
	p := part{lo: lo, entries: make([]found, hi-lo)}
	first, end := record.NodeCount(lo), record.NodeCount(hi)
	p.nodes = make([]*record.Hash, end-first)
	rows, err := tx.db.QueryContext(tx.ctx, "SELECT idx, hash FROM node WHERE agency = $1 AND idx >= $2 AND idx < $3", v.agency, first, end)
	if err != nil {
		return p, err
	}
	for rows.Next() {
		var index int64
		var hash []byte
		if err := rows.Scan(&index, &hash); err != nil {
			rows.Close()
			return p, err
		}
		h := record.Hash{}
		if copy(h[:], hash) != len(hash) || len(hash) < len(h) {
			h = record.Hash{} // of the wrong length: like no hash of anything
		}
		p.nodes[index-first] = &h
	}
	if err := rows.Close(); err != nil {
		return p, err
	}
	return p, v.read(tx, p, hi)
}

const entryRows = `SELECT e.agency, e.seq, e.header, e.stream, e.version, e.on_date, e.at, e.actor, e.behalf, e.act, e.form, e.sum,
       b.seq, b.salt, b.body
  FROM entry e LEFT JOIN body b ON b.agency = e.agency AND b.seq = e.seq
 WHERE e.agency = $1 AND e.seq >= $2 AND e.seq < $3`

// entryRow is a row of entry with its body, as whatever it holds.
type entryRow struct {
	agency, seq, stream, version, on, at, actor, behalf, act, form, bodySeq any
	header, sum, salt, body                                                 sql.RawBytes
}

func (r *entryRow) into() []any {
	return []any{&r.agency, &r.seq, &r.header, &r.stream, &r.version, &r.on, &r.at, &r.actor, &r.behalf, &r.act, &r.form, &r.sum,
		&r.bodySeq, &r.salt, &r.body}
}

// read reads the rows of entry and body of a part.
func (v *verification) read(tx *Tx, p part, hi int64) error {
	rows, err := tx.db.QueryContext(tx.ctx, entryRows, v.agency, p.lo, hi)
	if err != nil {
		return err
	}
	defer rows.Close()
	var r entryRow
	into := r.into()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if seq, ok := r.seq.(int64); ok {
			p.entries[seq-p.lo] = v.look(&r, seq)
			v.progress()
		}
	}
	return rows.Err()
}

// look holds one row against its header, and its body against its sum.
func (v *verification) look(r *entryRow, seq int64) found {
	f := found{there: true, leaf: record.LeafHash(r.header)}
	f.header, f.parsed = r.said()
	if !f.parsed || !bytes.Equal(f.header.Bytes(), r.header) {
		h, err := record.ParseHeader(r.header)
		f.header, f.parsed = h, err == nil
		f.differ = r.differ(strconv.FormatInt(seq, 10), h, err)
	}
	v.body(r, seq, f)
	return f
}

// said gives the header that the columns make.
func (r *entryRow) said() (h record.Header, ok bool) {
	ok = len(r.sum) == len(h.Sum)
	copy(h.Sum[:], r.sum)
	for _, c := range []struct {
		into *string
		from any
	}{{&h.Agency, r.agency}, {&h.Stream, r.stream}, {&h.On, r.on}, {&h.Actor, r.actor}, {&h.Behalf, r.behalf}, {&h.Act, r.act}, {&h.Form, r.form}} {
		var is bool
		*c.into, is = c.from.(string)
		ok = ok && is
	}
	for _, c := range []struct {
		into *int64
		from any
	}{{&h.Seq, r.seq}, {&h.Version, r.version}, {&h.At, r.at}} {
		var is bool
		*c.into, is = c.from.(int64)
		ok = ok && is
	}
	return h, ok
}

// differ names the columns that are not as the header says.
func (r *entryRow) differ(key string, h record.Header, err error) (out []Fault) {
	if err != nil {
		return []Fault{{"entry", key, "header", err.Error()}}
	}
	for _, c := range []struct {
		name      string
		row, says any
	}{{"agency", r.agency, h.Agency}, {"seq", r.seq, h.Seq}, {"stream", r.stream, h.Stream}, {"version", r.version, h.Version},
		{"on_date", r.on, h.On}, {"at", r.at, h.At}, {"actor", r.actor, h.Actor}, {"behalf", r.behalf, h.Behalf},
		{"act", r.act, h.Act}, {"form", r.form, h.Form}} {
		if c.row != c.says {
			out = append(out, Fault{"entry", key, c.name, fmt.Sprintf("the row says %v, and the header of the record %v", quoted(c.row), quoted(c.says))})
		}
	}
	if !bytes.Equal(r.sum, h.Sum[:]) {
		out = append(out, Fault{"entry", key, "sum", fmt.Sprintf("the row says %x, and the header of the record %x", []byte(r.sum), h.Sum)})
	}
	return out
}

// quoted shows a value in a message.
func quoted(value any) string {
	switch value := value.(type) {
	case string:
		return strconv.Quote(value)
	case []byte:
		return fmt.Sprintf("bytes %x", value)
	}
	return fmt.Sprint(value)
}

// body holds salt and body against the sum. Where header and column disagree, the sum of one of them must fit.
func (v *verification) body(r *entryRow, seq int64, f found) {
	key := strconv.FormatInt(seq, 10)
	if r.bodySeq == nil {
		v.tree.lost(seq, f.header.Sum)
		return
	}
	sum := record.SumOf(r.salt, r.body)
	if f.parsed && sum == f.header.Sum || bytes.Equal(sum[:], r.sum) {
		v.listed(seq, r.body)
		return
	}
	v.silent(seq)
	switch {
	case len(r.salt) != record.SaltSize:
		v.fault("body", key, "salt", "the salt has %d bytes", len(r.salt))
	case !json.Valid(r.body):
		v.fault("body", key, "body", "the body is not JSON, and its sum is not that of the record")
	default:
		v.fault("body", key, "salt or body", "the sum of salt and body is not that of the record")
	}
}
