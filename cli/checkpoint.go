package cli

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"sesperf/record"
)

// unsigned reads a checkpoint without holding its signature against a key: whoever kept it answers for it.
func unsigned(text string) (*record.Checkpoint, error) {
	bad := errors.New("this is not a checkpoint as sesperf record checkpoint prints it")
	var unverified *note.UnverifiedNoteError
	if _, err := note.Open([]byte(strings.ReplaceAll(text, "\r\n", "\n")), note.VerifierList()); !errors.As(err, &unverified) {
		return nil, bad
	}
	lines := strings.Split(unverified.Note.Text, "\n")
	if len(lines) < 3 {
		return nil, bad
	}
	name := strings.Fields(lines[0])
	size, err := strconv.ParseInt(lines[1], 10, 64)
	root, err2 := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || err2 != nil || len(name) == 0 || len(root) != len(record.Hash{}) {
		return nil, bad
	}
	p := &record.Checkpoint{Agency: name[len(name)-1], Size: size, Root: record.Hash(root)}
	if p.Text() != unverified.Note.Text {
		return nil, bad
	}
	return p, nil
}
