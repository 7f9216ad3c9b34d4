// Package intake says what comes in: stories, files of acts, positions, goals. All of it becomes deeds at the one
// door. It reads and never writes to a database by itself.
package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"sesperf/rules/calendar"
)

// Line is one line of a story or of a file of acts: who does what to which case on which day, and in a story
// what is expected of it.
type Line struct {
	Number int    `json:"-"`
	File   string `json:"-"`

	On     calendar.Date     `json:"on,omitzero"`      // a story's own day; the one before if left out
	By     string            `json:"by,omitempty"`     // the person
	For    string            `json:"for,omitempty"`    // in whose place, as that person's delegate
	Act    string            `json:"act,omitempty"`    // kind.verb; none looks at the case
	Of     string            `json:"of,omitempty"`     // the case
	In     json.RawMessage   `json:"in,omitempty"`     // the inputs
	Files  map[string]string `json:"files,omitempty"`  // inputs whose text stands in a file of its own, named from here: {"text": "fwa.yaml"}
	Attach *Attach           `json:"attach,omitempty"` // a file that goes with the act
	ID     string            `json:"id,omitempty"`     // the act's id, in a file of acts
	Expect *Expect           `json:"expect,omitempty"`
	After  string            `json:"after,omitempty"` // first line only: go on from another story
	Note   string            `json:"note,omitempty"`  // for the reader
	Shows  map[string]any    `json:"shows,omitempty"` // short for expect shows
}

// Expect is what a story expects of a line: an outcome, with the provisions that refuse or are flagged.
type Expect struct {
	Outcome string         // done, refused, forbidden, invalid, absent, shown
	Refused []string       // all that bar, no more
	Finding []string       // all that are flagged, no more
	Shows   map[string]any // values that a look shows
}

// UnmarshalJSON reads a word, {"refused": […]}, {"finding": […]} or {"shows": {…}}.
func (e *Expect) UnmarshalJSON(b []byte) error {
	var word string
	if json.Unmarshal(b, &word) == nil {
		switch word {
		case "done", "forbidden", "invalid", "absent":
			e.Outcome = word
			return nil
		}
		return fmt.Errorf("a story expects done, forbidden, invalid, absent, {\"refused\": […]}, {\"finding\": […]} or {\"shows\": {…}}, not %q", word)
	}
	var o struct {
		Refused []string       `json:"refused"`
		Finding []string       `json:"finding"`
		Shows   map[string]any `json:"shows"`
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	d.UseNumber()
	if err := d.Decode(&o); err != nil {
		return fmt.Errorf("what is expected cannot be read: %w", err)
	}
	switch {
	case o.Refused != nil && o.Finding == nil && o.Shows == nil:
		e.Outcome, e.Refused = "refused", o.Refused
	case o.Finding != nil && o.Refused == nil && o.Shows == nil:
		e.Outcome, e.Finding = "done", o.Finding
	case o.Shows != nil && o.Refused == nil && o.Finding == nil:
		e.Outcome, e.Shows = "shown", o.Shows
	default:
		return fmt.Errorf("a story expects one of refused, finding and shows")
	}
	return nil
}

// ReadError is a line that cannot be read.
type ReadError struct {
	File string
	Line int
	Err  error
}

func (e *ReadError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }
func (e *ReadError) Unwrap() error { return e.Err }

// maxLine is the longest line that is read, in bytes.
const maxLine = 16 << 20

// ReadLines reads the lines of a story or a file of acts; empty lines and lines that begin with # or // are passed over.
func ReadLines(file string, r io.Reader) ([]Line, error) {
	var out []Line
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	for n := 1; s.Scan(); n++ {
		text := bytes.TrimSpace(s.Bytes())
		if len(text) == 0 || text[0] == '#' || bytes.HasPrefix(text, []byte("//")) {
			continue
		}
		l := Line{Number: n, File: file}
		d := json.NewDecoder(bytes.NewReader(text))
		d.DisallowUnknownFields()
		d.UseNumber()
		if err := d.Decode(&l); err != nil {
			return nil, &ReadError{file, n, fmt.Errorf("this line cannot be read: %s", strings.TrimPrefix(err.Error(), "json: "))}
		}
		if d.More() {
			return nil, &ReadError{file, n, fmt.Errorf("after the object stands something more; write one object on each line")}
		}
		if err := errors.Join(l.readFiles(), l.Attach.read(file)); err != nil {
			return nil, &ReadError{file, n, err}
		}
		if l.Shows != nil {
			if l.Expect != nil {
				return nil, &ReadError{file, n, fmt.Errorf("shows stands twice")}
			}
			l.Expect = &Expect{Outcome: "shown", Shows: l.Shows}
		}
		out = append(out, l)
	}
	if err := s.Err(); err != nil {
		return nil, &ReadError{file, len(out) + 1, err}
	}
	return out, nil
}

// maxText is the largest file that is read as the text of an input, in bytes.
const maxText = 2 << 20

// readFiles puts the texts of the files that the line names into its inputs.
func (l *Line) readFiles() error {
	if len(l.Files) == 0 {
		return nil
	}
	in := map[string]json.RawMessage{}
	if len(l.In) > 0 && json.Unmarshal(l.In, &in) != nil {
		return fmt.Errorf("the inputs cannot be read")
	}
	for field, name := range l.Files {
		if _, twice := in[field]; twice {
			return fmt.Errorf("the input %s stands in the line and in a file", field)
		}
		text, err := readText(filepath.Join(filepath.Dir(l.File), filepath.FromSlash(name)))
		if err != nil {
			return fmt.Errorf("the input %s: %w", field, err)
		}
		if in[field], err = json.Marshal(text); err != nil {
			return err
		}
	}
	var err error
	l.In, err = json.Marshal(in)
	return err
}

func readText(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err == nil && (len(text) > maxText || !utf8.Valid(text)) {
		err = fmt.Errorf("%s is no text of at most %d bytes", name, maxText)
	}
	return string(text), err
}

// ReadStory reads a story and, before it, the story that it goes on from; own is how many lines are its own.
func ReadStory(file string) (lines []Line, own int, err error) {
	return readStory(file, map[string]bool{})
}

func readStory(file string, seen map[string]bool) ([]Line, int, error) {
	if abs, err := filepath.Abs(file); err == nil {
		if seen[abs] {
			return nil, 0, fmt.Errorf("%s goes on from itself", file)
		}
		seen[abs] = true
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	lines, err := ReadLines(file, f)
	if err != nil {
		return nil, 0, err
	}
	for i, l := range lines {
		if l.After != "" && i > 0 {
			return nil, 0, &ReadError{file, l.Number, fmt.Errorf("after stands on the first line of a story only")}
		}
		if l.After == "" && l.Of == "" {
			return nil, 0, &ReadError{file, l.Number, fmt.Errorf("the line names no case: of")}
		}
	}
	if len(lines) == 0 || lines[0].After == "" {
		return lines, len(lines), nil
	}
	before, _, err := readStory(filepath.Join(filepath.Dir(file), filepath.FromSlash(lines[0].After)), seen)
	if err != nil {
		return nil, 0, err
	}
	own := lines[1:]
	return append(before, own...), len(own), nil
}

// Stream turns a story's short name into the id of a case of a kind: bell is person/bell.
func Stream(kind, name string) string {
	if strings.Contains(name, "/") {
		return name
	}
	return kind + "/" + name
}
