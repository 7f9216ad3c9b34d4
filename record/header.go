// Package record says what was done: entries, the hash tree over them, checkpoints and proofs. The bytes are
// specified in docs/record.md, so that another program can check a record without this one. It knows nothing
// of the law and imports no rules, and it keeps nothing: where a record is kept is the store's business.
package record

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// form is the first line of a header. A change of the header's bytes gets the next number.
const form = "sesperf/entry/1\n"

// Header is what the tree is built over: everything about an entry but its text. Its bytes stay when the
// body is disposed of, so nothing in it names a person: ids are random.
type Header struct {
	Agency  string
	Seq     int64  // place in the agency's record, from 0
	Stream  string // the case: appraisal/0190…
	Version int64  // version of the case that this entry makes, from 1
	On      string // the day in the agency's time zone, YYYY-MM-DD
	At      int64  // the instant, microseconds UTC
	Actor   string // the person who did it
	Behalf  string // on whose behalf; empty for nearly all
	Act     string // the act's id, unique in the agency
	Form    string // kind and form of the body: appraisal.rate-initially/1
	Sum     [32]byte
}

// fields gives the header's fields in the order of their lines.
func (h Header) fields() [11]struct{ name, value string } {
	return [11]struct{ name, value string }{
		{"agency", h.Agency}, {"seq", strconv.FormatInt(h.Seq, 10)},
		{"stream", h.Stream}, {"version", strconv.FormatInt(h.Version, 10)},
		{"on", h.On}, {"at", strconv.FormatInt(h.At, 10)},
		{"actor", h.Actor}, {"behalf", h.Behalf}, {"act", h.Act}, {"form", h.Form},
		{"sum", hex.EncodeToString(h.Sum[:])},
	}
}

// Bytes gives the exact bytes that the tree is built over: a first line, then a line for each field, with its
// name, the length of its value in bytes, and the value. The lengths make two headers with equal bytes equal.
func (h Header) Bytes() []byte {
	b := make([]byte, 0, 400)
	b = append(b, form...)
	for _, f := range h.fields() {
		b = append(b, f.name...)
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(len(f.value)), 10)
		b = append(b, ':')
		b = append(b, f.value...)
		b = append(b, '\n')
	}
	return b
}

// ParseHeader reads what Bytes gives. It refuses bytes that do not come out the same when written again, and
// a header that Valid refuses.
func ParseHeader(b []byte) (Header, error) {
	rest, ok := bytes.CutPrefix(b, []byte(form))
	if !ok {
		return Header{}, errors.New("record: a header begins with \"sesperf/entry/1\"; this one does not")
	}
	var h Header
	var err error
	for _, f := range h.fields() {
		var value string
		if value, rest, err = line(rest, f.name); err != nil {
			return Header{}, err
		}
		if err = h.set(f.name, value); err != nil {
			return Header{}, err
		}
	}
	if !bytes.Equal(b, h.Bytes()) {
		return Header{}, errors.New("record: a header does not come out the same when written again")
	}
	return h, h.Valid()
}

// line takes one field off the front of b.
func line(b []byte, name string) (value string, rest []byte, err error) {
	bad := fmt.Errorf("record: a header's line %q cannot be read", name)
	b, ok := bytes.CutPrefix(b, []byte(name+" "))
	if !ok {
		return "", nil, bad
	}
	size, b, ok := bytes.Cut(b, []byte(":"))
	if !ok {
		return "", nil, bad
	}
	n, err := strconv.Atoi(string(size))
	if err != nil || n < 0 || n >= len(b) || b[n] != '\n' {
		return "", nil, bad
	}
	return string(b[:n]), b[n+1:], nil
}

// set puts the value of one line into its field.
func (h *Header) set(name, value string) (err error) {
	switch name {
	case "agency":
		h.Agency = value
	case "seq":
		h.Seq, err = strconv.ParseInt(value, 10, 64)
	case "stream":
		h.Stream = value
	case "version":
		h.Version, err = strconv.ParseInt(value, 10, 64)
	case "on":
		h.On = value
	case "at":
		h.At, err = strconv.ParseInt(value, 10, 64)
	case "actor":
		h.Actor = value
	case "behalf":
		h.Behalf = value
	case "act":
		h.Act = value
	case "form":
		h.Form = value
	case "sum":
		if len(value) != 2*len(h.Sum) {
			return errors.New("record: the sum in a header is 64 hexadecimal digits")
		}
		_, err = hex.Decode(h.Sum[:], []byte(value))
	}
	if err != nil {
		return fmt.Errorf("record: a header's line %q: %w", name, err)
	}
	return nil
}

// Valid says whether the header may stand in a record: text is UTF-8 without control characters, no field but
// Behalf is empty, the day is a day, and the numbers are in range.
func (h Header) Valid() error {
	for _, f := range h.fields() {
		switch {
		case !utf8.ValidString(f.value):
			return fmt.Errorf("record: %s is not valid UTF-8: %q", f.name, f.value)
		case strings.ContainsFunc(f.value, func(r rune) bool { return r < ' ' || r == 0x7f }):
			return fmt.Errorf("record: %s holds a control character: %q", f.name, f.value)
		case f.value == "" && f.name != "behalf":
			return fmt.Errorf("record: %s is empty", f.name)
		}
	}
	if _, err := time.Parse(time.DateOnly, h.On); err != nil {
		return fmt.Errorf("record: on is a day, YYYY-MM-DD, not %q", h.On)
	}
	if h.Seq < 0 || h.Version < 1 {
		return fmt.Errorf("record: entry %d of version %d: entries count from 0 and versions from 1", h.Seq, h.Version)
	}
	return nil
}
