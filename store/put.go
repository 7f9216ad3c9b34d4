package store

import (
	"fmt"
	"reflect"
)

// Put writes the difference between what a case gave to the tables before an act and what it gives after it.
// Rows are structs of projected tables, of this agency. They are written before the next query that could see
// them and before the commit; there a row that should be in the tables and is not is an error: the tables have
// left the record.
func (tx *Tx) Put(before, after []Row) error {
	if !tx.writing {
		return fmt.Errorf("store: Put is for Write")
	}
	type place struct {
		table *table
		row   Row
	}
	old := make(map[string]place, len(before))
	for _, row := range before {
		t, err := tx.owned(row)
		if err != nil {
			return err
		}
		old[t.key(row)] = place{t, row}
	}
	var fresh map[*table][]any
	var changes []statement
	for _, row := range after {
		t, err := tx.owned(row)
		if err != nil {
			return err
		}
		key := t.key(row)
		switch was, there := old[key]; {
		case !there:
			if fresh == nil {
				fresh = map[*table][]any{}
			}
			fresh[t] = t.values(fresh[t], row)
		case was.row != row:
			changes = append(changes, update(t, was.row, row))
		}
		delete(old, key)
	}
	waiting := &tx.db.cases
	for _, was := range old {
		*waiting = append(*waiting, change(was.table, was.row, was.table.deleteText(), nil))
	}
	*waiting = append(*waiting, changes...)
	for _, t := range projected {
		*waiting = inserts(*waiting, t.name, t.columns, fresh[t])
	}
	return nil
}

// owned gives the table of a row and refuses a row of another agency.
func (tx *Tx) owned(row Row) (*table, error) {
	t, err := tableOf(row)
	if err != nil {
		return nil, err
	}
	if agency := reflect.ValueOf(row).Field(0).String(); agency != tx.Head.Agency {
		return nil, fmt.Errorf("store: a row of %s is of agency %q, and the transaction of %q", t.name, agency, tx.Head.Agency)
	}
	return t, nil
}

// update changes the columns that differ, and no other: an index on a column that stays is not touched.
func update(t *table, was, now Row) statement {
	before, after := reflect.ValueOf(was), reflect.ValueOf(now)
	var mask uint64
	args := make([]any, 0, len(t.columns))
	for i := range t.columns {
		if !before.Field(i).Equal(after.Field(i)) {
			mask |= 1 << i
			args = append(args, plain(after.Field(i)))
		}
	}
	return change(t, now, t.updateText(mask), args)
}

// change is a statement on the row with this key, which must be there.
func change(t *table, row Row, query string, args []any) statement {
	v := reflect.ValueOf(row)
	for _, k := range t.keys {
		args = append(args, plain(v.Field(k)))
	}
	return statement{query, args, true, t.name + " with the row " + t.shown(row)}
}
