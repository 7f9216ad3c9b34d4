package system

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"
)

// YAML writes the description in its own format; Parse takes what it prints, and prints it the same again.
func (d *Description) YAML() []byte {
	b, err := yaml.MarshalWithOptions(d, yaml.IndentSequence(true))
	if err != nil {
		panic(fmt.Sprintf("description %s: %v", d.ID, err)) // a description that was read can be written
	}
	return b
}

// JSON writes the description with the keys of its format, as JSON.
func (d *Description) JSON() []byte {
	b, err := yaml.YAMLToJSON(d.YAML())
	if err != nil {
		panic(fmt.Sprintf("description %s: %v", d.ID, err))
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
