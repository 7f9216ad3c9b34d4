package record

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// origin begins a checkpoint's first line; the agency follows.
const origin = "sesperf record of "

// Checkpoint says that an agency's record had so many entries with this root. Kept where the database's owner
// cannot reach it, it finds what was cut off or rewritten whole.
type Checkpoint struct {
	Agency string
	Size   int64
	Root   Hash
}

// Text gives the three lines that are signed.
func (c Checkpoint) Text() string {
	return origin + c.Agency + "\n" + strconv.FormatInt(c.Size, 10) + "\n" + base64.StdEncoding.EncodeToString(c.Root[:]) + "\n"
}

// Sign gives the checkpoint as a signed note. The key is a signer from NewKey.
func (c Checkpoint) Sign(key string) (string, error) {
	if _, err := parseCheckpoint(c.Text()); err != nil {
		return "", err
	}
	signer, err := note.NewSigner(strings.TrimSpace(key))
	if err != nil {
		return "", errors.New("record: the key is not a signing key; make one with \"sesperf record key\"")
	}
	signed, err := note.Sign(&note.Note{Text: c.Text()}, signer)
	return string(signed), err
}

// OpenCheckpoint reads a signed checkpoint and refuses one that this verifier's key did not sign.
func OpenCheckpoint(text, verifier string) (Checkpoint, error) {
	v, err := note.NewVerifier(strings.TrimSpace(verifier))
	if err != nil {
		return Checkpoint{}, errors.New("record: the verifier is not a public key as \"sesperf record key\" writes it")
	}
	// Mail and printing may leave carriage returns; a signed text has none.
	n, err := note.Open([]byte(strings.ReplaceAll(text, "\r\n", "\n")), note.VerifierList(v))
	if err != nil {
		return Checkpoint{}, fmt.Errorf("record: the checkpoint is not signed by %s, or was changed since: %w", v.Name(), err)
	}
	return parseCheckpoint(n.Text)
}

// parseCheckpoint reads what Text gives, and nothing else.
func parseCheckpoint(text string) (Checkpoint, error) {
	bad := fmt.Errorf("record: not a checkpoint: %q", text)
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], origin) {
		return Checkpoint{}, bad
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	root, err2 := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || err2 != nil || size < 0 || len(root) != len(Hash{}) {
		return Checkpoint{}, bad
	}
	c := Checkpoint{Agency: strings.TrimPrefix(lines[0], origin), Size: size, Root: Hash(root)}
	if c.Agency == "" || c.Text() != text {
		return Checkpoint{}, bad
	}
	return c, nil
}

// NewKey makes a key for checkpoints. The signer is secret and belongs in a file outside the database; the
// verifier is for everybody. The name is that of the agency or office, without spaces.
func NewKey(name string) (signer, verifier string, err error) {
	if name == "" || strings.ContainsAny(name, " +\n\t") {
		return "", "", fmt.Errorf("record: a key's name has no spaces and no plus sign: %q", name)
	}
	return note.GenerateKey(rand.Reader, name)
}
