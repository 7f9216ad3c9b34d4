package fault

import (
	"bytes"
	"testing"

	"sesperf/casework"
	"sesperf/record"
	"sesperf/store"
	"sesperf/store/sqlc"
	"sesperf/store/storetest"
)

// TestRewrite: an owner of the database who has the program makes the whole record anew, shorter or with one word
// changed, every sum, node and table with it. Nothing in the database tells; an earlier checkpoint does, and one from
// before the change does not complain.
func TestRewrite(t *testing.T) {
	storetest.Each(t, func(t *testing.T, url string) {
		tell(t, url, "../stories/road.jsonl", everyTable)
		o := &owner{t: t, in: intrude(t, url), db: open(t, url)}
		entries, early, late := o.read(30)
		o.hold("as it was", early, late, false)

		o.make(entries[:len(entries)-5])
		o.hold("cut short by 5 entries", early, late, true)

		altered := make([]record.Entry, len(entries))
		copy(altered, entries)
		o.alter(altered, "by March", "by April")
		o.make(altered)
		o.hold("rewritten with one word changed", early, late, true)
	})
}

// owner is somebody who may write to the database and has the program.
type owner struct {
	t  *testing.T
	in *intruder
	db *store.DB
}

// read gives the record, its checkpoint when it had so many entries, and that of now.
func (o *owner) read(size int64) (entries []record.Entry, early, late record.Checkpoint) {
	o.t.Helper()
	err := o.db.Read(ctx, func(tx *store.Tx) (err error) {
		if err := tx.Of(agency); err != nil {
			return err
		}
		for seq := range tx.Head.Size {
			e, err := tx.Entry(seq)
			if err != nil {
				return err
			}
			if e.Files, err = filesOf(tx, e); err != nil {
				return err
			}
			entries = append(entries, e)
		}
		late = tx.Checkpoint()
		early, err = tx.CheckpointAt(size)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return entries, early, late
}

// filesOf gives the files of an entry, which are kept beside it.
func filesOf(tx *store.Tx, e record.Entry) (files []record.File, err error) {
	listed, err := record.FilesOf(e.Body)
	for n := range listed {
		f, err := tx.FileOf(ctx, sqlc.FileOfParams{Agency: e.Agency, Seq: e.Seq, Number: int64(n + 1)})
		if err != nil {
			return nil, err
		}
		files = append(files, record.File{Salt: f.Salt, Content: f.Content})
	}
	return files, err
}

// alter changes words in the first body that holds them, under a sum that fits.
func (o *owner) alter(entries []record.Entry, was, now string) {
	o.t.Helper()
	for i := range entries {
		e := &entries[i]
		if bytes.Contains(e.Body, []byte(was)) {
			e.Body = bytes.Replace(e.Body, []byte(was), []byte(now), 1)
			e.Sum = record.SumOf(e.Salt, e.Body)
			return
		}
	}
	o.t.Fatalf("no entry says %q", was)
}

// make empties every table and writes the record anew by the program's own store.
func (o *owner) make(entries []record.Entry) {
	o.t.Helper()
	for _, t := range o.in.tables {
		if _, err := o.in.db.Exec("DELETE FROM " + t.name); err != nil {
			o.t.Fatal(err)
		}
	}
	rows := casework.Rebuild(casework.Kinds())
	streams := map[string][]record.Entry{}
	err := o.db.Write(ctx, agency, func(tx *store.Tx) error {
		for _, e := range entries {
			before, err := rows(streams[e.Stream])
			if err != nil {
				return err
			}
			streams[e.Stream] = append(streams[e.Stream], e)
			after, err := rows(streams[e.Stream])
			if err != nil {
				return err
			}
			if err := tx.Append(e); err != nil {
				return err
			}
			if err := tx.Put(before, after); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

// hold verifies without a checkpoint, against one from before the change, and against one from after it.
func (o *owner) hold(what string, early, late record.Checkpoint, changed bool) {
	o.t.Helper()
	for _, c := range []struct {
		name    string
		against *record.Checkpoint
		found   bool
	}{{"no checkpoint", nil, false}, {"an early checkpoint", &early, false}, {"a late checkpoint", &late, changed}} {
		found, err := o.db.Verify(ctx, agency, casework.Rebuild(casework.Kinds()), c.against, nil)
		if err != nil {
			o.t.Fatal(err)
		}
		if len(found) > 0 != c.found || c.found && (len(found) != 1 || found[0].Table != "checkpoint") {
			o.t.Errorf("%s, against %s: %v", what, c.name, found)
		}
	}
}
