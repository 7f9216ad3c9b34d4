package store

import (
	"database/sql"
	"fmt"

	"sesperf/record"
)

// place of a file: the entry's number, and which of its files it is, from 1.
type filePlace struct{ seq, number int64 }

func (p filePlace) String() string { return fmt.Sprintf("%d %d", p.seq, p.number) }

// listed notes what a body that is as the record has it says of its entry's files.
func (v *verification) listed(seq int64, body []byte) {
	files, err := record.FilesOf(body)
	if err != nil {
		v.fault("body", fmt.Sprint(seq), "body", "%v", err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for i, f := range files {
		v.files[filePlace{seq, int64(i + 1)}] = f.Sum
	}
}

// silent notes an entry whose body is not the one of the record: what its files should be is not known.
func (v *verification) silent(seq int64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.mute[seq] = true
}

// oddFile is a row that is not the file of its place.
type oddFile struct {
	agency string
	at     filePlace
	sum    record.Hash
}

// fileRows holds every row of files against what the bodies list, and names what is altered, moved, missing or too much.
func (v *verification) fileRows(tx *Tx) error {
	names, err := unknown(tx, "file", v.agency)
	if err != nil {
		return err
	}
	var odd []oddFile
	for _, name := range append([]string{v.agency}, names...) {
		err := scan(tx, "SELECT seq, number, salt, content FROM file WHERE agency = $1", []any{name}, func(rows *sql.Rows) error {
			f := oddFile{agency: name}
			var salt, content sql.RawBytes
			if err := rows.Scan(&f.at.seq, &f.at.number, &salt, &content); err != nil {
				return err
			}
			f.sum = record.SumOf(salt, content)
			if want, ok := v.files[f.at]; ok && name == v.agency && f.sum == want {
				delete(v.files, f.at) // what is left is missing
				return nil
			}
			if name != v.agency || !v.mute[f.at.seq] && !v.tree.absent[f.at.seq] && !v.isBodiless(f.at.seq) {
				odd = append(odd, f)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	v.oddFiles(odd)
	return nil
}

func (v *verification) isBodiless(seq int64) bool {
	_, is := v.tree.bodiless[seq]
	return is
}

// oddFiles says of each row that is not the file of its place what it is, and then what is missing.
func (v *verification) oddFiles(odd []oddFile) {
	homes := map[record.Hash]filePlace{}
	for at, sum := range v.files {
		homes[sum] = at
	}
	var altered []oddFile
	for _, f := range odd {
		home, known := homes[f.sum]
		switch {
		case !known:
			altered = append(altered, f)
			continue
		case f.agency != v.agency:
			v.fault("file", home.String(), "agency", "the row says %q, which has no record", f.agency)
		case f.at.seq != home.seq:
			v.fault("file", home.String(), "seq", "the row says %d", f.at.seq)
		default:
			v.fault("file", home.String(), "number", "the row says %d", f.at.number)
		}
		delete(v.files, home)
	}
	for _, f := range altered {
		_, listed := v.files[f.at]
		switch {
		case f.agency != v.agency:
			v.fault("file", f.at.String(), "agency", "the row is of %q, which has no record", f.agency)
		case listed:
			v.fault("file", f.at.String(), "salt or content", "the sum of salt and content is not the one that the body lists")
			delete(v.files, f.at)
		default:
			v.fault("file", f.at.String(), "", "the file belongs to no entry")
		}
	}
	for at := range v.files {
		v.fault("file", at.String(), "", "the file is missing")
	}
}
