package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sesperf/casework"
	"sesperf/rules/act"
)

// Attach is a file that a line sends with its act: {"attach": "memo.pdf"}, named from where the line stands; or, for what
// is small, {"attach": {"name": "memo.txt", "base64": "…"}}.
type Attach struct {
	Path    string
	Name    string
	Content []byte
}

// UnmarshalJSON reads a path, or a name with its content.
func (a *Attach) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, &a.Path) == nil {
		return nil
	}
	var in struct {
		Name    string `json:"name"`
		Content []byte `json:"base64"`
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil || in.Name == "" {
		return errors.New("attach is the path of a file, or {\"name\": …, \"base64\": …}")
	}
	a.Name, a.Content = in.Name, in.Content
	return nil
}

// read reads the file of a path, from the folder of the line's own file; no more of it than shows that it is too large.
func (a *Attach) read(from string) error {
	if a == nil || a.Path == "" {
		return nil
	}
	f, err := os.Open(filepath.Join(filepath.Dir(from), filepath.FromSlash(a.Path)))
	if err != nil {
		return fmt.Errorf("the file to attach: %w", err)
	}
	defer f.Close()
	a.Name = filepath.Base(a.Path)
	a.Content, err = io.ReadAll(io.LimitReader(f, act.MaxFile+1))
	return err
}

// Sent gives the files that a line sends with its act.
func (l Line) Sent() []casework.File {
	if l.Attach == nil {
		return nil
	}
	return []casework.File{{Name: l.Attach.Name, Content: l.Attach.Content}}
}
