package store

import (
	"database/sql"
	"errors"
	"slices"
	"strconv"

	"sesperf/record"
)

// enough is the number of rows too many of one kind that are looked at; a database with more is beyond naming.
const enough = 1000

// strays finds rows of the record's tables that belong to no entry of an agency, says of each which missing row
// it is, if it is one with a changed key, and then names what is missing.
func (v *verification) strays(tx *Tx) error {
	if err := v.strayEntries(tx); err != nil {
		return err
	}
	if err := v.strayBodies(tx); err != nil {
		return err
	}
	return v.strayNodes(tx)
}

// unknown lists the agencies that have rows in a table and no head row, by a step in the index for each.
func unknown(tx *Tx, table, besides string) (names []string, err error) {
	known, err := tx.Agencies(tx.ctx)
	if err != nil {
		return nil, err
	}
	least := tx.db.QueryRowContext(tx.ctx, "SELECT MIN(agency) FROM "+table)
	for {
		var name sql.NullString
		if err := least.Scan(&name); err != nil || !name.Valid {
			return names, err
		}
		if name.String != besides && !slices.Contains(known, name.String) {
			names = append(names, name.String)
		}
		least = tx.db.QueryRowContext(tx.ctx, "SELECT MIN(agency) FROM "+table+" WHERE agency > $1", name.String)
	}
}

// stray runs fn on the rows of a table whose number is not within [0, end), or whose agency is not known.
func (v *verification) stray(tx *Tx, table, number, columns string, end int64, fn func(agency string, n int64, a, b []byte)) error {
	names, err := unknown(tx, table, v.agency)
	if err != nil {
		return err
	}
	query := "SELECT agency, " + number + ", " + columns + " FROM " + table + " WHERE agency = $1 AND (" + number + " < $2 OR " + number + " >= $3) LIMIT $4"
	for i, name := range append([]string{v.agency}, names...) {
		from, to := int64(0), end
		if i > 0 {
			to = 0 // every row of an agency without a head
		}
		if err := scan(tx, query, []any{name, from, to, enough}, func(rows *sql.Rows) error {
			var agency string
			var n int64
			var a, b []byte
			if err := rows.Scan(&agency, &n, &a, &b); err != nil {
				return err
			}
			fn(agency, n, a, b)
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// scan runs fn on each row of a query.
func scan(tx *Tx, query string, args []any, fn func(*sql.Rows) error) error {
	rows, err := tx.db.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// moved notes a row whose key was changed, or a row too many.
func (v *verification) moved(table, number, agency string, n, home int64, known bool) {
	switch {
	case !known:
		key := strconv.FormatInt(n, 10)
		if agency != v.agency {
			v.fault(table, key, "agency", "the row is of %q, which has no record", agency)
			return
		}
		v.fault(table, key, "", "the row belongs to no entry")
	case agency != v.agency:
		v.fault(table, strconv.FormatInt(home, 10), "agency", "the row says %q, which has no record", agency)
	default:
		v.fault(table, strconv.FormatInt(home, 10), number, "the row says %d", n)
	}
}

func (v *verification) strayEntries(tx *Tx) error {
	absent := v.tree.absent
	if len(absent) > 0 {
		v.unbuilt.Store(true) // it may have been all of its case
	}
	err := v.stray(tx, "entry", "seq", "header, sum", v.size, func(agency string, n int64, header, _ []byte) {
		h, err := record.ParseHeader(header)
		known := err == nil && h.Agency == v.agency && absent[h.Seq]
		v.moved("entry", "seq", agency, n, h.Seq, known)
		if known {
			delete(absent, h.Seq)
			delete(v.tree.bodiless, h.Seq)
			v.broken[h.Stream] = true
		}
	})
	for seq := range absent {
		v.fault("entry", strconv.FormatInt(seq, 10), "", "the entry is missing")
	}
	return err
}

func (v *verification) strayBodies(tx *Tx) error {
	homes := map[record.Hash]int64{}
	for seq, sum := range v.tree.bodiless {
		homes[sum] = seq
	}
	err := v.stray(tx, "body", "seq", "salt, body", v.size, func(agency string, n int64, salt, body []byte) {
		home, known := homes[record.SumOf(salt, body)]
		v.moved("body", "seq", agency, n, home, known)
		if known {
			delete(v.tree.bodiless, home)
		}
	})
	for seq := range v.tree.bodiless {
		v.fault("body", strconv.FormatInt(seq, 10), "", "the body is missing")
	}
	return err
}

func (v *verification) strayNodes(tx *Tx) error {
	homes := map[record.Hash]int64{}
	for index, hash := range v.tree.missing {
		homes[hash] = index
	}
	err := v.stray(tx, "node", "idx", "hash, hash", record.NodeCount(v.size), func(agency string, n int64, hash, _ []byte) {
		var h record.Hash
		copy(h[:], hash)
		home, known := homes[h]
		v.moved("node", "idx", agency, n, home, known)
		if known {
			delete(v.tree.missing, home)
		}
	})
	for index := range v.tree.missing {
		v.fault("node", strconv.FormatInt(index, 10), "", "the node is missing")
	}
	return err
}
