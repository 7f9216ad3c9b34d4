package store

import (
	"errors"
	"strconv"

	"sesperf/record"
	"sesperf/store/sqlc"
)

// head reads the head row, and finds how many entries there are: what the head says, unless entries and nodes
// agree on another number.
func (v *verification) head(tx *Tx) (sqlc.Agency, error) {
	head, err := tx.ReadHead(tx.ctx, v.agency)
	there := !errors.Is(err, ErrNotFound)
	if err != nil && there {
		return head, err
	}
	tx.Head.Agency = v.agency
	var entries, end, nodes int64
	if err := tx.db.QueryRowContext(tx.ctx, "SELECT COUNT(*), COALESCE(MAX(seq), -1) + 1 FROM entry WHERE agency = $1", v.agency).Scan(&entries, &end); err != nil {
		return head, err
	}
	if err := tx.db.QueryRowContext(tx.ctx, "SELECT COUNT(*) FROM node WHERE agency = $1", v.agency).Scan(&nodes); err != nil {
		return head, err
	}
	v.size = head.Size
	agree := entries == end && nodes == record.NodeCount(entries)
	absurd := v.size < 0 || v.size > 2*(entries+nodes)
	if agree && entries != v.size || absurd {
		v.size = entries
		if there {
			v.fault("agency", v.agency, "size", "the head says %d entries, and there are %d", head.Size, entries)
		}
	}
	if !there {
		return head, v.beheaded(tx)
	}
	return head, nil
}

// beheaded says where the head of an agency with none may have gone.
func (v *verification) beheaded(tx *Tx) error {
	const orphan = "SELECT a.agency FROM agency a WHERE a.size > 0 AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.agency = a.agency)"
	var name string
	switch err := tx.db.QueryRowContext(tx.ctx, orphan).Scan(&name); {
	case errors.Is(err, ErrNotFound):
		v.fault("agency", v.agency, "", "there is no head row for this agency")
	case err != nil:
		return err
	default:
		v.fault("agency", v.agency, "agency", "there is no head row for this agency, and that of %q has no entries", name)
	}
	return nil
}

// settle says what the tree check found, when all entries have been read.
func (v *verification) settle(tx *Tx, head sqlc.Agency) error {
	t := v.tree
	root := t.tree.Root()
	agrees := string(head.Root) == string(root[:])
	if err := v.suspects(tx, agrees); err != nil {
		return err
	}
	if head.Agency != "" && !agrees {
		stored, err := record.Grow(v.size, tx.Nodes)
		if sr := stored.Root(); err != nil || string(sr[:]) != string(head.Root) {
			v.fault("agency", v.agency, "root", "the root of the head is not that of the tree over the entries")
		}
	}
	if head.Agency != "" && t.ended {
		if head.LastOn != t.last.On {
			v.fault("agency", v.agency, "last_on", "the head says %q, and the last entry %q", head.LastOn, t.last.On)
		}
		if head.LastAt != t.last.At {
			v.fault("agency", v.agency, "last_at", "the head says %d, and the last entry %d", head.LastAt, t.last.At)
		}
	}
	v.checkpoint(t)
	return nil
}

// checkpoint holds the record against an earlier one.
func (v *verification) checkpoint(t *treeCheck) {
	c := v.against
	if c == nil {
		return
	}
	key := strconv.FormatInt(c.Size, 10)
	switch {
	case c.Agency != v.agency:
		v.fault("checkpoint", key, "", "the checkpoint is of agency %q, not of %q", c.Agency, v.agency)
	case c.Size > v.size:
		v.fault("checkpoint", key, "", "the record has %d entries and had %d at the checkpoint: it was cut off", v.size, c.Size)
	case t.then != c.Root:
		v.fault("checkpoint", key, "", "the first %d entries are not those of the checkpoint: the record was rewritten", c.Size)
	}
}
