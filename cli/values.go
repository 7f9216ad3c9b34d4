package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxInput is how many bytes one line, or an object over several lines, may have.
const maxInput = 4 << 20

// jsonValues reads JSON objects: one on each line, or the whole input as values that go over several lines. Errors
// are *unreadable and name the line.
type jsonValues struct {
	name  string
	in    *bufio.Reader
	line  int // the line read last, from 1
	began bool
	rest  []byte // when values go over several lines: what is not read yet
}

func newJSONValues(name string, in io.Reader) *jsonValues {
	return &jsonValues{name: name, in: bufio.NewReaderSize(in, 64<<10)}
}

// idle says whether nothing more has arrived yet.
func (v *jsonValues) idle() bool { return v.in.Buffered() == 0 && len(v.rest) == 0 }

// next gives the next object and the line on which it begins; io.EOF at the end.
func (v *jsonValues) next() (json.RawMessage, int, error) {
	if v.rest != nil {
		return v.nextOfRest()
	}
	for {
		text, err := v.readLine()
		if err != nil {
			return nil, 0, err
		}
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		first := !v.began
		v.began = true
		if first && unfinished(text) {
			return v.takeRest(text)
		}
		if err := soundJSON(text); err != nil {
			return nil, 0, &unreadable{v.name, v.line, err.Error()}
		}
		return text, v.line, nil
	}
}

func (v *jsonValues) readLine() ([]byte, error) {
	var text []byte
	for {
		part, err := v.in.ReadSlice('\n')
		text = append(text, part...)
		if len(text) > maxInput {
			return nil, &unreadable{v.name, v.line + 1, fmt.Sprintf("this line has more than %d bytes", maxInput)}
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == io.EOF && len(text) == 0 {
			return nil, io.EOF
		}
		if err != nil && err != io.EOF {
			return nil, &unreadable{v.name, v.line + 1, reasonOf(err)}
		}
		v.line++
		if v.line == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		return text, nil
	}
}

// takeRest goes over to values that stand on several lines.
func (v *jsonValues) takeRest(first []byte) (json.RawMessage, int, error) {
	more, err := io.ReadAll(io.LimitReader(v.in, maxInput))
	if err != nil {
		return nil, 0, &unreadable{v.name, v.line, reasonOf(err)}
	}
	if len(more) == maxInput {
		return nil, 0, &unreadable{v.name, v.line, fmt.Sprintf("this is not one object on each line, and longer than %d bytes", maxInput)}
	}
	v.rest = append(first, more...)
	return v.nextOfRest()
}

func (v *jsonValues) nextOfRest() (json.RawMessage, int, error) {
	trimmed := bytes.TrimLeft(v.rest, " \t\r\n")
	v.line += bytes.Count(v.rest[:len(v.rest)-len(trimmed)], []byte("\n"))
	v.rest = trimmed
	if len(v.rest) == 0 {
		return nil, 0, io.EOF
	}
	d := json.NewDecoder(bytes.NewReader(v.rest))
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		line := v.line
		var s *json.SyntaxError
		if errors.As(err, &s) {
			line += bytes.Count(v.rest[:min(int(s.Offset), len(v.rest))], []byte("\n"))
		}
		return nil, 0, &unreadable{v.name, line, notJSON(err)}
	}
	line := v.line
	v.line += bytes.Count(raw, []byte("\n"))
	v.rest = v.rest[d.InputOffset():]
	if err := soundJSON(raw); err != nil {
		return nil, 0, &unreadable{v.name, line, err.Error()}
	}
	return raw, line, nil
}

// unfinished says whether a text is the beginning of a JSON value that goes on.
func unfinished(text []byte) bool {
	var raw json.RawMessage
	return errors.Is(json.NewDecoder(bytes.NewReader(text)).Decode(&raw), io.ErrUnexpectedEOF)
}

// soundJSON holds a text to be one JSON value in which no key of an object stands twice.
func soundJSON(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := uniqueKeys(d, ""); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("after the object stands something more; write one object on each line")
	}
	return nil
}

func uniqueKeys(d *json.Decoder, at string) error {
	t, err := d.Token()
	if err != nil {
		return errors.New(notJSON(err))
	}
	open, ok := t.(json.Delim)
	if !ok {
		return nil
	}
	if strings.Count(at, ".") > 100 {
		return errors.New("this is nested too deeply")
	}
	seen := map[string]bool{}
	for d.More() {
		name := ""
		if open == '{' {
			k, err := d.Token()
			if err != nil {
				return errors.New(notJSON(err))
			}
			if name = k.(string); seen[name] {
				return fmt.Errorf("the key %q stands twice", strings.TrimPrefix(at+"."+name, "."))
			}
			seen[name] = true
		}
		if err := uniqueKeys(d, at+"."+name); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return errors.New(notJSON(err))
	}
	return nil
}

func notJSON(err error) string {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "this is not JSON: it ends in the middle of a value"
	}
	return "this is not JSON: " + err.Error()
}
