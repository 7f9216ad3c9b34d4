package main

import (
	"bytes"
	"compress/gzip"
	"io"
)

// unpacked gives what a packed answer says.
func unpacked(encoding string, b []byte) (string, error) {
	if encoding != "gzip" {
		return string(b), nil
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(r)
	return string(text), err
}
