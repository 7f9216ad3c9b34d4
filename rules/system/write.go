package system

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"
)

// YAML writes the description in its own format; Parse takes what it prints, and prints it the same again.
func (d *Description) YAML() []byte {
	var p printer
	p.mapping(d.entries(), 0)
	return p.out.Bytes()
}

// JSON writes the description with the keys of its format, in their order.
func (d *Description) JSON() []byte {
	b, err := json.Marshal(d.entries())
	if err != nil {
		panic(fmt.Sprintf("description %s: %v", d.ID, err)) // texts, numbers and days can all be written
	}
	return b
}

// Sum gives the SHA-256 of YAML in hexadecimal: two descriptions with one sum say the same.
func (d *Description) Sum() string {
	if d == Basic() {
		return basicSum() // every appraisal that is opened asks for it
	}
	return sumOf(d)
}

var basicSum = sync.OnceValue(func() string { return sumOf(Basic()) })

func sumOf(d *Description) string {
	s := sha256.Sum256(d.YAML())
	return hex.EncodeToString(s[:])
}

// entry is a key with its value: an entries, a list, a plain number, day or truth as text, or a string.
type entry struct {
	key   string
	value any
	wide  bool // on lines of its own, even if it would fit in one
}

type entries []entry

// word is a value that needs no quotation marks: a number, a day, true or false.
type word string

// MarshalJSON keeps the order of the keys.
func (e entries) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, kv := range e {
		b.WriteByte("{,"[min(i, 1)])
		key, err := jsonOf(kv.key)
		if err != nil {
			return nil, err
		}
		value, err := jsonOf(kv.value)
		if err != nil {
			return nil, err
		}
		b.Write(append(append(key, ':'), value...))
	}
	if len(e) == 0 {
		b.WriteByte('{')
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// MarshalJSON writes numbers and truths as they are, and days as texts.
func (w word) MarshalJSON() ([]byte, error) {
	if json.Valid([]byte(w)) {
		return []byte(w), nil
	}
	return jsonOf(string(w))
}

func jsonOf(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}
