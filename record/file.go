package record

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// File is a file that an entry brings: a row of its own beside the body, which holds its sum.
type File struct {
	Salt    []byte // 32 random bytes of its own
	Content []byte
}

// Filed is what the body of an entry says of one of its files.
type Filed struct {
	Size int64 // bytes
	Sum  Hash  // SHA-256 of the file's salt followed by its content
}

// FilesOf gives what a body says of the files of its entry, in their order: it lists them under out.files.
func FilesOf(body []byte) ([]Filed, error) {
	if !bytes.Contains(body, []byte(`"files"`)) { // nearly every body: it need not be taken apart
		return nil, nil
	}
	var b struct {
		Out struct {
			Files []struct {
				Size int64  `json:"size"`
				Sum  string `json:"sum"`
			} `json:"files"`
		} `json:"out"`
	}
	if err := json.Unmarshal(body, &b); err != nil {
		return nil, fmt.Errorf("record: the files of a body cannot be read: %w", err)
	}
	var out []Filed
	for _, f := range b.Out.Files {
		sum, err := hex.DecodeString(f.Sum)
		if err != nil || len(sum) != len(Hash{}) {
			return nil, fmt.Errorf("record: a body says that a file has the sum %q", f.Sum)
		}
		out = append(out, Filed{f.Size, Hash(sum)})
	}
	return out, nil
}

// CheckFiles says whether the files are those that the body lists.
func (e Entry) CheckFiles() error {
	listed, err := FilesOf(e.Body)
	if err != nil {
		return err
	}
	if len(listed) != len(e.Files) {
		return fmt.Errorf("record: the body of entry %d lists %d files, and %d come with it", e.Seq, len(listed), len(e.Files))
	}
	for i, f := range e.Files {
		if len(f.Salt) != SaltSize || listed[i].Size != int64(len(f.Content)) || listed[i].Sum != SumOf(f.Salt, f.Content) {
			return fmt.Errorf("record: file %d of entry %d is not the one that its body lists", i+1, e.Seq)
		}
	}
	return nil
}
