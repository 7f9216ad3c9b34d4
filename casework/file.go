package casework

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"sesperf/attachment"
	"sesperf/record"
	"sesperf/rules/act"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// File is a file as somebody sends it with an act.
type File struct {
	Name    string
	Content []byte
}

// inspect looks at the files of a deed, and gives each a salt: what the act is told of them, and what would be kept.
func inspect(files []File) (told []act.File, kept []record.File, err error) {
	for _, f := range files {
		if len(f.Content) > act.MaxFile {
			return nil, nil, TooLarge()
		}
		kind, err := attachment.Inspect(f.Name, f.Content)
		if err != nil {
			return nil, nil, &act.Invalid{Field: "file", Text: err.Error()}
		}
		salt := record.NewSalt()
		sum := record.SumOf(salt, f.Content)
		told = append(told, act.File{Name: attachment.CleanName(f.Name, kind), Type: kind.Media, Size: int64(len(f.Content)), Sum: hex.EncodeToString(sum[:])})
		kept = append(kept, record.File{Salt: salt, Content: f.Content})
	}
	return told, kept, nil
}

// TooLarge refuses a file that is larger than any that is kept.
func TooLarge() error {
	return &act.Invalid{Field: "file", Text: fmt.Sprintf("the file has more than %d MB, which is the most that is kept; attach a smaller one, or its parts", act.MaxFile>>20)}
}

// taken says whether the act lists exactly the files that came with it.
func (j judged) taken() error {
	body, err := json.Marshal(j.body)
	if err != nil {
		return err
	}
	if listed, err := record.FilesOf(body); err != nil {
		return err
	} else if len(listed) != len(j.files) {
		return &act.Invalid{Field: "file", Text: "this act takes no file; leave it out"}
	}
	return nil
}

// File gives a file of a case that the person may see: that of an entry, by its place in the record and which of the
// entry's files it is, from 1. What is not there, or not the person's to see, is ErrNotFound.
func (d *Door) File(ctx context.Context, in, person string, stream string, seq, number int64) (content []byte, err error) {
	err = d.reading(ctx, in, func(s *session) error {
		e, err := s.tx.Entry(seq)
		if errors.Is(err, store.ErrNotFound) || err == nil && e.Stream != stream {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		have, err := s.relations(person, stream)
		if err != nil {
			return err
		}
		c, ok, err := s.load(stream)
		if err != nil {
			return err
		}
		if !ok || !tells(d.kinds[kindName(stream)], c, have, seq) {
			return ErrNotFound
		}
		content, err = s.file(e, number)
		return err
	})
	return content, err
}

// tells says whether people with these relations are told of an entry of the case.
func tells(k act.Kind, c act.Case, have []act.Relation, seq int64) bool {
	for _, l := range since(k, c, have, 0) {
		if l.Seq == seq {
			return true
		}
	}
	return false
}

// file reads a file of an entry, and holds it against the sum in the entry's body.
func (s *session) file(e record.Entry, number int64) ([]byte, error) {
	listed, err := record.FilesOf(e.Body)
	if err != nil {
		return nil, err
	}
	if number < 1 || number > int64(len(listed)) {
		return nil, ErrNotFound
	}
	row, err := s.tx.FileOf(s.ctx, sqlc.FileOfParams{Agency: e.Agency, Seq: e.Seq, Number: number})
	if errors.Is(err, store.ErrNotFound) || err == nil && record.SumOf(row.Salt, row.Content) != listed[number-1].Sum {
		return nil, fmt.Errorf("file %d of entry %d is not the one that was recorded; run: sesperf record verify", number, e.Seq)
	}
	return row.Content, err
}
